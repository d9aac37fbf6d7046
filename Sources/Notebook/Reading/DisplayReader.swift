import Manuscript
import Plotting
import Settings

/// Reads the options of plots and tables, once all runs are known.
struct DisplayReader {
  let runs: [String: RunDefinition]
  let compares: [String: CompareDefinition]
  let policies: [String: PolicyDefinition]
  let sweeps: [String: SweepDefinition]
  let reported: [String: ReportedRun]
  let diagnostics: Diagnostics
  /// Where the label stands that a directive takes from the line before it, by the directive's place.
  var labelLocation: (SourceLocation) -> SourceLocation = { $0 }

  func plot(_ directive: Directive) -> PlotRequest? {
    guard let kind = kind(of: directive, among: PlotKinds.all.map { ($0.name, $0) }) else { return nil }
    let options = DirectiveOptions(
      directive, kind: kind.name, own: kind.options,
      common: ["run", "runs", "label", "title", "alt", "width", "aliases"],
      elsewhere: PlotKinds.all.map { ($0.name, $0.options) }, diagnostics: diagnostics)
    guard let runs = references(options, directive, kind.name, kind.shows, needs: kind.needs, most: kind.mostRuns),
      let label = label(options, directive, standard: "\(first(options, runs))-\(kind.name)")
    else { return nil }
    let aliases = options.labels("aliases")
    if let taken = ([label] + aliases).first(where: { $0.hasSuffix(".dark") }) {
      diagnostics.report(
        "'\(taken)' is no label of a figure",
        at: (options["label"] ?? options["aliases"])?.valueLocation
          ?? directive.location, hint: "'.dark' ends the names of drawings for dark paper")
    }
    var style = FigureStyle(
      width: width(options), title: options.text("title"),
      xAxis: options.choice(.xAxis).flatMap { FigureStyle.Axis(rawValue: $0) } ?? .epochs,
      xLabel: options.text("x-label"),
      yLabel: options.text("y-label"), columns: options.integer("columns", in: 1...50))
    check(style.xAxis, runs, options)
    if let log = options.choice(kind.options.first { $0.name == "log" } ?? .log) {
      style.xLog = log == "x" || log == "both"
      style.yLog = log == "y" || log == "both"
    }
    return PlotRequest(
      kind: kind, location: directive.location, runs: runs, label: label, number: 0,
      aliases: aliases, style: style, count: options.integer("count", in: 1...kind.mostPictures),
      showsShares: options.choice(.show) == "shares", caption: caption(directive),
      alt: options.text("alt"))
  }

  func table(_ directive: Directive) -> TableRequest? {
    guard let kind = kind(of: directive, among: TableKinds.all.map { ($0.name, $0) }) else { return nil }
    let options = DirectiveOptions(
      directive, kind: kind.name, own: kind.options, common: ["run", "runs", "label"],
      elsewhere: TableKinds.all.map { ($0.name, $0.options) }, diagnostics: diagnostics)
    guard let runs = references(options, directive, kind.name, kind.shows, needs: kind.needs, most: kind.mostRuns),
      let label = label(options, directive, standard: "\(first(options, runs))-\(kind.name)-table")
    else { return nil }
    return TableRequest(
      kind: kind, location: directive.location, runs: runs, label: label, number: 0,
      count: options.integer("count", in: 1...1000), caption: caption(directive))
  }

  private func kind<Kind>(of directive: Directive, among all: [(name: String, kind: Kind)]) -> Kind? {
    if let found = all.first(where: { $0.name == directive.argument }) { return found.kind }
    diagnostics.report(
      directive.argument.isEmpty
        ? "{\(directive.name)} needs a kind" : "there is no {\(directive.name)} '\(directive.argument.prefix(80))'",
      at: directive.location, hint: NearestName.hint(for: directive.argument, among: all.map(\.name)))
    return nil
  }

  /// What a label without a name of its own begins with: the first run as it was written.
  private func first(_ options: DirectiveOptions, _ runs: [RunReference]) -> String {
    let written = (options["runs"] ?? options["run"]).flatMap { options.list($0).first.flatMap { RunReference($0) } }
    return MemberName.label((written ?? runs[0]).name)
  }

  private func references(
    _ options: DirectiveOptions, _ directive: Directive, _ kind: String, _ shows: RunSort, needs: ReportedNeed,
    most: Int
  ) -> [RunReference]? {
    guard let option = options["runs"] ?? options["run"] else {
      diagnostics.report(
        "{\(directive.name)} \(kind) needs a run", at: directive.location, hint: "write ':run: \(shows.example)'")
      return nil
    }
    if let other = options["run"], options["runs"] != nil {
      diagnostics.report("run and runs both stand here", at: other.location, hint: "leave one out")
    }
    var found: [RunReference] = []
    let names = options.list(option)
    for name in names {
      guard let reference = RunReference(name) else {
        diagnostics.report("'\(name.prefix(80))' is no run's name", at: option.valueLocation)
        return nil
      }
      let kind = "{\(directive.name)} \(kind)"
      guard check(reference, shows: shows, needs: needs, kind: kind, at: option.valueLocation) else { return nil }
      for reference in expanded(reference, shows: shows) where !found.contains(reference) { found.append(reference) }
    }
    guard !found.isEmpty, found.count <= most else {
      diagnostics.report(
        found.isEmpty
          ? "run names nothing"
          : "{\(directive.name)} \(kind) shows \(most == 1 ? "one run" : "at most \(most) runs"), not \(found.count)",
        at: option.valueLocation)
      return nil
    }
    return found
  }

  /// A sweep stands for its members, but where it is shown as such.
  private func expanded(_ reference: RunReference, shows: RunSort) -> [RunReference] {
    guard shows != .sweep, let sweep = sweeps[reference.name] else { return [reference] }
    return sweep.members.map { RunReference(name: $0.name, seed: reference.seed) }
  }

  func check(
    _ reference: RunReference, shows: RunSort, needs: ReportedNeed, kind: String, at location: SourceLocation
  ) -> Bool {
    if compares[reference.name] != nil {
      guard shows == .compare else {
        diagnostics.report(
          "\(kind) shows \(shows.words), and '\(reference.name)' is a compare", at: location, hint: "name its runs")
        return false
      }
      return true
    }
    if let sweep = sweeps[reference.name] {
      if shows == .sweep, reference.seed != nil {
        diagnostics.report("\(kind) shows all seeds", at: location, hint: "write \(sweep.name)")
        return false
      }
      guard shows == .sweep || shows.includes(.training) else {
        diagnostics.report(
          "\(kind) shows \(shows.words), and '\(reference.name)' is a sweep of trainings", at: location)
        return false
      }
      return sweep.members.allSatisfy { member in
        runs[member.name]?.has(reference.seed, at: location, diagnostics: diagnostics) ?? true
      }
    }
    if policies[reference.name] != nil {
      guard shows == .policy, reference.seed == nil else {
        diagnostics.report(
          "\(kind) shows \(shows.words), and '\(reference.name)' is a policy without a training", at: location,
          hint: "show it with {plot} policy")
        return false
      }
      return true
    }
    if let run = reported[reference.name] { return check(run, reference, shows, needs, kind, at: location) }
    guard let run = runs[reference.name] else {
      let known =
        shows == .compare
        ? Array(compares.keys)
        : shows == .sweep
          ? Array(sweeps.keys)
          : sweeps.keys + runs.values.filter { $0.kind != .recipe }.map(\.name) + reported.keys
            + (shows == .policy ? Array(policies.keys) : [])
      diagnostics.report(
        "there is no \(shows == .compare ? "compare" : shows == .sweep ? "sweep" : "run") '\(reference.name)'",
        at: location,
        hint: NearestName.hint(for: reference.name, among: known))
      return false
    }
    guard shows.includes(run.kind) else {
      diagnostics.report("\(kind) shows \(shows.words), and '\(run.name)' is a \(run.kind.words)", at: location)
      return false
    }
    return run.has(reference.seed, at: location, diagnostics: diagnostics)
  }

  private func check(
    _ run: ReportedRun, _ reference: RunReference, _ shows: RunSort, _ needs: ReportedNeed, _ kind: String,
    at location: SourceLocation
  ) -> Bool {
    guard ![.compare, .rangeTest, .sweep].contains(shows) else {
      diagnostics.report(
        "\(kind) shows \(shows.words), and '\(run.name)' is a reported run", at: location,
        hint: "show it with {plot} accuracy, {table} runs and the like")
      return false
    }
    guard reference.seed == nil else {
      diagnostics.report(
        "\(run.name) is reported and has no seeds", at: location, hint: "write \(run.name) alone")
      return false
    }
    guard let lack = needs.lack(of: run, kind: kind) else { return true }
    diagnostics.report(lack.message, at: location, hint: lack.hint)
    return false
  }

  /// Complains where a reported run has no place on the axis.
  private func check(_ axis: FigureStyle.Axis, _ runs: [RunReference], _ options: DirectiveOptions) {
    guard axis == .steps, let option = options["x"] else { return }
    let shown = runs.flatMap { compares[$0.name]?.runs ?? [$0] }
    for run in shown.compactMap({ reported[$0.name] }) where run.stepsPerEpoch == nil {
      diagnostics.report(
        "\(run.name) does not report its steps", at: option.valueLocation,
        hint: "draw over epochs, or report 'steps' or a column 'step'")
    }
  }

  private func label(_ options: DirectiveOptions, _ directive: Directive, standard: String) -> String? {
    let option = options["label"]
    guard let label = option.map({ Label.normalized($0.value) }) ?? directive.label else { return standard }
    let place = option?.valueLocation ?? labelLocation(directive.location)
    return Labels.check(label, at: place, diagnostics: diagnostics) ? label : nil
  }

  private func width(_ options: DirectiveOptions) -> Double {
    options.choice("width", of: ["full", "pair"]) == "pair" ? FigureStyle.pairWidth : FigureStyle.fullWidth
  }

  private func caption(_ directive: Directive) -> [Inline]? {
    let text = directive.body.trimmingPrefix { $0.isWhitespace }
    guard !text.isEmpty else { return nil }
    return ChapterParser.inlines(text: directive.body, at: directive.bodyLocation, diagnostics: diagnostics)
  }
}

/// What a plot or a table can show.
package enum RunSort: Sendable {
  case training, rangeTest, any, compare, policy, sweep

  var words: String {
    switch self {
    case .training: "trainings"
    case .rangeTest: "range tests"
    case .any: "runs"
    case .compare: "compares"
    case .policy: "policies and trainings"
    case .sweep: "sweeps"
    }
  }

  var example: String {
    switch self {
    case .training, .any, .policy: "onecycle"
    case .rangeTest: "finder"
    case .compare: "policies"
    case .sweep: "rates"
    }
  }

  func includes(_ kind: RunDefinition.Kind) -> Bool {
    switch self {
    case .training, .policy: kind == .training
    case .rangeTest: kind == .rangeTest
    case .any: kind != .recipe
    case .compare, .sweep: false
    }
  }
}
