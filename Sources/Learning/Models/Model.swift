import Settings

/// One architecture with its settings.
package protocol Architecture: Hashable, Codable, Sendable {
  static var name: String { get }
  /// What it is, in one sentence.
  static var summary: String { get }
  static func read(_ settings: SettingsReader) -> Self?
  /// The classes that the settings ask for; nil to take the dataset's.
  var classes: Int? { get }
  func layer(classes: Int) -> Layer
}

/// An architecture of any kind, as a chapter names it.
package struct Model: Hashable, Codable, Sendable {
  package static let all: [any Architecture.Type] = [ResNet9.self, CifarResNet.self, ResNet18.self]

  package var architecture: any Architecture

  package init(_ architecture: any Architecture) { self.architecture = architecture }

  /// - Returns: nil after a complaint.
  package static func read(_ node: SettingsNode, diagnostics: Diagnostics) -> Model? {
    guard let kind = SettingsKind(node, setting: "model", of: all.map { $0.name }, diagnostics: diagnostics),
      let type = all.first(where: { $0.name == kind.name })
    else { return nil }
    let settings = kind.reader(diagnostics: diagnostics)
    let architecture = type.read(settings)
    settings.finish()
    return architecture.map { Model($0) }
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
