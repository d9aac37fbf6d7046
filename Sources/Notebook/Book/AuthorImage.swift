import Datasets
import Drawing
import Foundation
import Plotting
import Publishing
import Settings

/// A picture of the author's, read from the notebook's folder and decoded within bounds: upright, and without what the
/// file tells of its maker.
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
      let (bytes, orientation) = try file.withoutMetadata()
      let picture = try file.decoded().turned(orientation)
      let raster = Raster(width: picture.width, height: picture.height, pixels: picture.pixels)
      // Browsers turn every JPEG file as it says, but not every PNG file.
      let isTurned = file.format == .png && orientation != .upright
      return ReportImage(
        mediaType: "image/\(file.format == .png ? "png" : "jpeg")",
        bytes: isTurned ? try PNGImage.write(raster) : bytes, raster: raster)
    } catch {
      diagnostics.report("\(error)", at: location, hint: "pictures are PNG or JPEG files")
      return nil
    }
  }
}
