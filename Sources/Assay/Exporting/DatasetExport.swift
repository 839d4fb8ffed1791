package import Analysis
package import Dataset
import Foundation
import Tables

/// Images with their labels, or a model's predictions, in a format of another tool.
///
/// The same project, images and order give the same bytes; a text is made piece by piece.
package struct DatasetExport: Sendable {
  /// The formats of other tools.
  package enum Format: String, Hashable, Sendable, CaseIterable {
    /// COCO with an annotation an image.
    case coco
    /// Hugging Face's `metadata.jsonl` of a folder of images.
    case huggingface
    /// FiftyOne's image classification (`labels.json`).
    case fiftyone
    /// LightlyStudio's CSV of a classification.
    case lightly
    /// Tasks of Label Studio, with the prediction as pre-annotation.
    case labelStudio = "label-studio"
    /// CVAT for images 1.1, with the prediction as tag.
    case cvat

    /// Whether people shall confirm or correct what it says.
    var isForRelabelling: Bool { self == .labelStudio || self == .cvat }
  }

  /// What stands before a key in the addresses of Label Studio's tasks: its own storage of local files.
  package static let localFiles = "/data/local-files/?d="

  /// The images, in the order in which they are written.
  package let ids: [UInt32]
  /// How many of them are left out, because the format has no place for one without a class.
  package let leftOut: Int
  private let images: ExportedImages
  private let sections: [ExportSection]

  /// The images in a format.
  ///
  /// - Parameters:
  ///   - ids: images of the project, in their order.
  ///   - explorer: the project, with the labels that are written.
  ///   - model: whose predictions are written too where the format has room for them.
  ///   - format: the format.
  ///   - address: what stands before a key in Label Studio's addresses.
  package init(
    of ids: [UInt32], in explorer: Explorer, model: ModelPredictions?, as format: Format,
    address: String = DatasetExport.localFiles
  ) {
    self.ids = ids
    images = ExportedImages(of: ids, in: explorer, model: model)
    switch format {
    case .coco: sections = images.coco
    case .huggingface: sections = images.huggingFace
    case .fiftyone: sections = images.fiftyOne
    case .lightly: sections = images.lightly
    case .labelStudio: sections = images.labelStudio(address: address)
    case .cvat: sections = images.cvat
    }
    let written = images
    leftOut =
      format == .lightly
      ? ids.count { written[$0].className == nil && written[$0].predicted == nil } : 0
  }

  /// The text in pieces of at most a thousand images each.
  package var pieces: Pieces { Pieces(ids: ids, images: images, sections: sections) }
}

extension DatasetExport {
  /// The text of an export, a thousand images at a time.
  package struct Pieces: Sequence, IteratorProtocol, Sendable {
    fileprivate let ids: [UInt32]
    fileprivate let images: ExportedImages
    fileprivate let sections: [ExportSection]
    private var section = 0
    /// The next image of the section; `nil` before its head.
    private var start: Int?
    /// Whether an image of the section has been written.
    private var hasOthers = false

    fileprivate init(ids: [UInt32], images: ExportedImages, sections: [ExportSection]) {
      self.ids = ids
      self.images = images
      self.sections = sections
    }

    /// The next piece; `nil` after the last one.
    package mutating func next() -> String? {
      guard section < sections.count else { return nil }
      let now = sections[section]
      guard let start else {
        self.start = 0
        return now.head
      }
      guard start < ids.count else {
        section += 1
        self.start = nil
        hasOthers = false
        return now.tail
      }
      let end = Swift.min(start + 1_000, ids.count)
      self.start = end
      var text = ""
      for place in start..<end {
        guard let item = now.item(place, images[ids[place]]) else { continue }
        text += (hasOthers ? now.separator : "") + item
        hasOthers = true
      }
      return text
    }
  }
}

/// A part of a file: what stands around and between its images.
struct ExportSection: Sendable {
  var head = ""
  var separator = ""
  var tail = ""
  /// The text of an image, given its place; `nil` where it has none.
  let item: @Sendable (Int, ExportedImages.Image) -> String?
}

/// What is written of images in the formats of other tools.
struct ExportedImages: Sendable {
  /// One image.
  struct Image: Sendable {
    let key: String
    /// The label with its place in the classes.
    let className: String?
    let code: Int?
    /// The predicted class, and its confidence.
    let predicted: String?
    let confidence: Double?
    let split: String?
    /// The size in pixels, once it is measured.
    let width: Int?
    let height: Int?
    /// The key without its extension, where that names no other image.
    let stem: String
  }
  /// The names of the classes.
  let classes: [String]
  /// The model whose predictions are written; `nil` for none.
  let model: String?
  /// Where the images lie.
  let root: String
  /// Whether the project has splits.
  var hasSplits: Bool { snapshot.splits != nil }
  /// The names of the splits.
  var splits: [String] { snapshot.splits?.names ?? [] }
  private let snapshot: ProjectSnapshot
  private let predictions: ModelPredictions?
  private let confidence: Column?
  private let stems: [String]

  init(of ids: [UInt32], in explorer: Explorer, model: ModelPredictions?) {
    snapshot = explorer.snapshot
    classes = snapshot.classes
    predictions = model
    self.model = model?.name
    confidence = explorer.column(.confidence, model: model)
    root = snapshot.imageRoot?.path ?? ""
    let keys = snapshot.images.map(\.key)
    stems = spelled(keys, forRows: [], isCertain: true) ?? keys
  }

  /// What is written of an image.
  subscript(id: UInt32) -> Image {
    let image = Int(id)
    let label = Int(snapshot.labels[image])
    let predicted = Int(predictions?.predicted[image] ?? -1)
    func number(_ name: String) -> Int? {
      snapshot.metrics[name]?[image: image].map { Int($0) }
    }
    return Image(
      key: snapshot.images[image].key, className: label < 0 ? nil : classes[label],
      code: label < 0 ? nil : label, predicted: predicted < 0 ? nil : classes[predicted],
      confidence: predicted < 0 ? nil : confidence?[image: image],
      split: snapshot.splits?[image: image], width: number("width"), height: number("height"),
      stem: stems[image])
  }
}

/// A text as a JSON string.
func jsonText(_ text: String) -> String { String(decoding: JSON.string(text).bytes, as: UTF8.self) }

/// A value as JSON on one line.
func jsonLine(_ value: JSON) -> String { String(decoding: value.bytes, as: UTF8.self) }
