import Dataset
package import Kernels

/// What is most worthwhile to fix, in the model's data and labels: each thing with its number, its
/// reason and the images it is about.
///
/// Everything is held against the population of the evaluation with the same options. What one
/// thing could win is what the model would win if the images in question were as good as all
/// others, or if the labels in question were what is suggested; it is a bound for planning, not a
/// promise.
package struct Advice: Sendable {
  /// What kind of thing it is.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A class whose images the model gets right less often than those of the other classes.
    case weakClass = "weak_class"
    /// A class that is taken for another more often than one class is for another.
    case confusion
    /// A range or a word of a metric where the model fails more than elsewhere.
    case worstBin = "worst_bin"
    /// Labels that something else speaks against.
    case labelSuspects = "label_suspects"
    /// Copies of one image under different labels.
    case conflictingCopies = "conflicting_copies"
    /// Copies of one image in different splits.
    case leakingCopies = "leaking_copies"
    /// Files of which no pixels could be read.
    case unreadableFiles = "unreadable_files"

    /// Whether its images are images that the model gets wrong.
    var isOfWrongImages: Bool {
      switch self {
      case .weakClass, .confusion, .worstBin, .labelSuspects: true
      case .conflictingCopies, .leakingCopies, .unreadableFiles: false
      }
    }
  }

  /// One thing to fix.
  package struct Item: Sendable {
    /// What kind of thing.
    package let kind: Kind
    /// What it is, in a few words.
    package let title: String
    /// Why, with the numbers, in a sentence.
    package let reason: String
    /// The images to look at, ascending.
    package let images: [Int32]
    /// What the accuracy over the population could win; `nil` where that cannot be said.
    package let gain: Estimate?
    /// What it is worth: the images that `gain` stands for, else the number of images to mend.
    package let worth: Double
    /// The filter of exactly `images`, if there is a short one.
    package let filter: FilterExpression?
    /// The page that shows more of it.
    package let page: Page
  }

  /// A page of the program with its own parameters.
  package struct Page: Sendable {
    /// The path, such as `/performance`.
    package let path: String
    /// Names and values, such as `metric` and `contrast`; a name may stand several times.
    package let parameters: [(name: String, value: String)]

    init(_ path: String, _ parameters: [(name: String, value: String)] = []) {
      self.path = path
      self.parameters = parameters
    }
  }

  /// The name of the model; `nil` if there is none, and then nothing is said about one.
  package let model: String?
  /// The images that the model is judged on; `nil` without a model or without labels.
  package let population: Population?
  /// All that was found, the most worthwhile first.
  package let all: [Item]

  /// How many images of the population the model gets wrong.
  private let wrongCount: Int

  /// How much of the images of a thing may belong to a better one before it is left out of
  /// ``best(_:)``.
  static let overlapLimit = 0.5
  /// And how much of those that chance alone would not bring there.
  static let overlapBeyondChance = 1.0 / 3

  /// The most worthwhile things that are about different images.
  ///
  /// Of two things that share more than half of the images of the lesser one, only the better
  /// stands. Where both are about wrong images, what the better one would share with any wrong
  /// images by chance does not count: a thing with most of them leaves room for others.
  ///
  /// - Parameter count: how many at most.
  /// - Returns: at most `count` of ``all``, in their order.
  package func best(_ count: Int) -> [Item] {
    var chosen: [(item: Item, images: Set<Int32>)] = []
    for item in all {
      guard chosen.count < count else { break }
      let repeats = chosen.contains { other in
        let shared = item.images.count { other.images.contains($0) }
        var chance = 0.0
        if item.kind.isOfWrongImages && other.item.kind.isOfWrongImages {
          chance = min(1, Double(other.images.count) / Double(max(1, wrongCount)))
        }
        let limit = max(
          Advice.overlapLimit, chance + (1 - chance) * Advice.overlapBeyondChance)
        return shared == item.images.count || Double(shared) > Double(item.images.count) * limit
      }
      if !repeats { chosen.append((item, Set(item.images))) }
    }
    return chosen.map(\.item)
  }

  /// Looks for what is worthwhile to fix.
  ///
  /// - Parameters:
  ///   - explorer: the project.
  ///   - options: the model and the population it is judged on.
  /// - Throws: ``EvaluationError`` for a model, class or split that does not exist,
  ///   ``FilterError``, or `CancellationError`.
  /// - Complexity: a sort of each metric.
  package init(of explorer: Explorer, options: EvaluationOptions) throws {
    let snapshot = explorer.snapshot
    var items = DataAdvice(of: explorer).items
    if options.model != nil || !snapshot.models.isEmpty,
      snapshot.labels.contains(where: { $0 >= 0 })
    {
      let model = try evaluatedModel(of: snapshot, options: options)
      let selection = try PopulationSelection(of: snapshot, model: model, options: options)
      let advice = try ModelAdvice(of: explorer, model: model, selection: selection, options)
      items += advice.items
      let labels = try LabelAdvice(
        of: explorer, model: model, population: selection.counted, wrong: advice.wrong)
      items += [labels.item].compactMap(\.self)
      (self.model, population) = (model.name, selection.population)
      wrongCount = advice.wrongCount
    } else {
      (self.model, population) = (nil, nil)
      wrongCount = 0
    }
    all = items.sorted { ($1.worth, $0.title) < ($0.worth, $1.title) }
  }
}

/// A share as a person reads it: 81.3 %.
func percent(_ share: Double) -> String {
  let tenths = Int((share * 1_000).rounded())
  return "\(tenths < 0 ? "−" : "")\(tenths.magnitude / 10).\(tenths.magnitude % 10)\u{a0}%"
}

/// A rate with its interval and number of images: 81.3 % (78.1–84.2 %, n = 632).
func percent(_ rate: Estimate) -> String {
  guard let value = rate.value else { return "undefined" }
  let range = rate.interval.map { "\(percent($0.low).dropLast(2))–\(percent($0.high)), " } ?? ""
  return "\(percent(value)) (\(range)n = \(grouped(rate.n)))"
}
