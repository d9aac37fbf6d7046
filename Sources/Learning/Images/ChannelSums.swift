/// Sums of the bytes of each channel and of their squares, in whole numbers: those of pictures add up to those of a split.
package struct ChannelSums: Hashable, Sendable {
  package private(set) var count = 0
  package private(set) var sums = [0, 0, 0]
  package private(set) var squares = [0, 0, 0]

  package init() {}

  package init(count: Int, sums: [Int], squares: [Int]) {
    precondition(sums.count == 3 && squares.count == 3, "\(sums.count) sums and \(squares.count) of squares")
    (self.count, self.sums, self.squares) = (count, sums, squares)
  }

  /// - Parameter planes: of one picture, 3×H×W.
  package init(_ planes: UnsafeBufferPointer<UInt8>) {
    count = planes.count / 3
    for c in 0..<3 {
      var (sum, square) = (0, 0)
      for value in planes[c * count..<(c + 1) * count] {
        sum += Int(value)
        square += Int(value) * Int(value)
      }
      (sums[c], squares[c]) = (sum, square)
    }
  }

  mutating func add(_ other: ChannelSums) {
    count += other.count
    for c in 0..<3 {
      sums[c] += other.sums[c]
      squares[c] += other.squares[c]
    }
  }
}
