/// Image ids as a list that one SQL statement reads with `json_each`.
enum JSONList {
  /// `[1,2,3]`.
  static func text(of images: [Int32]) -> String {
    "[" + images.lazy.map { String($0) }.joined(separator: ",") + "]"
  }
}
