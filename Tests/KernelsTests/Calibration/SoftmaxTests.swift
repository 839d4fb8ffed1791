import Testing

@testable import Kernels

@Suite struct SoftmaxTests {
  private func softmax(_ logits: [Double]) -> [Double] {
    var row: [Double] = []
    Kernels.softmax(of: logits.span, into: &row)
    return row
  }

  @Test func `by hand: odds are the exponentials of differences`() {
    // exp(ln 3) = 3, so that 1 : 3.
    let found = softmax([0, 1.098_612_288_668_109_8])
    #expect(agrees(found[0], 0.25) && agrees(found[1], 0.75))
    #expect(softmax([7, 7, 7, 7]) == [0.25, 0.25, 0.25, 0.25])
  }

  @Test func `large logits neither overflow nor lose their difference`() {
    #expect(softmax([800, 801]) == softmax([0, 1]))
    #expect(softmax([1000, -1000]) == [1, 0])
    #expect(softmax([-1e300, 1e300]) == [0, 1])
  }

  @Test func `a class without a logit has probability 0, and where there is none all have`() {
    #expect(softmax([0, -.infinity, 0]) == [0.5, 0, 0.5])
    #expect(softmax([-.infinity, -.infinity]) == [0, 0])
    #expect(softmax([]) == [])
  }

  @Test func `single logits are those of the same double ones`() {
    let logits: [Float] = [0.1, -3.7, 2.5]
    var row = [9.0]
    Kernels.softmax(of: logits.span, into: &row)
    #expect(row == softmax(logits.map(Double.init)))
  }
}
