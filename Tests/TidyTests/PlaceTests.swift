import Foundation
import TestSupport
import Testing

@Suite struct PlaceTests {
  @Test func `the package stands where the tests look for it`() {
    let manifest = Folders.package.appending(path: "Package.swift").path
    #expect(FileManager.default.fileExists(atPath: manifest))
  }
}
