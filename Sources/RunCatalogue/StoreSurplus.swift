import Experiments
import Files
import Foundation
import Runs
import Settings

/// What a store has that no chapter of the book needs, and what of the rest is worth a word.
package struct StoreSurplus: Sendable {
  /// Something that can go.
  package struct Item: Sendable {
    enum Content {
      case run(RunKey)
      case files(KeptFiles)
    }

    var content: Content
    /// `run`, `checkpoints`, `weights`
    package var kind: String
    /// The name that it had last, or the first digits of its key.
    package var title: String
    package var key: String
    package var bytes: Int
    /// When it was made; nil where that is not known.
    package var date: Date?
    /// Why nobody needs it.
    package var reason: String
  }

  package var items: [Item] = []
  /// What stays although it is no finished run, and why, one sentence each.
  package var kept: [String] = []

  package var bytes: Int { items.reduce(0) { $0 + $1.bytes } }

  init(_ runs: [RunStore.KeptRun], _ files: [KeptFiles], _ names: [RunName: RunKey], _ needs: BookNeeds) {
    for run in runs where needs.name(of: run.key, run.record) == nil {
      let date = run.record.flatMap { try? Date($0.timing.finished, strategy: .iso8601) }
      items.append(
        Item(
          content: .run(run.key), kind: "run", title: Self.title(run.key, names), key: Self.printable(run.key),
          bytes: run.bytes, date: date,
          reason: run.record == nil ? "it does not match its checksum" : "no chapter names it"))
    }
    let records = Dictionary(runs.map { ($0.key, $0.record) }) { first, _ in first }
    for one in files {
      let name = needs.name(of: one.key, records[one.key] ?? nil)
      guard let reason = Self.reason(one, name, needs) else {
        if one.kind == .checkpoints, let name {
          kept.append(
            "checkpoints of \(name.name)#\(name.seed) (profile \(name.profile)), \(ByteText.of(one.bytes)): it was "
              + "interrupted after step \(one.step ?? 0), and a build may go on there")
        } else if name == nil, !needs.unknown.isEmpty {
          kept.append(
            "\(one.kind.rawValue) of run \(Self.printable(one.key)), \(ByteText.of(one.bytes)): they may be those of "
              + NameList.text(needs.unknown.map { "\($0.name)#\($0.seed) (\($0.profile))" }, most: 120)
              + ", of which it cannot be known yet: data or results are missing")
        }
        continue
      }
      items.append(
        Item(
          content: .files(one), kind: one.kind.rawValue, title: Self.title(one.key, names),
          key: Self.printable(one.key), bytes: one.bytes, date: one.modified, reason: reason))
    }
  }

  /// Why nobody needs files; nil where somebody does, or may.
  private static func reason(_ files: KeptFiles, _ name: RunName?, _ needs: BookNeeds) -> String? {
    if files.kind == .weights, needs.starts.contains(files.key) { return nil }
    guard name == nil else { return files.kind == .weights ? "no run starts from them any more" : nil }
    guard needs.unknown.isEmpty else { return nil }
    return files.kind == .weights ? "no run starts from them any more" : "no chapter names their run"
  }

  private static func title(_ key: RunKey, _ names: [RunName: RunKey]) -> String {
    guard let name = names.name(of: key) else { return printable(key) }
    return "\(name.name)#\(name.seed)"
  }

  private static func printable(_ key: RunKey) -> String { PrintableText.text(key.text.prefix(12)) }

  /// Only what was made longer ago; what has no date stays.
  package func older(than seconds: Int, at now: Date = Date()) -> StoreSurplus {
    var old = self
    old.items.removeAll { $0.date.map { now.timeIntervalSince($0) < Double(seconds) } ?? true }
    return old
  }
}
