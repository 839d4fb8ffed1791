import Foundation
import TestSupport
import Testing

@testable import Kernels

@Suite struct GroupDeficitTests {
  struct Case: Decodable {
    var name: String
    var hits, count: Int
    var groups: [Group]
  }

  struct Group: Decodable {
    var hits, count: Int
    var p, adjusted: Double
    var rest: Double?
    var gain: [Double]?
  }

  @Test func `deficits are those of SciPy and statsmodels`() throws {
    let cases = try goldenFile("group_deficit.json", as: [Case].self)
    #expect(cases.count == 7)
    for golden in cases {
      let found = GroupDeficit.all(
        golden.groups.map { GroupDeficit.Group(hits: $0.hits, count: $0.count) },
        of: GroupDeficit.Group(hits: golden.hits, count: golden.count))
      #expect(found.count == golden.groups.count)
      for (one, expected) in zip(found, golden.groups) {
        // SciPy's tail and ours sum up to a million terms of either sign in double precision.
        #expect(abs(one.pValue - expected.p) <= 1e-9 * max(expected.p, 1e-6), "\(golden.name)")
        #expect(
          abs(one.adjustedPValue - expected.adjusted) <= 1e-9 * max(expected.adjusted, 1e-6),
          "\(golden.name)")
        #expect(agrees(one.rest, expected.rest, within: 1e-15), "\(golden.name)")
        #expect(agrees(one.gain.value, expected.gain?[0], within: 1e-14), "\(golden.name)")
        #expect(agrees(one.gain.interval?.low, expected.gain?[1], within: 1e-14))
        #expect(agrees(one.gain.interval?.high, expected.gain?[2], within: 1e-14))
        #expect(one.gain.n == golden.count)
      }
    }
  }

  @Test func `the order of the groups changes nothing`() {
    let groups = (1..<20).map { GroupDeficit.Group(hits: $0 * 3, count: $0 * 5 - $0 % 3) }
    let whole = GroupDeficit.Group(hits: 600, count: 1_000)
    let forward = GroupDeficit.all(groups, of: whole)
    let backward = GroupDeficit.all(groups.reversed(), of: whole)
    #expect(forward == Array(backward.reversed()))
  }

  @Test func `a group that is better wins nothing`() throws {
    let found = GroupDeficit.all(
      [GroupDeficit.Group(hits: 100, count: 100)],
      of: GroupDeficit.Group(hits: 150, count: 200))[0]
    #expect(try #require(found.gain.value) < 0)
    #expect(!found.isSignificant)
  }
}
