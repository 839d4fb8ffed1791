import Testing

@testable import Assay
@testable import AssayServer

@Suite struct ParameterTests {
  @Test(arguments: [
    ("/images?wher=label+%3D+cat", "unknown parameter \"wher\" (did you mean \"where\"?)"),
    ("/evaluation?Model=strong", "unknown parameter \"Model\" (did you mean \"model\"?)"),
    ("/project?x=1", "unknown parameter \"x\", known here: labels"),
    ("/filter?zzzzzzz=1", "unknown parameter \"zzzzzzz\", known here: model, where, labels"),
    ("/revision?x=1", "unknown parameter \"x\", known here: none"),
  ])
  func `a parameter that a route does not have is refused, with what was meant`(
    _ target: String, _ message: String
  ) async {
    let response = await TestSite().get("/api/v1" + target)
    #expect(response.status == 400)
    #expect(response.errorCode == "unknown_parameter")
    #expect(response.errorMessage == message)
  }

  @Test func `a parameter stands once, but for those that may stand several times`() async {
    let site = TestSite()
    for target in [
      "/images?model=strong&model=strong", "/images?where=&where=label+%3D+cat",
      "/review?limit=1&limit=2",
    ] {
      let response = await site.get("/api/v1" + target)
      #expect(response.status == 400 && response.errorCode == "repeated_parameter", "\(target)")
    }
    let message = await site.get("/api/v1/review?limit=1&limit=2").errorMessage
    #expect(message == "the parameter \"limit\" stands twice")
    #expect(await site.get("/api/v1/evaluation?class=cat&class=dog").status == 200)
    #expect(await site.get("/api/v1/project?token=x&token=y").status == 200)
  }

  @Test(arguments: [
    ("/review?limit=0", "limit is a whole number from 1 to 1000, not \"0\""),
    ("/review?limit=", "limit is a whole number from 1 to 1000, not \"\""),
    ("/review?limit=+5", "limit is a whole number from 1 to 1000, not \" 5\""),
    ("/review?limit=%D9%A3", "limit is a whole number from 1 to 1000, not \"٣\""),
    ("/review?limit=5.0", "limit is a whole number from 1 to 1000, not \"5.0\""),
    (
      "/performance?metric=brightness&rate=recal",
      "rate is accuracy, recall, precision or false_negative_rate, not \"recal\" "
        + "(did you mean \"recall\"?)"
    ),
    ("/duplicates?cosine=0x1p-1", "cosine is a number from 0 to 1, not \"0x1p-1\""),
    ("/duplicates?mirrored=yes", "mirrored is 0 or 1, not \"yes\""),
    ("/evaluation?sparse=yes", "sparse is 0 or 1, not \"yes\""),
    (
      "/duplicates?only=conflicting&only=leakin",
      "only is conflicting or leaking, not \"leakin\" (did you mean \"leaking\"?)"
    ),
    ("/similar?image=0&images=1", "say to which image: either image=ID, or images=ID,ID"),
    ("/similar?image=0&images=-1", "images is a list of whole numbers from 0, not \"-1\""),
    ("/evaluation?class=", "unknown class \"\""),
    ("/keys?ids=0,,1", "ids is a list of whole numbers from 0, not \"0,,1\""),
    (
      "/project?labels=correct",
      "labels is given or corrected, not \"correct\" (did you mean \"corrected\"?)"
    ),
  ])
  func `a value that does not fit is refused, with what would`(
    _ target: String, _ message: String
  ) async {
    let response = await TestSite().get("/api/v1" + target)
    #expect(response.status == 400)
    #expect(response.errorMessage == message)
  }

  @Test(arguments: [
    (
      #"{"kind":"tag","valu":"odd","images":[0]}"#, "unknown_member",
      "unknown member \"valu\" (did you mean \"value\"?)"
    ),
    (
      #"{"kind":"tag","value":"odd","images":[0],"zzzzzzz":1}"#, "unknown_member",
      "unknown member \"zzzzzzz\", known here: kind, value, seen, tab, images, model, labels, where"
    ),
    (
      #"{"kind":"tag","value":"odd","value":"even","images":[0]}"#, "repeated_member",
      "the member \"value\" stands twice"
    ),
    (
      #"{"kind":"tag","value":"odd","v\u0061lue":"even","images":[0]}"#, "repeated_member",
      "the member \"value\" stands twice"
    ),
    (
      #"{"kind":"tag","value":"odd","images":[0,"x"]}"#, "bad_id",
      "images is a list of whole numbers from 0, not a list or an object"
    ),
    (#"{"kind":"tag","value":"odd","where":null}"#, "bad_body", "where is a text, not null"),
    (
      #"{"kind":"unlabel","value":"odd","images":[0]}"#, "bad_edit",
      "value is null or absent, not \"odd\""
    ),
  ])
  func `a body has the members of one form, each once, and no others`(
    _ body: String, _ code: String, _ message: String
  ) async {
    let response = await TestSite().ask(
      "POST", "/api/v1/edits", ["content-type": "application/json"], body: body)
    #expect(response.status == 400)
    #expect(response.errorCode == code)
    #expect(response.errorMessage == message)
  }

  @Test func `names of members are those of the outermost object, as they stand`() {
    let body = #" {"a": {"b": [1, {"c": 2}]}, "d\"": "e, \"f\": 1", "g": ["h"], "a": 1} "#
    #expect(MemberNames(in: Array(body.utf8)).names == ["a", "d\"", "g", "a"])
    for text in ["", "[\"a\"]", "\"a", "{\"", "{\"a\\"] {
      #expect(MemberNames(in: Array(text.utf8)).names.count <= 1)
    }
  }
}
