@testable import Learning

/// A 3×3 convolution of stride 1 as it is defined, N,H,W,C, pixel by pixel.
struct PlainConvolution {
  private let kind: ConvolutionClass
  private let batch: Int

  init(_ kind: ConvolutionClass, batch: Int) { (self.kind, self.batch) = (kind, batch) }

  func forward(_ source: [Float], _ weights: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: batch * kind.outHeight * kind.outWidth * kind.outChannels)
    meet { pixel, place, tap in
      for o in 0..<kind.outChannels {
        var sum: Float = 0
        for i in 0..<kind.inChannels {
          sum += source[pixel * kind.inChannels + i] * weights[(o * kind.inChannels + i) * 9 + tap]
        }
        result[place * kind.outChannels + o] += sum
      }
    }
    return result
  }

  func sourceGradient(_ gradient: [Float], _ weights: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: batch * kind.height * kind.width * kind.inChannels)
    meet { pixel, place, tap in
      for i in 0..<kind.inChannels {
        var sum: Float = 0
        for o in 0..<kind.outChannels {
          sum += gradient[place * kind.outChannels + o] * weights[(o * kind.inChannels + i) * 9 + tap]
        }
        result[pixel * kind.inChannels + i] += sum
      }
    }
    return result
  }

  func weightGradient(_ source: [Float], _ gradient: [Float]) -> [Float] {
    var result = [Float](repeating: 0, count: 9 * kind.inChannels * kind.outChannels)
    meet { pixel, place, tap in
      for o in 0..<kind.outChannels {
        let slope = gradient[place * kind.outChannels + o]
        for i in 0..<kind.inChannels {
          result[(o * kind.inChannels + i) * 9 + tap] += source[pixel * kind.inChannels + i] * slope
        }
      }
    }
    return result
  }

  /// Every pixel of the source, every result's place that it goes into, and by which tap.
  private func meet(_ body: (_ pixel: Int, _ place: Int, _ tap: Int) -> Void) {
    for n in 0..<batch {
      for y in 0..<kind.outHeight {
        for x in 0..<kind.outWidth {
          for tap in 0..<9 {
            let (py, px) = (y + tap / 3 - kind.padding, x + tap % 3 - kind.padding)
            guard (0..<kind.height).contains(py), (0..<kind.width).contains(px) else { continue }
            body(
              (n * kind.height + py) * kind.width + px, (n * kind.outHeight + y) * kind.outWidth + x, tap)
          }
        }
      }
    }
  }
}
