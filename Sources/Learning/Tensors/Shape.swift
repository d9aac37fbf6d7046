/// The shape of one picture's numbers where they pass from one layer to the next.
///
/// A side is nil, open, where only the data tells it: height and width before the pictures are there, what those flatten
/// to, and the number of classes.
package struct Shape: Hashable, Sendable {
  package var channels: Int?
  package var height: Int?
  package var width: Int?
  /// Whether they are features and no picture; height and width are 1 then.
  private(set) var isRow = false

  package init(channels: Int?, height: Int?, width: Int?) {
    (self.channels, self.height, self.width) = (channels, height, width)
  }

  static func row(_ features: Int?) -> Shape {
    var shape = Shape(channels: features, height: 1, width: 1)
    shape.isRow = true
    return shape
  }

  /// Channels, height, width; or features alone.
  var sides: [Int?] { isRow ? [channels] : [channels, height, width] }

  /// How many numbers it has; nil where a side is open.
  var count: Int? { Shape.product([channels, height, width]) }

  /// nil where a side is open.
  static func product(_ sides: [Int?]) -> Int? {
    sides.reduce(1) { product, side in product.flatMap { product in side.map { product * $0 } } }
  }

  /// Whether there is one number for each channel, or may be.
  var isOnePixel: Bool { height ?? 1 == 1 && width ?? 1 == 1 }

  /// Whether its numbers can be added to another's, an open side to any.
  func matches(_ other: Shape) -> Bool {
    zip([channels, height, width], [other.channels, other.height, other.width]).allSatisfy { a, b in
      a == nil || b == nil || a == b
    }
  }

  /// What square windows that move over height and width give: (side + 2·padding − kernel) / stride + 1.
  ///
  /// - Returns: nil where a window is larger than the padded picture.
  func windows(_ kernel: Int, stride: Int, padding: Int) -> Shape? {
    guard [height, width].allSatisfy({ ($0 ?? kernel) + 2 * padding >= kernel }) else { return nil }
    func places(_ side: Int) -> Int { (side + 2 * padding - kernel) / stride + 1 }
    return Shape(channels: channels, height: height.map(places), width: width.map(places))
  }
}

/// As messages name it.
extension Shape: CustomStringConvertible {
  /// `1×64×8×8`: a batch of one.
  package var description: String { "1×" + Shape.text([channels, height, width]) }

  /// `8×8`: height and width.
  var extent: String { Shape.text([height, width]) }

  private static func text(_ sides: [Int?]) -> String {
    sides.map { $0.map(String.init) ?? "any" }.joined(separator: "×")
  }
}
