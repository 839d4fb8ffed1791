import Dataset
import Tables

extension ExportedImages {
  /// CVAT for images 1.1: the prediction, or without a model the label, as the tag of an image that has its key
  /// as its name.
  var cvat: [ExportSection] {
    let labels = classes.map {
      "<label><name>\(xmlText($0))</name><type>tag</type><attributes></attributes></label>"
    }
    // Only a project has subsets, and names them.
    let owner = splits.isEmpty ? "task" : "project"
    let subsets = splits.map { "<subset>\(xmlText($0))</subset>" }.joined()
    return [
      ExportSection(
        head: "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<annotations>\n<version>1.1</version>\n"
          + "<meta><\(owner)><labels>\(labels.joined())</labels>\(subsets)</\(owner)></meta>\n",
        tail: "</annotations>\n"
      ) { place, image in
        var text = "<image id=\"\(place)\" name=\"\(xmlText(image.key))\""
        if let split = image.split { text += " subset=\"\(xmlText(split))\"" }
        if let width = image.width, let height = image.height {
          text += " width=\"\(width)\" height=\"\(height)\""
        }
        let tag = (model == nil ? image.className : image.predicted).map {
          "<tag label=\"\(xmlText($0))\" source=\"\(model == nil ? "manual" : "auto")\"></tag>"
        }
        return text + ">" + (tag ?? "") + "</image>\n"
      }
    ]
  }
}
