/// What a header says about the size, and at which byte it does.
struct PictureSize: Hashable {
  let width: Int
  let height: Int
  let byte: Int

  /// - Throws: where the picture is empty or larger than allowed.
  func check() throws(PictureDamage) {
    guard width > 0, height > 0 else { throw PictureDamage(byte, "the picture has no pixels: \(width)×\(height)") }
    // Sides come from at most 32 bits each, so the product fits.
    guard width <= PictureFile.longestSide, height <= PictureFile.longestSide, width * height <= PictureFile.mostPixels
    else {
      throw PictureDamage(
        byte,
        "the picture has \(width)×\(height) pixels; at most \(PictureFile.mostPixels / 1_000_000) megapixels and "
          + "\(PictureFile.longestSide) along a side are read; scale it down")
    }
  }
}
