import Runs
import Settings

/// The order in which runs can be made: each after those whose results its settings are made of.
package enum RunOrder {
  /// Runs that wait for each other are complained about and left out.
  package static func sorted(_ runs: [RunDefinition], diagnostics: Diagnostics) -> [RunDefinition] {
    let byName = Dictionary(runs.map { ($0.name, $0) }) { first, _ in first }
    var done: Set<String> = []
    var order: [RunDefinition] = []
    // A way through sweeps is one way, whichever of their members it leads through.
    var reported: Set<Set<String>> = []

    func visit(_ run: RunDefinition, path: [String]) {
      guard !done.contains(run.name) else { return }
      for (need, name) in run.dependencies.flatMap({ need in need.runs.map { (need, $0) } }) {
        if let start = (path + [run.name]).firstIndex(of: name) {
          let way = (path + [run.name])[start...]
          let names = way.map { MemberName.sweep(of: $0) }
          if names != Array(way), !reported.insert(Set(names)).inserted { continue }
          let round = names.prefix(1) + names.dropFirst().prefix { $0 != names[0] } + names.prefix(1)
          diagnostics.report(
            round.count == 2
              ? need.isStart ? "\(names[0]) starts from its own weights" : "\(names[0]) refers to its own result"
              : "runs wait for each other: \(round.joined(separator: " needs "))",
            at: need.location,
            hint: need.isStart ? "start one of them from other weights" : "write a number in one of them")
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
