import Foundation
import TestSupport
import Testing

@Suite struct EditCommandTests {
  @Test func `tags, labels, views and exports work on a project`() async throws {
    try await withTemporaryFolder { folder in
      let demo = try MadeDemo.copy(into: folder)
      #expect(demo.code == 0, "\(demo)")
      func run(_ words: String...) throws -> Program.Outcome {
        try Program.run(words + ["--project", "d/demo.assay"], in: folder)
      }
      let before = try run("evaluate", "--json").output
      let tagged = try run("tag", "add", "odd", "--where", "outcome = wrong")
      #expect(tagged.code == 0 && tagged.output.hasPrefix("tagged "), "\(tagged)")
      #expect(try run("tag", "list").output.contains("odd"))
      let keys = try run("export", "--format", "csv", "--where", "tag = odd").output
        .split(separator: "\n").dropFirst().map { $0.prefix { $0 != "," } }
      #expect(keys.count > 2)
      try Data(keys.prefix(2).joined(separator: "\n").utf8)
        .write(to: folder.appending(path: "keys.txt"))
      #expect(
        try run("tag", "remove", "odd", "--keys", "keys.txt").output
          == "took the tag \"odd\" off 2 images\n")
      let none = try run("label", "set", "--none", "--where", "tag = odd")
      #expect(none.output.contains("that no class is valid"), "\(none)")
      let corrected = try run("evaluate", "--labels", "corrected", "--json")
      #expect(corrected.output.contains("\"labels\": \"corrected\""), "\(corrected)")
      #expect(corrected.output != before)
      let out = try run("export", "--format", "corrections", "-o", "c.csv")
      #expect(out.code == 0)
      let lines = try String(contentsOf: folder.appending(path: "c.csv"), encoding: .utf8)
      #expect(lines.hasPrefix("key,label,given,status\n"))
      #expect(lines.split(separator: "\n").count == keys.count - 2 + 1)
      let again = try run("export", "--format", "corrections", "-o", "c.csv")
      #expect(again.code == 2 && again.errors.contains("exists already"))
      #expect(try run("undo").output.hasPrefix("undone: said of "))
      #expect(try run("redo").output.hasPrefix("done again: said of "))
      // The tag was put on all, then taken off two.
      let early = try run("undo", "1")
      #expect(early.code == 2 && early.errors.contains("by edit 2 (took the tag \"odd\" off 2"))
      #expect(try run("undo", "99").errors.contains("the history has no edit 99"))
      let late = try run("undo", "2").output
      #expect(late == "undone: took the tag \"odd\" off 2 images (made by the command line)\n")
      let redone = try run("undo", "6", "--json")
      #expect(redone.output.contains("\"author\": \"command line\""), "\(redone)")
      #expect(try run("history", "--limit", "1").output.split(separator: "\n").count == 2)
      let clear = try run("label", "clear", "--all")
      #expect(clear.output.hasPrefix("took the correction off "))
      #expect(try run("evaluate", "--json").output == before)
      #expect(
        try run("view", "save", "bad", "--where", "outcome = wrong", "--order", "-loss").code == 0)
      #expect(try run("view", "list").output.contains("bad\t\(keys.count)\toutcome = wrong\t-loss"))
      #expect(try run("view", "delete", "bad").code == 0)
      #expect(try run("view", "delete", "bad").code == 2)
      let links = try run("export", "--format", "links", "--where", "tag = odd", "-o", "by-class")
      #expect(links.code == 0 && links.errors.hasPrefix("\(keys.count - 2) images in "), "\(links)")
    }
  }

  @Test func `corrected labels are written in the file they came in`() async throws {
    try await withTemporaryFolder { folder in
      try SmallTables.write(in: folder)
      let demo = try MadeDemo.copy(into: folder)
      #expect(demo.code == 0, "\(demo)")
      func run(_ words: String...) throws -> Program.Outcome {
        try Program.run(words + ["--project", "d/demo.assay"], in: folder)
      }
      let keys = try run("export").output.split(separator: "\n").dropFirst().prefix(2)
        .map { String($0.prefix { $0 != "," }) }
      let classes = Set(
        try run("export").output.split(separator: "\n").dropFirst()
          .map { String($0.split(separator: ",", omittingEmptySubsequences: false)[1]) }
      ).sorted()
      let text = "{\"\(keys[0])\": \"\(classes[1])\", \"\(keys[1])\": null}\n"
      try Data(text.utf8).write(to: folder.appending(path: "labels.json"))
      #expect(try run("import", "labels", "labels.json", "--replace").code == 0)
      #expect(try run("export", "--format", "original").output == text)
      try Data(keys[1].utf8).write(to: folder.appending(path: "keys.txt"))
      #expect(try run("label", "set", classes[1], "--keys", "keys.txt").code == 0)
      let out = try run("export", "--format", "original", "-o", "out.json")
      #expect(out.code == 0 && out.errors == "1 label changed: out.json\n", "\(out)")
      #expect(
        try String(contentsOf: folder.appending(path: "out.json"), encoding: .utf8)
          == text.replacing("null", with: "\"\(classes[1])\""))
      let again = try run("export", "--format", "original", "-o", "out.json")
      #expect(again.code == 2 && again.errors.contains("exists already"))
    }
  }

  @Test func `edits that say too little or too much end with code 2`() async throws {
    try await withTemporaryFolder { folder in
      for words in [
        ["tag", "add", "odd"], ["tag", "add", "odd", "--all", "--where", "x > 1"],
        ["label", "set", "--all"], ["label", "set", "cat", "--none", "--all"],
        ["export", "--format", "folders"], ["export", "--labels", "true"],
        ["evaluate", "--labels", "nothing.csv"],
        ["export", "--format", "original", "--where", "label = cat"],
        ["export", "--format", "original", "--labels", "given"],
      ] {
        let run = try Program.run(words, in: folder)
        #expect(run.code == 2 && run.output.isEmpty, "\(words): \(run)")
      }
    }
  }
}
