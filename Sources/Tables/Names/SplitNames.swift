/// The common name of a split: `train`, `val` or `test` for their usual spellings in any case,
/// else the name as it is.
package func canonicalSplit(_ name: String) -> String {
  splitSpellings[name.lowercased()] ?? name
}

/// Whether a folder of this name holds a split and not a class.
func isSplitName(_ name: some StringProtocol) -> Bool {
  splitSpellings[name.lowercased()] != nil
}

private let splitSpellings = [
  "train": "train", "training": "train", "trn": "train",
  "val": "val", "valid": "val", "validation": "val", "dev": "val",
  "test": "test", "testing": "test", "tst": "test",
]
