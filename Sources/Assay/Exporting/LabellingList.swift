package import Analysis
package import Dataset
import Foundation
import Kernels

/// The unlabelled images nearest to some images: what to label next, where a model fails.
///
/// Each is as near as the nearest of those images by the current embedding. An image that a person
/// has judged already, whatever it was judged to be, is not asked for again.
package struct LabellingList: Sendable {
  /// Why there is no list.
  package enum Failure: Error, Hashable, Sendable, CustomStringConvertible {
    /// The project has no embeddings.
    case noEmbedding
    /// None of the images to be near to has a vector.
    case nothingToBeNearTo(count: Int)

    /// What is missing and what to do, in words for a person.
    package var description: String {
      switch self {
      case .noEmbedding:
        "a labelling list needs embeddings, and this project has none; "
          + "bring some with `assay import embeddings`"
      case .nothingToBeNearTo(let count):
        "none of the \(count) images to be near to has a vector; choose others"
      }
    }
  }

  /// An image to label.
  package struct Item: Hashable, Sendable {
    /// The image.
    package let image: Int32
    /// The one of the given images that it is nearest to.
    package let nearest: Int32
    /// How far it is from that one.
    package let distance: Double
  }

  /// The images to label, nearest first; of equal distances the earlier image.
  package let items: [Item]
  /// How many images are unlabelled and have a vector.
  package let candidateCount: Int

  /// Finds the images to label.
  ///
  /// Compares every unlabelled image with every given one.
  ///
  /// - Parameters:
  ///   - images: what to be near to; they are not on the list themselves.
  ///   - limit: how many images at most.
  ///   - snapshot: the project.
  /// - Throws: ``Failure``, or `CancellationError`.
  @concurrent
  package init(near images: ImageSet, limit: Int, in snapshot: ProjectSnapshot) async throws {
    guard let embedding = snapshot.embedding else { throw Failure.noEmbedding }
    let references = images.ids.map { Int32($0) }
    let candidates = snapshot.images.indices.filter { image in
      snapshot.givenLabel(of: image) < 0 && snapshot.corrections[Int32(image)] == nil
        && !images.contains(image)
    }.map { Int32($0) }
    guard !NeighborSearch(in: embedding.matrix, among: references).members.isEmpty else {
      throw Failure.nothingToBeNearTo(count: references.count)
    }
    let found = try await NearestReference.find(
      for: candidates, among: references, in: embedding.matrix,
      cores: ProcessInfo.processInfo.activeProcessorCount)
    candidateCount = found.count
    items = found.sorted { ($0.distance, $0.image) < ($1.distance, $1.image) }.prefix(limit)
      .map { Item(image: $0.image, nearest: $0.reference, distance: $0.distance) }
  }
}

extension LabellingList {
  /// The list as lines of text, each with its line break.
  ///
  /// - Parameters:
  ///   - format: ``ImageExport/Format/jsonl`` for an object a line, else CSV with a header.
  ///   - explorer: the project.
  ///   - model: whose prediction stands beside each image; `nil` for none.
  ///   - description: what the given images are, in words, such as their filter.
  /// - Returns: the text.
  package func text(
    as format: ImageExport.Format, of explorer: Explorer, model: ModelPredictions?,
    near description: String
  ) -> String {
    let snapshot = explorer.snapshot
    let confidence = explorer.column(.confidence, model: model)
    func name(_ code: Int32?) -> String? {
      code.flatMap { $0 < 0 ? nil : snapshot.classes[Int($0)] }
    }
    var text =
      format == .jsonl
      ? "" : "key,distance,nearest,nearest_label,predicted,confidence,reason\n"
    for item in items {
      let (image, nearest) = (Int(item.image), Int(item.nearest))
      let key = snapshot.images[image].key
      let near = snapshot.images[nearest].key
      let label = name(snapshot.labels[nearest])
      let predicted = name(model?.predicted[image])
      let sure = confidence?[image: image]
      let reason = "looks like \(near), one of \(description)"
      if format == .jsonl {
        let object = JSON.object([
          ("key", .string(key)), ("distance", .number(item.distance)), ("nearest", .string(near)),
          ("nearest_label", .optional(label)), ("predicted", .optional(predicted)),
          ("confidence", .optional(sure)), ("reason", .string(reason)),
        ])
        text += String(decoding: object.bytes, as: UTF8.self) + "\n"
      } else {
        let cells = [
          key, JSON.text(of: item.distance), near, label ?? "", predicted ?? "",
          sure.map { JSON.text(of: $0) } ?? "", reason,
        ]
        text += cells.map(csvCell).joined(separator: ",") + "\n"
      }
    }
    return text
  }
}
