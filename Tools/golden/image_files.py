"""Image files byte by byte, for decoding.py: what its encoders do not write, and digests."""

import io
import struct
import zlib

import numpy as np
from PIL import Image

WIDTH, HEIGHT = 23, 17
ADAM7 = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2),
         (0, 1, 1, 2)]


def over_white(rgba):
    """Each channel is (a·c + (255−a)·255) / 255, rounded to nearest (255 is odd: no ties).

    Over black where more than half of what is opaque has a luma of 216 or more.
    """
    color, alpha = rgba[..., :3].astype(np.int64), rgba[..., 3:].astype(np.int64)
    light = color @ (2126, 7152, 722) >= 2160000
    ground = 0 if 2 * alpha[..., 0][light].sum() > alpha.sum() else 255
    return np.rint((alpha * color + (255 - alpha) * ground) / 255).astype(np.uint8)


def digest(rgb):
    """FNV-1a, 64 bits, over the bytes row by row: short to write in any language."""
    value = 14695981039346656037
    for byte in np.ascontiguousarray(rgb).tobytes():
        value = ((value ^ byte) * 1099511628211) % 2**64
    return f"{value:016x}"


def saved(array, kind, mode=None, **options):
    image = array if isinstance(array, Image.Image) else Image.fromarray(array)
    if mode:
        image = image.convert(mode)
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def exif(orientation, big=True):
    """The smallest EXIF block: one entry."""
    order = ">" if big else "<"
    return (b"MM" if big else b"II") + struct.pack(
        order + "HIHHHIHHI", 42, 8, 1, 0x0112, 3, 1, orientation, 0, 0)


def chunk(name, data):
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


def packed(samples, depth):
    """Rows of samples as PNG stores them, each after filter type 0."""
    rows = []
    for row in samples.reshape(samples.shape[0], -1):
        if depth == 16:
            data = row.astype(">u2").tobytes()
        else:
            bits = np.unpackbits(row.astype(np.uint8)[:, None], axis=1)[:, 8 - depth :]
            data = np.packbits(bits.reshape(-1)).tobytes()
        rows.append(b"\0" + data)
    return b"".join(rows)


def png(samples, color, depth, extra=b"", interlaced=False, after=b""):
    height, width = samples.shape[:2]
    if interlaced:
        raw = b"".join(packed(part, depth) for x, y, dx, dy in ADAM7
                       if (part := samples[y::dy, x::dx]).size)
    else:
        raw = packed(samples, depth)
    header = struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced)
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + extra
            + chunk(b"IDAT", zlib.compress(raw, 9)) + after + chunk(b"IEND", b""))


def part(name, data):
    return name + struct.pack("<I", len(data)) + data + b"\0" * (len(data) & 1)


def three(number):
    return struct.pack("<I", number)[:3]


def lzw(indices, bits):
    """GIF's LZW without its strings: a clear code before the codes would widen."""
    codes = [code for at in range(0, len(indices), 2**bits - 2)
             for code in [2**bits, *indices[at : at + 2**bits - 2]]] + [2**bits + 1]
    number = sum(code << (bits + 1) * place for place, code in enumerate(codes))
    data = number.to_bytes(((bits + 1) * len(codes) + 7) // 8, "little")
    return bytes([bits]) + b"".join(
        bytes([len(data[at : at + 255])]) + data[at : at + 255]
        for at in range(0, len(data), 255)) + b"\0"


def gif_frame(indices, x=0, y=0, colors=None, clear=None, bits=4):
    height, width = indices.shape
    control = b"" if clear is None else b"\x21\xf9\x04\x01\0\0" + bytes([clear, 0])
    flags = 0 if colors is None else 0x80 | bits - 1
    return (control + b"\x2c" + struct.pack("<HHHHB", x, y, width, height, flags)
            + (b"" if colors is None else colors.tobytes())
            + lzw(indices.reshape(-1).tolist(), bits))


def gif(*frames, colors=None, size=(WIDTH, HEIGHT), bits=4):
    flags = 0 if colors is None else 0x80 | bits - 1
    return (b"GIF89a" + struct.pack("<HHBBB", *size, flags, 0, 0)
            + (b"" if colors is None else colors.tobytes()) + b"".join(frames) + b"\x3b")


def bmp_rows(samples, bits):
    """Rows of unsigned numbers, each filled up to four bytes."""
    rows = []
    for row in samples:
        if bits >= 8:
            data = row.astype("<u4").view(np.uint8).reshape(-1, 4)[:, : bits // 8].tobytes()
        else:
            data = np.packbits(np.unpackbits(row.astype(np.uint8)[:, None], axis=1)
                               [:, 8 - bits :].reshape(-1)).tobytes()
        rows.append(data + b"\0" * (-len(data) % 4))
    return b"".join(rows)


def bmp(data, bits, *, compression=0, colors=None, masks=b"", core=False, top_down=False,
        header=40, width=WIDTH, height=HEIGHT):
    if core:
        info = struct.pack("<IHHHH", 12, width, height, 1, bits)
        table = b"" if colors is None else colors[:, ::-1].tobytes()
    else:
        used = 0 if colors is None else len(colors)
        info = struct.pack("<IiiHHIIiiII", header, width, -height if top_down else height, 1, bits,
                           compression, len(data), 0, 0, used, 0)
        info += (masks + bytes(header))[: header - 40] if header > 40 else masks
        table = b"" if colors is None else np.pad(colors[:, ::-1], ((0, 0), (0, 1))).tobytes()
    start = 14 + len(info) + len(table)
    return b"BM" + struct.pack("<IHHI", start + len(data), 0, 0, start) + info + table + data


def runs(rows, nibbles):
    """Run lengths: pairs by turns as runs and as they are, rows from below."""
    out = bytearray()
    for row in rows[::-1]:
        out += bytes([3, row[0] * 17 if nibbles else row[0]])
        plain = [int(index) for index in row[3:10]]
        if nibbles:
            even = plain + [0]
            stored = bytes(even[i] << 4 | even[i + 1] for i in range(0, 8, 2))
        else:
            stored = bytes(plain)
        out += bytes([0, len(plain)]) + stored + b"\0" * (len(stored) & 1)
        for index in row[10:]:
            out += bytes([1, index * 16 if nibbles else index])
        out += b"\0\0"
    return bytes(out[:-2]) + b"\0\1"


def tiff(samples, bits, photometric, *, big=False, planes=False, tile=None, rows=5, extra=None,
         palette=None, more=(), pages=1, squeeze=False):
    """Samples of height × width × channels in strips or tiles; entries in the order of tags."""
    order = ">" if big else "<"
    height, width, channels = samples.shape

    def stored(part):
        if bits > 8:
            data = part.astype(f"{order}u{bits // 8}").tobytes()
        else:
            data = b"".join(np.packbits(np.unpackbits(
                row.reshape(-1, 1).astype(np.uint8), axis=1)[:, 8 - bits :].reshape(-1)).tobytes()
                for row in part)
        return zlib.compress(data) if squeeze else data

    layers = [samples[..., c : c + 1] for c in range(channels)] if planes else [samples]
    blocks = []
    for layer in layers:
        if tile:
            full = np.pad(layer, ((0, -height % tile), (0, -width % tile), (0, 0)))
            blocks += [stored(full[y : y + tile, x : x + tile])
                       for y in range(0, height, tile) for x in range(0, width, tile)]
        else:
            blocks += [stored(layer[y : y + rows]) for y in range(0, height, rows)]
    out = bytearray((b"MM" if big else b"II") + struct.pack(order + "HI", 42, 0))
    link = 4
    for _ in range(pages):
        offsets = []
        for block in blocks:
            offsets.append(len(out))
            out += block + b"\0" * (len(block) & 1)
        entries = {256: (4, [width]), 257: (4, [height]), 258: (3, [bits] * channels),
                   259: (3, [8 if squeeze else 1]), 262: (3, [photometric]),
                   277: (3, [channels]), 284: (3, [2 if planes else 1])}
        sizes = [len(block) for block in blocks]
        if tile:
            entries |= {322: (4, [tile]), 323: (4, [tile]), 324: (4, offsets), 325: (4, sizes)}
        else:
            entries |= {273: (4, offsets), 278: (4, [rows]), 279: (4, sizes)}
        if extra is not None:
            entries[338] = (3, [extra])
        if palette is not None:
            entries[320] = (3, palette)
        entries |= dict(more)
        table = b""
        for tag, (kind, values) in sorted(entries.items()):
            data = struct.pack(f"{order}{len(values)}{'H' if kind == 3 else 'I'}", *values)
            if len(data) > 4:
                place = struct.pack(order + "I", len(out))
                out += data + b"\0" * (len(data) & 1)
            else:
                place = data.ljust(4, b"\0")
            table += struct.pack(order + "HHI", tag, kind, len(values)) + place
        out[link : link + 4] = struct.pack(order + "I", len(out))
        out += struct.pack(order + "H", len(entries)) + table
        link = len(out)
        out += bytes(4)
    return bytes(out)


def canvas_of(part, x, y, width=WIDTH, height=HEIGHT):
    """RGB over white, where only the part is opaque, and the share around it."""
    canvas = np.full((height, width, 3), 255, np.uint8)
    canvas[y : y + part.shape[0], x : x + part.shape[1]] = part
    return canvas, 1 - part.shape[0] * part.shape[1] / (width * height)
