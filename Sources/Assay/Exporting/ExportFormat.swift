/// Every way out of a project: the one list that the command, the server and the page's menu have.
package enum ExportFormat: String, Hashable, Sendable, CaseIterable {
  case csv, jsonl, corrections, original, folders, links, coco, huggingface, fiftyone, lightly
  case labelStudio = "label-studio"
  case cvat, project

  /// What is made of the images.
  package enum Way: Hashable, Sendable {
    /// A file with a line an image.
    case lines(ImageExport.Format)
    /// A file of labels for another tool.
    case labels(DatasetExport.Format)
    /// The labels file as it was imported, of all images.
    case original
    /// A folder with images.
    case folder(FolderExport.Form)
    /// A project with images.
    case project
  }

  /// What is made of the images.
  package var way: Way {
    switch self {
    case .csv: .lines(.csv)
    case .jsonl: .lines(.jsonl)
    case .corrections: .lines(.corrections)
    case .original: .original
    case .folders: .folder(.folders)
    case .links: .folder(.links)
    case .coco: .labels(.coco)
    case .huggingface: .labels(.huggingface)
    case .fiftyone: .labels(.fiftyone)
    case .lightly: .labels(.lightly)
    case .labelStudio: .labels(.labelStudio)
    case .cvat: .labels(.cvat)
    case .project: .project
    }
  }

  /// What it is for, which groups a menu.
  package enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A table to read.
    case table
    /// The labels file as it was imported.
    case original
    /// Labels that another tool reads.
    case labels
    /// What another tool shows to people, who confirm or correct it.
    case relabelling
    /// Folders of images.
    case folders
    /// A project of its own.
    case project
  }

  /// What it is for.
  package var kind: Kind {
    switch way {
    case .lines: .table
    case .labels(let tool): tool.isForRelabelling ? .relabelling : .labels
    case .original: .original
    case .folder: .folders
    case .project: .project
    }
  }

  /// Its name in a menu.
  package var title: String {
    switch self {
    case .csv: "CSV"
    case .jsonl: "JSON Lines"
    case .corrections: "Label corrections (CSV)"
    case .original: "Corrected labels, all, in the file they came in"
    case .folders: "Class folders of copies"
    case .links: "Class folders of symbolic links"
    case .coco: "COCO: labels (JSON)"
    case .huggingface: "Hugging Face: labels and predictions (metadata.jsonl)"
    case .fiftyone: "FiftyOne: labels (JSON)"
    case .lightly: "LightlyStudio: labels and predictions (CSV)"
    case .labelStudio: "Label Studio: tasks to confirm or correct (JSON)"
    case .cvat: "CVAT: tags to confirm or correct (XML)"
    case .project: "A project of these images"
    }
  }

  /// What it is, in half a sentence.
  package var summary: String {
    switch self {
    case .csv: "a table with all that is known of each image"
    case .jsonl: "the same as an object a line"
    case .corrections: "what people corrected, as a table"
    case .original: "the labels file as it was imported, with the corrected labels in it"
    case .folders: "a folder a class, of copies"
    case .links: "a folder a class, of symbolic links"
    case .coco: "COCO with an annotation an image"
    case .huggingface: "metadata.jsonl for the folder of the images"
    case .fiftyone: "labels.json of an image classification"
    case .lightly: "LightlyStudio's CSV"
    case .labelStudio: "tasks for relabelling in Label Studio"
    case .cvat: "CVAT for images 1.1, for relabelling"
    case .project: "a project of the chosen images alone, which are copied beside it"
    }
  }

  /// What a file of it is called unless somebody says otherwise; `nil` for a folder, and for the labels
  /// file, which has its own name.
  package var fileName: String? {
    switch self {
    case .csv: "images.csv"
    case .jsonl: "images.jsonl"
    case .corrections: "corrections.csv"
    case .coco: "coco.json"
    case .huggingface: "metadata.jsonl"
    case .fiftyone: "labels.json"
    case .lightly: "lightly.csv"
    case .labelStudio: "label-studio.json"
    case .cvat: "cvat.xml"
    case .original, .folders, .links, .project: nil
    }
  }

  /// Those that are one file of chosen images.
  package static let files = allCases.filter { $0.fileName != nil }
}
