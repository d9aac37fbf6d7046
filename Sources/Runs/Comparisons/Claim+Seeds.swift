import Learning

extension Claim {
  /// Why no test can show it, as far as the runs' seeds tell before they are made; nil where one may.
  package func lacksTest(among symbols: SymbolTable) -> String? {
    guard !isExpectedFalse else { return nil }
    var seeds: [Int] = []
    var areFinalAccuracies = true
    for path in paths {
      guard let run = symbols[path.run, as: RunDefinition.self] else { return nil }
      if path.moment == .final, ResultKind.find(path.name)?.isExact == true { return nil }
      areFinalAccuracies = areFinalAccuracies && path.metric == .testAccuracy && path.moment == .final
      seeds.append(path.seed == nil ? run.seeds.count : 1)
    }
    // Of one network each, every picture is known.
    if seeds.allSatisfy({ $0 == 1 }) { return areFinalAccuracies ? nil : "one seed\(seeds.count > 1 ? " each" : "")" }
    return seeds.contains(1) ? "one of the runs has a single seed" : nil
  }
}
