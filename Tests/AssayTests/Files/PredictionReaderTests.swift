import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

@Suite struct PredictionReaderTests {
  @Test(
    arguments: [
      ("path,predicted\na,cat\nb,dog", "a=cat b=dog"),
      ("path,predicted,confidence\na,cat,0.5\nb,dog,", "a=cat b=dog"),
      ("path,prob_cat,prob_dog\na,0.25,0.75", "a=dog(0.25 0.75)"),
      ("path,p_dog,p_cat\na,0.25,0.75", "a=cat(0.75 0.25)"),
      ("path,dog,cat\na,0.25,0.75", "a=cat(0.75 0.25)"),
      // Of two equal probabilities the first class in the order of the classes is predicted.
      ("path,prob_dog,prob_cat\na,0.5,0.5", "a=cat(0.5 0.5)"),
      // `predicted` rules over the most probable class.
      ("path,predicted,prob_cat,prob_dog\na,dog,0.75,0.25", "a=dog(0.75 0.25)"),
      ("path,predicted,prob_cat,prob_dog\na,,0.75,0.25\nb,,,\n", "a=cat(0.75 0.25)"),
      (
        #"[{"path": "a", "predicted": "cat", "probs": {"dog": 0.25, "cat": 0.75}}]"#,
        "a=cat(0.75 0.25)"
      ),
      (#"{"a": "cat", "b": "dog"}"#, "a=cat b=dog"),
      (#"[{"path": "a", "probs": {"d\u006fg": 0.25, "cat": 0.75}}]"#, "a=cat(0.75 0.25)"),
      (#"{"a": {"probabilities": {"dog": 1, "cat": 0}}}"#, "a=dog(0 1)"),
      ("path,predicted\na,cat\na,cat", "a=cat"),
      ("path,prob_cat,prob_dog\na,1,0\na,1.0,0.0", "a=cat(1 0)"),
      // A class that is new and has no column is accepted, behind the known ones.
      ("path,predicted\na,zebra\nb,ape", "a=zebra b=ape"),
      // A known class without a column has the probability zero.
      ("path,prob_dog,prob_ape\na,0.25,0.75", "a=ape(0 0.25 0.75)"),
    ] as [(String, String)])
  func `good predictions are read`(text: String, expected: String) {
    #expect(predictions(text) == expected)
  }

  @Test(
    arguments: [
      (
        "path,prob_cat,prob_dog\na,0.5,0.5\nb,nan,0.5",
        """
        t:3: found nan in column "prob_cat", expected a probability from 0 to 1, \
        correct the value or leave the image out
        """
      ),
      (
        "path,prob_cat,prob_dog\na,-0.1,1",
        """
        t:2: found -0.1 in column "prob_cat", expected a probability from 0 to 1, use \
        --logits if these are logits
        """
      ),
      (
        "path,prob_cat,prob_dog\na,1.0000001,0",
        """
        t:2: found 1.0000001 in column "prob_cat", expected a probability from 0 to 1, \
        use --logits if these are logits, or scale them to 0…1
        """
      ),
      (
        "path,prob_cat,prob_dog\na,40.0,60.0",
        """
        t:2: found 40.0 in column "prob_cat", expected a probability from 0 to 1, \
        divide by 100: the row adds up to 100 like percentages
        """
      ),
      (
        "path,prob_cat,prob_dog\na,inf,0",
        """
        t:2: found inf in column "prob_cat", expected a probability from 0 to 1, \
        correct the value or leave the image out
        """
      ),
      (
        "path,prob_cat,prob_dog\na,0x1,0",
        """
        t:2: found "0x1" in column "prob_cat", expected a probability from 0 to 1, \
        write it as 0.25, with a point and without separators
        """
      ),
      (
        "path,prob_cat,prob_dog\na,0.5,",
        """
        t:2: found nothing in column "prob_dog", expected a probability from 0 to 1, \
        write the value or leave the image out
        """
      ),
      (
        "path,prob_cat,prob_dog\na,0,0",
        """
        t:2: found probabilities that add up to 0, expected 1, leave the image out if \
        there is no prediction
        """
      ),
      (
        "path,prob_cat,prob_dog\na,1,1",
        """
        t:2: found probabilities that add up to 2, expected 1, check for a missing \
        class column, or use --scores if each class has an independent score, such as a \
        sigmoid
        """
      ),
      (
        "path,prob_cat,prob_dog,ape\na,0.2,0.2,0.6",
        """
        t:2: found probabilities that add up to 0.4, expected 1, check for a missing \
        class (not read: "ape"), or use --scores if each class has an independent score, \
        such as a sigmoid
        """
      ),
      (
        "path,predicted,confidence\na,cat,1.5",
        """
        t:2: found 1.5 in column "confidence", expected a confidence from 0 to 1, divide \
        the column by 100 if it holds percentages; if it holds logits, leave it out, or \
        give those of all classes and --logits
        """
      ),
      (
        "path,predicted,confidence\na,cat,-3.2",
        """
        t:2: found -3.2 in column "confidence", expected a confidence from 0 to 1, if it \
        holds logits, leave it out, or give those of all classes and --logits
        """
      ),
      (
        "path,predicted,confidence\na,cat,nan",
        """
        t:2: found nan in column "confidence", expected a confidence from 0 to 1, correct \
        the value or leave the image out
        """
      ),
      (
        "path,predicted\na,cat\nb,1",
        """
        t:3: found the class number 1 in column "predicted", expected one of "cat", \
        "dog", name the classes, or say what the numbers mean with --classes
        """
      ),
      (
        "path,prob_0,prob_1\na,0,1",
        """
        t:1: found the class number 0 in the column "prob_0", expected one of "cat", \
        "dog", name the classes, or say what the numbers mean with --classes
        """
      ),
      (
        "path,predicted,prob_cat,prob_dog\na,cta,1,0",
        """
        t:2: found the unknown class "cta" (did you mean "cat"?), expected one of \
        "cat", "dog", correct it or add it to the list of classes
        """
      ),
      (
        "path,prob_cat,p_cat\na,1,0",
        """
        t:1: found two columns for the class "cat", expected one, remove one of them
        """
      ),
      (
        "path,score\na,0.5",
        """
        t:1: found a single score, expected a column for each class, or to know the \
        class the score speaks of, name it with --positive CLASS
        """
      ),
      (
        "filename,label,prob\na,cat,0.5",
        """
        t:1: found a single score, expected a column for each class, or to know the \
        class the score speaks of, name it with --positive CLASS, or with \
        --predicted-column label if that is what the model says
        """
      ),
      (
        "path,note\na,0.5",
        """
        t:1: found the columns "path", "note", expected a predicted column (predicted, \
        prediction, pred, predicted_label, predicted_class…), rename one or name it \
        with --predicted-column
        """
      ),
      (
        "path,predicted\na,cat\na,dog",
        """
        t:3: found the prediction "dog" for "a", expected "cat" as on line 2, remove \
        one of the two
        """
      ),
      (
        "path,prob_cat,prob_dog\na,0.6,0.4\na,0.7,0.3",
        """
        t:3: found other numbers for "a", expected the same as on line 2, remove one of \
        the two
        """
      ),
      (
        #"[{"path": "a", "probs": [0.5, 0.5]}]"#,
        """
        t:1: found a list of probabilities in "probs", expected to know the class of \
        each place, give the classes in the order of the model's outputs with --classes
        """
      ),
      (
        """
        [{"path": "a", "probs": {"cat": 1, "dog": 0}},\n{"path": "b", "probs": {"cat": \
        1}}]
        """,
        """
        t:2: found no value for column "probs"."dog", expected a probability from 0 to 1, \
        write the value or leave the image out
        """
      ),
    ] as [(String, String)])
  func `bad predictions are refused at their line`(text: String, expected: String) {
    let found = predictions(text)
    #expect(found == expected)
  }

  @Test func `rows within a millionth of one stay, those within the rounding are rescaled`() throws
  {
    // 0.3333337 + 0.6666671 is 8e-7 from one; 0.3335 + 0.667 is 5e-4 from it.
    let table = try predictionTable(
      "path,prob_cat,prob_dog\na,0.3333337,0.6666671\nb,0.3335,0.667\nc,0.5,0.5")
    #expect(table.renormalizedRows == 1)
    #expect(
      (0..<3).map { table.probabilities?[row: $0] }
        == [
          [0.3333337, 0.6666671], [0.3335 / (0.3335 + 0.667), 0.667 / (0.3335 + 0.667)],
          [0.5, 0.5],
        ])
    #expect(table.choices.map(\.kind) == [.numbers] && table.choices[0].count == 1)
  }

  @Test(arguments: [
    // Two classes: twice half a unit of the last place, 0.01 for two places and 0.1 for one.
    ("0.49,0.50", true), ("0.49,0.49", false), ("0.4,0.5", true), ("0.4,0.4", false),
    // Finer places hide less, and never less than 1e-3 is allowed.
    ("0.4990,0.5001", true), ("0.4990,0.4999", false), ("0.499,0.500", true),
    ("0.498,0.500", false),
  ])
  func `a sum may be off by half a unit of the last place for each class`(
    values: String, isAccepted: Bool
  ) {
    let found = predictions("path,prob_cat,prob_dog\na,\(values)")
    #expect(found.contains("add up to") != isAccepted)
  }

  @Test func `logits become probabilities`() throws {
    let table = try predictionTable(
      "path,prob_cat,prob_dog\na,1,1\nb,1000,-1000\nc,0,0.6931471805599453",
      options { $0.logits = true })
    // exp(ln 2) = 2, so that c is 1/3 and 2/3.
    let read = try #require(table.probabilities)
    #expect(read.probabilities(row: 0) == [0.5, 0.5] && read.probabilities(row: 1) == [1, 0])
    #expect(abs(read.probabilities(row: 2)[0] - 1 / 3) < 1e-15)
    // They are kept as they were given.
    #expect(read.meaning == .logits && read[row: 1] == [1000, -1000])
    #expect(table.predicted == [0, 0, 1])
  }

  @Test func `integers are places in a class list, whatever the project's order`() throws {
    let list = options { $0.classes = ["dog", "cat"] }
    #expect(predictions("path,predicted\na,0\nb,1", list) == "a=dog b=cat")
    #expect(predictions("path,prob_0,prob_1\na,0.25,0.75", list) == "a=cat(0.75 0.25)")
    #expect(
      predictions(#"[{"path": "a", "probs": [0.25, 0.75]}]"#, list) == "a=cat(0.75 0.25)")
    #expect(
      predictions(#"[{"path": "a", "probs": [0.25, 0.5, 0.25]}]"#, list)
        == """
        t:1: found more than 2 probabilities in "probs", expected one for each of the 2 \
        classes, give the complete list with --classes
        """)
    #expect(predictions("path,predicted\na,0\nb,1", known: ["0", "1"]) == "a=0 b=1")
  }

  @Test func `one score needs to know its class`() throws {
    let positive = options { $0.positiveClass = "dog" }
    #expect(
      predictions("path,score\na,0.75\nb,0.5", positive) == "a=dog(0.25 0.75) b=cat(0.5 0.5)")
    #expect(predictions("path,prob_dog\na,0.75", positive) == "a=dog(0.25 0.75)")
    #expect(
      predictions("path,predicted,score\na,cat,0.75", positive) == "a=cat(0.25 0.75)")
    #expect(
      predictions("path,score\na,0", options { ($0.positiveClass, $0.logits) = ("dog", true) })
        == "a=cat(0.5 0.5)")
    #expect(
      predictions("path,score\na,0.75", options { $0.positiveClass = "dgo" })
        == """
        t:1: found --positive "dgo" (did you mean "dog"?), expected one of the classes \
        ("cat", "dog"), correct it or give both classes with --classes
        """)
    #expect(
      predictions("path,score\na,0.75", positive, known: ["cat", "dog", "ape"])
        == """
        t:1: found a single score for 3 classes, expected a column for each class, \
        write the probabilities of all classes
        """)
  }

  @Test func `what disagrees is counted, not corrected`() throws {
    let table = try predictionTable(
      """
      path,label,predicted,confidence,prob_cat,prob_dog,note
      a,cat,cat,0.75,0.75,0.25,x
      b,cat,dog,0.75,0.75,0.25,x
      c,dog,dog,0.7504,0.25,0.75,x
      d,,cat,,0.75,0.25,x
      """)
    #expect(table.argmaxDisagreements == 1)
    #expect(table.confidenceDisagreements == 1)
    #expect(table.confidence?.map { $0.isNaN ? -1 : $0 } == [0.75, 0.75, 0.7504, -1])
    #expect(table.labels?.codes == [0, 0, 1, -1])
    #expect(table.ignoredColumns == ["note"])
  }

  @Test func `without a confidence column the predicted class's probability is the confidence`()
    throws
  {
    let table = try predictionTable("path,predicted,prob_cat,prob_dog\na,dog,0.75,0.25")
    #expect(table.confidence == [0.25])
    #expect(try predictionTable("path,predicted\na,dog").confidence == nil)
  }

  @Test func `bare class columns are found by the classes in the file where none are known`() {
    #expect(
      predictions("path,predicted,cat,dog,seconds\na,cat,0.75,0.25,3\nb,dog,0,1,3", known: [])
        == "a=cat(0.75 0.25) b=dog(0 1)")
  }

  @Test func `new classes come with the nearest known name`() throws {
    let table = try predictionTable("path,predicted\na,cats\nb,zebra\nc,dog")
    #expect(table.classNames == ["cat", "dog", "cats", "zebra"])
    #expect(table.newClasses.map(\.name) == ["cats", "zebra"])
    #expect(table.newClasses.map(\.nearest) == ["cat", nil])
  }
}
