"""Hostile NumPy arrays and archives of them: 12 images by 3 classes, and lies about them."""

import struct
import zlib

from .image_bytes import zeros
from .tables import PROBABILITIES

FLAT = [value for row in PROBABILITIES for value in row]
DOUBLES = struct.pack("<36d", *FLAT)


def files():
    return {**good(), **refused(), **headers(), **archives()}


def header(kind="<f8", shape="(12, 3)", fortran=False):
    return f"{{'descr': {kind!r}, 'fortran_order': {fortran}, 'shape': {shape}, }}"


def npy(data=DOUBLES, text=None, *, version=1, length=None, align=True, **more):
    """An .npy file; the length of its header may lie."""
    text = (header(**more) if text is None else text).encode("latin-1")
    width = 2 if version == 1 else 4
    if align:
        text = text.ljust(-(10 + len(text) + 1) % 64 + len(text)) + b"\n"
    count = len(text) if length is None else length
    return b"\x93NUMPY" + bytes([version, 0]) + count.to_bytes(width, "little") + text + data


def packed(kind, values=FLAT):
    return struct.pack(f"{kind[0]}{len(values)}{kind[1]}", *values)


def good():
    """What is read, in every order and width; `probs_` of the nine right answers."""
    columns = [row[place] for place in range(3) for row in PROBABILITIES]
    return {
        "probs_ok.npy": npy(), "probs_v2.npy": npy(version=2), "probs_v3.npy": npy(version=3),
        "probs_f4.npy": npy(packed("<f"), kind="<f4"), "probs_f2.npy": npy(packed("<e"), kind="<f2"),
        "probs_be_f8.npy": npy(packed(">d"), kind=">f8"),
        "probs_fortran.npy": npy(packed("<d", columns), fortran=True),
        "probs_be_f4_fortran.npy": npy(packed(">f", columns), kind=">f4", fortran=True),
        "header_odd_spacing.npy": npy(
            text='{ "shape":(12,3) ,"descr" : "<f8","fortran_order":False}'),
        "header_py2_long.npy": npy(shape="(12L, 3L)"), "header_unaligned.npy": npy(
            text=header() + "\n", align=False),
        "header_64_kb.npy": npy(text=header().ljust(65_534) + "\n", align=False),
        # A thousand columns of 0.001 in half precision, which add up to 1.0004.
        "sum_f2_rounding.npy": npy(packed("<e", [0.001]) * 12_000, kind="<f2", shape="(12, 1000)"),
    }


def refused():
    """Whole arrays that are no probabilities of these images."""
    def changed(place, value):
        return npy(packed("<d", FLAT[:place] + [value] + FLAT[place + 1:]))

    whole = [round(100 * value) for value in FLAT]
    labels = [number // 4 for number in range(12)]
    vectors = bytes(4 * 12 * 16)
    return {
        "nan.npy": changed(9, float("nan")), "infinity.npy": changed(9, float("inf")),
        "negative.npy": changed(9, -0.1), "above_1.npy": changed(9, 1.2),
        "sum_0.9.npy": npy(packed("<d", [0.9 * value for value in FLAT])),
        "probs_i8.npy": npy(packed("<q", whole), kind="<i8"),
        "probs_u1.npy": npy(bytes(whole), kind="|u1"), "probs_bool.npy": npy(bytes(36), kind="|b1"),
        "probs_f16.npy": npy(DOUBLES * 2, kind="<f16"), "probs_c16.npy": npy(
            DOUBLES * 2, kind="<c16"),
        "labels_i8.npy": npy(packed("<q", labels), kind="<i8", shape="(12,)"),
        "labels_u2.npy": npy(packed("<H", labels), kind="<u2", shape="(12,)"),
        "labels_bytes.npy": npy(b"horse" * 12, kind="|S5", shape="(12,)"),
        "labels_text.npy": npy("horse".encode("utf-32-le") * 12, kind="<U5", shape="(12,)"),
        "times.npy": npy(kind="<M8[ns]"), "structured.npy": npy(
            text="{'descr': [('x', '<f4'), ('y', '<i8')], 'fortran_order': False, 'shape': (2,), }"),
        # What unpickling would run; it never is.
        "objects.npy": npy(b"\x80\x04\x8c\x05posix\x8c\x06system\x93\x8c\x04true\x85R.", kind="|O"),
        "emb_ok.npy": npy(vectors, kind="<f4", shape="(12, 16)"),
        "emb_1d.npy": npy(bytes(48), kind="<f4", shape="(12,)"),
        "three_d.npy": npy(shape="(12, 3, 1)"), "zero_d.npy": npy(DOUBLES[:8], shape="()"),
        "wrong_rows_11.npy": npy(DOUBLES[:264], shape="(11, 3)"),
        "no_rows.npy": npy(b"", shape="(0, 3)"), "no_columns.npy": npy(b"", shape="(12, 0)"),
    }


def headers():
    """Headers that are cut off, lie, or are none."""
    ok = npy()
    dimensions = "(" + "1, " * 20_000 + ")"
    return {
        "zero_byte.npy": b"", "one_byte.npy": b"\x93", "magic_only.npy": ok[:6],
        "length_cut.npy": ok[:9], "header_cut.npy": ok[:40], "data_cut.npy": ok[:-100],
        "trailing.npy": ok + b"\0", "magic_wrong.npy": b"\x94" + ok[1:],
        "version_9.npy": ok[:6] + b"\x09" + ok[7:], "version_0.npy": ok[:6] + b"\0" + ok[7:],
        "text.npy": b"filename,label\na.jpg,cat\n", "pickle.npy": b"\x80\x04\x95" + bytes(40),
        "header_of_4_gib.npy": npy(version=2, length=2**32 - 1),
        "header_of_0.npy": npy(length=0), "header_no_end.npy": npy(text=header(), align=False),
        "header_code.npy": npy(text="{'descr': __import__('os').system('true'), "
                               "'fortran_order': False, 'shape': (12, 3), }"),
        "header_extra_key.npy": npy(text=header()[:-1] + "'more': 1}"),
        "header_key_twice.npy": npy(text=header()[:-1] + "'shape': (12, 3)}"),
        "header_not_ascii.npy": npy(text=header(kind="<f8\xe9")),
        "header_nul.npy": npy(text=header() + "\0"),
        "header_deep.npy": npy(version=2, shape="(" * 60_000 + ")" * 60_000),
        "header_dimensions.npy": npy(version=2, shape=dimensions),
        "shape_negative.npy": npy(shape="(-12, 3)"), "shape_huge.npy": npy(
            shape="(1000000000000, 3)"),
        "shape_overflow.npy": npy(shape="(4294967296, 4294967296)"),
        "shape_overflow_to_36.npy": npy(shape="(9223372036854775844, 2)"),
        "shape_many_digits.npy": npy(shape=f"({'9' * 5000}, 3)"),
        "shape_float.npy": npy(shape="(12.0, 3)"), "shape_list.npy": npy(shape="[12, 3]"),
    }


def member(content, name="probs.npy", *, method=0, data=None, size=None, sum=None, flags=0,
           packed_size=None, offset=None, zip64=None):
    """A member of an archive as (its local part, its entry from an offset); both may lie."""
    if data is None:
        data = content if method == 0 else zlib.compress(content, 9)[2:-4]
    size = len(content) if size is None else size
    packed_size = len(data) if packed_size is None else packed_size
    sum = zlib.crc32(content) if sum is None else sum
    name = name.encode()
    wide = zip64 is not None
    fields = struct.pack("<HHHHIII", flags, method, 0, 33, sum,
                         *([2**32 - 1] * 2 if wide else [packed_size, size]))
    extra = struct.pack("<HHQQ", 1, 16, *zip64) if wide else b""
    local = struct.pack("<IH", 0x04034B50, 20) + fields + struct.pack(
        "<HH", len(name), len(extra)) + name + extra + data

    def entry(start):
        return struct.pack("<IHH", 0x02014B50, 20, 20) + fields + struct.pack(
            "<HHHHHII", len(name), len(extra), 0, 0, 0, 0,
            start if offset is None else offset) + name + extra

    return local, entry


def archive(*members, count=None, place=None, comment=b""):
    """A zip archive; the count and the place of its directory may lie."""
    body, directory = b"", b""
    for local, entry in members:
        directory += entry(len(body))
        body += local
    count = len(members) if count is None else count
    return body + directory + struct.pack(
        "<IHHHHIIH", 0x06054B50, 0, 0, count, count, len(directory),
        len(body) if place is None else place, len(comment)) + comment


def archives():
    ok = npy()
    half = archive(member(ok), member(ok, "more.npy"))
    # 1 GB of zeros behind the header of a matrix as wide as it must be for that.
    wide = npy(b"", shape="(12, 11000000)")
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begin = packer.compress(wide) + packer.flush(zlib.Z_FULL_FLUSH)
    bomb = begin + zeros(12 * 11_000_000 * 8)[2:-4]
    labels = npy(bytes(96), kind="<i8", shape="(12,)")
    end64 = struct.pack("<IQHHIIQQQQ", 0x06064B50, 44, 45, 45, 0, 0, 1, 1, 60, 2**62)
    locator = struct.pack("<IIQI", 0x07064B50, 0, 0, 1)
    return {
        "stored.npz": archive(member(ok)), "deflated.npz": archive(member(ok, method=8)),
        "two_arrays.npz": archive(member(ok), member(labels, "labels.npy")),
        "zip64.npz": archive(member(ok, zip64=(len(ok), len(ok)))),
        "comment.npz": archive(member(ok), comment=b"x" * 65_535),
        "named_npy.npy": archive(member(ok)), "named_npz.npz": ok,
        "path_escape.npz": archive(member(ok, "../../evil.npy")),
        "path_absolute.npz": archive(member(ok, "/etc/evil.npy")),
        "path_drive.npz": archive(member(ok, "C:\\evil.npy")),
        "path_nul.npz": archive(member(ok, "evil\0.npy")),
        "cut.npz": half[:len(half) // 2], "empty.npz": b"", "no_members.npz": archive(),
        "no_arrays.npz": archive(member(b"hello", "readme.txt")),
        "ambiguous.npz": archive(member(ok, "a.npy"), member(ok, "b.npy")),
        "same_name.npz": archive(member(ok), member(ok)),
        "encrypted.npz": archive(member(ok, flags=1)), "method_12.npz": archive(
            member(ok, method=12, data=ok)),
        "sum_wrong.npz": archive(member(ok, sum=7)), "text_inside.npz": archive(
            member(b"filename,label\n")),
        "noise_inside.npz": archive(member(ok, method=8, data=b"\xff" * 300)),
        "size_too_small.npz": archive(member(ok, size=100)),
        "size_too_large.npz": archive(member(ok, method=8, size=len(ok) + 50)),
        "size_of_4_gib.npz": archive(member(ok, method=8, size=2**32 - 2)),
        "size_of_2_63.npz": archive(member(ok, method=8, zip64=(2**63 - 1, 100))),
        "size_negative.npz": archive(member(ok, method=8, zip64=(2**64 - 1, 2**64 - 1))),
        "packed_beyond.npz": archive(member(ok, packed_size=100_000, size=100_000)),
        "offset_beyond.npz": archive(member(ok, offset=2**31)), "offset_inside.npz": archive(
            member(ok, offset=7)),
        "directory_beyond.npz": archive(member(ok), place=2**31),
        "directory_of_65534.npz": archive(member(ok), count=65_534),
        "directory64_beyond.npz": end64 + locator + archive(member(ok), count=65_535)[-22:],
        "bomb.npz": archive(member(wide, method=8, data=bomb, size=len(wide) + 12 * 11_000_000 * 8)),
        "bomb_lies.npz": archive(member(ok, method=8, data=bomb)),
        "members_5000.npz": archive(*[member(b"", f"{number}.npy") for number in range(5000)]),
        "overlapping.npz": archive(*[(b"" if number else member(ok)[0], member(
            ok, f"{number}.npy", offset=0)[1]) for number in range(500)]),
    }
