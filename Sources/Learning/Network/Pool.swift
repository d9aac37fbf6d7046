/// Square windows over H and W.
struct Pool: Hashable, Sendable {
  var kernel: Int
  var stride: Int
  var padding: Int

  init(kernel: Int, stride: Int? = nil, padding: Int = 0) {
    precondition(
      (1...15).contains(kernel) && padding * 2 <= kernel && (stride ?? kernel) > 0,
      "pool of kernel \(kernel), stride \(stride ?? kernel), padding \(padding)")
    (self.kernel, self.stride, self.padding) = (kernel, stride ?? kernel, padding)
  }

  /// One number for each window and channel.
  ///
  /// - Throws: where a window is larger than the padded picture.
  func output(of x: Shape, at path: String) throws(LearningError) -> Shape {
    guard let y = x.windows(kernel, stride: stride, padding: padding) else {
      throw LearningError(
        "make the network",
        "\(path.isEmpty ? "a pool" : path) takes windows of \(kernel)×\(kernel), and \(x.extent) "
          + "is left of the pictures there; take larger ones")
    }
    return y
  }
}
