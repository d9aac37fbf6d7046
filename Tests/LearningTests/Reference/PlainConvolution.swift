@testable import Learning

/// A convolution as it is defined, N,H,W,C, pixel by pixel and in double precision.
struct PlainConvolution {
  private let kind: ConvolutionClass
  private let batch: Int
  private let taps: Int

  init(_ kind: ConvolutionClass, batch: Int) {
    (self.kind, self.batch, taps) = (kind, batch, kind.kernel * kind.kernel)
  }

  /// - Parameter bias: [O], or none.
  func forward(_ source: [Float], _ weights: [Float], bias: [Float] = []) -> [Double] {
    var result = [Double](repeating: 0, count: batch * kind.outHeight * kind.outWidth * kind.outChannels)
    if !bias.isEmpty { for i in result.indices { result[i] = Double(bias[i % kind.outChannels]) } }
    meet { pixel, place, tap in
      for o in 0..<kind.outChannels {
        var sum = 0.0
        for i in 0..<kind.inChannels {
          sum += Double(source[pixel * kind.inChannels + i]) * Double(weights[(o * kind.inChannels + i) * taps + tap])
        }
        result[place * kind.outChannels + o] += sum
      }
    }
    return result
  }

  func sourceGradient(_ gradient: [Float], _ weights: [Float]) -> [Double] {
    var result = [Double](repeating: 0, count: batch * kind.height * kind.width * kind.inChannels)
    meet { pixel, place, tap in
      for o in 0..<kind.outChannels {
        let slope = Double(gradient[place * kind.outChannels + o])
        for i in 0..<kind.inChannels {
          result[pixel * kind.inChannels + i] += slope * Double(weights[(o * kind.inChannels + i) * taps + tap])
        }
      }
    }
    return result
  }

  func weightGradient(_ source: [Float], _ gradient: [Float]) -> [Double] {
    var result = [Double](repeating: 0, count: taps * kind.inChannels * kind.outChannels)
    meet { pixel, place, tap in
      for o in 0..<kind.outChannels {
        let slope = Double(gradient[place * kind.outChannels + o])
        for i in 0..<kind.inChannels {
          result[(o * kind.inChannels + i) * taps + tap] += Double(source[pixel * kind.inChannels + i]) * slope
        }
      }
    }
    return result
  }

  func biasGradient(_ gradient: [Float]) -> [Double] {
    var result = [Double](repeating: 0, count: kind.outChannels)
    for (i, slope) in gradient.enumerated() { result[i % kind.outChannels] += Double(slope) }
    return result
  }

  /// Every pixel of the source, every result's place that it goes into, and by which tap.
  private func meet(_ body: (_ pixel: Int, _ place: Int, _ tap: Int) -> Void) {
    for n in 0..<batch {
      for y in 0..<kind.outHeight {
        for x in 0..<kind.outWidth {
          for tap in 0..<taps {
            let py = y * kind.stride + tap / kind.kernel - kind.padding
            let px = x * kind.stride + tap % kind.kernel - kind.padding
            guard (0..<kind.height).contains(py), (0..<kind.width).contains(px) else { continue }
            body((n * kind.height + py) * kind.width + px, (n * kind.outHeight + y) * kind.outWidth + x, tap)
          }
        }
      }
    }
  }
}
