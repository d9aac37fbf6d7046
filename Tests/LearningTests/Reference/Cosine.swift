/// Of the angle between two gradients, all tensors as one vector; 0 where one of them has a number that is none.
func cosine(_ found: [String: [Double]], _ expected: [String: [Double]]) -> Double {
  var (product, own, other) = (0.0, 0.0, 0.0)
  for (name, values) in expected {
    guard let mine = found[name], mine.count == values.count else { return 0 }
    for (a, b) in zip(mine, values) {
      product += a * b
      own += a * a
      other += b * b
    }
  }
  let cosine = product / (own * other).squareRoot()
  return cosine.isNaN ? 0 : cosine
}
