/// A picture as rows of interleaved red, green and blue bytes.
package struct DecodedPicture: Hashable, Sendable {
  package let width: Int
  package let height: Int
  /// H×W×3, row by row from the top.
  package let pixels: [UInt8]
  /// Whether parts of it were transparent, and stand on white.
  let isTransparent: Bool

  init(width: Int, height: Int, pixels: [UInt8], isTransparent: Bool = false) {
    precondition(
      pixels.count == 3 * width * height, "\(pixels.count) bytes for \(width)×\(height) pixels of three bytes")
    (self.width, self.height, self.pixels, self.isTransparent) = (width, height, pixels, isTransparent)
  }

  /// The same pixels as an `ImageSet` has them: 3×H×W.
  package var planes: [UInt8] {
    let plane = width * height
    return [UInt8](unsafeUninitializedCapacity: 3 * plane) { target, count in
      for place in 0..<plane {
        for channel in 0..<3 { target[channel * plane + place] = pixels[3 * place + channel] }
      }
      count = 3 * plane
    }
  }
}
