/// Moves labels apart along one direction, each as little as possible from where it wants to be.
package enum LabelStack {
  private struct Cluster {
    var members: [Int]
    /// Sum over the members of where each wants the cluster's start.
    var wantedStart: Double
    var size: Double
    var start: Double { wantedStart / Double(members.count) }
  }

  /// The middles of labels that are each `size` long and want their middles at `wanted`; they keep their order,
  /// do not overlap and stay within `room`. Nothing where they cannot.
  package static func places(_ wanted: [Double], size: Double, in room: ClosedRange<Double>) -> [Double]? {
    let span = room.upperBound - room.lowerBound
    guard Double(wanted.count) * size <= span + 1e-9 else { return nil }
    var clusters: [Cluster] = []
    for index in wanted.indices.sorted(by: { (wanted[$0], $0) < (wanted[$1], $1) }) {
      let inside = min(max(wanted[index] - size / 2, room.lowerBound), room.upperBound - size)
      clusters.append(Cluster(members: [index], wantedStart: inside, size: size))
      while clusters.count > 1 {
        let (before, last) = (clusters[clusters.count - 2], clusters[clusters.count - 1])
        guard place(before, room) + before.size > place(last, room) else { break }
        clusters.removeLast(2)
        clusters.append(
          Cluster(
            members: before.members + last.members,
            wantedStart: before.wantedStart + last.wantedStart - before.size * Double(last.members.count),
            size: before.size + last.size))
      }
    }
    var places = wanted
    for cluster in clusters {
      for (offset, member) in cluster.members.enumerated() {
        places[member] = place(cluster, room) + (Double(offset) + 0.5) * size
      }
    }
    return places
  }

  private static func place(_ cluster: Cluster, _ room: ClosedRange<Double>) -> Double {
    min(max(cluster.start, room.lowerBound), max(room.lowerBound, room.upperBound - cluster.size))
  }
}
