import Foundation
import GRDB
import TestSupport
import Testing

@testable import Assay

/// What a database of a released schema consists of never changes; a new step needs a new digest,
/// and its text, `schema-N.sql`, beside the others.
@Suite struct SchemaTests {
  @Test(arguments: 1...Schema.current.number)
  func `the tables of a released schema are those whose digest is known`(number: Int) throws {
    let database = try DatabaseQueue()
    try Schema(steps: Array(Schema.current.steps.prefix(number))).migrate(database)
    let digest = try database.read { try Schema.digest(in: $0) }
    #expect(Schema.digests.count == Schema.current.number)
    #expect(Schema.digests.dropFirst(number - 1).first == digest, "schema \(number): \(digest)")
  }
}
