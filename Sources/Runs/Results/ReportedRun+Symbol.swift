import Plotting
import Settings

extension ReportedRun: Symbol {
  package var noun: String { "reported run" }
  package var colorRank: Int? { 2 }

  package func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint? {
    guard ![.compare, .rangeTest, .sweep].contains(use.shows) else {
      return Complaint(
        "\(use.user) shows \(use.shows.words), and '\(name)' is a reported run",
        hint: "show it with {plot} accuracy, {table} runs and the like")
    }
    guard seed == nil else { return Complaint("\(name) is reported and has no seeds", hint: "write \(name) alone") }
    return use.needs.lack(of: self, kind: use.user)
  }

  package func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint? {
    Complaint(
      "a setting cannot be made of a reported result",
      hint: "write the number: what others reported was not measured here")
  }

  package func shown(seed: Int?, _ results: Results) throws(ResultProblem) -> AnyRun { .reported(self) }

  package func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue { try value(path) }

  /// Who reported it, and what there is of it.
  package func box(_ results: Results) -> SymbolBox? {
    SymbolBox(
      .shown(
        kind: "reported", outcome: show == .none ? nil : outcome,
        settings: show == .settings ? SettingsWriter.text(settings) : nil))
  }

  private var outcome: String {
    var sentences = ["Reported by \(source.text); not run here."]
    if let link = source.link, link != source.text { sentences.append("See \(link).") }
    if let accuracy = values["test.accuracy"]?.value {
      let images = values["test.images"].map { " of \(NumberText.count(Int($0.value), "test picture"))" } ?? ""
      sentences.append("\(NumberText.percent(accuracy, 2))\(images) classified rightly at the end.")
    }
    if hasLastBatchLoss { sentences.append(Self.lastBatch) }
    for file in files { sentences.append("\(file.path): SHA-256 \(file.digest.prefix(12))….") }
    return sentences.joined(separator: " ")
  }

  package static let lastBatch = "Its training loss is that of each epoch\u{2019}s last batch."
}
