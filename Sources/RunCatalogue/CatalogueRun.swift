import Experiments
import Foundation
import Runs

/// One seed of a run: of the book, whether it is made or not, or of the store or the records beside the report.
package struct CatalogueRun: Sendable {
  /// Where a record is.
  package enum Place: String, Sendable { case record, store, both }

  /// A file or row that it takes room in.
  package struct File: Encodable, Sendable {
    package var path: String
    package var bytes: Int
  }

  /// What names it in the book, or did so last; nil where nothing tells.
  package var name: RunName?
  package var seed: Int?
  package var isInBook: Bool
  /// nil where there is no record.
  package var place: Place?
  /// As `cyclopedia plan` says it: `fresh`, `interrupted`; nil for runs that the book does not have.
  package var status: String?
  package var key: RunKey?
  package var plan: RunPlan?
  /// Of this seed alone.
  package var result: RunResult?
  package var settings: [String: CatalogueValue]
  package var files: [File] = []

  package var record: RunRecord? { result?.records.first }
  package var bytes: Int { files.reduce(0) { $0 + $1.bytes } }

  /// `onecycle#2`; what has no name, by the first digits of its key.
  package var title: String {
    if let name { return "\(name.name)#\(name.seed)" }
    return key.map { String($0.text.prefix(12)) } ?? "?"
  }

  /// Where it is, or why it is nowhere.
  var standing: String { place?.rawValue ?? status ?? "missing" }

  /// What it has beside settings and results, in the order of lists.
  static let fields = ["name", "seed", "profile", "book", "in", "kind", "finished", "bytes", "key"]

  func field(_ name: String) -> CatalogueValue? {
    switch name {
    case "name": self.name.map { .text($0.name) }
    case "seed": seed.map { .whole($0) }
    case "profile": self.name.map { .text($0.profile) }
    case "book": .text(isInBook ? "yes" : "no")
    case "in": .text(standing)
    case "kind": kind.map { .text($0) }
    case "finished": record.map { .text($0.timing.finished) }
    case "bytes": files.isEmpty ? nil : .whole(bytes)
    case "key": key.map { .text($0.text) }
    default: nil
    }
  }

  private var kind: String? {
    guard let plan else { return result?.definition.kind.rawValue }
    if case .rangeTest = plan.purpose { return RunDefinition.Kind.rangeTest.rawValue }
    return RunDefinition.Kind.training.rawValue
  }
}

extension [RunName: RunKey] {
  /// What a run was called last, where chapters could call it so; the first of several.
  func name(of key: RunKey) -> RunName? {
    filter { $0.value == key && MemberName.isName($0.key.name) && MemberName.isPlain($0.key.profile) }.keys
      .min { ($0.profile, $0.name, $0.seed) < ($1.profile, $1.name, $1.seed) }
  }
}
