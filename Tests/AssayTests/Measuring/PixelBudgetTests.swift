import Synchronization
import Testing

@testable import Analysis
@testable import Assay
@testable import Dataset
@testable import Tables

/// What is in flight now, and the most there ever was; a class because tasks share it.
private final class Flight: Sendable {
  private let pixels = Mutex<(now: Int, most: Int)>((0, 0))

  var now: Int { pixels.withLock { $0.now } }
  var most: Int { pixels.withLock { $0.most } }

  func change(by count: Int) {
    pixels.withLock { pixels in
      pixels.now += count
      pixels.most = max(pixels.most, pixels.now)
    }
  }
}

@Suite struct PixelBudgetTests {
  @Test func `pixels in flight never pass the budget, and none waits for ever`() async {
    let budget = PixelBudget(pixels: 100)
    let flight = Flight()
    await withTaskGroup(of: Void.self) { group in
      for number in 0..<200 {
        group.addTask {
          // A seventh are larger than the whole budget, and take all of it.
          let pixels = number % 7 == 0 ? 1000 : 10 + number % 60
          await budget.take(pixels)
          flight.change(by: min(100, pixels))
          await Task.yield()
          flight.change(by: -min(100, pixels))
          budget.giveBack(pixels)
        }
      }
    }
    #expect(flight.now == 0)
    #expect(flight.most == 100)
  }
}
