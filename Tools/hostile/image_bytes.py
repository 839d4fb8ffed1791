"""Image files byte by byte: PNG, BMP, GIF and TIFF of one small drawing, and lies about them."""

import struct
import zlib

WIDTH, HEIGHT = 16, 12
COLORS = [(255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)]
# Red, green / blue, white: one quarter each, as places in COLORS.
QUARTERS = [[2 * (y >= HEIGHT // 2) + (x >= WIDTH // 2) for x in range(WIDTH)]
            for y in range(HEIGHT)]
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def chunk(name, data, *, sum=None, size=None):
    """A PNG chunk; its checksum and its size may lie."""
    checksum = zlib.crc32(name + data) if sum is None else sum
    return (struct.pack(">I", len(data) if size is None else size) + name + data
            + struct.pack(">I", checksum))


def png_header(width=WIDTH, height=HEIGHT, depth=8, color=2, interlaced=0):
    return chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, color, 0, 0, interlaced))


def bits(row, depth):
    """Numbers of 1, 2 or 4 bits side by side."""
    number = 0
    for value in row:
        number = number << depth | value
    return number.to_bytes(len(row) * depth // 8, "big")


def rows(pixel):
    """The drawing as PNG stores it, each row after filter type 0."""
    return b"".join(b"\0" + b"".join(pixel(index) for index in row) for row in QUARTERS)


PALETTE = chunk(b"PLTE", b"".join(map(bytes, COLORS)))
RGB_ROWS = rows(lambda index: bytes(COLORS[index]))
END = chunk(b"IEND", b"")


def png(raw=RGB_ROWS, header=None, before=b"", after=b""):
    """A PNG of what lies between its header and its end."""
    return (SIGNATURE + (header or png_header()) + before + chunk(b"IDAT", zlib.compress(raw, 9))
            + after + END)


def zeros(count):
    """A zlib stream of so many zero bytes, made in no time: one packed block again and again."""
    block = 1 << 20
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    whole = packer.compress(bytes(block)) + packer.flush(zlib.Z_FULL_FLUSH)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    rest = packer.compress(bytes(count % block)) + packer.flush()
    # Adler-32 of zeros: the one sum stays 1, the other counts.
    checksum = (count % 65521) << 16 | 1
    return b"\x78\xda" + whole * (count // block) + rest + struct.pack(">I", checksum)


def bmp(width=WIDTH, height=HEIGHT, *, depth=24, header=40, start=None, compression=0, used=0,
        table=b"", data=None):
    """A BMP of the drawing, rows from below; every number of its header may lie."""
    if data is None:
        data = b"".join(bytes(COLORS[index])[::-1] for row in QUARTERS[::-1] for index in row)
    info = struct.pack("<IiiHHIIiiII", header, width, height, 1, depth, compression, len(data),
                       0, 0, used, 0) + table
    offset = 14 + len(info) if start is None else start
    return b"BM" + struct.pack("<IHHI", 14 + len(info) + len(data), 0, 0, offset) + info + data


def lzw(indices, width=2):
    """GIF's LZW without its strings: a clear code before the codes would widen."""
    codes = [code for at in range(0, len(indices), 2**width - 2)
             for code in [2**width, *indices[at:at + 2**width - 2]]] + [2**width + 1]
    number = sum(code << (width + 1) * place for place, code in enumerate(codes))
    data = number.to_bytes(((width + 1) * len(codes) + 7) // 8, "little")
    return bytes([width]) + blocks(data)


def blocks(data):
    return b"".join(bytes([len(data[at:at + 255])]) + data[at:at + 255]
                    for at in range(0, len(data), 255)) + b"\0"


FLAT = [index for row in QUARTERS for index in row]
GIF_COLORS = b"".join(map(bytes, COLORS))


def frame(x=0, y=0, width=WIDTH, height=HEIGHT, data=None):
    return (b"\x2c" + struct.pack("<HHHHB", x, y, width, height, 0)
            + (lzw(FLAT) if data is None else data))


def gif(*frames, width=WIDTH, height=HEIGHT, colors=GIF_COLORS, end=b"\x3b"):
    flags = 0x81 if colors else 0
    return (b"GIF89a" + struct.pack("<HHBBB", width, height, flags, 0, 0) + colors
            + b"".join(frames or [frame()]) + end)


def tiff(changes=(), *, data=None, following=0, width=WIDTH, height=HEIGHT):
    """A TIFF of the drawing in one strip, its directory behind it; `changes` are entries,
    (type, count, value) by tag, None for one that is left out."""
    if data is None:
        data = b"".join(bytes(COLORS[index]) for index in FLAT)
    data += b"\0" * (len(data) & 1)
    wide = 8 + len(data)  # three numbers of 16 bits: bits a sample
    entries = {256: (4, 1, width), 257: (4, 1, height), 258: (3, 3, wide), 259: (3, 1, 1),
               262: (3, 1, 2), 273: (4, 1, 8), 277: (3, 1, 3), 278: (4, 1, height),
               279: (4, 1, len(data))}
    entries.update(changes)
    kept = sorted((tag, entry) for tag, entry in entries.items() if entry)
    directory = struct.pack("<H", len(kept))
    for tag, (kind, count, value) in kept:
        directory += struct.pack("<HHII", tag, kind, count, value)
    return (b"II" + struct.pack("<HI", 42, wide + 6) + data + struct.pack("<HHH", 8, 8, 8)
            + directory + struct.pack("<I", following))


def exif(entries, following=0):
    """An EXIF block, big-endian, of (tag, type, count, value)."""
    return (b"MM" + struct.pack(">HIH", 42, 8, len(entries))
            + b"".join(struct.pack(">HHII", *entry) for entry in entries)
            + struct.pack(">I", following))


def segment(marker, data):
    """A JPEG segment."""
    return bytes([0xFF, marker]) + struct.pack(">H", len(data) + 2) + data
