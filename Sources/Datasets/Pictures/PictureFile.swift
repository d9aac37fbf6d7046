import Foundation

/// A JPEG or PNG file in memory whose size is known and allowed; nothing is decoded yet.
package struct PictureFile: Sendable {
  package enum Format: String, Hashable, Sendable {
    case jpeg = "JPEG"
    case png = "PNG"
  }

  package static let largestFile = 64 << 20
  package static let mostPixels = 40_000_000
  package static let longestSide = 20_000

  /// As messages name it.
  package let path: String
  package let bytes: [UInt8]
  /// Told by the content, not by the name.
  package let format: Format
  /// As the pixels are kept, before they are turned.
  package let width: Int
  package let height: Int
  /// How it is to be turned, as its Exif data says.
  package let orientation: PictureOrientation

  /// Reads what the file says of itself, to its end, without memory for pixels.
  ///
  /// - Throws: `DatasetError.damaged` where it is no picture, too large, or shorter than it says.
  package init(_ bytes: [UInt8], path: String) throws(DatasetError) {
    do throws(PictureDamage) {
      guard bytes.count <= PictureFile.largestFile else {
        throw PictureDamage(
          PictureFile.largestFile, "the file is larger than the \(PictureFile.largestFile >> 20) MiB that are read")
      }
      let size: PictureSize
      var exif: Range<Int>?
      if bytes.starts(with: JPEGHeader.signature) {
        format = .jpeg
        size = try JPEGHeader.size(in: bytes) { exif = exif ?? JPEGMetadata.exif($0, $1, in: bytes) }
      } else if bytes.starts(with: PNGHeader.signature) {
        format = .png
        size = try PNGHeader.size(in: bytes) { if $0 == "eXIf" { exif = $1.dropFirst(8).dropLast(4) } }
      } else if JPEGHeader.signature.starts(with: bytes) || PNGHeader.signature.starts(with: bytes) {
        throw .endsEarly(bytes)
      } else {
        throw PictureDamage(0, "the content is neither JPEG nor PNG; convert the picture, or remove it")
      }
      try size.check()
      (self.path, self.bytes, width, height) = (path, bytes, size.width, size.height)
      orientation = exif.map { PictureOrientation(exif: bytes[$0]) } ?? .upright
    } catch { throw .damaged(path: path, byte: error.byte, detail: error.detail) }
  }

  /// Reads a file; never more of it than is allowed.
  ///
  /// - Parameter name: the path for messages; nil takes `path`.
  package init(contentsOf path: String, name: String? = nil) throws(DatasetError) {
    let bytes: Data
    do {
      let file = try FileHandle(forReadingFrom: URL(filePath: path))
      defer { try? file.close() }
      bytes = try file.read(upToCount: PictureFile.largestFile + 1) ?? Data()
    } catch { throw .damaged(path: name ?? path, byte: 0, detail: "the file cannot be read; look at its permissions") }
    try self.init([UInt8](bytes), path: name ?? path)
  }

  /// The pixels: gray and CMYK become RGB, and what is transparent stands on white.
  ///
  /// - Throws: `DatasetError.damaged` with the decoder's own words.
  package func decoded() throws(DatasetError) -> DecodedPicture {
    do throws(PictureDamage) {
      let (pixels, isTransparent) =
        switch format {
        case .jpeg: (try JPEGDecoder.pixels(of: bytes, width: width, height: height), false)
        case .png: try PNGDecoder.pixels(of: bytes, width: width, height: height)
        }
      return DecodedPicture(width: width, height: height, pixels: pixels, isTransparent: isTransparent)
    } catch { throw .damaged(path: path, byte: error.byte, detail: error.detail) }
  }

  /// The file without what it tells of its maker, his camera and where he stood, and how it is to be turned. Every pixel
  /// is as it was; a JPEG file still says how it is turned, and a PNG file does not.
  ///
  /// - Throws: `DatasetError.damaged`, which no file does whose size could be read.
  package func withoutMetadata() throws(DatasetError) -> (bytes: [UInt8], orientation: PictureOrientation) {
    do throws(PictureDamage) {
      switch format {
      case .jpeg:
        let metadata = try JPEGMetadata(bytes)
        return (metadata.stripped, metadata.orientation)
      case .png:
        let metadata = try PNGMetadata(bytes)
        return (metadata.stripped, metadata.orientation)
      }
    } catch { throw .damaged(path: path, byte: error.byte, detail: error.detail) }
  }
}
