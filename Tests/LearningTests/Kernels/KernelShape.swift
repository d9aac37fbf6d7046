import Testing

@testable import Learning

/// A convolution with its batch, and the threads that it is computed on.
struct KernelShape: Sendable, CustomTestStringConvertible {
  var batch: Int
  var height: Int
  var width: Int
  var channels: (from: Int, to: Int)
  var kernel = 3
  var stride = 1
  var padding = 1
  var hasBias = false
  var threads: Int

  func kind(_ precision: Precision, _ instructions: InstructionSet) -> ConvolutionClass {
    ConvolutionClass(
      inChannels: channels.from, outChannels: channels.to, height: height, width: width, kernel: kernel,
      stride: stride, padding: padding, hasBias: hasBias, precision: precision, instructions: instructions)
  }

  var testDescription: String {
    let bias = hasBias ? ", bias" : ""
    return "\(batch) × \(kernel)×\(kernel)/\(stride)+\(padding) \(channels.from)→\(channels.to) \(height)×\(width)"
      + "\(bias), \(threads) threads"
  }

  /// What one algorithm can compute in at an instruction set: bf16 by the products of pairs, or by plain ones.
  static func precisions(_ instructions: InstructionSet) -> [Precision] {
    instructions.hasBFloat16 || instructions == .plain ? [.float32, .bfloat16] : [.float32]
  }

  /// Every kernel, stride and padding with channels that are less than a vector, odd, whole panels and a rest of them.
  static let every: [KernelShape] = {
    let geometries = [
      (1, 1, 0), (1, 2, 0), (1, 3, 0), (1, 1, 1), (2, 2, 0), (3, 1, 0), (3, 1, 1), (3, 1, 2), (3, 2, 1), (3, 3, 0),
      (3, 3, 2), (5, 1, 2), (5, 2, 1), (5, 3, 4), (7, 1, 3), (7, 2, 3), (7, 3, 2),
    ]
    let channels = [
      (1, 1), (2, 3), (3, 16), (5, 7), (7, 8), (8, 2), (17, 33), (33, 17), (16, 1), (1, 32), (48, 5), (3, 40), (32, 32),
    ]
    let pictures = [(1, 7, 7), (3, 5, 8), (2, 9, 6), (4, 3, 4), (1, 11, 5)]
    return geometries.enumerated().flatMap { g, geometry in
      (0..<5).map { i in
        // The steps share no factor with what they go through, so that everything meets everything in time.
        let (number, picture) = (5 * g + i, pictures[(g + i) % pictures.count])
        return KernelShape(
          batch: picture.0, height: picture.1, width: picture.2, channels: channels[number % channels.count],
          kernel: geometry.0, stride: geometry.1, padding: geometry.2, hasBias: number % 3 == 0,
          threads: 1 + number % 3)
      }
    }
  }()

  /// Pictures of one pixel, tiles that reach over every edge, more panels, tiles and pixels than one task takes.
  static let long: [KernelShape] = [
    KernelShape(batch: 1, height: 1, width: 1, channels: (32, 64), threads: 2),
    KernelShape(batch: 1, height: 1, width: 1, channels: (3, 5), kernel: 5, padding: 2, hasBias: true, threads: 3),
    KernelShape(batch: 2, height: 2, width: 2, channels: (33, 1), kernel: 7, stride: 3, padding: 3, threads: 2),
    KernelShape(batch: 1, height: 2, width: 2, channels: (32, 32), threads: 1),
    KernelShape(batch: 3, height: 3, width: 3, channels: (64, 32), padding: 0, threads: 2),
    KernelShape(batch: 2, height: 5, width: 7, channels: (31, 97), threads: 3),
    KernelShape(batch: 5, height: 7, width: 4, channels: (96, 65), padding: 2, threads: 2),
    KernelShape(batch: 2, height: 8, width: 8, channels: (160, 32), threads: 2),
    KernelShape(batch: 90, height: 9, width: 9, channels: (5, 3), threads: 2),
    KernelShape(batch: 30, height: 9, width: 9, channels: (16, 8), stride: 2, hasBias: true, threads: 3),
    KernelShape(batch: 9, height: 16, width: 15, channels: (2, 24), threads: 1),
    KernelShape(batch: 64, height: 2, width: 2, channels: (33, 48), threads: 2),
    KernelShape(batch: 3, height: 4, width: 4, channels: (32, 289), threads: 2),
    KernelShape(batch: 2, height: 3, width: 4, channels: (289, 9), kernel: 1, padding: 0, hasBias: true, threads: 2),
  ]
}
