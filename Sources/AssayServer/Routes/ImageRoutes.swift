import Assay
import Foundation

extension Route {
  /// One image at a time, by its id.
  static let images = [image, thumbnail, original]

  private static let image = Route(
    path: "/images/{id}", inPath: [Parameters.imageID], summary: "Everything about one image.",
    parameters: [Parameters.model],
    answer: .json(schema: "ImageDetail"),
    handle: { call in
      .json(try imageJSON(try call.image(), model: try call.model(), call.explorer))
    })

  private static let thumbnail = Route(
    path: "/images/{id}/thumbnail", inPath: [Parameters.imageID],
    summary: "A small JPEG of an image, long side at most 256.", parameters: [stateKey],
    answer: .content(types: ["image/jpeg"], what: "The picture."), errors: [.noPicture],
    caching: .own,
    handle: { call in
      let id = try call.image()
      let tag = pictureTag(of: id, call)
      if tag.matches(call.request.headers["if-none-match"]) {
        return keepable(.empty(304), tag, call)
      }
      guard let jpeg = try await call.site.source.thumbnail(of: id) else {
        throw APIError(.noPicture, "image \(id) cannot be decoded")
      }
      return keepable(ServerResponse(type: "image/jpeg", body: .bytes(Array(jpeg))), tag, call)
    })

  private static let original = Route(
    path: "/images/{id}/original", inPath: [Parameters.imageID],
    summary: "The file of an image as it is, by its real type; a TIFF as a PNG or JPEG.",
    parameters: [stateKey],
    answer: .content(
      types: PictureType.all + ["application/octet-stream"],
      what: "The picture; what is no raster picture comes as `application/octet-stream`, to save."),
    errors: [.noFile, .badRange],
    caching: .own,
    handle: { call in
      let id = try call.image()
      let record = call.snapshot.images[id]
      guard let file = try await call.site.source.originalURL(of: id),
        let state = FileState(of: file.path)
      else { throw APIError(.noFile, "the file of image \(id) is gone or cannot be read") }
      // What lies there now may be another file than the one that was measured.
      let isKnown =
        record.byteCount == state.byteCount
        && record.modifiedNanoseconds == state.modifiedNanoseconds
      let tag = pictureTag(of: id, call, as: isKnown ? nil : state)
      if tag.matches(call.request.headers["if-none-match"]) {
        return keepable(.empty(304), tag, call, isKnown: isKnown)
      }
      guard let (handle, count) = openedRegularFile(at: file) else {
        throw APIError(.noFile, "the file of image \(id) is gone or cannot be read")
      }
      let prefix = (try? handle.read(upToCount: PictureType.prefixLength)) ?? Data()
      let type = PictureType.detected(in: prefix)
      if type == PictureType.tiff, let shown = await call.site.pictures.picture(of: file) {
        try? handle.close()
        return keepable(
          ServerResponse(type: shown.mediaType, body: .bytes(shown.bytes)), tag, call,
          isKnown: isKnown)
      }
      var response = try fileResponse(
        handle, count, type: type ?? "application/octet-stream", call.request)
      if type == nil { response.headers["content-disposition"] = "attachment" }
      return keepable(response, tag, call, isKnown: isKnown)
    })

  private static let stateKey = Parameter.text(
    "v", "The project's `state_key`: with it the answer may be kept for a day.")

  /// The digest tells whether the bytes are the same; before measuring, size and time do.
  ///
  /// A file that changed since is told by its size and time now.
  private static func pictureTag(
    of id: Int, _ call: Call, as changed: FileState? = nil
  ) -> EntityTag {
    let image = call.snapshot.images[id]
    return EntityTag(
      call.site.identity, String(call.request.path), changed == nil ? image.digest ?? "" : "",
      "\(changed?.byteCount ?? image.byteCount ?? -1) "
        + "\(changed?.modifiedNanoseconds ?? image.modifiedNanoseconds ?? -1)")
  }

  private static func keepable(
    _ response: ServerResponse, _ tag: EntityTag, _ call: Call, isKnown: Bool = true
  ) -> ServerResponse {
    var response = response
    // Another project on the same port has another key, so that no picture is mistaken for its own.
    let isCurrent = isKnown && (try? call[stateKey]) == call.site.stateKey(of: call.snapshot)
    response.headers["cache-control"] = isCurrent ? "private, max-age=86400" : "private, no-cache"
    response.headers["etag"] = tag.text
    response.headers["content-security-policy"] = SecurityHeaders.picturePolicy
    return response
  }

  /// A file, or the part of it that was asked for.
  private static func fileResponse(
    _ handle: FileHandle, _ count: Int, type: String, _ request: ServerRequest
  ) throws -> ServerResponse {
    let asked = ByteRange(
      request.headers["range"], ifRange: request.headers["if-range"], count: count)
    var part = 0..<count
    switch asked {
    case .whole: break
    case .part(let range): part = range
    case .beyond:
      try? handle.close()
      var error = ServerResponse(
        APIError(.badRange, "the file has \(count) bytes, none of those asked for"))
      error.headers["content-range"] = "bytes */\(count)"
      return error
    }
    try handle.seek(toOffset: UInt64(part.lowerBound))
    var response = ServerResponse(
      asked == .whole ? 200 : 206, type: type, body: .file(handle, count: part.count))
    response.headers["accept-ranges"] = "bytes"
    if asked != .whole {
      response.headers["content-range"] = "bytes \(part.lowerBound)-\(part.upperBound - 1)/\(count)"
    }
    return response
  }

  /// A pipe, a device or a folder that took a picture's place is not opened.
  private static func openedRegularFile(at file: URL) -> (FileHandle, Int)? {
    let path = file.resolvingSymlinksInPath().path
    guard let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      attributes[.type] as? FileAttributeType == .typeRegular,
      let count = (attributes[.size] as? NSNumber)?.intValue,
      let handle = FileHandle(forReadingAtPath: path)
    else { return nil }
    return (handle, count)
  }
}
