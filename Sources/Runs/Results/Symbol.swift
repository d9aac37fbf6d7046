import Settings

/// What a chapter names and others refer to: a run, a sweep, a compare, a policy, what others reported.
///
/// Whoever meets a name asks its symbol; nobody asks what sort of thing it is.
package protocol Symbol: Sendable {
  var name: String { get }
  var location: SourceLocation { get }
  /// As messages say it: `training`, `reported run`.
  var noun: String { get }
  /// Whether it offers results to prose and settings, so that it is worth proposing where a name is wrong.
  var hasResults: Bool { get }
  /// What stands in its place where single runs are shown: itself, or the members of a sweep or compare.
  func members(seed: Int?) -> [RunReference]
  /// Why it cannot be shown; nil where it can.
  func complaint(shownAs use: SymbolUse, seed: Int?, among symbols: SymbolTable) -> Complaint?
  /// Why it has not such a result; nil where it has, as far as that is known before anything runs.
  func complaint(about path: ResultPath, among symbols: SymbolTable) -> Complaint?
  /// Why a setting of the run cannot be made of such a result; nil where it can.
  func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint?
  /// Why no run can be like it.
  var complaintAboutLike: Complaint { get }
  /// Why no run can begin with its weights, unless it is a training.
  var complaintAboutWeights: Complaint { get }
  /// Whether it is settled after what it may name.
  var isSettledLast: Bool { get }
  /// The same with what other symbols say put in, once all runs are known; nil after a complaint.
  func settled(among symbols: SymbolTable, _ diagnostics: Diagnostics) -> Self?
  /// Its place among those that have a color: trainings 0, policies 1, reported runs 2; nil for what has none.
  var colorRank: Int? { get }
  /// What its test set chooses, in words; empty where nothing is chosen by it.
  var testChoices: [String] { get }
  /// The names of what its numbers are made of.
  var sources: [String] { get }

  func value(_ path: ResultPath, _ results: Results) throws(ResultProblem) -> ResultValue
  /// The run that a result is made of; nil where it is not made of one.
  func subject(of path: ResultPath, _ results: Results) -> AnyRun?
  func shown(seed: Int?, _ results: Results) throws(ResultProblem) -> AnyRun
  /// What stands where the directive was; nil where nothing does.
  func box(_ results: Results) -> SymbolBox?
}

/// Who shows a symbol, and what it needs of it.
package struct SymbolUse {
  package var shows: RunFilter
  package var needs: RequiredData
  /// `{plot} accuracy`, `the compare 'both'`
  package var user: String

  package init(shows: RunFilter, needs: RequiredData, user: String) {
    (self.shows, self.needs, self.user) = (shows, needs, user)
  }
}

/// What stands in the report where a symbol's directive was.
package struct SymbolBox: Sendable {
  package enum Content: Sendable {
    case shown(kind: String, outcome: String?, settings: String?)
    case failed(title: String, reason: String)
  }

  package var content: Content
  /// What failed, for the exit code.
  package var problems: [String] = []

  package init(_ content: Content, problems: [String] = []) { (self.content, self.problems) = (content, problems) }
}

extension Symbol {
  package var hasResults: Bool { true }
  package func members(seed: Int?) -> [RunReference] { [RunReference(name: name, seed: seed)] }
  package func complaint(aboutSetting path: ResultPath, of run: String) -> Complaint? {
    Complaint("'\(name)' is a \(noun), which has no results", hint: "name a training")
  }
  package var complaintAboutLike: Complaint {
    Complaint("'\(name)' is a \(noun), which no run can be like", hint: "name a recipe or a run")
  }
  package var complaintAboutWeights: Complaint {
    Complaint("'\(name)' is a \(noun), which has no weights", hint: "name a training")
  }
  package var isSettledLast: Bool { false }
  package func settled(among symbols: SymbolTable, _ diagnostics: Diagnostics) -> Self? { self }
  package var colorRank: Int? { nil }
  package var testChoices: [String] { [] }
  package var sources: [String] { [] }
  package func subject(of path: ResultPath, _ results: Results) -> AnyRun? {
    try? shown(seed: path.seed, results)
  }
  package func shown(seed: Int?, _ results: Results) throws(ResultProblem) -> AnyRun {
    throw ResultProblem("\(name) has no result: it was not run")
  }
}
