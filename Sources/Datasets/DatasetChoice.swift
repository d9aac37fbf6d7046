import Learning
import Settings

/// One source of pictures with its settings.
package protocol DatasetKind: Hashable, Codable, Sendable {
  static var name: String { get }
  /// What it is, in one sentence.
  static var summary: String { get }
  static func read(_ settings: SettingsReader) -> Self?
  /// The names of the classes, where the settings alone tell; nil where only the files do.
  var knownClasses: [String]? { get }
  /// How many training pictures there are, where the settings alone tell.
  var knownTrainingCount: Int? { get }
  /// A text that changes where the data may have changed: names, sizes and dates of its files. Reads no picture.
  ///
  /// - Returns: nil where the data is absent.
  func stamp(in root: DataRoot) -> String?
  func load(from root: DataRoot) throws(DatasetError) -> Dataset
}

/// A dataset of any kind, as a chapter names it.
package struct DatasetChoice: Hashable, Codable, Sendable {
  package static let all: [any DatasetKind.Type] = [CIFAR10.self, ImageFolder.self, Shapes.self]

  package var kind: any DatasetKind

  package init(_ kind: any DatasetKind) { self.kind = kind }

  package var name: String { type(of: kind).name }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> DatasetChoice? {
    guard let kind = SettingsKind(node, setting: "data", of: all.map { $0.name }, diagnostics: diagnostics),
      let type = all.first(where: { $0.name == kind.name })
    else { return nil }
    let settings = kind.reader(diagnostics: diagnostics)
    let choice = type.read(settings)
    settings.finish()
    return choice.map { DatasetChoice($0) }
  }

  package func load(from root: DataRoot) throws(DatasetError) -> Dataset { try kind.load(from: root) }

  package func stamp(in root: DataRoot) -> String? { kind.stamp(in: root) }

  package static func == (a: DatasetChoice, b: DatasetChoice) -> Bool { AnyHashable(a.kind) == AnyHashable(b.kind) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(kind)) }

  package func encode(to encoder: any Encoder) throws { try KindKey.encode(kind, named: name, to: encoder) }

  package init(from decoder: any Decoder) throws {
    let (values, type) = try KindKey.decode("dataset", among: DatasetChoice.all.map { ($0.name, $0) }, from: decoder)
    kind = try type.init(from: values)
  }
}
