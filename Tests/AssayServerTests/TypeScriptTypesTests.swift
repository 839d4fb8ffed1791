import Foundation
import TestSupport
import Testing

@testable import AssayServer

@Suite struct TypeScriptTypesTests {
  private static let head = """
    /**
     * The JSON of `/api/v1`, exactly as the server writes it.
     *
     * Generated from the shapes in Sources/AssayServer/Wire by Tests/AssayServerTests/TypeScriptTypes.swift:
     * ASSAY_UPDATE_GOLDEN=1 swift test --filter TypeScriptTypesTests
     */


    """

  @Test func `the page's types are those of the interface`() throws {
    let file = Folders.package.appending(path: "Web/src/lib/wire.ts")
    let text = Self.head + TypeScriptTypes(of: APISchemas.all).text
    if ProcessInfo.processInfo.environment["ASSAY_UPDATE_GOLDEN"] != nil {
      try Data(text.utf8).write(to: file)
    }
    let isSame = try text == String(contentsOf: file, encoding: .utf8)
    #expect(
      isSame, "stale: run ASSAY_UPDATE_GOLDEN=1 swift test --filter TypeScriptTypesTests")
  }

  @Test(
    arguments: [
      (.string, "string"), (.text(.filter), "string"), (.whole(1...2), "number"),
      (.real(0...1), "number"), (.imageID, "number"), (.boolean, "boolean"), (.any, "unknown"),
      (.always(true), "true"), (.word(["a", "b"]), "\"a\" | \"b\""),
      (.nullable(.integer), "number | null"), (.list(.named("Job")), "Job[]"),
      (.list(.nullable(.string)), "(string | null)[]"), (.few(.imageID, upTo: 3), "number[]"),
      (.tuple([.string, .nullable(.number)]), "[string, number | null]"),
      (.map(.list(.boolean)), "Record<string, boolean[]>"),
      (.either([.named("A"), .named("B")]), "A | B"),
    ] as [(Shape, String)])
  func `a shape is a type`(_ shape: Shape, _ type: String) {
    #expect(TypeScriptTypes(of: [("T", shape)]).text == "export type T = \(type);\n")
  }

  @Test func `an object is an interface, with what its members mean`() {
    let shape = Shape.described(
      .object(
        [
          ("id", .integer), ("note", .described(.nullable(.string), "In words.")),
          ("inner", .list(.object([("x", .number)]))),
        ], optional: ["note"]), "A thing.")
    #expect(
      TypeScriptTypes(of: [("Thing", shape), ("Other", .string)]).text == """
        /** A thing. */
        export interface Thing {
          id: number;
          /** In words. */
          note?: string | null;
          inner: {
            x: number;
          }[];
        }

        export type Other = string;

        """)
  }

  @Test func `what is too long for a line stands on several`() {
    let word = String(repeating: "w", count: 60)
    let text = TypeScriptTypes(
      of: [
        (
          "Long",
          .object([
            ("kind", .described(.nullable(.word([word, "b"])), "\(word) \(word)"))
          ])
        ), ("Union", .word([word, word])),
      ]
    ).text
    #expect(
      text == """
        export interface Long {
          /**
           * \(word)
           * \(word)
           */
          kind: "\(word)" | "b" | null;
        }

        export type Union =
          | "\(word)"
          | "\(word)";

        """)
  }
}
