import Learning
import Manuscript
import Settings

/// The runs of a book and what compares them.
extension BookChecker {
  /// All runs and compares, in the order of the text.
  func readRuns(_ blocks: [Block<Piece>]) -> [RunDefinition] {
    var directives: [RunDirective] = []
    var seen: [String: SourceLocation] = [:]
    func isNew(_ name: String, at location: SourceLocation) -> Bool {
      if let first = seen[name] {
        diagnostics.report(
          "the name '\(name)' stands twice", at: location, hint: "it stands first at \(first); a name is for one run")
        return false
      }
      seen[name] = location
      return true
    }
    blocks.eachEmbed { piece in
      switch piece {
      case .run(let run):
        if directives.count == Self.mostRuns, seen.count == Self.mostRuns + compares.count {
          diagnostics.report("a book has at most \(Self.mostRuns) recipes and runs", at: run.location)
        }
        if isNew(run.name, at: run.location), directives.count < Self.mostRuns { directives.append(run) }
      case .sweep(let sweep, let members):
        guard isNew(sweep.name, at: sweep.location) else { break }
        guard directives.count + members.count <= Self.mostRuns else {
          diagnostics.report("a book has at most \(Self.mostRuns) recipes and runs", at: sweep.location)
          broken.insert(sweep.name)
          break
        }
        sweeps[sweep.name] = sweep
        directives += members
      case .compare(let compare): if isNew(compare.name, at: compare.location) { compares[compare.name] = compare }
      case .policy(let policy): if isNew(policy.name, at: policy.location) { policies[policy.name] = policy }
      case .reported(let run): if isNew(run.name, at: run.location) { reported[run.name] = run }
      case .display, .picture, .admonition: break
      }
    }
    var definitions = RunReader(
      directives, compares: Set(compares.keys), sweeps: sweeps, reported: Set(reported.keys), broken: broken,
      diagnostics: diagnostics
    ).definitions()
    for run in definitions { runs[run.name] = run }
    for reference in definitions.flatMap(\.references) {
      let path = reference.expression.path
      _ = runs[path.run]?.has(path.seed, at: reference.location, diagnostics: diagnostics)
    }
    // Runs with mistakes were complained about; what refers to them is no second mistake.
    for directive in directives where runs[directive.name] == nil { broken.insert(directive.name) }
    readSweeps()
    var others = compares.mapValues { _ in "compare" }.merging(policies.mapValues { _ in "policy" }) { $1 }
    others.merge(reported.mapValues { _ in "reported run" }) { $1 }
    definitions = StartChecker(
      runs: runs, sweeps: sweeps, others: others, broken: broken, folder: folder, diagnostics: diagnostics
    ).checked(definitions)
    for run in definitions { runs[run.name] = run }
    for compare in compares.values.sorted(by: { $0.name < $1.name }) {
      compares[compare.name] = compare.expanded(sweeps, broken: broken, diagnostics: diagnostics)
      if compares[compare.name] == nil { broken.insert(compare.name) }
    }
    for compare in compares.values.sorted(by: { $0.name < $1.name }) {
      let kind = "the compare '\(compare.name)'"
      for reference in compare.runs where !broken.contains(MemberName.sweep(of: reference.name)) {
        _ = display.check(reference, shows: .training, needs: .anything, kind: kind, at: compare.location)
        if let run = reported[reference.name] { check(compare, offers: run) }
      }
    }
    for name in broken { labels.giveUp(name) }
    return RunOrder.sorted(definitions, diagnostics: diagnostics)
  }

  func definitions(_ blocks: [Block<Piece>]) -> [RunDefinition] {
    var found: [RunDefinition] = []
    blocks.eachEmbed { piece in
      switch piece {
      case .run(let directive): if let run = runs[directive.name] { found.append(run) }
      case .sweep(_, let members): found += members.compactMap { runs[$0.name] }
      case .compare, .policy, .reported, .display, .picture, .admonition: break
      }
    }
    return found
  }

  /// What a sweep is judged by follows from its members; one with mistakes in them was complained about.
  private func readSweeps() {
    for var sweep in sweeps.values.sorted(by: { $0.name < $1.name }) {
      let members = sweep.members.compactMap { runs[$0.name] }
      guard let first = members.first, members.count == sweep.members.count else {
        sweeps[sweep.name] = nil
        broken.insert(sweep.name)
        continue
      }
      if let by = sweep.by, by.split == .validation, !first.holdsOut {
        diagnostics.report(
          "by takes \(by.rawValue), and no pictures are held out", at: sweep.location,
          hint: "write 'validation: 0.1' to hold out a tenth of the training pictures, or by: train.accuracy")
      }
      sweep.measure = sweep.by ?? SweepDefinition.standardMeasure(holdsOut: first.holdsOut)
      sweeps[sweep.name] = sweep
    }
  }
}
