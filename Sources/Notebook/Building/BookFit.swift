import Datasets
import Experiments
import Manuscript
import RunReading
import Runs
import Settings

/// Checks a book against the data of its runs: settings, pictures, start weights, and the classes that text names.
///
/// It is used by one pass on one thread and does not leave it.
final class BookFit {
  private let book: CheckedBook
  private let parameters: Parameters
  private let data: SurveyedData
  private let unmade: Set<String>
  private let threads: Int
  private let copies: Int
  private let files: NotebookFolder
  private let blocked: [String: ExperimentError]
  /// What records say of their data, for runs whose data is absent.
  private let recorded: [String: [DataFinding]]
  private let diagnostics = Diagnostics()
  private struct Said: Hashable {
    var data: DatasetChoice
    var finding: DataFinding
  }
  private var said: Set<Said> = []
  /// Of data, processor and memory.
  private let surroundings = Diagnostics()

  /// - Parameters:
  ///   - look: with what is there; of runs that are made nothing is refused.
  ///   - copies: how many runs are trained at a time.
  init(
    book: CheckedBook, parameters: Parameters, data: SurveyedData, look: BookLook, threads: Int, copies: Int,
    files: NotebookFolder
  ) {
    (self.book, self.parameters, self.data, self.threads, self.files) = (book, parameters, data, threads, files)
    (unmade, blocked, self.copies) = (look.unmade, look.blocked, copies)
    recorded = Dictionary(look.found.map { ($0.key.name, $0.value.data.findings ?? []) }) { first, _ in first }
    for warning in book.warnings { diagnostics.report(warning) }
  }

  var problems: [Diagnostic] {
    let all = Diagnostics()
    for found in diagnostics.sorted + surroundings.sorted where found.severity == .error { all.report(found) }
    return all.sorted
  }

  var warnings: [Diagnostic] { diagnostics.sorted.filter { $0.severity == .warning } }

  /// How much there is to compute for runs that are to be made, by their names; one for each of their seeds.
  private(set) var works: [String: TrainingWork] = [:]

  /// Problems that are the author's.
  var mistakes: Int { diagnostics.errorCount }

  func run() {
    var symbols = book.symbols
    var known: [RunDefinition] = []
    for run in book.runs {
      let definition = knowing(run)
      known.append(definition)
      symbols.add(definition)
    }
    StartChecker(symbols: symbols, files: files, diagnostics: diagnostics)
      .compare(known.filter { unmade.contains($0.name) })
    checkNames(symbols, known)
  }

  /// The run with the classes of its data, after complaints.
  private func knowing(_ run: RunDefinition) -> RunDefinition {
    guard let plan = run.outline else { return run }
    if let error = blocked[run.name] { surroundings.report(Diagnostic(told: error.description, at: run.location)) }
    let isUnmade = unmade.contains(run.name)
    if let error = data.failures[plan.data] ?? (isUnmade ? data.absences[plan.data] : nil) {
      for one in error.each {
        surroundings.report(Diagnostic(told: one.description, at: run.settings["data"]?.location ?? run.location))
      }
    }
    guard let survey = data.surveys[plan.data] else {
      for finding in recorded[run.name] ?? [] { warn(finding, of: run, plan.data) }
      return run
    }
    for finding in survey.findings + plan.findings(survey.training.labels, classes: survey.classes) {
      warn(finding, of: run, plan.data)
    }
    let found = Diagnostics()
    let definition = run.knowing(survey, found)
    // What is made already is not refused.
    for one in found.sorted where isUnmade || one.severity == .warning { diagnostics.report(one) }
    if isUnmade, !found.hasErrors {
      works[run.name] = RunFit(
        run: definition, plan: plan, survey: survey, threads: threads, copies: copies, diagnostics: diagnostics,
        surroundings: surroundings
      ).check()
    }
    return definition
  }

  /// What is to be said of data is said once.
  private func warn(_ finding: DataFinding, of run: RunDefinition, _ data: DatasetChoice) {
    guard said.insert(Said(data: data, finding: finding)).inserted else { return }
    let setting = finding.isOfHeldOut ? "validation" : "data"
    diagnostics.report(
      finding.words, at: run.settings[setting]?.location ?? run.location, hint: finding.hint, severity: .warning)
  }

  /// Classes that only the data tells, wherever a result of one is named.
  private func checkNames(_ symbols: SymbolTable, _ runs: [RunDefinition]) {
    for reference in runs.flatMap(\.references) {
      let path = reference.expression.path
      if let complaint = symbols[path.run]?.complaint(about: path, among: symbols) {
        diagnostics.report(complaint, at: reference.location)
      }
    }
    for symbol in symbols.all { _ = symbol.settled(among: symbols, diagnostics) }
    let check = RoleCheck(parameters: parameters, symbols: symbols, labels: book.labels, diagnostics: diagnostics)
    for role in book.roles { RoleKinds.all.first { $0.name == role.name }?.check(role, in: check) }
  }
}

extension Diagnostic {
  /// A message as errors write it, with a hint in a line of its own.
  init(told text: String, at location: SourceLocation) {
    let parts = text.split(separator: "\n  hint: ", maxSplits: 1)
    self.init(String(parts[0]), at: location, hint: parts.count > 1 ? String(parts[1]) : nil)
  }
}
