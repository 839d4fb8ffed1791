import Dataset
import Foundation
import GRDB
import Imaging
import Tables

extension ProjectStore {
  /// Writes what is known of some images into the store of a new project that has only them.
  ///
  /// - Parameters:
  ///   - images: for each image of the new project its place in this one.
  ///   - snapshot: this project.
  ///   - other: the new project's store.
  /// - Throws: ``StoreError``; the new project is of no use then.
  func copy(
    _ images: [Int], of snapshot: ProjectSnapshot, into other: ProjectStore
  ) throws(StoreError) {
    try copyMeasurements(images, of: snapshot, into: other)
    let source = "project \(folder.name)"
    func report(
      _ subject: Reconciliation.Subject, model: String? = nil, has: (Int) -> Bool
    ) -> ReportTable.StoredReport {
      let copied = Reconciliation(
        copied: subject, of: source, keys: images.map { snapshot.images[$0].key },
        has: images.map(has))
      return ReportTable.StoredReport(
        importedSeconds: Int64(Date().timeIntervalSince1970), kind: subject.rawValue,
        source: source, model: model, embedding: nil,
        json: String(decoding: copied.json.bytes, as: UTF8.self))
    }
    let given = images.map { snapshot.givenLabel(of: $0) }
    let count = snapshot.images.count
    let (origins, numbers) = try read { db in
      (try ImportedColumns.origins(in: db), try MetricTables.imported(of: count, in: db))
    }
    var labels = PairedLabels(classes: snapshot.classes, labels: given)
    var metadata = PairedColumns()
    for (name, origin) in origins {
      var columns = origin == .labels ? labels.columns : metadata
      if name == ImportedColumns.splitName, let splits = snapshot.splits {
        columns.splits = splits.picked(images)
      } else if let column = numbers[name] {
        columns.metrics[name] = Column(values: images.map { column.values[$0] })
      } else if let words = snapshot.categories[name] {
        columns.categories[name] = words.picked(images)
      }
      if origin == .labels { labels.columns = columns } else { metadata = columns }
    }
    if given.contains(where: { $0 >= 0 }) || !labels.columns.names.isEmpty {
      try other.save(
        labels, replace: true, report: report(.labels) { snapshot.givenLabel(of: $0) >= 0 })
    }
    if !metadata.names.isEmpty {
      try other.save(metadata, replace: true, report: report(.metadata) { _ in true })
    }
    for model in snapshot.models {
      try other.save(
        PairedPredictions(classes: snapshot.classes, model: model.picked(images)), replace: false,
        report: report(.predictions, model: model.name) { model.predicted[$0] >= 0 })
    }
    for embedding in snapshot.embeddings where embedding.source == .imported {
      try other.save(
        Embedding(
          name: embedding.name, source: .imported, matrix: embedding.matrix.picked(images)),
        replace: false, makesCurrent: embedding.name == snapshot.currentEmbedding, report: nil)
    }
    try copyEdits(images, of: snapshot, into: other)
  }

  private func copyEdits(
    _ images: [Int], of snapshot: ProjectSnapshot, into other: ProjectStore
  ) throws(StoreError) {
    var placeOf: [Int32: Int32] = [:]
    for (place, image) in images.enumerated() { placeOf[Int32(image)] = Int32(place) }
    for (tag, tagged) in snapshot.tags.sorted(by: { $0.key < $1.key }) {
      let places = tagged.compactMap { placeOf[$0] }.sorted()
      if !places.isEmpty { _ = try other.edit(.tag(tag), images: places) }
    }
    var corrected: [Int32: [Int32]] = [:]
    for (image, code) in snapshot.corrections {
      if let place = placeOf[image] { corrected[code, default: []].append(place) }
    }
    for (code, places) in corrected.sorted(by: { $0.key < $1.key }) {
      _ = try other.edit(
        .label(code < 0 ? nil : snapshot.classes[Int(code)]), images: places.sorted())
    }
  }

  /// Writes what measuring found out, where the file is the one that was measured.
  private func copyMeasurements(
    _ images: [Int], of snapshot: ProjectSnapshot, into other: ProjectStore
  ) throws(StoreError) {
    let files = try knownFiles()
    let copies = try other.knownFiles()
    // What follows from several images is measured anew.
    let metrics = PixelMetric.allCases.map(\.rawValue)
    let columns = metrics.map { snapshot.metrics[$0] }
    var issues: [Int32: [FileIssue]] = [:]
    for issue in snapshot.issues { issues[issue.image, default: []].append(issue) }
    var findings: [FileFindings] = []
    var thumbnails: [(image: Int, jpeg: Data?)] = []
    var described: [(image: Int, bytes: Data)] = []
    let descriptors = self.thumbnails.descriptorBytes(of: images)
    for (place, image) in images.enumerated() {
      guard let measured = files[image].measured,
        measured.byteCount == copies[place].seen.byteCount
      else { continue }
      var file = measured
      file.modified = copies[place].seen.modified
      let record = snapshot.images[image]
      findings.append(
        FileFindings(
          image: place, file: file,
          news: FileFindings.News(
            format: record.format, pixelDigest: record.pixelDigest.flatMap(Self.bytes),
            perceptualHash: record.perceptualHash,
            numbers: columns.map { $0?.values[image] ?? .nan },
            issues: (issues[Int32(image)] ?? []).map {
              FileIssue(image: Int32(place), kind: $0.kind, reason: $0.reason)
            })))
      if let jpeg = self.thumbnails.thumbnail(of: image) { thumbnails.append((place, jpeg)) }
      if let bytes = descriptors[image] { described.append((place, bytes)) }
    }
    try other.save(
      findings, metrics: metrics, unreadable: [], thumbnails: thumbnails, descriptors: described)
  }

  /// The bytes of hexadecimal digits.
  private static func bytes(_ digits: String) -> Data? {
    let values = Array(digits.utf8)
    guard values.count.isMultiple(of: 2) else { return nil }
    var data = Data()
    for place in stride(from: 0, to: values.count, by: 2) {
      guard let byte = UInt8(String(decoding: values[place..<place + 2], as: UTF8.self), radix: 16)
      else { return nil }
      data.append(byte)
    }
    return data
  }
}

extension ThumbnailStore {
  /// The stored descriptors of certain images, byte for byte, by image.
  func descriptorBytes(of images: [Int]) -> [Int: Data] {
    read { db in
      let statement = try db.cachedStatement(
        sql: "SELECT bytes FROM descriptor WHERE image_id = ? AND version = ?")
      var found: [Int: Data] = [:]
      for image in images {
        let bytes = try Data.fetchOne(statement, arguments: [image, DescriptorTable.version])
        if let bytes { found[image] = bytes }
      }
      return found
    } ?? [:]
  }
}

extension CategoryColumn {
  /// The column of some rows.
  fileprivate func picked(_ rows: [Int]) -> CategoryColumn {
    CategoryColumn(names: names, codes: rows.map { codes[$0] })
  }
}

extension FloatMatrix {
  /// The matrix of some rows.
  fileprivate func picked(_ rows: [Int]) -> FloatMatrix {
    FloatMatrix(
      values: rows.flatMap { self[row: $0] }, rowCount: rows.count, columnCount: columnCount)
  }
}

extension ModelPredictions {
  /// The predictions of some images.
  fileprivate func picked(_ images: [Int]) -> ModelPredictions {
    var model = ModelPredictions(name: name, predicted: images.map { predicted[$0] })
    model.confidence = confidence.map { column in
      Column(values: images.map { column.values[$0] })
    }
    model.probabilities = probabilities?.arranged(by: images.map { Int32($0) })
    let rows = images.map { Int64($0) }
    model.digest = (Array(digest.utf8) + rows.withUnsafeBytes { Array($0) }).withUnsafeBytes {
      ContentDigest(of: $0).description
    }
    return model
  }
}
