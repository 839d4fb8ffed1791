import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// The choices that a file of labels is read by.
private func labelChoices(_ text: String, _ options: ImportOptions = ImportOptions()) throws
  -> [String]
{
  try readLabels(
    from: openTable(
      FileBytes(copying: Array(text.utf8), name: "t"), valueName: "label",
      question: options.labelColumn, options: options), options: options
  ).choices.map(\.text)
}

private let ranked = """
  filename,label_0,prob_0,label_1,prob_1
  a.jpg,cat,0.7,dog,0.3
  b.jpg,dog,0.6,cat,0.4

  """

/// What must not be read as a form that it only resembles, and what is asked.
@Suite struct FormCounterCaseTests {
  @Test func `ranks are classes with scores, and a partial list of them has no probabilities`()
    throws
  {
    let table = try predictionTable(ranked)
    #expect(short(table) == "a.jpg=cat(0.7 0.3) b.jpg=dog(0.4 0.6)")
    #expect(table.choices.map(\.kind) == [.column])
    // A third class is somewhere: two of three are not all.
    let partial = try predictionTable(
      ranked.replacing("b.jpg,dog,0.6,cat,0.4", with: "b.jpg,dog,0.6,owl,0.3"))
    #expect(short(partial) == "a.jpg=cat b.jpg=dog")
    #expect(partial.confidence == [0.7, 0.6] && partial.probabilities == nil)
    #expect(partial.choices.map(\.kind) == [.column, .numbers])
    // Two classes in each row, and room for a third: its probability is not zero.
    let room = try predictionTable(
      ranked.replacing("0.3", with: "0.2").replacing("0.4", with: "0.3"),
      known: ["cat", "dog", "owl"])
    #expect(room.probabilities == nil)
  }

  @Test func `numbers of models are no ranks: refused, and the named way out reads one of them`()
    throws
  {
    let models = """
      filename,label_1,prob_1,label_2,prob_2
      a.jpg,cat,0.7,dog,0.9
      b.jpg,dog,0.6,dog,0.5

      """
    #expect(
      predictions(models) == """
        t:2: found "0.9" behind a smaller number, expected ranks, best first, each of another class, \
        if the numbers are no ranks, name the class and its confidence with \
        --predicted-column label_1 --confidence-column prob_1
        """)
    #expect(
      predictions(models.replacing("0.9", with: "0.2"), known: ["cat", "dog"])
        .contains("found the class \"dog\" in two ranks"))
    let named = options { ($0.predictedColumn, $0.confidenceColumn) = ("label_1", "prob_1") }
    let table = try readPredictions(
      from: openTable(
        FileBytes(copying: Array(models.utf8), name: "t"), valueName: "predicted",
        question: "label_1", options: named), options: named, knownClasses: ["cat", "dog"]
    ).table
    #expect(short(table) == "a.jpg=cat b.jpg=dog" && table.confidence == [0.7, 0.6])
    // Columns of people, without scores, are no ranks.
    #expect(predictions("path,label_1,label_2\na,cat,dog\n").contains("found the columns"))
    // A predicted class of its own rules.
    #expect(
      short(
        try predictionTable(
          "path,predicted,top1_label,top1_score,top2_label,top2_score\na,dog,cat,0.6,dog,0.4\n"))
        == "a=dog")
  }

  @Test func `class columns by number are no ranks`() {
    #expect(
      predictions(
        "path,prob_0,prob_1\na,0.2,0.8\n", options { $0.classes = ["cat", "dog"] }, known: [])
        == "a=dog(0.2 0.8)")
  }

  @Test func `decimal commas are those of numbers alone`() throws {
    let good = "path;predicted;confidence\na,1.jpg;cat;0,5\nb;dog;1\n"
    #expect(short(try predictionTable(good)) == "a,1.jpg=cat b=dog")
    #expect(try predictionTable(good).confidence == [0.5, 1])
    #expect(try predictionTable(good).choices.map(\.kind) == [.numbers])
    #expect(
      predictions(good.replacing("dog;1", with: "dog;0.25")) == """
        t:3: found "0,5" and "0.25" in column "confidence", expected decimal commas or decimal points, \
        not both, write all numbers with a point
        """)
    // Between commas there are none.
    #expect(try labelChoices("path,label,x\na,cat,\"0,5\"\n").isEmpty)
    // Three digits behind each comma may be thousands, and classes are words.
    #expect(try labelChoices("path;label;size\na;cat;1,500\nb;dog;2,250\n").isEmpty)
    #expect(labels("path;label\na;0,5\nb;1,5\n") == "a=0,5 b=1,5")
  }

  @Test func `a bar separates only where nothing else does`() {
    #expect(labels("filename|label\na.jpg|cat\n") == "a.jpg=cat")
    #expect(labels("sep=|\nfilename|label\na.jpg|cat\n") == "a.jpg=cat")
    #expect(labels("filename,label\na.jpg,cat|kitten\n") == "a.jpg=cat|kitten")
    #expect(labels("a|b|c,label,path\nx,cat,p\n") == "p=cat")
  }

  @Test func `boxes of one class are that class, of two an error, and other texts none`() throws {
    let boxes = "ImageId,PredictionString\na,n01 1 2 3 4 n01 5 6 7 8\nb,\nc,n02 0 0 1 1\n"
    #expect(labels(boxes) == "a=n01 b= c=n02")
    #expect(try labelChoices(boxes).count == 1)
    #expect(
      labels(boxes.replacing("n01 5", with: "n02 5")) == """
        t:2: found the classes "n01", "n02" in "PredictionString", expected one class, \
        one class an image is read; remove the others
        """)
    #expect(labels("image_id,PredictionString\na,n01 seen by day\n").contains("found the columns"))
    #expect(
      labels(
        "image_id,PredictionString\na,n01 seen by day\n",
        options { $0.labelColumn = "PredictionString" }) == "a=n01 seen by day")
  }

  @Test func `of LightlyStudio's sources the ground truth is the label`() throws {
    let text = """
      file_path_abs,class_name,confidence,annotation_source
      /d/a.jpg,cat,,ground truth
      /d/a.jpg,dog,0.75,resnet
      /d/b.jpg,dog,,ground truth
      /d/b.jpg,dog,0.5,resnet

      """
    #expect(labels(text) == "/d/a.jpg=cat /d/b.jpg=dog")
    let table = try predictionTable(text)
    #expect(short(table) == "/d/a.jpg=dog /d/b.jpg=dog" && table.confidence == [0.75, 0.5])
    #expect(
      labels(text.replacing("ground truth", with: "vgg")) == """
        t:1: found the annotation sources "vgg", "resnet", expected one called "ground truth", \
        keep the rows of the source that is meant
        """)
  }

  @Test func `lists in cells are probabilities of predictions alone`() throws {
    let two = options { $0.classes = ["cat", "dog"] }
    for list in [
      "[0.9, 0.1]", "[0.9 0.1]", "tensor([0.9, 0.1])", "array([0.9, 0.1], dtype=float32)",
    ] {
      let text = "path,probs\na,\"\(list)\"\n"
      #expect(predictions(text, two, known: []) == "a=cat(0.9 0.1)")
    }
    #expect(predictions("path,scores\na,0.9 0.1\n", two, known: []) == "a=cat(0.9 0.1)")
    #expect(predictions("path,prediction\na,\"[0.9, 0.1]\"\n", two, known: []) == "a=cat(0.9 0.1)")
    #expect(
      predictions("path,probs\na,\"{'dog': 0.9, 'cat': 0.1}\"\n") == "a=dog(0.1 0.9)")
    #expect(
      predictions("path,probs\na,\"[0.9, 0.1]\"\n", known: []) == """
        t:1: found a list of probabilities in "probs", expected to know the class of each place, \
        give the classes in the order of the model's outputs with --classes
        """)
    #expect(predictions("path,probs\na,[0.9 ... 0.1]\n", two).contains("printed with \"...\""))
    // A class may look like a list, and a label is never one of numbers.
    #expect(predictions("path,predicted\na,[x y]\n", known: []) == "a=[x y]")
    #expect(labels("path,label\na,\"[0, 1]\"\n") == "a=[0, 1]")
  }

  @Test func `lists of timm beside each other are ranks`() throws {
    let text =
      "filename,label,prob\na.jpg,\"['cat' 'dog']\",[0.7 0.3]\nb.jpg,\"['dog' 'cat']\",[0.6 0.4]\n"
    #expect(short(try predictionTable(text)) == "a.jpg=cat(0.7 0.3) b.jpg=dog(0.4 0.6)")
  }

  @Test func `whole numbers are predicted classes only as a vector`() throws {
    let two = options { ($0.order, $0.classes) = (["a", "b"], ["cat", "dog"]) }
    func read(_ bytes: [UInt8], _ options: ImportOptions) throws -> String? {
      try classNumbers(in: FileBytes(copying: bytes, name: "t"), options: options).map {
        short(try readPredictions(from: $0, options: options, knownClasses: ["cat", "dog"]).table)
      }
    }
    #expect(try read(npy(header("<i2", "(2,)"), [1, 0, 0, 0]), two) == "a=dog b=cat")
    #expect(try read(npy(header(">i2", "(2, 1)"), [0, 1, 0, 0]), two) == "a=dog b=cat")
    #expect(try read(npy(header("|u1", "(1, 2)"), [1, 0]), two) == nil)
    #expect(try read(npy(header("<f4", "(1,)"), [0, 0, 0, 0]), two) == nil)
    #expect(outcome { try read(npy(header("|u1", "(1,)"), [1]), two) ?? "" }.contains("expected 2"))
    #expect(
      outcome { try read(npy(header("|u1", "(2,)"), [1, 7]), two) ?? "" }.contains("number 7"))
  }

  @Test func `an integer matrix is neither classes nor probabilities`() {
    let two = options { ($0.order, $0.classes) = (["a"], ["cat", "dog"]) }
    #expect(
      outcome {
        short(
          try readPredictions(
            fromArray: FileBytes(copying: npy(header("|u1", "(1, 2)"), [1, 0]), name: "t"),
            options: two, knownClasses: []))
      }.contains("whole numbers"))
  }
}
