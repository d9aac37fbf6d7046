/// What a network computes, as a value: a tree whose leaves are the operations of the field.
///
/// Axes: N batch, C channels, H height, W width. A leaf that has weights is reached through names, which make the
/// weights' names as in PyTorch's `state_dict`.
package indirect enum Layer: Hashable, Codable, Sendable {
  case convolution(Convolution)
  /// Over N, H and W of every channel; PyTorch's BatchNorm2d with eps 1e-5 and momentum 0.1.
  case batchNorm
  /// max(x, 0)
  case relu
  case maxPool(Pool)
  /// Padding counts as zeros, as in PyTorch's AvgPool2d.
  case averagePool(Pool)
  /// The mean over H and W.
  case globalAveragePool
  /// N×C×H×W to N×(C·H·W), in PyTorch's order.
  case flatten
  case linear(Linear)
  /// Multiplies by a constant.
  case scale(Double)
  /// Every `stride`-th pixel, with zero channels added on both sides.
  case subsample(Subsample)
  case sequence([Named])
  /// body(x) + shortcut(x); the shortcut is x itself where nil.
  case residual(body: Layer, shortcut: Layer?)

  /// A layer under its name; an empty name adds nothing to the weights' names.
  package struct Named: Hashable, Codable, Sendable {
    package var name: String
    package var layer: Layer

    package init(_ name: String, _ layer: Layer) { (self.name, self.layer) = (name, layer) }
  }
}

/// Square windows over H and W; the gradient of a maximum goes to the first one in row-major order.
package struct Pool: Hashable, Codable, Sendable {
  package var kernel: Int
  package var stride: Int
  package var padding: Int

  package init(kernel: Int, stride: Int? = nil, padding: Int = 0) {
    precondition(
      (1...15).contains(kernel) && padding * 2 <= kernel && (stride ?? kernel) > 0,
      "pool of kernel \(kernel), stride \(stride ?? kernel), padding \(padding)")
    (self.kernel, self.stride, self.padding) = (kernel, stride ?? kernel, padding)
  }
}

/// PyTorch's Conv2d with square kernels: weight O×I×K×K, bias O.
package struct Convolution: Hashable, Codable, Sendable {
  package var channels: Int
  package var kernel: Int
  package var stride: Int
  package var padding: Int
  package var hasBias: Bool

  package init(_ channels: Int, kernel: Int, stride: Int = 1, padding: Int = 0, hasBias: Bool = false) {
    precondition(channels > 0 && kernel > 0 && stride > 0 && padding >= 0, "convolution of \(kernel)/\(stride)")
    (self.channels, self.kernel, self.stride, self.padding) = (channels, kernel, stride, padding)
    self.hasBias = hasBias
  }
}

/// PyTorch's Linear: weight O×I, bias O.
package struct Linear: Hashable, Codable, Sendable {
  package var features: Int
  package var hasBias: Bool

  package init(_ features: Int, hasBias: Bool = true) { (self.features, self.hasBias) = (features, hasBias) }
}

/// The parameter-free shortcut of He et al. (2015), option A.
package struct Subsample: Hashable, Codable, Sendable {
  package var stride: Int
  package var channels: Int

  package init(stride: Int, channels: Int) { (self.stride, self.channels) = (stride, channels) }
}
