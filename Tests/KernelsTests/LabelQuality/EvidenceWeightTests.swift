import Kernels
import Testing

@Suite struct EvidenceWeightTests {
  @Test func `what contradicts fewer labels counts by the inverse square`() {
    // 1 / 0.1² : 1 / 0.125² = 25 : 16.
    let weight = EvidenceWeight(contradicted: 0.125, and: 0.1)
    #expect(abs(weight.first - 16.0 / 41) < 1e-12)
    #expect(abs(EvidenceWeight(contradicted: 0.1, and: 0.125).first - 25.0 / 41) < 1e-12)
  }

  @Test func `neither counts less than a quarter, however sure the other is`() {
    #expect(EvidenceWeight(contradicted: 0, and: 0.2).first == 0.75)
    #expect(EvidenceWeight(contradicted: 0.2, and: 0).first == 0.25)
    #expect(EvidenceWeight(contradicted: 0, and: 0).first == 0.5)
  }

  @Test func `the mean is weighted, of one value that value, of none undefined`() {
    let weight = EvidenceWeight(contradicted: 0.2, and: 0)
    #expect(weight.mean(1, 0.5) == 0.625)
    #expect(weight.mean(nil, 0.5) == 0.5 && weight.mean(0.75, nil) == 0.75)
    #expect(weight.mean(nil, nil) == nil)
  }
}
