@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// Makes filters at random, of all that the tree allows: every condition, nested to four levels, and
/// words, names and numbers of all kinds.
struct RandomFilter<Generator: RandomNumberGenerator> {
  var generator: Generator
  /// Whether only fields and words of ``SmallProject`` are used, so that it has an answer.
  var isKnown = false

  init(_ generator: Generator) { self.generator = generator }

  mutating func filter(depth: Int = 4) -> FilterExpression {
    guard depth > 0, chance(0.6) else { return chance(0.9) || isKnown ? test() : similar() }
    switch pick(0...4) {
    case 0, 1: return .any(parts(depth))
    case 2, 3: return .all(parts(depth))
    default: return .not(filter(depth: depth - 1))
    }
  }

  private mutating func parts(_ depth: Int) -> [FilterExpression] {
    (0..<pick(2...3)).map { _ in filter(depth: depth - 1) }
  }

  private mutating func similar() -> FilterExpression {
    .similar(to: word(), column: FilterColumn(1))
  }

  private mutating func test() -> FilterExpression {
    if isKnown { return knownTest() }
    return .has(field(), condition())
  }

  private mutating func field() -> FilterField {
    let names =
      FieldName.allCases.map(\.rawValue) + FilterKeyword.allCases.map(\.rawValue)
      + MetricName.allCases.map(\.rawValue)
    let name = FilterWord(chance(0.7) ? one(of: names) : word())
    return FilterField(model: chance(0.2) ? FilterWord(word()) : nil, name: name)
  }

  private mutating func condition() -> FilterCondition {
    switch pick(0...6) {
    case 0: return .compare(one(of: FilterComparison.allCases), value())
    case 1: return .among((0..<pick(1...4)).map { _ in value() })
    case 2:
      let ends = [number(), number()].sorted { $0.number ?? 0 < $1.number ?? 0 }
      return .range(ends[0], ends[1])
    case 3: return .lowest(amount())
    case 4: return .highest(amount())
    case 5: return .missing
    default: return .present
    }
  }

  /// A test that ``SmallProject`` can answer.
  private mutating func knownTest() -> FilterExpression {
    let numbers = ["brightness", "detail", "luminance", "confidence", "correct", "loss"]
    let words: [String: [String]] = [
      "label": ["cat", "dog", "sea lion", "7"], "predicted": ["cat", "dog", "sea lion", "7"],
      "class": ["cat", "7"], "split": ["train", "test"], "tag": ["reviewed", "odd"],
      "camera": ["Canon", "Nikon", "Canon EOS"], "taken at": ["noon"],
      "outcome": ["correct", "wrong"], "path": ["a/cat1.jpg", "b/lion.jpg", "no \"such\" one"],
      "issue": ["damaged", "dark", "blurred"], "view": ["bright", "chosen"],
      "format": ["jpeg", "png", "webp"],
    ]
    if chance(0.4) {
      let field = FilterField(one(of: numbers))
      switch pick(0...3) {
      case 0:
        let signs = FilterComparison.allCases.filter { $0 != .contains }
        return .has(field, .compare(one(of: signs), FilterValue(Double(pick(-3...12)) / 10)))
      case 1: return .within(field, Double(pick(-5...3)) / 10, Double(pick(3...50)) / 10)
      case 2: return .has(field, chance(0.5) ? .lowest(amount()) : .highest(amount()))
      default: return .has(field, chance(0.5) ? .missing : .present)
      }
    }
    let name = one(of: words.keys.sorted())
    var field = FilterField(name)
    if ["predicted", "outcome", "class"].contains(name), chance(0.4) {
      field.model = FilterWord(one(of: ["strong", "weak-1.5"]))
    }
    let known = words[name] ?? []
    switch pick(0...3) {
    case 0: return .equals(field, one(of: known))
    case 1: return .oneOf(field, known.shuffled(using: &generator))
    case 2:
      return .has(field, .compare(one(of: [.notEqual, .contains]), FilterValue(one(of: known))))
    default: return .has(field, chance(0.5) ? .missing : .present)
    }
  }

  private mutating func amount() -> FilterAmount {
    let isPercent = chance(0.5)
    let text = one(
      of: isPercent ? ["5", "0", "100", "12.5", "1e1", "+.5"] : ["3", "+4", "007", "1e2"])
    return FilterAmount(value: FilterValue(text, number: Double(text)), isPercent: isPercent)
  }

  private mutating func value() -> FilterValue { chance(0.5) ? number() : FilterValue(word()) }

  private mutating func number() -> FilterValue {
    if chance(0.5) {
      let random = Double(bitPattern: generator.next())
      return FilterValue(random.isNaN ? 0 : random)
    }
    let text = one(of: ["7", "007", "-0", "+2e3", ".5", "-.5E-7", "1e308", "0.1", "3.0", "5e-324"])
    return FilterValue(text, number: Double(text))
  }

  private mutating func word() -> String {
    let odd = [
      "", " ", "7", "-1.5", "1e5", "1..2", "..", ".", ".x", "/", "a..b", "5%", "a b", "\"", "\\",
      "\\n",
      "a\"b", "(", ")", "x)", "[", "]", ",", "é", "e\u{301}", "\u{301}", "\u{301}x", "x\u{301}",
      "\u{0}",
      "\u{7f}", "\u{202e}", "\u{a0}", "\u{2028}", "\n", "\t", "👨‍👩‍👧‍👦", "ß", "a-b", "a/b.jpg", "#1",
      "+1", "a=b",
      "<", "~", "NOT", "and ", "3d", "1e", "0x1f", "cat",
    ]
    if chance(0.6) { return one(of: odd + FilterKeyword.allCases.map(\.rawValue)) }
    var text = String.UnicodeScalarView()
    for _ in 0..<pick(0...6) {
      let limit: ClosedRange<UInt32> = chance(0.7) ? 0...0x7f : 0...0x1ffff
      text.append(Unicode.Scalar(UInt32.random(in: limit, using: &generator)) ?? "·")
    }
    return String(text)
  }

  private mutating func one<Element>(of all: [Element]) -> Element {
    all[Int.random(in: all.indices, using: &generator)]
  }

  private mutating func pick(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &generator)
  }

  private mutating func chance(_ share: Double) -> Bool {
    Double.random(in: 0..<1, using: &generator) < share
  }
}
