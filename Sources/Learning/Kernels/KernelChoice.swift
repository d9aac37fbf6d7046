import Foundation

/// Where a network's choice of algorithms comes from.
package enum KernelChoice: Sendable {
  /// What was measured, else a rule: what every new run takes.
  case table
  /// Those of a run that goes on, by the path of the convolution.
  case fixed([String: ConvolutionAlgorithms])
  /// One algorithm wherever it is offered, direct convolution elsewhere; for tests and for measuring.
  case everywhere(ConvolutionAlgorithm)

  /// The environment's word for one algorithm wherever it is offered, for studies of kernels.
  package static let variable = "CYCLOPEDIA_KERNELS"

  /// What new runs take: the table, or what the environment says.
  package static let standard = (try? read.get()) ?? .table

  /// - Throws: where the environment asks for an algorithm that nobody knows.
  package static func checkVariable() throws(LearningError) { _ = try read.get() }

  /// Whether the environment asks for an algorithm.
  package static var isAsked: Bool { if case .everywhere = standard { true } else { false } }

  private static let read: Result<KernelChoice, LearningError> = {
    guard let word = ProcessInfo.processInfo.environment[variable], !word.isEmpty else { return .success(.table) }
    if let algorithm = ConvolutionAlgorithm(rawValue: word) { return .success(.everywhere(algorithm)) }
    let words = ConvolutionAlgorithm.allCases.map(\.rawValue).joined(separator: ", ")
    return .failure(LearningError("read \(variable)", "'\(word)' is no algorithm; known are \(words)"))
  }()

  /// Whether nothing else will do.
  var isFixed: Bool { if case .fixed = self { true } else { false } }

  /// - Throws: where a fixed choice has no such convolution, or this machine does not offer it.
  func algorithms(for shape: ConvolutionClass, at path: String) throws(LearningError) -> ConvolutionAlgorithms {
    switch self {
    case .table: return AlgorithmTable.algorithms(for: shape)
    case .fixed(let choices):
      guard let choice = choices[path] else {
        throw LearningError("choose kernels", "the run that goes on has no convolution \(path)")
      }
      for part in StepPart.allCases where !AlgorithmTable.offers(choice[part], shape, part) {
        throw LearningError("choose kernels", "this machine does not offer \(choice[part].rawValue) for \(shape)")
      }
      return choice
    case .everywhere(let algorithm):
      var choice = ConvolutionAlgorithms(all: .direct)
      for part in StepPart.allCases where AlgorithmTable.offers(algorithm, shape, part) { choice[part] = algorithm }
      return choice
    }
  }
}
