/// One input of the fuzzer: any bytes are a filter that prints and reads back, or an error inside
/// the text; and a small project answers it or says why not.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzFilter(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: bytes, count: count), as: UTF8.self)
  do throws(FilterError) {
    let tree = try FilterExpression(parsing: text)
    guard (try? FilterExpression(parsing: tree.description)) == tree else {
      fatalError("\(text.debugDescription) prints as \(tree.description.debugDescription)")
    }
    _ = try explorer.images(matching: tree, model: explorer.snapshot.models.last)
  } catch {
    precondition(error.column >= 1 && error.column <= text.count + 1, "\(error)")
  }
  _ = try? ImageOrder(parsing: text)
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
