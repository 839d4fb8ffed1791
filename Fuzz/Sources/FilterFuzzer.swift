import Analysis
import Dataset

/// One input: any bytes are a filter that prints and reads back, or an error inside the text; and a
/// small project answers it or says why not.
func tryFilter(_ bytes: [UInt8]) -> CInt {
  let text = String(decoding: bytes, as: UTF8.self)
  do throws(FilterError) {
    let tree = try FilterExpression(parsing: text)
    guard (try? FilterExpression(parsing: tree.description)) == tree else {
      fatalError("\(text.debugDescription) prints as \(tree.description.debugDescription)")
    }
    _ = try explorer.images(matching: tree, model: explorer.snapshot.models.last)
  } catch {
    precondition(error.column >= 1 && error.column <= text.count + 1, "\(error)")
  }
  if let order = try? ImageOrder(parsing: text) {
    let all = ImageSet(allOf: 3)
    let sorted = try? explorer.sorted(all, by: order, model: explorer.snapshot.models.last)
    precondition(sorted.map { $0.sorted() == [0, 1, 2] } ?? true)
  }
  return 0
}

private let explorer: Explorer = {
  var snapshot = ProjectSnapshot(
    images: ["a.jpg", "b.jpg", "c.jpg"].map { ImageRecord(key: $0) }, classes: ["cat", "dog"],
    labels: [0, 1, -1])
  snapshot.metrics = ["brightness": Column(values: [0.1, .nan, 0.3])]
  snapshot.splits = CategoryColumn(names: ["test"], codes: [0, -1, 0])
  snapshot.categories = ["camera": CategoryColumn(names: ["Canon"], codes: [0, -1, 0])]
  snapshot.tags = ["reviewed": [1]]
  snapshot.models = [ModelPredictions(name: "strong", predicted: [0, 0, -1])]
  return Explorer(snapshot)
}()
