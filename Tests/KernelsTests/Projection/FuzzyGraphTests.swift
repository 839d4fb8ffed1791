import Testing

@testable import Kernels

@Suite struct FuzzyGraphTests {
  @Test func `the graph is that of umap-learn, edge by edge`() throws {
    for golden in try UMAPCase.file().cases {
      let graph = FuzzyGraph(of: golden.lists)
      var edges: [[Double]] = []
      for head in 0..<graph.imageCount {
        for place in graph.starts[head]..<graph.starts[head + 1] {
          edges.append([Double(head), Double(graph.others[place]), Double(graph.weights[place])])
        }
      }
      #expect(edges.map { $0.prefix(2) } == golden.edges.map { $0.prefix(2) }, "\(golden.name)")
      for (edge, expected) in zip(edges, golden.edges) {
        #expect(agrees(edge[2], expected[2], within: 1e-4, floor: 1e-6), "\(golden.name)")
      }
    }
  }

  @Test func `memberships are a + b − ab, the same from both ends, in ascending order`() throws {
    for golden in try UMAPCase.file().cases {
      let lists = golden.lists
      let scales = LocalScales(of: lists)
      var memberships: [[Int]: Float] = [:]
      for image in 0..<lists.imageCount {
        for (other, distance) in lists.neighbors(of: image) {
          memberships[[image, other]] = scales.membership(of: distance, in: image)
        }
      }
      let graph = FuzzyGraph(of: lists)
      #expect(graph.imageCount == lists.imageCount && graph.starts.last == graph.others.count)
      var found: [[Int]: Float] = [:]
      for image in 0..<graph.imageCount {
        let others = graph.others[graph.starts[image]..<graph.starts[image + 1]]
        #expect(zip(others, others.dropFirst()).allSatisfy { $0 < $1 })
        for place in graph.starts[image]..<graph.starts[image + 1] {
          found[[image, Int(graph.others[place])]] = graph.weights[place]
        }
      }
      #expect(found.values.allSatisfy { $0 > 0 && $0 <= 1 })
      #expect(found.allSatisfy { found[[$0.key[1], $0.key[0]]] == $0.value })
      for pair in memberships.keys {
        let (a, b) = (memberships[pair] ?? 0, memberships[[pair[1], pair[0]]] ?? 0)
        #expect(abs((found[pair] ?? 0) - (a + b - a * b)) < 1e-6, "\(golden.name): \(pair)")
      }
      let linked = memberships.filter { $0.value > 0 }.keys
      #expect(Set(found.keys) == Set(linked).union(linked.map { [$0[1], $0[0]] }))
    }
  }

  @Test func `by hand: nearest belong wholly, and who has no neighbours has no edges`() {
    let lists = NearestNeighbors(
      imageCount: 4, neighborCount: 1, indices: [1, 0, 0, -1], distances: [0.5, 0.5, 0.75, 0],
      copyGroups: [0, 1, 2, 3])
    let graph = FuzzyGraph(of: lists)
    #expect(graph.starts == [0, 2, 3, 4, 4])
    #expect(graph.others == [1, 2, 0, 0])
    #expect(graph.weights == [1, 1, 1, 1])
  }
}
