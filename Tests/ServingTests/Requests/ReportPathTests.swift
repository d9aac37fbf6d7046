import Serving
import Testing

/// What of a report can be asked for.
@Suite struct ReportPathTests {
  @Test(arguments: [
    ("/", ReportPath.page), ("/report.html", .page), ("/report.pdf", .file("report.pdf")),
    ("/manifest.json", .file("manifest.json")), ("/figures/a-b.dark.svg", .file("figures/a-b.dark.svg")),
    ("/data/rates.0.1.csv", .file("data/rates.0.1.csv")), ("/records/a%20b.json", .file("records/a b.json")),
    ("/records/%C3%A9.json", .file("records/é.json")), ("/live/events", .events), ("/live/stop", .stop),
    ("/live/since/12", .changes(since: 12)),
  ])
  func theReportsOwnFilesAreServed(_ path: String, _ expected: ReportPath) { #expect(ReportPath(path) == expected) }

  @Test(arguments: [
    "", "figures/a.svg", "//figures/a.svg", "/figures", "/figures/", "/data//a.csv", "/../data/a.csv",
    "/data/../../secret", "/data/..", "/data/%2e%2e/secret", "/data/%2E%2E%2Fsecret", "/data%2Fa.csv", "/data%5ca.csv",
    "/data/a%00.csv", "/data/a%0a.csv", "/data/%252e%252e/a", "/data/%", "/data/%zz", "/data/%ff.csv", "/.git/config",
    "/data/.hidden.csv", "/data/.x/a.csv", "/data\\a.csv", "/chapters/a.md", "/book.yml", "/report.html/",
    "/Report.pdf",
    "/live", "/live/", "/live/since/", "/live/since/-1", "/live/since/٣", "/live/since/12345678901234567890",
    "/live/other", "/report.pdf/a", "http://127.0.0.1/", "/etc/passwd", "*",
  ])
  func nothingElseIs(_ path: String) { #expect(ReportPath(path) == nil) }

  @Test func aPathWithoutEndIsNone() { #expect(ReportPath("/data/" + String(repeating: "a", count: 2000)) == nil) }
}
