/// Numbers with a shape, outermost axis first, without gaps: weights, gradients and results at rest.
package struct Tensor: Hashable, Codable, Sendable {
  package var shape: [Int]
  package var values: [Float]

  package init(shape: [Int], values: [Float]) {
    precondition(shape.reduce(1, *) == values.count, "\(values.count) values for the shape \(shape)")
    (self.shape, self.values) = (shape, values)
  }

  package static func zeros(_ shape: [Int]) -> Tensor {
    Tensor(shape: shape, values: Array(repeating: 0, count: shape.reduce(1, *)))
  }
}
