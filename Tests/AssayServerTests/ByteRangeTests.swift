import Foundation
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct ByteRangeTests {
  @Test(
    arguments: [
      (nil, .whole), ("bytes=0-3", .part(0..<4)), ("bytes=4-", .part(4..<10)),
      ("bytes=-3", .part(7..<10)), ("bytes=-30", .part(0..<10)), ("bytes=8-99", .part(8..<10)),
      ("bytes=9-9", .part(9..<10)), ("bytes=10-", .beyond), ("bytes=-0", .beyond),
      ("bytes=99999999999999999999-", .beyond), ("bytes=0-99999999999999999999", .part(0..<10)),
      ("BYTES=0-0", .part(0..<1)), ("bytes=5-4", .whole), ("bytes=0-1,3-4", .whole),
      ("bytes=-", .whole), ("bytes=a-b", .whole), ("items=0-1", .whole), ("bytes=--1", .whole),
      ("bytes=+1-2", .whole), ("", .whole),
    ] as [(String?, ByteRange)])
  func `one range of bytes is read, all else means the whole`(
    _ header: String?, _ range: ByteRange
  ) {
    #expect(ByteRange(header, ifRange: nil, count: 10) == range)
  }

  @Test func `an empty file has no part, and a condition means the whole`() {
    #expect(ByteRange("bytes=0-", ifRange: nil, count: 0) == .beyond)
    #expect(ByteRange("bytes=-1", ifRange: nil, count: 0) == .beyond)
    #expect(ByteRange("bytes=0-1", ifRange: "W/\"a\"", count: 10) == .whole)
  }

  @Test func `a part of an original comes as one`() async throws {
    try await withTemporaryFolder { folder in
      let bytes: [UInt8] = [0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4]
      let file = folder.appending(path: "cat/1.jpg")
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(bytes).write(to: file)
      let site = TestSite(source: TestSource(folder: folder))
      let address = "/api/v1/images/0/original"
      let part = await site.get(address, ["range": "bytes=2-5"])
      #expect(part.status == 206)
      #expect(part.bytes == [0xff, 0xe0, 1, 2])
      #expect(part.headers["content-range"] == "bytes 2-5/8")
      #expect(part.headers["content-length"] == "4")
      #expect(part.headers["content-type"] == "image/jpeg")
      let whole = await site.get(address)
      #expect(whole.status == 200 && whole.bytes == bytes)
      #expect(whole.headers["accept-ranges"] == "bytes")
      let beyond = await site.get(address, ["range": "bytes=8-"])
      #expect(beyond.status == 416)
      #expect(beyond.headers["content-range"] == "bytes */8")
      #expect(beyond.errorCode == "bad_range")
      let head = await site.ask("HEAD", address, ["range": "bytes=2-5"])
      #expect(head.status == 200)
      #expect(head.headers["content-length"] == "8")
    }
  }
}
