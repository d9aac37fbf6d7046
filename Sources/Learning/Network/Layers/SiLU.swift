internal import CKernels
import Foundation

/// x·σ(x) with σ(x) = 1 / (1 + e⁻ˣ): PyTorch's SiLU, or swish (Ramachandran et al., 2017).
struct SiLU: LeafLayer {
  var title: String? { "SiLU" }

  func output(of x: Shape, at path: String) -> Shape { x }

  func lower(_ x: Activation, at path: String, in lowering: inout Lowering) throws(LearningError) -> Activation {
    let y = try lowering.output(of: self, from: x, at: path)
    lowering.stages.append(SiLUStage(x: x, y: y))
    return y
  }
}

extension Layer {
  static let silu = Layer(SiLU())
}

/// Computed here in Swift, number by number; every other pass over activations is a kernel in C.
final class SiLUStage: Stage {
  private let x: Activation
  private let y: Activation

  init(x: Activation, y: Activation) { (self.x, self.y) = (x, y) }

  var forwardSlots: [Slot] { [x.data, y.data] }
  var backwardSlots: [Slot] { [x.data] + [x.gradient, y.gradient].compactMap(\.self) }

  func forward(_ memory: Memory, training: Bool) throws(LearningError) {
    let source = memory.raw(x.data)
    map(source, source, into: memory.raw(y.data)) { x, _ in x / (1 + exp(-x)) }
  }

  /// dx = dy·(σ + x·σ·(1 − σ))
  func backward(_ memory: Memory) throws(LearningError) {
    guard let gradient = x.gradient else { return }
    map(memory.raw(x.data), memory.raw(y.gradient), into: memory.raw(gradient)) { x, dy in
      let sigma = 1 / (1 + exp(-x))
      return dy * (sigma + x * sigma * (1 - sigma))
    }
  }

  /// Every pair of numbers in the activations' type to a third, pieces of them on all threads.
  private func map(
    _ a: UnsafeMutableRawPointer, _ b: UnsafeMutableRawPointer, into target: UnsafeMutableRawPointer,
    _ change: @Sendable (Float, Float) -> Float
  ) {
    // Every piece writes to its own part.
    nonisolated(unsafe) let (a, b, target) = (a, b, target)
    let (count, piece, isNarrow) = (x.count, 1 << 14, x.type == CycBFloat16)
    concurrently((count + piece - 1) / piece) { task in
      func wide(_ numbers: UnsafeMutableRawPointer, _ i: Int) -> Float {
        Float(bitPattern: UInt32(numbers.load(fromByteOffset: 2 * i, as: UInt16.self)) << 16)
      }
      for i in task * piece..<min(count, (task + 1) * piece) {
        if isNarrow {
          target.storeBytes(of: change(wide(a, i), wide(b, i)).bfloat16, toByteOffset: 2 * i, as: UInt16.self)
        } else {
          let (a, b) = (a.load(fromByteOffset: 4 * i, as: Float.self), b.load(fromByteOffset: 4 * i, as: Float.self))
          target.storeBytes(of: change(a, b), toByteOffset: 4 * i, as: Float.self)
        }
      }
    }
  }
}
