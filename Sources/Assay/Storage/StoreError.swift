import Dataset
import Tables

/// Why a project could not be opened, read or written; the text says what to do about it.
///
/// Whatever is thrown, the project is as it was before the call.
package enum StoreError: Error, Hashable, Sendable {
  /// There is no project at this place.
  case noProject(path: String)
  /// The place is taken by something else.
  case placeTaken(path: String)
  /// The project's folder would lie among the images, which are never written to.
  case insideImages(path: String, imageRoot: String)
  /// The folder of images is not there, or can not be listed.
  case noImageRoot(path: String)
  /// The folder of images is there but holds none of the images of the project.
  case noImages(path: String)
  /// The folder holds no image at all.
  case emptyImageRoot(path: String)
  /// A newer version of the program wrote this project.
  case newerSchema(path: String, schema: Int, known: Int, writtenBy: String)
  /// Another process is writing.
  case busy(path: String, process: Int32, activity: String)
  /// The project lies on a read-only disk, or this user may not write there.
  case readOnly(path: String)
  /// The disk has no room left.
  case diskFull(path: String)
  /// The file is not what this program wrote.
  case damaged(path: String, detail: String)
  /// The system refused to read or write.
  case inputOutput(path: String, detail: String)
  /// Labels were imported before.
  case labelsExist(count: Int)
  /// Further columns of these names were imported before.
  case columnsExist(names: [String])
  /// A model of this name was imported before.
  case modelExists(name: String)
  /// An embedding of this name was imported before.
  case embeddingExists(name: String)
  /// There is no embedding of this name.
  case unknownEmbedding(name: String, known: [String])
  /// The name belongs to the built-in descriptor.
  case reservedEmbeddingName(String)
  /// A name that must not be empty is.
  case emptyName(of: String)
}

extension StoreError: CustomStringConvertible {
  /// What happened and what to do, in words for a person.
  package var description: String {
    switch self {
    case .noProject(let path):
      "\(path): no project here (a project is a folder NAME.assay); make one with `assay init`"
    case .placeTaken(let path):
      "\(path): exists already and is not empty; choose another name, or move it away"
    case .insideImages(let path, let imageRoot):
      "\(path): lies inside the image folder \(imageRoot), which is never written to; "
        + "choose a place outside it"
    case .noImageRoot(let path):
      "\(path): the image folder is not there; plug it in, or say where it is with --images"
    case .noImages(let path):
      "\(path): none of the project's images are in this folder; "
        + "plug it in, or say where it is with --images"
    case .emptyImageRoot(let path):
      "\(path): no image files in this folder or below it; name the folder that holds them"
    case .newerSchema(let path, let schema, let known, let writtenBy):
      "\(path): written by Assay \(writtenBy) (schema \(schema)), newer than this program "
        + "(schema \(known)); update Assay to open it; nothing was changed"
    case .busy(let path, let process, let activity):
      "\(path): process \(process) is writing to this project (\(activity)); "
        + "wait until it is done, or stop it, and try again"
    case .readOnly(let path):
      "\(path): this project can be read but not written to (a read-only disk, or no right to write); "
        + "copy it to a place of yours to change it"
    case .diskFull(let path):
      "\(path): no space left on the disk; free some and try again; "
        + "the project is as it was before"
    case .damaged(let path, let detail):
      "\(path): damaged, or not a file of Assay (\(detail)); "
        + "restore it from a copy, or make the project again"
    case .inputOutput(let path, let detail):
      "\(path): \(detail); check the disk and the permissions and try again; "
        + "the project is as it was before"
    case .labelsExist(let count):
      "the project has labels of \(count) images already; replace them with --replace"
    case .columnsExist(let names):
      "the project has \(names.count == 1 ? "a column" : "columns") \(listed(names)) already; "
        + "replace what has the same name with --replace, or rename it in the file"
    case .modelExists(let name):
      "the project has predictions of a model named \"\(name)\" already; "
        + "replace them with --replace, or choose another name with --model"
    case .embeddingExists(let name):
      "the project has embeddings named \"\(name)\" already; "
        + "replace them with --replace, or choose another name with --name"
    case .unknownEmbedding(let name, let known):
      "the project has no embeddings named \(quoted(name))"
        + (known.isEmpty
          ? "; bring some with `assay import embeddings`"
          : "\(didYouMean(name, in: known)); there are \(listed(known))")
    case .reservedEmbeddingName(let name):
      "the name \"\(name)\" belongs to the built-in descriptor; choose another with --name"
    case .emptyName(let what):
      "the name of \(what == "embedding" ? "an" : "a") \(what) must not be empty"
    }
  }
}
