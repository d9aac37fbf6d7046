// Written by `cyclopedia-benchmark --tune`; one class of convolutions a line.
extension AlgorithmTable {
  static let measurements = """
    """
}
