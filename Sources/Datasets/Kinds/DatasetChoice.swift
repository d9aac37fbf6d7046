import Learning
import Settings

/// A dataset of any kind, as a chapter names it.
package struct DatasetChoice: Hashable, Codable, Sendable {
  package static let all: [any DatasetKind.Type] = [CIFAR10.self, ImageFolder.self, Shapes.self]

  /// Those of every kind that can be fetched.
  package static var fetchable: [DatasetChoice] {
    all.flatMap { type in type.fetchable.map { DatasetChoice($0) } }
  }

  /// What can be fetched.
  package static let archives = fetchable.compactMap(\.archive)

  package var kind: any DatasetKind

  package init(_ kind: any DatasetKind) { self.kind = kind }

  package var name: String { type(of: kind).name }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> DatasetChoice? {
    (node.kind(among: all, setting: "data", diagnostics)?.value as? any DatasetKind).map { DatasetChoice($0) }
  }

  package func load(
    from root: DataRoot, notes: PictureNotes = PictureNotes()
  ) throws(DatasetError) -> Dataset { try kind.load(from: root, notes: notes) }

  package func stamp(in root: DataRoot) -> String? { kind.stamp(in: root) }

  /// What it can be fetched as; nil where it cannot be fetched.
  package var archive: DatasetArchive? { kind.archive }

  package static func == (a: DatasetChoice, b: DatasetChoice) -> Bool { AnyHashable(a.kind) == AnyHashable(b.kind) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(kind)) }

  package func encode(to encoder: any Encoder) throws { try KindKey.encode(kind, named: name, to: encoder) }

  package init(from decoder: any Decoder) throws {
    let (values, type) = try KindKey.decode("dataset", among: DatasetChoice.all.map { ($0.name, $0) }, from: decoder)
    kind = try type.init(from: values)
  }
}
