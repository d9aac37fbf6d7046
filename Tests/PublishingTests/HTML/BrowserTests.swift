import Foundation
import Plotting
import Publishing
import Testing

/// The page in a real browser. Its policy forbids every request and the browser says so on its console, so a silent
/// console means that the page asked for nothing.
@Suite(.enabled(if: Browser.path != nil, "chromium is not installed"), .serialized)
struct BrowserTests {
  private let html = HTMLReport.write(SampleReport(measurer: FixedWidthMeasurer()).report())

  @Test func thePageOpensWithoutAMessage() throws {
    let (dom, console) = try Browser.open(html)
    #expect(console == [])
    #expect(dom.contains("What the policies are"))
  }

  @Test func aRequestWouldBeSeen() throws {
    let loud = html.replacing(
      "</main>", with: "<img src=\"https://example.org/a.png\" alt=\"\"></main>", maxReplacements: 1)
    #expect(try Browser.open(loud).console.contains { $0.contains("example.org") })
  }
}

enum Browser {
  static let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .map { "\($0)/chromium" }.first { FileManager.default.isExecutableFile(atPath: $0) }

  /// The page's tree after loading, and what stands on the console.
  static func open(_ html: String) throws -> (dom: String, console: [String]) {
    let folder = FileManager.default.temporaryDirectory.appending(path: "cyclopedia-page-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let page = folder.appending(path: "report.html")
    try html.write(to: page, atomically: true, encoding: .utf8)
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/timeout")
    process.arguments = [
      "-k", "5", "300", try #require(path), "--disable-dev-shm-usage",
      "--headless=new", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
      "--user-data-dir=\(folder.path())/profile", "--enable-logging=stderr", "--v=0", "--dump-dom", page.absoluteString,
    ]
    let files = try ["dom", "log"].map { name in
      let file = folder.appending(path: name)
      _ = FileManager.default.createFile(atPath: file.path(), contents: nil)
      return (url: file, handle: try FileHandle(forWritingTo: file))
    }
    (process.standardOutput, process.standardError) = (files[0].handle, files[1].handle)
    try process.run()
    process.waitUntilExit()
    let texts = try files.map { String(decoding: try Data(contentsOf: $0.url), as: UTF8.self) }
    return (texts[0], texts[1].split(separator: "\n").map(String.init).filter { $0.contains("CONSOLE") })
  }
}
