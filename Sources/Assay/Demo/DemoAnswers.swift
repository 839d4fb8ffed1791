/// The answer key of the demo: what was planted, and where.
struct DemoAnswers: Sendable {
  let plan: DemoPlan

  /// The key for people.
  var markdown: String {
    var text = """
      # What was planted in the demo

      \(plan.items.count) drawings of six shapes, made from a fixed seed; the classifier is a real
      one (multinomial logistic regression on gradient directions, three-fold, each image predicted
      by a fit that never saw it). Its errors are its own. What Assay should bring to light:

      1. **A one-way confusion**: rings with a small hole look like circles, so *ring* is taken for
         *circle*, hardly ever the other way round.
      2. **A rate that falls with a metric**: red smudges cover the shapes; the more red
         (`red_values`), the lower the accuracy.
      3. **Faults in single files and labels**, listed below and in `answers.csv`.


      """
    for fault in DemoItem.Fault.allCases {
      let found = plan.items.flatMap { item in
        item.faults.filter { $0.fault == fault }.map { "- `\(item.key)`: \($0.detail)\n" }
      }
      text += "## \(fault.rawValue) (\(found.count))\n\n\(found.joined())\n"
    }
    return text
  }

  /// The key as CSV, a row a fault, in the order of the keys.
  var table: String {
    plan.items.reduce(into: "filename,fault,detail\n") { text, item in
      for (fault, detail) in item.faults {
        text += "\(item.key),\(fault.rawValue),\"\(detail)\"\n"
      }
    }
  }
}
