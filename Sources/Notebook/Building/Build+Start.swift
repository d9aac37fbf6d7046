import Experiments
import Foundation
import RunReading
import Runs
import Settings

extension Notebook {
  /// The weights that a run begins with; nil for fresh ones. A run whose weights are not here is trained again for it.
  func startWeights(
    of definition: RunDefinition, seed: Int, _ results: Results, _ runner: Runner,
    _ tell: @escaping @Sendable (BuildEvent) -> Void
  ) async throws -> InitialWeights? {
    guard let start = definition.start else { return nil }
    switch start.source {
    case .file(let path, _):
      let folder = NotebookFolder(path: options.chapters)
      let diagnostics = Diagnostics()
      let bytes = folder.bytes(
        at: path, atMost: StartChecker.largestFile, askedFrom: start.location, diagnostics: diagnostics)
      guard let bytes else { throw AuthorMistakes(found: diagnostics.sorted) }
      return try InitialWeights(bytes, source: folder.displayName(path))
    case .run(let reference):
      guard let source = results.runs[reference.name],
        let record = source.record(of: StartSetting.seed(reference, for: seed, among: source.definition.seeds))
      else { preconditionFailure("\(definition.name) has a plan without \(reference.name)") }
      if let kept = runner.finder.finalWeights(of: record.key) { return kept }
      return try await remake(record, of: source.definition, for: definition, results, runner, tell)
    }
  }

  /// Trains a run again whose record is there and whose weights are not.
  private func remake(
    _ record: RunRecord, of source: RunDefinition, for definition: RunDefinition, _ results: Results,
    _ runner: Runner, _ tell: @escaping @Sendable (BuildEvent) -> Void
  ) async throws -> InitialWeights? {
    let seed = record.plan.seed
    let place = definition.start?.location ?? definition.location
    func warn(_ message: String, hint: String) {
      tell(.warning(Diagnostic(message, at: place, hint: hint, severity: .warning)))
    }
    warn(
      "the weights of \(source.name)#\(seed) are not here: it is trained again",
      hint: "weights are kept in \(options.store), not beside the report")
    for damage in runner.finder.damagedWeights(of: record.key) { tell(.damaged(damage.description)) }
    let own = try await startWeights(of: source, seed: seed, results, runner, tell)
    let name = RunName(profile: options.profile, name: source.name, seed: seed)
    let again = try await runner.run(record.plan, start: own, keepsWeights: true) { tell(.run(name, $0)) }
    if (again.steps, again.test) != (record.steps, record.test) {
      warn(
        "\(source.name)#\(seed) came to other numbers than its record when it was trained again, and "
          + "\(definition.name) starts from these weights",
        hint: "its record was made on another machine or by another version; remove it to take the new one")
    }
    return runner.finder.finalWeights(of: again.key)
  }
}

extension CheckedBook {
  /// Whether another run of the book starts from the weights of this one's seed.
  package func isStart(_ name: String, seed: Int) -> Bool {
    guard let source = runs.first(where: { $0.name == name }) else { return false }
    return runs.contains { run in
      guard let reference = run.start?.run, reference.name == name else { return false }
      return run.seeds.contains { StartSetting.seed(reference, for: $0, among: source.seeds) == seed }
    }
  }
}
