import Foundation

/// A report's page with what makes it live; what is on disk stays without.
package enum LivePage {
  /// What the server adds to each page.
  package static var script: Data { Data(PackageResources.live_js) }
  package static var style: Data { Data(PackageResources.live_css) }

  /// - Parameters:
  ///   - html: as it would be written; nil where no page could be made yet.
  ///   - token: by which its script shows that it is the server's.
  ///   - version: of the page.
  package static func page(_ html: String?, token: String, version: Int) -> PageParts {
    let head = """
      <meta name="cyclopedia-live" content="\(token) \(version)">
      <link rel="stylesheet" href="/live/live.css">
      <script src="/live/live.js" defer></script>
      </head>
      """
    var page = Data((html ?? "").utf8)
    guard let policy = page.place(of: policyStart), let end = page.place(of: Data("</head>".utf8)),
      let policyEnd = page[policy.upperBound...].place(of: Data("\">\n".utf8))
    else {
      return PageParts(Data(empty.replacing("</head>", with: head).utf8))
    }
    page.replaceSubrange(end, with: Data(head.utf8))
    // The server sends its own, which lets the script in; both would hold, and the page's has none.
    page.removeSubrange(policy.lowerBound..<policyEnd.upperBound)
    return PageParts(page)
  }

  private static let policyStart = Data("<meta http-equiv=\"Content-Security-Policy\" content=\"".utf8)

  private static let empty = """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Cyclopedia</title>
    <link rel="icon" href="data:,">
    </head>
    <body></body>
    </html>

    """
}
