import Plotting

/// A picture that stands in a line on its baseline.
struct LinePicture: Hashable {
  var raster: Raster
  var alt: String
  /// In points.
  var size: Size

  /// The most lines that a picture is high: one in running text that is larger belongs into a paragraph of its own.
  /// The style of the HTML page has the same number.
  static let mostLines = 12.0

  /// At 96 pixels to the inch, as browsers show it; in points.
  static func size(of raster: Raster) -> Size { Size(Double(raster.width) * 0.75, Double(raster.height) * 0.75) }

  init(_ raster: Raster, alt: String, leading: Double) {
    (self.raster, self.alt, size) = (raster, alt, Self.size(of: raster))
    self = fitting(Size(.infinity, Self.mostLines * leading))
  }

  /// Made smaller where it is larger than the room.
  func fitting(_ room: Size) -> LinePicture {
    let factor = min(1, room.width / size.width, room.height / size.height)
    guard factor < 1 else { return self }
    var copy = self
    copy.size = Size(size.width * factor, size.height * factor)
    return copy
  }

  /// - Parameters:
  ///   - x: of its left edge.
  ///   - baseline: on which it stands.
  func element(x: Double, baseline: Double) -> Element {
    let rect = Rect(x: x, y: baseline - size.height, width: size.width, height: size.height)
    return .group(Group(tag: .figure(alt: alt), [.picture(raster, in: rect)]))
  }
}

extension Word {
  /// The same with pictures that are no wider than a line.
  func fitting(_ width: Double) -> Word {
    guard pieces.contains(where: { $0.picture != nil }) else { return self }
    var copy = self
    for index in pieces.indices {
      copy.pieces[index].picture = pieces[index].picture?.fitting(Size(width, .infinity))
    }
    return copy
  }
}
