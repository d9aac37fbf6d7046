import Experiments
import Plotting
import Settings

extension RunDefinition: Symbol {
  package var noun: String { kind.words }
  package var hasResults: Bool { kind != .recipe }
  package var colorRank: Int? { kind == .training ? 0 : nil }
  package var sources: [String] { dependencies.map(\.name) }

  package var complaintAboutWeights: Complaint {
    Complaint("'\(name)' is a \(noun), which leaves no weights", hint: "name a training")
  }

  package func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint? {
    guard use.shows.includes(kind) else {
      return Complaint("\(use.user) shows \(use.shows.words), and '\(name)' is a \(noun)")
    }
    return complaint(aboutSeed: seed)
  }

  package func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint? {
    if let complaint = ResultKind.complaint(about: path, of: kind) ?? complaint(aboutSeed: path.seed) {
      return complaint
    }
    if path.metric?.split == .validation, kind == .training, settings["validation"] == nil {
      return Complaint(
        "\(name) holds out no pictures, and has no \(path.name)",
        hint: "write 'validation: 0.1' in it to hold out a tenth of the training pictures")
    }
    if case .at(let epoch) = path.moment, case .epochs(let count) = template?.duration, epoch > count {
      return Complaint("\(name) has no epoch \(epoch), it is trained for \(count)", hint: "name one from 1 to \(count)")
    }
    guard let label = path.argument, let knownClasses, !knownClasses.contains(label) else { return nil }
    return Complaint("\(name) has no class '\(label)'", hint: NearestName.hint(for: label, among: knownClasses))
  }

  package func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint? {
    ResultKind.complaint(aboutSetting: path, of: kind)
  }

  package func shown(seed: Int?, _ results: Results) throws(ResultProblem) -> AnyRun {
    .made(try results.run(RunReference(name: name, seed: seed)))
  }

  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue {
    try shown(seed: path.seed, results).value(path)
  }
}
