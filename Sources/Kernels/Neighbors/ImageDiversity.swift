/// The images from typical to hard: 1…N.
///
/// The images of each cluster are ordered by the distance to its centre (of distances that single
/// precision cannot tell apart, as those of a pair, the earlier image first), and the clusters take
/// turns: first the most typical image of every cluster, in the
/// order of the clusters' first images, then every second, and so on. So any first part of the order
/// shows all kinds of images. `nil` for images without a cluster.
public func imageDiversity(_ clustering: KMeans) -> [Int?] {
  var queues: [[(image: Int, distance: Float)]] = []
  var places: [Int: Int] = [:]
  for (image, cluster) in clustering.clusters.enumerated() {
    guard let cluster, let distance = clustering.distances[image] else { continue }
    let place = places[cluster] ?? queues.count
    if place == queues.count { queues.append([]) }
    places[cluster] = place
    queues[place].append((image, Float(distance)))
  }
  for place in queues.indices {
    queues[place].sort { ($0.distance, $0.image) < ($1.distance, $1.image) }
  }
  var ranks = [Int?](repeating: nil, count: clustering.clusters.count)
  var next = 1
  for turn in 0..<(queues.map(\.count).max() ?? 0) {
    for queue in queues where turn < queue.count {
      ranks[queue[turn].image] = next
      next += 1
    }
  }
  return ranks
}
