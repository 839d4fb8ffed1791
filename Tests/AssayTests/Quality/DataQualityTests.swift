import Kernels
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct DataQualityTests {
  /// Forty images, two classes; a far one, a negative one, a word among numbers that needs quotes.
  static let snapshot: ProjectSnapshot = {
    let keys = (0..<40).map { "\($0 < 20 ? "cat" : "big dog")/é \"\($0)\".jpg" }
    var snapshot = ProjectSnapshot(
      images: keys.map { ImageRecord(key: $0) }, classes: ["cat", "big dog"],
      labels: (0..<40).map { $0 == 39 ? -1 : $0 < 20 ? 0 : 1 })
    for image in 0..<40 {
      snapshot.images[image].digest = "bytes \(image)"
      snapshot.images[image].pixelDigest = "pixels \(image)"
      snapshot.images[image].format = image < 3 ? "png" : "jpeg"
    }
    // 1 and 30 have the same bytes; 2, 3 and 4 the same pixels, of which 3 and 4 the same bytes.
    for image in [1, 30] {
      snapshot.images[image].digest = "twin"
      snapshot.images[image].pixelDigest = "twin pixels"
    }
    for image in [2, 3, 4] { snapshot.images[image].pixelDigest = "triple" }
    for image in [3, 4] { snapshot.images[image].digest = "pair" }
    var far = (0..<40).map { Double($0 % 10) / 7 - 0.5 }
    far[7] = 1e6
    far[8] = -3.25
    far[9] = .nan
    snapshot.metrics = [
      "luminance": Column(values: (0..<40).map { $0 == 5 ? 0.01 : $0 == 6 ? 0.99 : 0.5 }),
      "luminance_contrast": Column(missing: 40), "bright_share": Column(missing: 40),
      "area": Column(values: (0..<40).map { $0 == 4 ? 1_001 : $0 == 3 ? 9 : 100 }),
      "my \"iso\"": Column(values: far),
      "random": Column(values: far),
    ]
    snapshot.splits = CategoryColumn(
      names: ["train", "test"], codes: (0..<40).map { $0 < 25 ? 0 : 1 })
    snapshot.issues = [
      FileIssue(image: 9, kind: .lyingExtension, reason: "named jpg, is PNG"),
      FileIssue(image: 2, kind: .lyingExtension, reason: "named jpg, is PNG"),
    ]
    return snapshot
  }()

  /// The images of a filter as it is printed.
  private func ids(_ filter: FilterExpression) throws -> [Int32] {
    try Self.snapshot.images(matching: filter.description, model: nil).ids.map { Int32($0) }
  }

  @Test func `every filter of outliers opens exactly the images that were counted`() throws {
    let report = OutlierReport(of: Self.snapshot)
    #expect(report.metrics.map(\.info.id) == ["area", "luminance", "my \"iso\""])
    var opened = 0
    for metric in report.metrics {
      for severity in OutlierSeverity.allCases {
        let filter = metric.filter(of: severity)
        #expect((filter == nil) == metric.overall[severity].isEmpty)
        if let filter { #expect(try ids(filter) == metric.overall[severity]) }
        let within = metric.filterWithinClass(of: severity, in: Self.snapshot)
        #expect((within == nil) == metric.withinClass[severity].isEmpty)
        if let within { #expect(try ids(within) == metric.withinClass[severity]) }
        opened += (filter == nil ? 0 : 1) + (within == nil ? 0 : 1)
      }
    }
    #expect(opened >= 6)
    // Quartiles −0.214 and 0.429: the outer fences are −1.82 and 2.04.
    #expect(report.metrics[2].overall.severe == [7, 8])
    #expect(report.metrics[0].overall.unusual == [3, 4] && report.metrics[0].overall.severe == [])
  }

  @Test func `an image tells what was found in its file, by rules, and of its copies`() throws {
    let explorer = Explorer(Self.snapshot)
    func issues(_ image: Int32) throws -> [String] {
      try explorer.issues(of: image).map { "\($0.kind): \($0.reason)" }
    }
    #expect(try issues(0) == [])
    #expect(
      try issues(1) == [
        "exact_copies: one other image has the same bytes, under different labels: cat, big dog"
      ])
    #expect(
      try issues(2) == [
        "lying_extension: named jpg, is PNG",
        "exact_copies: 2 other images have the same pixels",
      ])
    #expect(
      try issues(3) == [
        "odd_size: more than 10 times as many pixels as the median image, or less than a tenth",
        "exact_copies: 2 other images have the same bytes or pixels",
      ])
  }

  @Test func `a class with few values has no outliers`() {
    var snapshot = Self.snapshot
    snapshot.labels = (0..<40).map { $0 < 7 ? 0 : 1 }
    let metric = OutlierReport(of: snapshot).metrics[0]
    #expect(metric.classFences[0] == nil && metric.classFences[1] != nil)
    #expect(metric.withinClass.count == 0)
  }

  @Test func `same bytes and same pixels make groups that say where labels or splits differ`()
    throws
  {
    let duplicates = ExactDuplicates(of: Self.snapshot)
    #expect(duplicates.groups.map(\.images) == [[1, 30], [2, 3, 4], [3, 4]])
    #expect(duplicates.groups.map(\.kind) == [.bytes, .pixels, .bytes])
    #expect(duplicates.groups.map(\.isConflicting) == [true, false, false])
    #expect(duplicates.groups.map(\.crossesSplits) == [true, false, false])
    #expect(duplicates.groups[0].labels == [0, 1])
    #expect(duplicates.imageCount(of: .bytes) == 4 && duplicates.imageCount(of: .pixels) == 3)
    for group in duplicates.groups {
      #expect(try ids(try #require(group.filter)) == group.images)
    }
  }

  @Test func `images that were not measured are no duplicates`() {
    let snapshot = ProjectSnapshot(images: (0..<5).map { ImageRecord(key: "\($0)") })
    #expect(ExactDuplicates(of: snapshot).groups.isEmpty)
    #expect(OutlierReport(of: snapshot).metrics.isEmpty)
  }

  @Test func `a group beyond the limit has no filter`() {
    var snapshot = ProjectSnapshot(images: (0..<101).map { ImageRecord(key: "\($0)") })
    for image in 0..<101 { snapshot.images[image].digest = "same" }
    #expect(ExactDuplicates(of: snapshot).groups.map(\.filter) == [nil])
    #expect(ExactDuplicates(of: snapshot).groups.map(\.images.count) == [101])
  }

  @Test func `each kind of issue lists the images that its rule or the measuring found`() throws {
    let issues = try FileIssues(of: Explorer(Self.snapshot))
    let found = Dictionary(uniqueKeysWithValues: issues.kinds.map { ($0.id, $0.images) })
    #expect(found["dark"] == [5] && found["bright"] == [6])
    #expect(found["odd_size"] == [3, 4] && found["lying_extension"] == [2, 9])
    #expect(found["blurred"] == [] && found["transparent"] == [] && found["damaged"] == [])
    #expect(found.count == 13)
    for kind in issues.kinds {
      #expect((kind.filter == nil) == kind.images.isEmpty, "\(kind.id)")
      if let filter = kind.filter { #expect(try ids(filter) == kind.images, "\(kind.id)") }
    }
  }

  @Test func `blurred is far below the usual detail, unless the picture is flat`() throws {
    var snapshot = Self.snapshot
    snapshot.metrics["detail"] = Column(
      values: (0..<40).map { $0 == 8 || $0 == 11 ? 3.4 : $0 == 9 ? 3.6 : 10 })
    snapshot.metrics["luminance_contrast"] = Column(values: (0..<40).map { $0 == 11 ? 0.04 : 0.2 })
    // All alike: 0.35 of the median.
    var issues = try FileIssues(of: Explorer(snapshot))
    #expect(issues.kinds.first { $0.id == "blurred" }?.images == [8])
    // Quartiles 8 and 12: 8 · (8/12)^2.5 = 2.903. Quartiles 5 and 15: 0.32, so 0.25 · 10.
    for (low, high, bound) in [(8.0, 12.0, 2.903), (5, 15, 2.5)] {
      snapshot.metrics["detail"] = Column(
        values: (0..<40).map { image in
          switch image {
          case 0: bound - 0.01
          case 1: bound + 0.01
          case 2...13: image % 6 == 0 ? 10 : image % 2 == 0 ? low : high
          default: image % 4 == 0 ? low : image % 4 == 1 ? high : 10
          }
        })
      issues = try FileIssues(of: Explorer(snapshot))
      #expect(issues.kinds.first { $0.id == "blurred" }?.images == [0])
    }
  }

  @Test func `dark is what holds nothing light, bright what is white almost everywhere`() throws {
    var snapshot = Self.snapshot
    snapshot.metrics["luminance"] = Column(
      values: (0..<40).map { [1: 0.1, 2: 0.1, 3: 0.04, 4: 0.9, 5: 0.9, 6: 0.96][$0] ?? 0.5 })
    snapshot.metrics["luminance_contrast"] = Column(values: (0..<40).map { $0 == 1 ? 0.07 : 0.3 })
    snapshot.metrics["bright_share"] = Column(values: (0..<40).map { $0 == 4 ? 0.81 : 0.3 })
    let issues = try FileIssues(of: Explorer(snapshot))
    #expect(issues.kinds.first { $0.id == "dark" }?.images == [1, 3])
    #expect(issues.kinds.first { $0.id == "bright" }?.images == [4, 6])
  }

  @Test func `strokes on black and pure colours are not dark, figures of two tones not flat`()
    throws
  {
    // 1 a dark picture, 2 white strokes on black, 3 pure blue, 4 not measured again yet; 5 flat, 6 a
    // figure of two tones, 7 one of blue on black, which luma hardly tells apart.
    var snapshot = Self.snapshot
    snapshot.metrics["luminance"] = Column(
      values: (0..<40).map { [1: 0.04, 2: 0.04, 3: 0.0722, 4: 0.04][$0] ?? 0.5 })
    snapshot.metrics["luminance_contrast"] = Column(
      values: (0..<40).map { [3: 0, 5: 0, 7: 0.019][$0] ?? 0.3 })
    snapshot.metrics["image_entropy"] = Column(
      values: (0..<40).map { [5: 0, 6: 0.7, 7: 0.7][$0] ?? 5 })
    snapshot.metrics["light_level"] = Column(
      values: (0..<40).map { [1: 0.2, 2: 1, 3: 1, 4: .nan][$0] ?? 0.6 })
    snapshot.metrics["channel_contrast"] = Column(
      values: (0..<40).map { [3: 0, 5: 0.01][$0] ?? 0.3 })
    let kinds = try FileIssues(of: Explorer(snapshot)).kinds
    #expect(kinds.first { $0.id == "dark" }?.images == [1, 4])
    #expect(kinds.first { $0.id == "low_detail" }?.images == [3, 5])
    // As an earlier version left it.
    snapshot.metrics["light_level"] = nil
    snapshot.metrics["channel_contrast"] = nil
    let before = try FileIssues(of: Explorer(snapshot)).kinds
    #expect(before.first { $0.id == "dark" }?.images == [1, 2, 3, 4])
    #expect(before.first { $0.id == "low_detail" }?.images == [3, 5, 6, 7])
  }

  @Test func `counts are those of hand arithmetic`() throws {
    let quality = try DataQuality(of: Explorer(Self.snapshot))
    #expect(quality.classCounts == [20, 19])
    #expect(quality.formats.map(\.name) == ["jpeg", "png"])
    #expect(quality.formats.map(\.images.count) == [37, 3])
  }
}
