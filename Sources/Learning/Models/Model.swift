import Settings

/// One architecture with its settings.
package protocol Architecture: NamedKind, Hashable, Codable, Sendable {
  /// The classes that the settings ask for; nil to take the dataset's.
  var classes: Int? { get }
  func layer(classes: Int) -> Layer
}

/// Settings that all architectures have.
enum ModelSettings {
  static let classes = Setting.integer(
    "classes", "How many classes it tells apart", in: 2...100_000, otherwise: "the dataset's", example: "10")

  /// - Parameter channels: where they are counted.
  static func width(_ channels: String, standard: Int) -> Setting<Int> {
    .integer("width", channels, in: 1...1024, unit: "channels", standard: standard)
  }
}

/// An architecture of any kind, as a chapter names it.
package struct Model: Hashable, Codable, Sendable {
  package static let all: [any Architecture.Type] = [ResNet9.self, CifarResNet.self, ResNet18.self]

  package var architecture: any Architecture

  package init(_ architecture: any Architecture) { self.architecture = architecture }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Model? {
    (node.kind(among: all, setting: "model", diagnostics)?.value as? any Architecture).map { Model($0) }
  }

  package var name: String { type(of: architecture).name }

  package func network(classes: Int) -> Layer { architecture.layer(classes: architecture.classes ?? classes) }

  package static func == (a: Model, b: Model) -> Bool { AnyHashable(a.architecture) == AnyHashable(b.architecture) }

  package func hash(into hasher: inout Hasher) { hasher.combine(AnyHashable(architecture)) }

  package func encode(to encoder: any Encoder) throws { try KindKey.encode(architecture, named: name, to: encoder) }

  package init(from decoder: any Decoder) throws {
    let (values, type) = try KindKey.decode("model", among: Model.all.map { ($0.name, $0) }, from: decoder)
    architecture = try type.init(from: values)
  }
}
