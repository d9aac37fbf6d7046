import Mustache

/// A piece of the page with places for text (`{{name}}`, escaped) and for finished HTML (`{{{name}}}`).
struct Template: Sendable {
  private let template: MustacheTemplate

  init(_ text: String) {
    do {
      template = try MustacheTemplate(string: text)
    } catch {
      preconditionFailure("template: \(error) in \(text)")
    }
  }

  func callAsFunction(_ values: [String: Any]) -> String { template.render(values) }
}
