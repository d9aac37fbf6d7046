import Synchronization

/// Compares kernels with the definition before they are trusted, each once.
final class KernelCheck: Sendable {
  /// The process' own.
  static let shared = KernelCheck()

  private struct Key: Hashable {
    var algorithm: ConvolutionAlgorithm
    var kind: ConvolutionClass
    var part: StepPart
  }

  /// What a check found; nil inside where the kernel is right.
  private let verdicts = Mutex<[Key: String?]>([:])
  private let time = Mutex(Duration.zero)
  private let sabotage: ConvolutionTrial.Sabotage?
  private let isTrusting: Bool

  /// Finds nothing: where kernels are counted with, and compute nothing.
  static let trusting = KernelCheck(isTrusting: true)

  /// - Parameter sabotage: what is done to results before they are looked at, for tests of the check itself.
  init(sabotage: ConvolutionTrial.Sabotage? = nil, isTrusting: Bool = false) {
    (self.sabotage, self.isTrusting) = (sabotage, isTrusting)
  }

  /// Results that are compared.
  private static let most = 320
  /// Channels beyond these are left out but for their rest: a task's products are of no more at a time.
  private static let channels = 128

  /// Why a kernel is not right at the shape of one of its tasks; nil where it is.
  func fault(
    of algorithm: ConvolutionAlgorithm, _ kind: ConvolutionClass, _ part: StepPart, threads: Int
  ) throws(LearningError) -> String? {
    guard !isTrusting else { return nil }
    let key = Key(algorithm: algorithm, kind: kind, part: part)
    if let verdict = verdicts.withLock({ $0[key] }) { return verdict }
    var task = kind
    task.inChannels = Self.fewer(kind.inChannels)
    task.outChannels = Self.fewer(kind.outChannels)
    let pixels = max(1, kind.outHeight * kind.outWidth)
    // Enough results for whole blocks of rows and a rest.
    let trial = ConvolutionTrial(kind: task, batch: max(1, (420 + pixels - 1) / pixels), threads: threads)
    let start = ContinuousClock.now
    defer { time.withLock { $0 += ContinuousClock.now - start } }
    let fault = try trial.fault(of: algorithm, part, most: Self.most, sabotage: sabotage)
    verdicts.withLock { $0[key] = .some(fault) }
    return fault
  }

  /// What all checks so far took, in seconds.
  var seconds: Double { time.withLock { $0 / .seconds(1) } }

  private static func fewer(_ count: Int) -> Int { count <= channels ? count : channels + count % 32 }
}
