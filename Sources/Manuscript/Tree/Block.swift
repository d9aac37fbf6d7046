import Settings

/// A block of a chapter. `Embed` is what stands where a directive was: `Directive` after parsing,
/// the report's elements after the runs.
package indirect enum Block<Embed: Sendable>: Sendable {
  /// Levels 1 to 6; every heading has a label, its own or one made from its text.
  case heading(level: Int, [Inline], label: String)
  case paragraph([Inline], label: String?)
  case list(List<Embed>)
  case quote([Block])
  case code(text: String, language: String?)
  case table(MarkdownTable)
  case rule
  /// Raw HTML, shown as its text.
  case html(String)
  /// `$$x^2$$`, shown as its source for now; the text is without the dollars.
  case math(String, label: String?)
  /// The label of the block that follows, where that has no place for one (a list, a quote, code); shows nothing.
  case anchor(label: String)
  case embed(Embed, at: SourceLocation)
}

package struct List<Embed: Sendable>: Sendable {
  package struct Item: Sendable {
    package var blocks: [Block<Embed>]
    /// Set for task-list items.
    package var isDone: Bool?

    package init(blocks: [Block<Embed>], isDone: Bool? = nil) { (self.blocks, self.isDone) = (blocks, isDone) }
  }

  /// The first number of an ordered list; nil for bullets.
  package var start: Int?
  package var isTight: Bool
  package var items: [Item]

  package init(start: Int?, isTight: Bool, items: [Item]) {
    (self.start, self.isTight, self.items) = (start, isTight, items)
  }
}

package struct MarkdownTable: Hashable, Sendable {
  package enum Alignment: String, Hashable, Sendable { case none, left, center, right }

  package var alignments: [Alignment]
  package var head: [[Inline]]
  package var rows: [[[Inline]]]
  package var label: String?

  package init(alignments: [Alignment], head: [[Inline]], rows: [[[Inline]]], label: String? = nil) {
    (self.alignments, self.head, self.rows, self.label) = (alignments, head, rows, label)
  }
}

extension Block {
  /// By which it is led to; nil where it has none, or is an embed, whose content has it.
  package var label: String? {
    switch self {
    case .heading(_, _, let label), .anchor(let label): label
    case .paragraph(_, let label), .math(_, let label): label
    case .table(let table): table.label
    case .list, .quote, .code, .rule, .html, .embed: nil
    }
  }

  /// The same tree with every embed replaced by the blocks that `transform` makes of it, and every role by inlines.
  package func map<Other>(
    embeds transform: (Embed, SourceLocation) throws -> [Block<Other>], roles: (Role) throws -> [Inline]
  ) rethrows -> [Block<Other>] {
    try map(embeds: transform, inlines: { try $0.expanding(roles) })
  }

  /// The same tree with every embed replaced by the blocks that `transform` makes of it, and all running text by what
  /// `change` makes of it.
  package func map<Other>(
    embeds transform: (Embed, SourceLocation) throws -> [Block<Other>], inlines change: ([Inline]) throws -> [Inline]
  ) rethrows -> [Block<Other>] {
    switch self {
    case .heading(let level, let inlines, let label): return [.heading(level: level, try change(inlines), label: label)]
    case .paragraph(let inlines, let label): return [.paragraph(try change(inlines), label: label)]
    case .list(let list):
      let items = try list.items.map { item in
        List<Other>.Item(
          blocks: try item.blocks.flatMap { try $0.map(embeds: transform, inlines: change) }, isDone: item.isDone)
      }
      return [.list(List<Other>(start: list.start, isTight: list.isTight, items: items))]
    case .quote(let blocks): return [.quote(try blocks.flatMap { try $0.map(embeds: transform, inlines: change) })]
    case .code(let text, let language): return [.code(text: text, language: language)]
    case .table(var table):
      table.head = try table.head.map { try change($0) }
      table.rows = try table.rows.map { try $0.map { try change($0) } }
      return [.table(table)]
    case .rule: return [.rule]
    case .html(let text): return [.html(text)]
    case .math(let text, let label): return [.math(text, label: label)]
    case .anchor(let label): return [.anchor(label: label)]
    case .embed(let embed, let location): return try transform(embed, location)
    }
  }
}
