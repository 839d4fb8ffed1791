import TestSupport
import Testing

@testable import Kernels

@Suite struct NeighborAgreementTests {
  @Test func `each voter counts by its trust`() {
    // (0.5 + 0.25) / (0.5 + 0.25 + 1 + 0.25) = 0.375; plainly 2 of 4.
    let trust = [0.5, 1, 0.25, 0.25]
    #expect(NeighborAgreement.share(of: 1, votes: [1, 2, 1, 0], trust: trust) == 0.375)
    #expect(NeighborAgreement.share(of: 1, votes: [1, 2, 1, 0]) == 0.5)
  }

  @Test func `where nobody is trusted all count the same`() {
    #expect(NeighborAgreement.share(of: 1, votes: [1, 2, 2, 2], trust: [0, 0, 0, 0]) == 0.25)
  }

  @Test func `without a label or without voters it is undefined`() {
    #expect(NeighborAgreement.share(of: -1, votes: [1], trust: [1]) == nil)
    #expect(NeighborAgreement.share(of: 1, votes: [], trust: []) == nil)
    #expect(NeighborAgreement.share(of: -1, votes: [1]) == nil)
    #expect(NeighborAgreement.share(of: 1, votes: []) == nil)
  }

  @Test func `equal trust gives the plain share`() {
    for same in 0...6 {
      let votes = (0..<6).map { Int32($0 < same ? 3 : 4) }
      let found = NeighborAgreement.share(
        of: 3, votes: votes, trust: [Double](repeating: 0.5, count: 6))
      #expect(found == NeighborAgreement.share(of: 3, votes: votes))
    }
  }
}
