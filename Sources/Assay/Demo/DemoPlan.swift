internal import Foundation
internal import Kernels

/// One image of the demo before it is drawn: its scene, its label, and what was planted in it.
struct DemoItem: Sendable {
  /// The faults that are planted, by the words of the answer key.
  enum Fault: String, Sendable, CaseIterable {
    case wrongLabel = "wrong label"
    case exactDuplicate = "exact duplicate"
    case nearDuplicate = "near duplicate"
    case blurred
    case dark
    case undecodable
    case damaged
    case smallHole = "ring with a small hole"
  }
  /// The file's name, which is also its key.
  var key: String
  /// What is drawn.
  var scene: DemoScene
  /// What the labels file says.
  var label: DemoShape
  /// What was planted, with words for the answer key.
  var faults: [(fault: Fault, detail: String)] = []
  /// The key of the image whose drawing this one repeats, for duplicates.
  var copyOf: String?
}

/// The demo's images, decided before any is drawn, from one seed.
struct DemoPlan: Sendable {
  /// The images in the order of their keys.
  private(set) var items: [DemoItem] = []

  /// How many different drawings there are of a shape; circles are the most frequent.
  static func drawings(of shape: DemoShape) -> Int { shape == .circle ? 120 : 76 }

  /// Decides every image and every planted fault.
  init(seed: UInt64) {
    var generator = SeededGenerator(seed: seed, stream: 0)
    var shapes = DemoShape.allCases.flatMap { shape in
      [DemoShape](repeating: shape, count: Self.drawings(of: shape))
    }
    shapes.shuffle(using: &generator)
    for shape in shapes {
      var item = DemoItem(
        key: "", scene: Self.scene(of: shape, using: &generator), label: shape)
      if shape == .ring && Double.random(in: 0..<1, using: &generator) < 0.3 {
        item.scene.hole = .random(in: 0.02..<0.10, using: &generator)
        item.faults.append((.smallHole, "looks like a circle, so the model calls it one"))
      }
      items.append(item)
    }
    for index in items.indices { items[index].key = Self.key(index, isPNG: index % 7 == 3) }
    plantSingleFaults(using: &generator)
    plantDuplicates(using: &generator)
    items.sort { $0.key < $1.key }
  }

  private static func key(_ index: Int, isPNG: Bool) -> String {
    let digits = String(index + 1)
    return "image-" + String(repeating: "0", count: 4 - digits.count) + digits
      + (isPNG ? ".png" : ".jpg")
  }

  private static func scene(
    of shape: DemoShape, using generator: inout SeededGenerator
  ) -> DemoScene {
    var scene = DemoScene(shape: shape)
    scene.center = (
      .random(in: 0.44..<0.56, using: &generator), .random(in: 0.44..<0.56, using: &generator)
    )
    scene.radius = .random(in: 0.26..<0.38, using: &generator)
    scene.angle = .random(in: -0.22..<0.22, using: &generator)
    scene.hole = .random(in: 0.45..<0.7, using: &generator)
    let bright = Double.random(in: 0.75..<0.98, using: &generator)
    scene.foreground = (
      bright, bright * .random(in: 0.85..<1, using: &generator),
      bright * .random(in: 0.7..<1, using: &generator)
    )
    scene.background = (
      .random(in: 0.05..<0.3, using: &generator), .random(in: 0.15..<0.45, using: &generator),
      .random(in: 0.25..<0.6, using: &generator)
    )
    // Half of the images are clean; the others carry ever more smudges.
    let level = max(0, Double.random(in: -1..<1, using: &generator))
    // They keep clear of the middle, so that a smudged circle does not look like a ring.
    for _ in 0..<Int(level * 18) {
      let turn = Double.random(in: 0..<(2 * .pi), using: &generator)
      let distance = Double.random(in: 0.2..<0.45, using: &generator)
      scene.smudges.append(
        (
          x: 0.5 + distance * cos(turn), y: 0.5 + distance * sin(turn),
          radius: .random(in: 0.06..<0.16, using: &generator)
        ))
    }
    return scene
  }

  private mutating func plantSingleFaults(using generator: inout SeededGenerator) {
    var free = Array(items.indices).shuffled(using: &generator)
    for index in free.prefix(14) {
      let others = DemoShape.allCases.filter { $0 != items[index].scene.shape }
      let label = others[Int.random(in: 0..<others.count, using: &generator)]
      items[index].label = label
      items[index].faults.append((.wrongLabel, "is a \(items[index].scene.shape.rawValue)"))
    }
    free.removeFirst(14)
    for index in free.prefix(12) {
      items[index].scene.blurRadius = .random(in: 4...6, using: &generator)
      items[index].faults.append((.blurred, "box blur of radius \(items[index].scene.blurRadius)"))
    }
    free.removeFirst(12)
    for index in free.prefix(12) {
      items[index].scene.light = .random(in: 0.06..<0.14, using: &generator)
      items[index].faults.append((.dark, "light reduced to a tenth"))
    }
    free.removeFirst(12)
    for (place, index) in free.prefix(4).enumerated() {
      let how = ["an empty file", "text", "the first 20 bytes only", "random bytes"][place]
      items[index].faults.append((.undecodable, how))
    }
    free.removeFirst(4)
    for index in free.filter({ items[$0].key.hasSuffix(".jpg") }).prefix(2) {
      items[index].faults.append((.damaged, "cut off after three quarters"))
    }
  }

  private mutating func plantDuplicates(using generator: inout SeededGenerator) {
    let sources = items.indices.filter { items[$0].faults.isEmpty }.shuffled(using: &generator)
    for (place, source) in sources.prefix(20).enumerated() {
      let isNear = place >= 10
      var copy = items[source]
      copy.copyOf = items[source].key
      let isPNG = isNear ? false : items[source].key.hasSuffix(".png")
      copy.key = Self.key(items.count, isPNG: isPNG)
      let name = items[source].key
      copy.faults = [
        isNear
          ? (.nearDuplicate, "\(name) again, brighter and saved at low quality")
          : (.exactDuplicate, "the bytes of \(name)")
      ]
      if place < 3 {
        let others = DemoShape.allCases.filter { $0 != copy.scene.shape }
        copy.label = others[Int.random(in: 0..<others.count, using: &generator)]
        copy.faults.append((.wrongLabel, "is a \(copy.scene.shape.rawValue), as its twin says"))
      }
      items.append(copy)
    }
  }
}
