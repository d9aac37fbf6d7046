internal import CTurboJPEG

/// JPEG by libjpeg-turbo: baseline and progressive; gray, YCbCr, RGB, CMYK and YCCK.
enum JPEGDecoder {
  /// Oddities that leave every pixel as it was meant, as the library's messages name them.
  private static let harmless = [
    "extraneous bytes before marker", "unknown JFIF revision", "Unknown Adobe color transform code",
  ]

  /// - Returns: interleaved RGB.
  static func pixels(of bytes: [UInt8], width: Int, height: Int) throws(PictureDamage) -> [UInt8] {
    guard let decoder = tjInitDecompress() else { throw PictureDamage(0, "there is no memory for a JPEG decoder") }
    defer { tjDestroy(decoder) }
    var (w, h, sampling, colors): (Int32, Int32, Int32, Int32) = (0, 0, 0, 0)
    let status = tjDecompressHeader3(decoder, bytes, UInt(bytes.count), &w, &h, &sampling, &colors)
    if status != 0 { try accept(decoder) }
    guard w == width, h == height else {
      throw PictureDamage(0, "the JPEG file says two sizes: \(width)×\(height) and \(w)×\(h)")
    }
    let isInks = UInt32(bitPattern: colors) == TJCS_CMYK.rawValue || UInt32(bitPattern: colors) == TJCS_YCCK.rawValue
    let format = isInks ? TJPF_CMYK : TJPF_RGB
    let samples = isInks ? 4 : 3
    var pixels = [UInt8](repeating: 0, count: samples * width * height)
    func decode(_ flags: Int32) -> Bool {
      tjDecompress2(
        decoder, bytes, UInt(bytes.count), &pixels, w, w * Int32(samples), h, Int32(format.rawValue),
        flags | TJFLAG_ACCURATEDCT | TJFLAG_LIMITSCANS) == 0
    }
    if !decode(TJFLAG_STOPONWARNING) {
      try accept(decoder)
      if !decode(0) { try accept(decoder) }
    }
    return isInks ? rgb(fromInks: pixels) : pixels
  }

  /// Passes over a harmless warning and throws anything else.
  private static func accept(_ decoder: tjhandle) throws(PictureDamage) {
    let message = tjGetErrorStr2(decoder).map { String(cString: $0) } ?? "unknown error"
    let isWarning = tjGetErrorCode(decoder) == Int32(TJERR_WARNING.rawValue)
    if isWarning, harmless.contains(where: { message.contains($0) }) { return }
    throw PictureDamage(0, "the JPEG file cannot be decoded: \(message)")
  }

  /// Inks as Adobe stores them, 255 for none: red is what neither cyan nor black takes away.
  private static func rgb(fromInks inks: [UInt8]) -> [UInt8] {
    let count = inks.count / 4
    return [UInt8](unsafeUninitializedCapacity: 3 * count) { target, filled in
      for place in 0..<count {
        let black = Int(inks[4 * place + 3])
        for channel in 0..<3 {
          target[3 * place + channel] = UInt8((Int(inks[4 * place + channel]) * black + 127) / 255)
        }
      }
      filled = 3 * count
    }
  }
}
