import Manuscript
import Publishing
import Settings

extension BookChecker {
  /// Roles, links and pictures in running text.
  func checkText(_ block: Block<ReportNode>) {
    _ = block.map(
      embeds: { content, _ -> [Block<ReportNode>] in
        switch content {
        case .plot(let request): checkText(request.caption ?? [])
        case .table(let request): checkText(request.caption ?? [])
        case .picture(let picture): checkText(picture.caption)
        case .admonition(_, let title, let blocks):
          checkText(title ?? [])
          for block in blocks { checkText(block) }
        case .symbol: break
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
        if let kind = roles.first(where: { $0.name == role.name }) {
          kind.check(role, in: roleCheck)
        } else {
          diagnostics.report(
            "there is no role {\(role.name)}", at: role.location,
            hint: ForeignNames.role(role.name) ?? NearestName.hint(for: role.name, among: roles.map { $0.name }))
        }
      case .image(_, let path, let place):
        if images[path] == nil {
          images[path] = AuthorImage.read(path, at: place, folder: folder, diagnostics: diagnostics)
        }
      case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .link(let inner, _, _):
        checkText(inner)
      case .footnote(_, let text):
        for block in text {
          _ = block.map { inlines in
            checkText(inlines)
            return inlines
          }
        }
      case .text, .code, .lineBreak, .softBreak, .html, .math: break
      }
    }
  }

  private var roleCheck: RoleCheck {
    RoleCheck(parameters: book.parameters, symbols: symbols, labels: labels, diagnostics: diagnostics)
  }
}
