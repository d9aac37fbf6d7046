import Foundation
import Settings

/// The running means of gradients and of their squares, by which Adam and AdamW move weights.
package struct AdamMoments {
  static let state = ["first-moment", "second-moment"]

  /// What is kept of each mean at a step: the gradients', the squares'.
  package var betas: [Double]
  /// Added to the root of the squares' mean.
  package var eps: Double

  package init(betas: [Double] = [0.9, 0.999], eps: Double = 1e-8) { (self.betas, self.eps) = (betas, eps) }

  static let betas = Setting(
    "betas", "What is kept of the gradients' mean and of their squares' at each step",
    type: "two numbers of at least 0 and below 1", standard: ([0.9, 0.999], "[0.9, 0.999]"), example: "[0.9, 0.99]"
  ) { node, name, diagnostics -> [Double]? in
    let betas = node.items(name, diagnostics) { node -> Double? in
      guard let beta = node.number(name, diagnostics) else { return nil }
      if (0..<1).contains(beta) { return beta }
      diagnostics.report("betas are at least 0 and below 1, not \(node.text ?? "")", at: node.location)
      return nil
    }
    guard let betas, betas.count != 2 else { return betas }
    diagnostics.report("betas are two numbers, not \(betas.count)", at: node.location, hint: "write [0.9, 0.999]")
    return nil
  }
  static let eps = Setting.number("eps", "Added to the root of the squares' mean", in: 0...1, standard: 1e-8)

  /// nil after a complaint.
  init?(_ settings: SettingsReader) {
    guard let betas = settings[Self.betas], let eps = settings[Self.eps] else { return nil }
    self.init(betas: betas, eps: eps)
  }

  /// - Parameters:
  ///   - coupled: weight decay that is added to the gradients.
  ///   - decoupled: weight decay by which weights shrink beside the step.
  /// - Returns: whether all weights are finite numbers afterwards.
  func update(_ step: OptimizerStep, coupled: Double, decoupled: Double) -> Bool {
    let unbiased = 1 - pow(betas[1], Double(step.number))
    let size = Float(step.learningRate / (1 - pow(step.momentum, Double(step.number))))
    let (root, eps) = (Float(unbiased.squareRoot()), Float(eps))
    let (shrink, decay) = (Float(1 - step.learningRate * decoupled), Float(coupled))
    let (keep, take, new) = (Float(betas[1]), Float(1 - betas[1]), Float(1 - step.momentum))
    let piece = 1 << 16
    var broken = Array(repeating: false, count: (step.count + piece - 1) / piece)
    broken.withUnsafeMutableBufferPointer { broken in
      // Every piece writes to its own part.
      nonisolated(unsafe) let (step, broken) = (step, broken)
      concurrently(broken.count) { task in
        let (weights, means, squares) = (step.weights, step.state[0], step.state[1])
        var isFinite = true
        for i in task * piece..<min((task + 1) * piece, step.count) {
          let gradient = step.gradients[i] + decay * weights[i]
          means[i] += new * (gradient - means[i])
          squares[i] = keep * squares[i] + take * (gradient * gradient)
          weights[i] = shrink * weights[i] - size * (means[i] / (squares[i].squareRoot() / root + eps))
          isFinite = isFinite && weights[i].isFinite
        }
        broken[task] = !isFinite
      }
    }
    return !broken.contains(true)
  }
}
