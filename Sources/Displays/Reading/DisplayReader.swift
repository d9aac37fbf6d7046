import Manuscript
import Plotting
import Runs
import Settings

/// Reads the options of plots and tables, once all runs are known.
package struct DisplayReader {
  private let symbols: SymbolTable
  private let diagnostics: Diagnostics
  private let labelLocation: (SourceLocation) -> SourceLocation
  private let labels: (SourceLocation) -> LabelCollector

  /// - Parameters:
  ///   - labelLocation: where the label stands that a directive takes from the line before it, by the directive's
  ///     place.
  ///   - labels: what the chapter at a place has, for captions.
  package init(
    symbols: SymbolTable, diagnostics: Diagnostics,
    labelLocation: @escaping (SourceLocation) -> SourceLocation = { $0 },
    labels: @escaping (SourceLocation) -> LabelCollector = { _ in LabelCollector() }
  ) {
    (self.symbols, self.diagnostics) = (symbols, diagnostics)
    (self.labelLocation, self.labels) = (labelLocation, labels)
  }

  package func plot(_ directive: Directive) -> PlotRequest? {
    guard let kind = kind(of: directive, among: PlotKinds.all.map { ($0.name, $0) }) else { return nil }
    let options = DirectiveOptions(
      directive, kind: kind.name, own: kind.options,
      common: DisplayOption.ofPlots.map(\.name),
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
    let own = options.values(of: kind.options)
    var style = FigureStyle(
      width: width(options), title: options.text("title"),
      xAxis: own[.xAxis].flatMap { FigureStyle.Axis(rawValue: $0) } ?? axis(runs), xLabel: own[.xLabel],
      yLabel: own[.yLabel], columns: own.integer("columns"))
    check(style.xAxis, runs, options)
    if let log = own[.log] {
      style.xLog = log == "x" || log == "both"
      style.yLog = log == "y" || log == "both"
    }
    return PlotRequest(
      kind: kind, location: directive.location, runs: runs, label: label, number: 0, aliases: aliases, style: style,
      options: own, caption: caption(directive), alt: options.text("alt"))
  }

  package func table(_ directive: Directive) -> TableRequest? {
    guard let kind = kind(of: directive, among: TableKinds.all.map { ($0.name, $0) }) else { return nil }
    let options = DirectiveOptions(
      directive, kind: kind.name, own: kind.options, common: DisplayOption.ofTables.map(\.name),
      elsewhere: TableKinds.all.map { ($0.name, $0.options) }, diagnostics: diagnostics)
    guard let runs = references(options, directive, kind.name, kind.shows, needs: kind.needs, most: kind.mostRuns),
      let label = label(options, directive, standard: "\(first(options, runs))-\(kind.name)-table")
    else { return nil }
    return TableRequest(
      kind: kind, location: directive.location, runs: runs, label: label, number: 0,
      options: options.values(of: kind.options), caption: caption(directive))
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
    _ options: DirectiveOptions, _ directive: Directive, _ kind: String, _ shows: RunFilter, needs: RequiredData,
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
      let use = SymbolUse(shows: shows, needs: needs, user: "{\(directive.name)} \(kind)")
      guard symbols.check(reference, for: use, at: option.valueLocation, diagnostics: diagnostics) else { return nil }
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
  private func expanded(_ reference: RunReference, shows: RunFilter) -> [RunReference] {
    guard ![.sweep, .compare].contains(shows) else { return [reference] }
    return symbols.members(of: reference)
  }

  /// What the horizontal axis counts where nothing is said: epochs, but of policies that have none.
  private func axis(_ runs: [RunReference]) -> FigureStyle.Axis {
    runs.allSatisfy { symbols[$0.name, as: PolicyDefinition.self]?.hasNoEpochs == true } ? .steps : .epochs
  }

  /// Complains where a reported run has no place on the axis.
  private func check(_ axis: FigureStyle.Axis, _ runs: [RunReference], _ options: DirectiveOptions) {
    guard axis == .steps, let option = options["x"] else { return }
    let shown = runs.flatMap(symbols.members)
    for run in shown.compactMap({ symbols[$0.name, as: ReportedRun.self] }) where run.stepsPerEpoch == nil {
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
    return ChapterParser.inlines(
      text: directive.body, at: directive.bodyLocation, diagnostics: diagnostics,
      labels: labels(directive.bodyLocation))
  }
}
