/// What the choice of a convolution's algorithms depends on: its shape, the type of its numbers and the processor.
///
/// Batch and threads are no part of it: a run must give the same bits with any number of threads, and other
/// algorithms give other bits.
package struct ConvolutionClass: Hashable, Sendable, CustomStringConvertible {
  package var inChannels: Int
  package var outChannels: Int
  package var height: Int
  package var width: Int
  package var kernel: Int
  package var stride: Int
  package var padding: Int
  package var hasBias: Bool
  package var precision: Precision
  package var instructions: InstructionSet

  var outHeight: Int { (height + 2 * padding - kernel) / stride + 1 }
  var outWidth: Int { (width + 2 * padding - kernel) / stride + 1 }

  /// `avx512-bf16 bf16 3×3/1+1 64→128 32×32`: kernel, stride and padding, channels, source.
  package var description: String {
    "\(instructions.rawValue) \(precision.rawValue) \(kernel)×\(kernel)/\(stride)+\(padding) \(inChannels)→\(outChannels) "
      + "\(height)×\(width)" + (hasBias ? " bias" : "")
  }
}
