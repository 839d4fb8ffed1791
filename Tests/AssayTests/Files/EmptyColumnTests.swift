import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct EmptyColumnTests {
  @Test(
    arguments: [
      (
        "path,predicted\na.jpg,\n",
        """
        t:2: found an empty "predicted" in every row, expected a class in at least one, \
        fill the column or name another with --predicted-column
        """
      ),
      (
        "path,predicted\n\na.jpg,\nb.jpg,\n",
        """
        t:3: found an empty "predicted" in every row, expected a class in at least one, \
        fill the column or name another with --predicted-column
        """
      ),
      (
        #"[{"path":"a.jpg","predicted":null}]"#,
        """
        t:1: found an empty "predicted" in every object, expected a class in at least one, \
        fill the column or name another with --predicted-column
        """
      ),
      (
        "path,predicted,prob_cat,prob_dog\na.jpg,,,\n",
        """
        t:2: found an empty "predicted" and empty probabilities in every row, expected a class \
        or probabilities in at least one, fill the column or name another with \
        --predicted-column
        """
      ),
      (
        "path,prob_cat,prob_dog\na.jpg,,\n",
        """
        t:2: found empty probabilities in every row, expected numbers in at least one, \
        fill the column or name another with --predicted-column
        """
      ),
      (
        "path,predicted\n",
        """
        t:1: found a header and no rows, expected a row for each image, write the file again
        """
      ),
    ] as [(String, String)])
  func `a file whose every row predicts nothing is refused at its first row`(
    text: String, expected: String
  ) {
    #expect(predictions(text) == expected)
  }

  @Test(
    arguments: [
      (
        "path,label\na.jpg,\nb.jpg,\n",
        """
        t:2: found an empty "label" in every row, expected a class in at least one, \
        fill the column or name another with --label-column
        """
      ),
      (
        #"{"path":"a.jpg","label":null}"# + "\n" + #"{"path":"b.jpg","label":""}"#,
        """
        t:1: found an empty "label" in every object, expected a class in at least one, \
        fill the column or name another with --label-column
        """
      ),
    ] as [(String, String)])
  func `a file whose every label is empty is refused at its first row`(
    text: String, expected: String
  ) {
    #expect(labels(text) == expected)
  }

  @Test func `one row that says something is enough`() {
    #expect(predictions("path,predicted\na,\nb,cat\n") == "b=cat")
    #expect(labels("path,label\na,\nb,cat\n") == "a= b=cat")
  }
}
