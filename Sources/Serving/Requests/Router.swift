import Foundation

/// What answers are made from.
package protocol ReportSource: Sendable {
  /// With the live script; where no page could be made yet, one that waits for it.
  func page() async -> Data
  /// The page, with marks in the place of what is as on the page of a version.
  func page(since version: Int) async -> Data
  /// A file by its path within the report's folder; nil where there is none.
  func file(_ path: String) async -> Data?
  /// Ends what is trained at a checkpoint.
  func stop() async
  /// Goes on with what was stopped.
  func train() async
}

/// Answers requests that the gate lets in.
package struct Router: Sendable {
  private let gate: Gate
  private let source: any ReportSource
  private let script: Data
  private let style: Data

  package init(_ gate: Gate, _ source: any ReportSource, script: Data, style: Data) {
    (self.gate, self.source, self.script, self.style) = (gate, source, script, style)
  }

  package func answer(_ request: Request) async -> Answer {
    if let refusal = gate.refusal(of: request) { return refusal }
    guard let path = ReportPath(request.path) else { return .refused(.notFound, "the report has no such file") }
    switch path {
    case .stop, .train:
      guard request.method == "POST" else { return .wrongMethod(allowed: "POST") }
      if path == .stop { await source.stop() } else { await source.train() }
      return .accepted()
    case .page, .changes, .file, .script, .style, .events:
      guard ["GET", "HEAD"].contains(request.method) else { return .wrongMethod(allowed: "GET, HEAD") }
    }
    switch path {
    case .page: return .page(await source.page())
    case .changes(let version): return .page(await source.page(since: version))
    case .script: return .file(script, type: .script)
    case .style: return .file(style, type: .style)
    case .events: return .events
    case .file(let path):
      guard let bytes = await source.file(path) else { return .refused(.notFound, "the report has no such file") }
      return .file(bytes, type: MediaType(path: path))
    case .stop, .train: return .accepted()
    }
  }
}
