import Settings

/// The order in which runs can be made: each after those whose results its settings are made of.
enum RunOrder {
  /// Runs that wait for each other are complained about and left out.
  static func sorted(_ runs: [RunDefinition], diagnostics: Diagnostics) -> [RunDefinition] {
    let byName = Dictionary(runs.map { ($0.name, $0) }) { first, _ in first }
    var done: Set<String> = []
    var order: [RunDefinition] = []
    // All members of a sweep have their references in one place.
    var reported: Set<SourceLocation> = []

    func visit(_ run: RunDefinition, path: [String]) {
      guard !done.contains(run.name) else { return }
      for (reference, name) in run.references.flatMap({ reference in reference.runs.map { (reference, $0) } }) {
        if let start = (path + [run.name]).firstIndex(of: name) {
          guard reported.insert(reference.location).inserted else { continue }
          let cycle = ((path + [run.name])[start...] + [name]).joined(separator: " needs ")
          diagnostics.report(
            cycle.hasPrefix("\(run.name) needs \(run.name)")
              ? "\(run.name) refers to its own result" : "runs wait for each other: \(cycle)",
            at: reference.location, hint: "write a number in one of them")
        } else if let needed = byName[name] {
          visit(needed, path: path + [run.name])
        }
      }
      done.insert(run.name)
      order.append(run)
    }
    for run in runs where run.kind != .recipe { visit(run, path: []) }
    return order
  }
}
