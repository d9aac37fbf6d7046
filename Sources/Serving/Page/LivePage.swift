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
  package static func text(_ html: String?, token: String, version: Int) -> String {
    let head = """
      <meta name="cyclopedia-live" content="\(token) \(version)">
      <link rel="stylesheet" href="/live/live.css">
      <script src="/live/live.js" defer></script>
      </head>
      """
    guard var page = html, let policy = page.firstRange(of: policyStart), let end = page.firstRange(of: "</head>"),
      let policyEnd = page[policy.upperBound...].firstRange(of: "\">\n")
    else {
      return """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>Cyclopedia</title>
        <link rel="icon" href="data:,">
        \(head)
        <body></body>
        </html>

        """
    }
    page.replaceSubrange(end, with: head)
    // The server sends its own, which lets the script in; both would hold, and the page's has none.
    page.removeSubrange(policy.lowerBound..<policyEnd.upperBound)
    return page
  }

  private static let policyStart = "<meta http-equiv=\"Content-Security-Policy\" content=\""
}
