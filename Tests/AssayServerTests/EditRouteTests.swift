import Foundation
import Imaging
import TestSupport
import Testing

@testable import Assay
@testable import AssayServer

@Suite struct EditRouteTests {
  private let json = ["content-type": "application/json"]

  /// A real project of three pictures, served.
  private func site(in folder: URL) async throws -> (TestSite, Project) {
    let root = folder.appending(path: "images")
    try FileManager.default.createDirectory(at: root, withIntermediateDirectories: true)
    for name in ["a", "b", "c"] {
      try Data(encodePNG(PixelBuffer(width: 2, height: 2)))
        .write(to: root.appending(path: "\(name).png"))
    }
    let project = try await Project.create(at: folder.appending(path: "p"), images: root)
    let labels = folder.appending(path: "labels.csv")
    try Data("path,label\na.png,cat\nb.png,cat\nc.png,dog\n".utf8).write(to: labels)
    try await project.importLabels(file: labels)
    return (TestSite(source: project), project)
  }

  private func object(_ response: ServerResponse) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(response.bytes)) as? [String: Any],
      "\(response.text)")
  }

  @Test func `edits are made by ids and by filter, listed, undone and redone`() async throws {
    try await withTemporaryFolder { folder in
      let (site, _) = try await site(in: folder)
      let tagged = await site.ask(
        "POST", "/api/v1/edits", json,
        body: #"{"kind":"tag","value":"odd","where":"label = cat"}"#)
      #expect(tagged.status == 200 && tagged.headers["cache-control"] == "no-store")
      #expect(try object(tagged)["changed"] as? Int == 2)
      #expect(await site.get("/api/v1/images?where=tag+%3D+odd").numbers(UInt32.self) == [0, 1])
      let labelled = await site.ask(
        "POST", "/api/v1/edits", json, body: #"{"kind":"label","value":"dog","images":[1,2,1]}"#)
      let edit = try #require(try object(labelled)["edit"] as? [String: Any])
      #expect(edit["text"] as? String == "labelled 2 images \"dog\"")
      let list = try object(await site.get("/api/v1/edits?limit=1"))
      #expect((list["edits"] as? [Any])?.count == 1)
      #expect(list["corrections"] as? Int == 2 && list["confirmed"] as? Int == 1)
      for (labels, codes) in [("given", [0, 0, 1]), ("corrected", [0, 1, 1])] {
        let answer = await site.get("/api/v1/columns/label?labels=\(labels)")
        #expect(answer.numbers(Int32.self) == codes.map(Int32.init))
      }
      let image = try object(await site.get("/api/v1/images/1"))
      #expect(image["label"] as? String == "cat")
      #expect((image["correction"] as? [String: Any])?["class"] as? String == "dog")
      let undone = await site.ask("POST", "/api/v1/edits/undo", json, body: "{}")
      #expect(try object(undone)["changed"] as? Int == 2)
      #expect(
        await site.get("/api/v1/columns/label?labels=corrected").numbers(Int32.self) == [0, 0, 1])
      let again = await site.ask("POST", "/api/v1/edits/redo", json, body: "{}")
      #expect(try object(again)["changed"] as? Int == 2)
      let nothing = await site.ask("POST", "/api/v1/edits/redo", json, body: "{}")
      #expect(try object(nothing)["edit"] is NSNull)
    }
  }

  @Test func `an edit made on a state that others changed since is a conflict that shows theirs`()
    async throws
  {
    try await withTemporaryFolder { folder in
      let (site, _) = try await site(in: folder)
      #expect(await site.get("/api/v1/review").headers["x-assay-edit"] == "0")
      func relabel(_ name: String, seen: Int, tab: String) async -> ServerResponse {
        await site.ask(
          "POST", "/api/v1/edits", json,
          body:
            #"{"kind":"label","value":"\#(name)","images":[0,1],"seen":\#(seen),"tab":"\#(tab)"}"#)
      }
      #expect(await relabel("dog", seen: 0, tab: "a1").status == 200)
      for path in ["/review", "/images/0", "/revision", "/project"] {
        #expect(await site.get("/api/v1\(path)").headers["x-assay-edit"] == "1")
      }
      let refused = await relabel("cat", seen: 0, tab: "b2")
      #expect(refused.status == 409 && refused.errorCode == "edit_conflict")
      #expect(
        refused.errorMessage?.hasPrefix(
          "2 images were changed since by edit 1 (labelled 2 images \"dog\", by the tab a1 at ")
          == true)
      let error = try #require(try object(refused)["error"] as? [String: Any])
      let conflict = try #require(error["conflict"] as? [String: Any])
      #expect((conflict["edit"] as? [String: Any])?["author"] as? String == "tab a1")
      #expect(conflict["count"] as? Int == 2)
      let now = try #require((conflict["now"] as? [[String: Any]])?.first)
      #expect(now["kind"] as? String == "label" && now["value"] as? String == "dog")
      #expect(await relabel("cat", seen: 0, tab: "a1").status == 200)

      // An earlier edit is refused to be undone, naming the later one; that one is undone.
      let early = await site.ask("POST", "/api/v1/edits/undo", json, body: #"{"edit":1}"#)
      #expect(early.status == 409 && early.errorCode == "edit_conflict")
      #expect(early.errorMessage?.contains("by edit 2 (labelled 2 images \"cat\"") == true)
      let late = await site.ask(
        "POST", "/api/v1/edits/undo", json, body: #"{"edit":2,"tab":"b2"}"#)
      let edit = try #require(try object(late)["edit"] as? [String: Any])
      #expect(edit["undoes"] as? Int == 2 && edit["author"] as? String == "tab b2")
      let unknown = await site.ask("POST", "/api/v1/edits/undo", json, body: #"{"edit":9}"#)
      #expect(unknown.status == 404 && unknown.errorCode == "unknown_edit")
    }
  }

  @Test func `a million ids fit into a body`() async throws {
    try await withTemporaryFolder { folder in
      let (site, _) = try await site(in: folder)
      let ids = (0..<1_000_000).map { String(1_000_000 + $0) }.joined(separator: ",")
      let body = #"{"kind":"tag","value":"odd","images":[\#(ids)]}"#
      let unknown = await site.ask("POST", "/api/v1/edits", json, body: body)
      #expect(unknown.errorCode == "bad_id")
      let longer = body + String(repeating: " ", count: 16 * 1_024 * 1_024)
      #expect(await site.ask("POST", "/api/v1/edits", json, body: longer).status == 413)
    }
  }

  @Test func `what is no edit is refused and says why`() async throws {
    try await withTemporaryFolder { folder in
      let (site, project) = try await site(in: folder)
      let revision = try project.revision
      for (path, body, code) in [
        ("edits", #"{"kind":"tag","value":"odd"}"#, "bad_body"),
        ("edits", #"{"kind":"tag","value":"odd","where":"","images":[0]}"#, "bad_body"),
        ("edits", #"{"kind":"tag","images":[0]}"#, "bad_edit"),
        ("edits", #"{"kind":"paint","value":"odd","images":[0]}"#, "bad_edit"),
        ("edits", #"{"kind":"tag","value":" ","images":[0]}"#, "bad_name"),
        ("edits", #"{"kind":"label","value":"cta","images":[0]}"#, "unknown_class"),
        ("edits", #"{"kind":"tag","value":"odd","images":[3]}"#, "bad_id"),
        ("edits", #"{"kind":"tag","value":"odd","images":[-1]}"#, "bad_id"),
        ("edits", #"{"kind":"tag","value":"odd","where":"label = cta"}"#, "bad_filter"),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"labels":"x"}"#, "bad_labels"),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"model":"x"}"#, "unknown_model"),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"seen":-1}"#, "bad_edit"),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"seen":1.5}"#, "bad_edit"),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"tab":"command line"}"#, "bad_tab"),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"tab":""}"#, "bad_tab"),
        (
          "edits", #"{"kind":"tag","value":"odd","images":[0],"tab":"abcdefgh123456789"}"#,
          "bad_tab"
        ),
        ("edits", #"{"kind":"tag","value":"odd","images":[0],"tab":7}"#, "bad_tab"),
        ("edits/undo", #"{"edit":0}"#, "bad_edit"), ("edits/undo", #"{"tab":"A"}"#, "bad_tab"),
        ("edits/undo", #"{"seen":1}"#, "unknown_member"),
        ("edits/redo", #"{"edit":1}"#, "unknown_member"),
        ("edits", "[]", "bad_body"), ("edits/undo", "", "bad_body"),
        ("export", #"{"format":"xml","where":""}"#, "bad_format"),
        ("export", #"{"format":"csv","where":"","order":"-brigthness"}"#, "bad_order"),
        ("exports", #"{"form":"zip","where":""}"#, "bad_form"),
      ] {
        let answer = await site.ask("POST", "/api/v1/\(path)", json, body: body)
        #expect(answer.status == 400 && answer.errorCode == code, "\(body): \(answer.text)")
      }
      #expect(await site.get("/api/v1/images?labels=x").errorCode == "bad_labels")
      #expect(await site.get("/api/v1/edits?limit=0").errorCode == "bad_limit")
      #expect(try project.revision == revision)
    }
  }

  @Test func `other sites change nothing`() async throws {
    try await withTemporaryFolder { folder in
      let (site, project) = try await site(in: folder)
      let revision = try project.revision
      for (method, path) in [
        ("POST", "edits"), ("POST", "edits/undo"), ("POST", "edits/redo"), ("PUT", "views/x"),
        ("DELETE", "views/x"), ("POST", "export"), ("POST", "exports"),
        ("POST", "export/labels-original"),
      ] {
        let foreign = json.merging(["origin": "http://evil.example"]) { $1 }
        let answer = await site.ask(method, "/api/v1/\(path)", foreign, body: "{}")
        #expect(answer.errorCode == "bad_origin")
        guard method != "DELETE" else { continue }
        let form = ["content-type": "text/plain"]
        #expect(await site.ask(method, "/api/v1/\(path)", form, body: "{}").status == 415)
      }
      #expect(try project.revision == revision)
    }
  }

  @Test func `views are saved under any name, counted and removed`() async throws {
    try await withTemporaryFolder { folder in
      let (site, _) = try await site(in: folder)
      let path = "/api/v1/views/caf%C3%A9%2F1"
      let saved = await site.ask(
        "PUT", path, json, body: #"{"where":"label = cat","order":"-key"}"#)
      #expect(
        saved.text
          == #"{"name":"café/1","where":"label = cat","order":"-key","model":null,"count":2,"kind":"filter"}"#
      )
      _ = await site.ask("PUT", "/api/v1/views/set", json, body: #"{"images":[2]}"#)
      let views = try object(await site.get("/api/v1/views"))["views"] as? [[String: Any]]
      #expect(views?.map { $0["count"] as? Int } == [2, 1])
      #expect(views?.map { $0["kind"] as? String } == ["filter", "set"])
      let bad = await site.ask("PUT", path, json, body: #"{"where":"label = cta"}"#)
      #expect(bad.errorCode == "bad_filter")
      #expect(await site.ask("DELETE", path).text == #"{"removed":"café/1"}"#)
      #expect(await site.ask("DELETE", path).errorCode == "unknown_view")
    }
  }

  @Test func `an export is an attachment in the wanted order`() async throws {
    try await withTemporaryFolder { folder in
      let (site, _) = try await site(in: folder)
      let answer = await site.ask(
        "POST", "/api/v1/export", json, body: #"{"format":"csv","where":"","order":"-key"}"#)
      #expect(answer.headers["content-type"] == "text/csv; charset=utf-8")
      #expect(answer.headers["content-disposition"] == "attachment; filename=\"images.csv\"")
      let lines = await text(answer).split(separator: "\n")
      #expect(lines.map { $0.prefix(5) } == ["key,l", "c.png", "b.png", "a.png"])
      let chosen = await site.ask(
        "POST", "/api/v1/export", json, body: #"{"format":"jsonl","images":[2,0]}"#)
      #expect(await text(chosen).hasPrefix(#"{"key":"c.png","label":"dog","correction":null,"#))
    }
  }

  @Test func `corrected labels come in the file they came from`() async throws {
    try await withTemporaryFolder { folder in
      let (site, project) = try await site(in: folder)
      let path = "/api/v1/export/labels-original"
      let labels = folder.appending(path: "my labels é.csv")
      try Data("file,label\na.png,cat\nb.png,cat\nc.png,dog\n".utf8).write(to: labels)
      try await project.importLabels(file: labels, replace: true)
      _ = try await project.edit(.label("dog"), images: [0])
      let answer = await site.ask("POST", path, json, body: "{}")
      #expect(await text(answer) == "file,label\na.png,dog\nb.png,cat\nc.png,dog\n")
      #expect(
        answer.headers["content-disposition"]
          == "attachment; filename*=UTF-8''my%20labels%20%C3%A9.csv")
      #expect(answer.headers["x-assay-changed"] == "1")
      let bare = try await Project.create(
        at: folder.appending(path: "q"), images: folder.appending(path: "images"))
      let none = await TestSite(source: bare).ask("POST", path, json, body: "{}")
      #expect(none.status == 409 && none.errorCode == "no_original")
    }
  }

  @Test func `a folder export is a job that names its folder`() async throws {
    try await withTemporaryFolder { folder in
      let (site, project) = try await site(in: folder)
      let started = await site.ask(
        "POST", "/api/v1/exports", json, body: #"{"form":"folders","where":"label = cat"}"#)
      #expect(started.status == 202)
      let id = try #require(try object(started)["id"] as? Int)
      for await _ in await site.site.jobs.updates(of: id) {}
      let job = try object(await site.get("/api/v1/jobs/\(id)"))
      let made = project.folder.path + "/exports/folders-1"
      #expect(job["message"] as? String == "2 images in \(made)")
      #expect(
        try FileManager.default.subpathsOfDirectory(atPath: made).sorted()
          == ["cat", "cat/a.png", "cat/b.png"])
    }
  }

  private func text(_ response: ServerResponse) async -> String {
    guard case .stream(let pieces) = response.body else { return response.text }
    var text = ""
    for await piece in pieces { text += piece }
    return text
  }
}
