import Testing

@testable import Assay
@testable import AssayServer

@Suite struct ParameterNamesTests {
  @Test(arguments: [
    ("/images?wher=label+%3D+cat", "unknown parameter \"wher\" (did you mean \"where\"?)"),
    ("/evaluation?Model=strong", "unknown parameter \"Model\" (did you mean \"model\"?)"),
    ("/project?x=1", "unknown parameter \"x\", known here: labels"),
  ])
  func `a parameter that a route does not have is refused, with what was meant`(
    _ target: String, _ message: String
  ) async {
    let response = await TestSite().get("/api/v1" + target)
    #expect(response.status == 400)
    #expect(response.errorCode == "unknown_parameter")
    #expect(response.errorMessage == message)
  }

  @Test func `a list stands where nothing is near, and the token may stand everywhere`() async {
    let response = await TestSite().get("/api/v1/filter?zzzzzzz=1")
    #expect(
      response.errorMessage == "unknown parameter \"zzzzzzz\", known here: model, where, labels")
    #expect(await TestSite().get("/api/v1/project?token=x").status == 200)
  }
}
