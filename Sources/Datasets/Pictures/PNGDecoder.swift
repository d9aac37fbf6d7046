internal import CPNG

/// PNG by libpng's simplified interface: every color type and depth, as 8-bit sRGB.
enum PNGDecoder {
  /// - Returns: interleaved RGB, and whether some of it was transparent and stands on white.
  static func pixels(
    of bytes: [UInt8], width: Int, height: Int
  ) throws(PictureDamage) -> (pixels: [UInt8], isTransparent: Bool) {
    // libpng keeps the address of the bytes from the first call to the last.
    try bytes.withUnsafeBufferPointer { (source) throws(PictureDamage) -> ([UInt8], Bool) in
      var image = png_image()
      image.version = png_uint_32(PNG_IMAGE_VERSION)
      defer { png_image_free(&image) }
      guard png_image_begin_read_from_memory(&image, source.baseAddress, source.count) != 0 else {
        throw damage(image)
      }
      guard image.width == width, image.height == height else {
        throw PictureDamage(16, "the PNG file says two sizes: \(width)×\(height) and \(image.width)×\(image.height)")
      }
      let hasAlpha = image.format & png_uint_32(PNG_FORMAT_FLAG_ALPHA) != 0
      let samples = hasAlpha ? 4 : 3
      image.format = png_uint_32(PNG_FORMAT_FLAG_COLOR) | (hasAlpha ? png_uint_32(PNG_FORMAT_FLAG_ALPHA) : 0)
      image.flags |= png_uint_32(PNG_IMAGE_FLAG_16BIT_sRGB)
      var pixels = [UInt8](repeating: 0, count: samples * width * height)
      guard png_image_finish_read(&image, nil, &pixels, png_int_32(samples * width), nil) != 0 else {
        throw damage(image)
      }
      guard hasAlpha else { return (pixels, false) }
      let isTransparent = stride(from: 3, to: pixels.count, by: 4).contains { pixels[$0] < 255 }
      return (onWhite(pixels), isTransparent)
    }
  }

  private static func damage(_ image: png_image) -> PictureDamage {
    let message = withUnsafeBytes(of: image.message) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) }
    return PictureDamage(0, "the PNG file cannot be decoded: \(message)")
  }

  /// Blends as browsers do, in sRGB and whole numbers, so that every machine has the same bytes.
  private static func onWhite(_ pixels: [UInt8]) -> [UInt8] {
    let count = pixels.count / 4
    return [UInt8](unsafeUninitializedCapacity: 3 * count) { target, filled in
      for place in 0..<count {
        let alpha = Int(pixels[4 * place + 3])
        for channel in 0..<3 {
          let color = Int(pixels[4 * place + channel])
          target[3 * place + channel] = UInt8((color * alpha + 255 * (255 - alpha) + 127) / 255)
        }
      }
      filled = 3 * count
    }
  }
}
