// Written by `cyclopedia-benchmark --tune`: the fastest algorithms that were measured, one class of convolutions a
// line: forward, backward data and backward weights, or one word for all three.
extension AlgorithmTable {
  static let measurements = """
    """
}
