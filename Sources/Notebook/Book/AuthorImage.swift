import Datasets
import Foundation
import Plotting
import Publishing
import Settings

/// A picture of the author's, read from the notebook's folder and decoded within bounds.
enum AuthorImage {
  /// - Parameter path: from the notebook's folder.
  static func read(
    _ path: String, at location: SourceLocation, folder: NotebookFolder, diagnostics: Diagnostics
  ) -> ReportImage? {
    guard let bytes = folder.bytes(at: path, askedFrom: location, diagnostics: diagnostics) else { return nil }
    do {
      let file = try PictureFile([UInt8](bytes), path: folder.displayName(path))
      guard folder.sources.takes(file.width * file.height) else {
        diagnostics.report(
          "the pictures up to here have more than \(SourceFiles.mostPixels / 1_000_000) million pixels together",
          at: location, hint: "make them smaller: a page shows no more than about 2,000 pixels across")
        return nil
      }
      let picture = try file.decoded()
      let raster = Raster(width: picture.width, height: picture.height, pixels: picture.pixels)
      return ReportImage(mediaType: "image/\(file.format == .png ? "png" : "jpeg")", bytes: file.bytes, raster: raster)
    } catch {
      diagnostics.report("\(error)", at: location, hint: "pictures are PNG or JPEG files")
      return nil
    }
  }
}
