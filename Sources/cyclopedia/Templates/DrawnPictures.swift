import Datasets
import Drawing
import Foundation
import Learning
import Plotting

/// Pictures that stand where an author's own will be, so that the book builds before they are there.
enum DrawnPictures {
  private static let shown = ["disc", "square", "star"]
  /// Of each class.
  private static let count = 40

  /// - Returns: PNG files by path within the book's folder, in a folder for each class.
  /// - Throws: `DrawingError`, `DatasetError`
  static func files() throws -> [String: Data] {
    let drawn = try Shapes(train: 10 * count, test: 10).load(from: DataRoot())
    var (files, numbers): ([String: Data], [String: Int]) = ([:], [:])
    for (place, label) in drawn.training.labels.enumerated() where shown.contains(drawn.classes[label]) {
      let (name, extent) = (drawn.classes[label], drawn.training.extents[place])
      let planes = try drawn.training.planes(of: place)
      let area = extent.height * extent.width
      let pixels = (0..<3 * area).map { planes[$0 % 3 * area + $0 / 3] }
      numbers[name, default: 0] += 1
      let path = "chapters/pictures/\(name)/\(name)-\(numbers[name] ?? 0).png"
      files[path] = Data(try PNGImage.write(Raster(width: extent.width, height: extent.height, pixels: pixels)))
    }
    return files
  }
}
