import Learning

/// One picture of the embedded set: a figure on a background, with clutter, texture, occlusion and noise.
///
/// Only sums, products, quotients and comparisons of IEEE doubles are used, which every machine rounds alike.
struct ShapePicture {
  static let side = 32
  /// Subpixels along each axis.
  fileprivate static let fine = 3

  fileprivate typealias RGB = (Double, Double, Double)

  /// Planes of bytes.
  private(set) var pixels: [UInt8]

  init(_ figure: Shapes.Figure, from stream: inout RandomStream) {
    let side = ShapePicture.side
    var canvas = Canvas(side: side)
    let (paper, ink) = ShapePicture.colors(of: figure, &stream)
    canvas.paint(from: paper, towards: ShapePicture.moved(paper, by: 40, &stream), &stream)
    for _ in 0..<stream.below(4) { canvas.addClutter(near: stream.unit() < 0.5 ? ink : paper, &stream) }
    let texture = Texture(&stream)
    let place = Placement(
      x: stream.uniform(13, 19), y: stream.uniform(13, 19), radius: stream.uniform(9, 13.5), &stream)
    canvas.fill(with: ink, around: place, reach: 1) { u, v in
      figure.contains(u, v) ? texture.cover(u, v) : 0
    }
    if stream.unit() < 0.4 { canvas.occlude(with: ShapePicture.moved(paper, by: 90, &stream), &stream) }
    pixels = canvas.bytes(noise: stream.uniform(6, 32), &stream)
  }

  /// Ten tints, red to violet, of which neighbors are alike.
  private static let tints: [RGB] = [
    (200, 70, 60), (205, 125, 55), (195, 175, 70), (120, 180, 70), (60, 165, 110), (60, 160, 175), (70, 120, 200),
    (105, 85, 190), (160, 80, 180), (195, 85, 130),
  ]

  /// Background and figure. As in photographs, where ships are on blue, color tells something and not all: often the
  /// figure has a tint that two figures share, and the background one that two others share.
  private static func colors(of figure: Shapes.Figure, _ stream: inout RandomStream) -> (paper: RGB, ink: RGB) {
    let index = Shapes.Figure.allCases.firstIndex(of: figure) ?? 0
    func color(_ tint: Int, often: Double) -> RGB {
      let isTinted = stream.unit() < often
      let any = (stream.uniform(20, 235), stream.uniform(20, 235), stream.uniform(20, 235))
      let near = moved(tints[tint], by: 45, &stream)
      return isTinted ? near : any
    }
    while true {
      let paper = color(index % 5 * 2 + 1, often: 0.5)
      let ink = color(index / 2 * 2, often: 0.6)
      let step = (ink.0 - paper.0) * 0.3 + (ink.1 - paper.1) * 0.6 + (ink.2 - paper.2) * 0.1
      if abs(step) > 30 { return (paper, ink) }
    }
  }

  fileprivate static func moved(_ color: RGB, by most: Double, _ stream: inout RandomStream) -> RGB {
    (
      color.0 + stream.uniform(-most, most), color.1 + stream.uniform(-most, most),
      color.2 + stream.uniform(-most, most)
    )
  }

  /// Where a figure stands, how large and how turned.
  fileprivate struct Placement {
    let x: Double
    let y: Double
    let across: Double
    let down: Double
    let cosine: Double
    let sine: Double

    init(x: Double, y: Double, radius: Double, _ stream: inout RandomStream) {
      (self.x, self.y) = (x, y)
      across = radius * stream.uniform(0.85, 1.15)
      down = radius * stream.uniform(0.85, 1.15)
      // A turn by the half-angle's tangent needs no sine: up to 40 degrees either way.
      let t = stream.uniform(-0.36, 0.36)
      cosine = (1 - t * t) / (1 + t * t)
      sine = 2 * t / (1 + t * t)
    }

    func local(_ px: Double, _ py: Double) -> (Double, Double) {
      let (dx, dy) = (px - x, py - y)
      return ((dx * cosine + dy * sine) / across, (dy * cosine - dx * sine) / down)
    }
  }

  /// How much of the ink lies on each point: full, striped, checked or fading.
  private struct Texture {
    let kind: Int
    let pitch: Double
    let low: Double

    init(_ stream: inout RandomStream) {
      kind = stream.below(4)
      pitch = stream.uniform(2.5, 5)
      low = stream.uniform(0.4, 0.9)
    }

    func cover(_ u: Double, _ v: Double) -> Double {
      let column = Int((u + 2) * pitch)
      let row = Int((v + 2) * pitch)
      switch kind {
      case 1: return column % 2 == 0 ? 1 : low
      case 2: return (column + row) % 2 == 0 ? 1 : low
      case 3: return low + (1 - low) * min(1, max(0, (u + 1) / 2))
      default: return 1
      }
    }
  }

  fileprivate struct Canvas {
    let side: Int
    private var values: [Double]

    init(side: Int) {
      self.side = side
      values = Array(repeating: 0, count: 3 * side * side)
    }

    mutating func paint(from a: RGB, towards b: RGB, _ stream: inout RandomStream) {
      let (across, down) = (stream.unit(), stream.unit())
      for y in 0..<side {
        for x in 0..<side {
          let way = (across * Double(x) + down * Double(y)) / (Double(side) * (across + down + 0.001))
          mix((a.0 + (b.0 - a.0) * way, a.1 + (b.1 - a.1) * way, a.2 + (b.2 - a.2) * way), 1, x, y)
        }
      }
    }

    /// A bar, a disc or a corner of some other color, half transparent.
    mutating func addClutter(near color: RGB, _ stream: inout RandomStream) {
      let tone = ShapePicture.moved(color, by: 70, &stream)
      let place = Placement(
        x: stream.uniform(0, 32), y: stream.uniform(0, 32), radius: stream.uniform(2, 8), &stream)
      let strength = stream.uniform(0.2, 0.6)
      let kind = stream.below(3)
      let slim = stream.uniform(0.15, 0.5)
      fill(with: tone, around: place, reach: 2) { u, v in
        switch kind {
        case 0: return u * u + v * v < 1 ? strength : 0
        case 1: return abs(u) < slim && abs(v) < 2 ? strength : 0
        default: return abs(u) < 0.8 && abs(v) < 0.8 && u + v < 0.3 ? strength : 0
        }
      }
    }

    /// A strip that hides part of the figure.
    mutating func occlude(with color: RGB, _ stream: inout RandomStream) {
      let place = Placement(
        x: stream.uniform(6, 26), y: stream.uniform(6, 26), radius: stream.uniform(2, 4.5), &stream)
      let isUpright = stream.unit() < 0.5
      fill(with: color, around: place, reach: 3) { u, v in
        isUpright ? (abs(u) < 1 && abs(v) < 3 ? 1 : 0) : (abs(v) < 1 && abs(u) < 3 ? 1 : 0)
      }
    }

    /// - Parameters:
    ///   - reach: how far the figure goes along its own axes, which start at its middle.
    ///   - cover: 0…1 at a point of these axes; averaged over the subpixels.
    mutating func fill(
      with color: RGB, around place: Placement, reach: Double, cover: (_ u: Double, _ v: Double) -> Double
    ) {
      let fine = ShapePicture.fine
      // A turned rectangle lies within the sum of its half sides.
      let far = (place.across + place.down) * reach
      let rows = max(0, Int(place.y - far))..<max(0, min(side, Int(max(0, place.y + far)) + 1))
      let columns = max(0, Int(place.x - far))..<max(0, min(side, Int(max(0, place.x + far)) + 1))
      for y in rows {
        for x in columns {
          var sum = 0.0
          for j in 0..<fine {
            for i in 0..<fine {
              let (u, v) = place.local(
                Double(x) + (Double(i) + 0.5) / Double(fine), Double(y) + (Double(j) + 0.5) / Double(fine))
              if abs(u) <= reach, abs(v) <= reach { sum += cover(u, v) }
            }
          }
          if sum > 0 { mix(color, sum / Double(fine * fine), x, y) }
        }
      }
    }

    private mutating func mix(_ color: RGB, _ share: Double, _ x: Int, _ y: Int) {
      let plane = side * side
      let place = y * side + x
      values[place] += (color.0 - values[place]) * share
      values[plane + place] += (color.1 - values[plane + place]) * share
      values[2 * plane + place] += (color.2 - values[2 * plane + place]) * share
    }

    /// The sum of three uniform numbers is near enough to a normal one.
    func bytes(noise: Double, _ stream: inout RandomStream) -> [UInt8] {
      values.map { value in
        let bits = stream.bits()
        let sum = Double(bits & 0xffff) + Double(bits >> 16 & 0xffff) + Double(bits >> 32 & 0xffff)
        let shake = (sum / 65536 - 1.5) * noise
        return UInt8(max(0, min(255, (value + shake).rounded())))
      }
    }
  }
}
