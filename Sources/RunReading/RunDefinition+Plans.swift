import Experiments
import Runs
import Settings

extension RunDefinition {
  /// What stands in the way of a run.
  package enum Obstacle: Error, Hashable, Sendable {
    /// These runs have no results yet.
    case waiting([String])
    /// A result that is needed does not exist, and there is no `or`.
    case failed(String)

    package var sentence: String {
      switch self {
      case .waiting(let names): "it needs \(names.joined(separator: ", "))"
      case .failed(let reason): reason
      }
    }
  }

  package func attempt(seed: Int, results: Results) -> Result<RunPlan, Obstacle> {
    Result { () throws(Obstacle) -> RunPlan in try plan(seed: seed, results: results) }
  }

  /// The plan of one seed, with the results of other runs put in.
  package func plan(seed: Int, results: Results) throws(Obstacle) -> RunPlan {
    let missing = needs.filter { results.runs[$0] == nil && results.failures[$0] == nil }
    if !missing.isEmpty { throw .waiting(written(missing)) }
    var plan = if let template { template } else { try settled(results) }
    plan.seed = seed
    plan.start = try start.map { start throws(Obstacle) in try began(start, seed: seed, results) }
    return plan
  }

  /// The plan where the results of other runs are among its settings, read again with them.
  private func settled(_ results: Results) throws(Obstacle) -> RunPlan {
    var reason: String?
    let settled = ResultsInSettings.replaced(in: settings) { expression, _ in
      do throws(ResultProblem) {
        return expression.value(of: try results.number(expression.path))
      } catch {
        if let fallback = expression.fallback { return fallback }
        reason = reason ?? error.sentence
        return nil
      }
    }
    if let reason { throw .failed(reason) }
    let diagnostics = Diagnostics()
    let read = RunSettings(settled, kind: kind, name: name, diagnostics: diagnostics)
    guard let plan = read.plan, !diagnostics.hasErrors else {
      throw .failed(diagnostics.sorted.first.map { "\($0.message) (\($0.location))" } ?? "its settings do not fit")
    }
    return plan
  }

  /// The runs as the settings name them: a sweep, not its members one by one.
  package func written(_ needed: [String]) -> [String] {
    var names: [String] = []
    for dependency in dependencies where dependency.runs.contains(where: needed.contains) {
      if !names.contains(dependency.name) { names.append(dependency.name) }
    }
    return names
  }

  /// What the start of one seed comes to.
  private func began(_ start: StartSetting, seed: Int, _ results: Results) throws(Obstacle) -> RunStart {
    let except = start.except.map(\.name)
    switch start.source {
    case .file(let path, let digest):
      guard let digest else { throw .failed("\(path) was not read") }
      return RunStart(.file(digest), except: except)
    case .run(let reference):
      let source: RunResult
      do throws(ResultProblem) { source = try results.run(RunReference(name: reference.name)) } catch {
        throw .failed(error.sentence)
      }
      let other = StartSetting.seed(reference, for: seed, among: source.definition.seeds)
      guard let record = source.record(of: other) else { throw .failed("\(reference.name) has no seed \(other)") }
      if case .diverged(let step) = record.outcome {
        throw .failed("\(reference.name)#\(other) diverged at step \(step), so that nothing can start from its weights")
      }
      return RunStart(.run(record.key), except: except)
    }
  }
}
