import Experiments
import Files
import Foundation
import Notebook
import Runs

extension Notebook {
  /// Every run of the book in this profile, and all other runs of the store and of the records beside the report.
  ///
  /// - Throws: `AuthorMistakes` where the chapters are not understood, and the errors of the store.
  package func catalogue() async throws -> Catalogue {
    let (book, _) = try check()
    let finder = try finder(writes: false)
    let kept = try finder.store.keptRuns()
    let names = try finder.store.names()
    let shelf = CatalogueShelf(finder, kept, records: options.folder.appending(path: "records"))
    let own = try await bookRuns(book, finder)
    var runs: [CatalogueRun] = []
    for run in own { runs.append(try await row(run, finder, shelf)) }
    var warnings = finder.frozen.damaged.map(\.description)
    var listed = Set(runs.compactMap(\.key))
    let others = try await othersNeeds(kept.map(\.key).filter { !listed.contains($0) }, names, &warnings)
    for run in kept where !listed.contains(run.key) {
      guard let record = run.record else {
        warnings.append(
          "the record of run \(PrintableText.text(run.key.text, most: 12)) in \(finder.store.path) does not match its "
            + "checksum, and is not listed")
        continue
      }
      listed.insert(run.key)
      let name = others.name(of: run.key, record)
      runs.append(try row(record, name: name ?? names.name(of: run.key), isInBook: name != nil, shelf))
    }
    for (name, record) in finder.frozenRecords where listed.insert(record.key).inserted {
      let known = RunName(profile: options.profile, name: name, seed: record.plan.seed)
      runs.append(try row(record, name: MemberName.isName(name) ? known : nil, isInBook: false, shelf))
    }
    return Catalogue(runs: runs, warnings: warnings)
  }

  /// What the book's other profiles need; nothing is looked for where nothing is left to be named.
  private func othersNeeds(
    _ left: [RunKey], _ names: [RunName: RunKey], _ warnings: inout [String]
  ) async throws -> BookNeeds {
    var needs = BookNeeds()
    guard !left.isEmpty else { return needs }
    for profile in try profiles() {
      let other = inProfile(profile)
      guard profile != options.profile || !options.overrides.isEmpty else { continue }
      do {
        needs.add(try await other.bookRuns(try other.check().book, try other.finder(writes: false)), names)
      } catch let mistakes as AuthorMistakes {
        warnings.append(
          "the profile \(profile) has mistakes, so that its runs are listed as though the book had none of them: "
            + (mistakes.found.first?.description ?? ""))
      }
    }
    return needs
  }

  private func row(_ run: BookRun, _ finder: RunFinder, _ shelf: CatalogueShelf) async throws -> CatalogueRun {
    var row = CatalogueRun(
      name: run.name, seed: run.name.seed, isInBook: true, key: run.key, plan: run.plan,
      result: run.found.map { RunResult(run.definition, [$0.record]) },
      settings: try run.plan.map(CatalogueSettings.settings) ?? [:])
    if let plan = run.plan, run.found != nil || run.key != nil {
      row.status =
        try await finder.status(of: plan, name: run.name, threads: options.threads, found: run.found).word
    } else {
      row.status = run.plan == nil ? "waiting" : "missing"
    }
    if let key = run.key { (row.place, row.files) = (shelf.place(of: key), shelf.files(of: key)) }
    return row
  }

  private func row(
    _ record: RunRecord, name: RunName?, isInBook: Bool, _ shelf: CatalogueShelf
  ) throws -> CatalogueRun {
    let title = name?.name ?? String(record.key.text.prefix(12))
    var row = CatalogueRun(
      name: name, seed: record.plan.seed, isInBook: isInBook, key: record.key, plan: record.plan,
      result: RecordedRun.result(title, [record]), settings: try CatalogueSettings.settings(of: record.plan))
    (row.place, row.files) = (shelf.place(of: record.key), shelf.files(of: record.key))
    return row
  }
}
