import Foundation
import Plotting

extension SampleFigures {
  static func confusions(_ count: Int) -> [[Int]] {
    var noise = Noise(UInt64(count))
    return (0..<count).map { row in
      var line = (0..<count).map { column in
        let near =
          count == 10 && [[3, 5], [5, 3], [0, 8], [1, 9], [9, 1], [4, 7], [2, 4]].contains([row, column])
        let wanted = (near ? 38.0 : 5.0) * pow(noise.unit(), 1.3)
        return Int(wanted)
      }
      line[row] = 0
      line[row] = 1000 - line.reduce(0, +)
      return line
    }
  }

  static let samples: [SampleGridFigure.Sample] = (0..<18).map { index in
    .init(raster: picture(index), label: classes[index * 7 % 10])
  }

  static let misclassified: MisclassifiedFigure = {
    let pairs = [(3, 5), (5, 3), (0, 8), (1, 9), (4, 7), (2, 4), (9, 1), (6, 3), (8, 0), (3, 6), (5, 7), (2, 0)]
    return MisclassifiedFigure(
      mistakes: pairs.enumerated().map { index, pair in
        .init(
          raster: picture(index + 40), truth: classes[pair.0], predicted: classes[pair.1],
          confidence: 0.998 - 0.013 * Double(index))
      }, errors: 689, images: 10_000)
  }()

  /// A bright shape before a darker gradient, with noise.
  package static func picture(_ seed: Int, side: Int = 32) -> Raster {
    var noise = Noise(UInt64(seed + 11))
    let sky = (0..<3).map { _ in 60 + 120 * noise.unit() }
    let thing = (0..<3).map { _ in 255 * noise.unit() }
    let (cx, cy, r) = (10 + 12 * noise.unit(), 10 + 12 * noise.unit(), 5 + 7 * noise.unit())
    let isRound = noise.unit() < 0.5
    var pixels: [UInt8] = []
    for y in 0..<side {
      for x in 0..<side {
        let (dx, dy) = ((Double(x) - cx) / r, (Double(y) - cy) / (0.8 * r))
        let inside = isRound ? dx * dx + dy * dy < 1 : abs(dx) < 0.9 && abs(dy) < 0.8
        for c in 0..<3 {
          let base = inside ? thing[c] * (1.1 - 0.3 * dy) : sky[c] * (0.7 + 0.6 * Double(y) / Double(side))
          pixels.append(UInt8(min(max(base + 12 * noise.normal(), 0), 255)))
        }
      }
    }
    return Raster(width: side, height: side, pixels: pixels)
  }
}
