import Assay
internal import Foundation

extension ImportHistory {
  /// At most so many imports are told; the newest.
  private static let importLimit = 6
  /// At most so many choices, and kinds of what was left out, of an import are told.
  private static let choiceLimit = 3

  /// The newest imports for a person: a line an import, and one for each of its first choices.
  var lines: [String] {
    var lines: [String] = []
    let earlier = imports.count - Self.importLimit
    if earlier > 0 { lines.append("import     \(earlier) earlier ones: --json lists them") }
    for summary in imports.suffix(Self.importLimit) { lines += told(summary) }
    if unreadable > 0 {
      lines.append(
        "import     \(unreadable) \(unreadable == 1 ? "report" : "reports") that cannot be read")
    }
    return lines
  }

  private func told(_ summary: ImportSummary) -> [String] {
    let what = [summary.subject.rawValue, summary.model ?? summary.embedding].compactMap { $0 }
      .map { printable($0) }.joined(separator: " of ")
    let day = summary.date.map { ", " + $0.formatted(.iso8601).prefix(10) } ?? ""
    var line =
      "import     \(printable(summary.file)) (\(what)\(day)): \(summary.matched) of "
      + "\(summary.imageCount) images"
    let choices = summary.choices?.first ?? []
    let count = summary.choices?.count ?? 0
    if count > 0 { line += ", \(count) \(count == 1 ? "choice" : "choices")" }
    let leftOut = summary.leftOut
    if !leftOut.isEmpty {
      line +=
        "; left out: " + leftOut.prefix(Self.choiceLimit).map(summary.words).joined(separator: ", ")
      if leftOut.count > Self.choiceLimit { line += ", …" }
    }
    var lines = [line] + choices.prefix(Self.choiceLimit).map { "chosen     \(printable($0.text))" }
    if count > Self.choiceLimit {
      lines.append("chosen     \(count - Self.choiceLimit) more: --json lists them")
    }
    return lines
  }
}
