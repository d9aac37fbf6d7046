import Files
import Foundation

/// What of a report can be asked for: the page, and by their paths the files that a build writes.
package enum ReportPath: Hashable, Sendable {
  case page
  /// What of the page is other than on the page of this version.
  case changes(since: Int)
  /// Within the report's folder.
  case file(String)
  case script, style, events
  case stop, train

  private static let folders: Set<String> = ["figures", "data", "records"]
  private static let files: Set<String> = ["report.pdf", "manifest.json"]

  /// - Parameter path: as it was sent, with `%20` for a blank.
  /// - Returns: nil where it is no file of a report: one that leads out of it, is hidden, or is written so that it could
  ///   be understood in two ways.
  package init?(_ path: String) {
    guard path.hasPrefix("/"), path.utf8.count <= 1024 else { return nil }
    switch path {
    case "/", "/report.html": self = .page
    case "/live/live.js": self = .script
    case "/live/live.css": self = .style
    case "/live/events": self = .events
    case "/live/stop": self = .stop
    case "/live/train": self = .train
    case _ where path.hasPrefix("/live/since/"):
      let digits = path.dropFirst("/live/since/".count)
      guard digits.utf8.count <= 9, digits.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }),
        let version = Int(digits)
      else { return nil }
      self = .changes(since: version)
    default:
      guard let text = path.dropFirst().removingPercentEncoding,
        // A slash that was encoded is no slash to whoever checked it as it was sent.
        text.count(of: "/") == path.dropFirst().count(of: "/"), !text.contains("%"), RelativePath(text).isPlain,
        !text.split(separator: "/").contains(where: { $0.hasPrefix(".") })
      else { return nil }
      let folder = text.split(separator: "/").first.map(String.init) ?? ""
      guard Self.files.contains(text) || text.contains("/") && Self.folders.contains(folder) else { return nil }
      self = .file(text)
    }
  }
}

extension StringProtocol {
  fileprivate func count(of character: Character) -> Int { self.count { $0 == character } }
}
