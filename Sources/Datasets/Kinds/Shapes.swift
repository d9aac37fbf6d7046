import Learning
import Settings

/// Ten classes of 32×32 color pictures made by arithmetic, the same bytes on every machine.
package struct Shapes: DatasetKind {
  package static let name = "shapes"
  package static let summary = "Ten classes of drawn 32×32 pictures, made from a seed; nothing to download."

  /// Counts up whenever the same settings give other pictures.
  static let edition = 1
  static let classNames = Figure.allCases.map(\.rawValue)

  package var train: Int
  package var test: Int
  package var seed: Int

  package init(train: Int = 8000, test: Int = 2000, seed: Int = 1) {
    (self.train, self.test, self.seed) = (train, test, seed)
  }

  private static let train = Setting.integer(
    "train", "How many training pictures", in: 10...200_000, unit: "pictures", standard: 8000)
  private static let test = Setting.integer(
    "test", "How many test pictures", in: 10...200_000, unit: "pictures", standard: 2000)
  private static let seed = Setting.integer("seed", "What they are drawn from", in: 0...Int(Int32.max), standard: 1)
  package static let settings = SettingsTable(train, test, seed)

  package static func read(_ settings: SettingsReader) -> Shapes? {
    let (train, test, seed) = (settings[train], settings[test], settings[seed])
    guard let train, let test, let seed else { return nil }
    return Shapes(train: train, test: test, seed: seed)
  }

  package var knownClasses: [String]? { Shapes.classNames }
  package var knownTrainingCount: Int? { train }

  package func stamp(in root: DataRoot) -> String? { "edition \(Shapes.edition)" }

  package func load(from root: DataRoot) throws(DatasetError) -> Dataset {
    Dataset(
      name: Shapes.name, classes: Shapes.classNames, training: split("training", count: train),
      test: split("test", count: test))
  }

  /// As many pictures of each class as of every other, to one.
  private func split(_ name: String, count: Int) -> DatasetSplit {
    var pixels: [UInt8] = []
    pixels.reserveCapacity(count * 3 * ShapePicture.side * ShapePicture.side)
    let labels = (0..<count).map { $0 % Figure.allCases.count }
    for (index, label) in labels.enumerated() {
      var stream = RandomStream(seed: UInt64(seed), name: "shapes " + name, index)
      pixels += ShapePicture(Figure.allCases[label], from: &stream).pixels
    }
    return DatasetSplit(side: ShapePicture.side, pixels: pixels, labels: labels)
  }

  /// What a picture shows. Neighbors are alike on purpose, so that there is something to confuse.
  enum Figure: String, CaseIterable {
    case disc, ring, crescent, heart, square, frame, hexagon, triangle, star, cross

    /// Whether a point belongs to the figure, which fills about the unit disc; y grows downwards.
    func contains(_ x: Double, _ y: Double) -> Bool {
      let square = x * x + y * y
      switch self {
      case .disc: return square < 0.8
      case .ring: return square < 0.9 && square > 0.3
      case .crescent: return square < 0.9 && (x - 0.45) * (x - 0.45) + y * y > 0.6
      case .heart:
        let (u, v) = (x * 1.25, -y * 1.25 + 0.1)
        let base = u * u + v * v - 1
        return base * base * base < u * u * v * v * v
      case .square: return abs(x) < 0.72 && abs(y) < 0.72
      case .frame: return abs(x) < 0.78 && abs(y) < 0.78 && !(abs(x) < 0.42 && abs(y) < 0.42)
      case .hexagon: return abs(y) < 0.8 && abs(x) * 0.8660254 + abs(y) * 0.5 < 0.8
      case .triangle: return y < 0.5 && abs(x) * 0.8660254 - y * 0.5 < 0.5
      case .star:
        // Two triangles, one upside down, as far as their tips reach.
        return (y < 0.45 && abs(x) * 0.8660254 - y * 0.5 < 0.45) || (y > -0.45 && abs(x) * 0.8660254 + y * 0.5 < 0.45)
      case .cross: return (abs(x) < 0.28 && abs(y) < 0.9) || (abs(y) < 0.28 && abs(x) < 0.9)
      }
    }
  }
}
