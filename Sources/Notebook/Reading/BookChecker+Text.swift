import Manuscript
import Publishing
import Settings

extension BookChecker {
  /// Complains about a result that no run of the book offers.
  func check(_ path: ResultPath, at location: SourceLocation) {
    guard !broken.contains(MemberName.sweep(of: path.run)) else { return }
    if let sweep = sweeps[path.run] {
      _ = SweepResults.check(path, of: sweep, at: location, diagnostics: diagnostics)
      return
    }
    if let compare = compares[path.run] {
      guard let wanted = Comparison.Wanted(path) else {
        diagnostics.report(
          "a compare has no result '\(path.name)'", at: location,
          hint: NearestName.hint(for: path.name, among: Comparison.names))
        return
      }
      guard wanted.measure == nil || compare.measure(wanted) != nil else {
        diagnostics.report(
          "\(compare.name) is not compared by \(wanted.measure ?? "")", at: location,
          hint: "its results: " + compare.by.map(\.text).joined(separator: ", "))
        return
      }
      let others = compare.runs.filter { $0 != compare.baseline }.map(\.name)
      if !others.contains(path.argument ?? (others.count == 1 ? others[0] : "")) {
        diagnostics.report(
          "\(wanted.name) needs one of the compared runs in brackets", at: location,
          hint: "write \(path.run).\(wanted.name)(\(others.first ?? "")), of: \(others.joined(separator: ", "))")
        return
      }
      let compared = [compare.baseline.name, path.argument ?? others[0]]
      if wanted.name == "p-value", let run = compared.lazy.compactMap({ self.reported[$0] }).first,
        (compare.measure(wanted) ?? compare.by.first)?.isFinalTestAccuracy != true || !canCount(compared)
      {
        diagnostics.report(
          "there is no p-value: \(run.whyNoTest)", at: location, hint: "name \(path.run).difference instead")
      }
      return
    }
    if policies[path.run] != nil {
      diagnostics.report("'\(path.run)' is a policy, which has no results", at: location, hint: "name a training")
      return
    }
    if let run = reported[path.run] {
      run.check(path, at: location, diagnostics: diagnostics)
      return
    }
    guard let run = runs[path.run] else {
      diagnostics.report(
        "there is no run '\(path.run)'", at: location,
        hint: NearestName.hint(
          for: path.run,
          among: runs.values.filter { $0.kind != .recipe }.map(\.name) + compares.keys + sweeps.keys + reported.keys))
      return
    }
    guard ResultCheck.check(path, kind: run.kind, at: location, diagnostics: diagnostics) else { return }
    _ = run.has(path.seed, at: location, diagnostics: diagnostics)
    if let name = path.argument, let classes = run.knownClasses, !classes.contains(name) {
      diagnostics.report(
        "\(run.name) has no class '\(name)'", at: location, hint: NearestName.hint(for: name, among: classes))
    }
  }

  /// Complains about what a compare asks for and the reported run does not offer: whatever its author wrote, and of the
  /// usual results at least one.
  func check(_ compare: CompareDefinition, offers run: ReportedRun) {
    let missing = compare.by.filter { !$0.isOffered(by: run) }
    let isEnough = compare.by == CompareMeasure.standard ? missing.count < compare.by.count : missing.isEmpty
    guard !isEnough else { return }
    diagnostics.report(
      "\(run.name) does not report \(missing.map(\.text).joined(separator: ", "))", at: compare.location,
      hint: "change 'by' of the compare '\(compare.name)', or leave the run out; \(run.offer)")
  }

  /// Roles, links and pictures in running text.
  func checkText(_ block: Block<Content>) {
    _ = block.map(
      embeds: { content, _ -> [Block<Content>] in
        switch content {
        case .plot(let request): checkText(request.caption ?? [])
        case .table(let request): checkText(request.caption ?? [])
        case .picture(let picture): checkText(picture.caption)
        case .admonition(_, let title, let blocks):
          checkText(title ?? [])
          for block in blocks { checkText(block) }
        case .run, .compare, .policy, .sweep, .reported: break
        }
        return []
      },
      inlines: { inlines in
        checkText(inlines)
        return inlines
      })
  }

  private func checkText(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .role(let role):
        if let kind = RoleKinds.find(role.name) {
          kind.check(role, in: self)
        } else {
          diagnostics.report(
            "there is no role {\(role.name)}", at: role.location,
            hint: NearestName.hint(for: role.name, among: RoleKinds.all.map { $0.name }))
        }
      case .image(_, let path, let place):
        if images[path] == nil {
          images[path] = AuthorImage.read(path, at: place, folder: folder, diagnostics: diagnostics)
        }
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .footnote(_, let inner),
        .link(let inner, _, _):
        checkText(inner)
      case .text, .code, .lineBreak, .softBreak, .html, .math: break
      }
    }
  }

  /// Whether of each of these runs one network's right answers are counted.
  private func canCount(_ names: [String]) -> Bool {
    names.allSatisfy { name in
      reported[name].map { ShownRun.reported($0).answers != nil } ?? (runs[name]?.seeds.count == 1)
    }
  }
}
