import Testing

@testable import Assay

@Suite struct ExportFormatTests {
  @Test func `every form of an export is one of the list, under its own name`() {
    let names = ExportFormat.allCases.map(\.rawValue)
    let forms =
      ImageExport.Format.allCases.map(\.rawValue) + DatasetExport.Format.allCases.map(\.rawValue)
      + FolderExport.Form.allCases.map(\.rawValue)
    #expect(Set(names) == Set(forms + ["original", "project"]) && names.count == forms.count + 2)
    for format in ExportFormat.allCases {
      let form: String =
        switch format.way {
        case .lines(let form): form.rawValue
        case .labels(let form): form.rawValue
        case .folder(let form): form.rawValue
        case .original: "original"
        case .project: "project"
        }
      #expect(form == format.rawValue)
    }
  }

  @Test func `files have names that differ, titles say what they are`() {
    let names = ExportFormat.allCases.compactMap(\.fileName)
    #expect(Set(names).count == names.count)
    #expect(Set(ExportFormat.allCases.map(\.title)).count == ExportFormat.allCases.count)
    #expect(Set(ExportFormat.allCases.map(\.summary)).count == ExportFormat.allCases.count)
  }
}
