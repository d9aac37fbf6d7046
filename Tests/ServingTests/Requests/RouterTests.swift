import Foundation
import Serving
import Synchronization
import Testing

/// Requests to answers.
@Suite struct RouterTests {
  private final class Source: ReportSource {
    let asked = Mutex<[String]>([])
    func page() -> Data { Data("<p>page</p>".utf8) }
    func page(since version: Int) -> Data { Data("<p>since \(version)</p>".utf8) }
    func file(_ path: String) -> Data? { ["data/a.csv", "figures/a.html"].contains(path) ? Data(path.utf8) : nil }
    func stop() { asked.withLock { $0.append("stop") } }
    func train() { asked.withLock { $0.append("train") } }
  }

  private let source = Source()
  private var router: Router {
    Router(Gate(port: 80, token: "t"), source, script: Data("script".utf8), style: Data("style".utf8))
  }

  private func answer(_ path: String, method: String = "GET", _ more: [String: String] = [:]) async -> Answer {
    await router.answer(
      Request(method: method, path: path, headers: ["host": "localhost"].merging(more) { $1 }))
  }

  @Test(arguments: [
    ("/", "text/html; charset=utf-8", "<p>page</p>"), ("/live/since/7", "text/html; charset=utf-8", "<p>since 7</p>"),
    ("/data/a.csv", "text/csv; charset=utf-8", "data/a.csv"),
    ("/live/live.js", "text/javascript; charset=utf-8", "script"),
    ("/live/live.css", "text/css; charset=utf-8", "style"),
    // What could be a page of its own is none.
    ("/figures/a.html", "application/octet-stream", "figures/a.html"),
  ])
  func filesComeWithTheirTypes(_ path: String, _ type: String, _ text: String) async {
    let answer = await answer(path)
    #expect(answer.status == .ok && answer.headers["Content-Type"] == type)
    guard case .bytes(let bytes) = answer.body else {
      Issue.record("no bytes")
      return
    }
    #expect(String(decoding: bytes, as: UTF8.self) == text)
  }

  @Test func everyAnswerIsKeptFromOthers() async {
    let own = ["origin": "http://localhost", "x-cyclopedia-token": "t"]
    let answers = [
      await answer("/"), await answer("/data/a.csv"), await answer("/live/events"), await answer("/nothing"),
      await answer("/", ["host": "evil.example"]), await answer("/", method: "PUT"),
      await answer("/live/stop", method: "POST", own),
    ]
    #expect(answers.map(\.status) == [.ok, .ok, .ok, .notFound, .misdirected, .wrongMethod, .accepted])
    for answer in answers {
      #expect(answer.headers["X-Content-Type-Options"] == "nosniff")
      #expect(answer.headers["Cache-Control"] == "no-store")
      #expect(answer.headers["Cross-Origin-Resource-Policy"] == "same-origin")
      let policy = answer.headers["Content-Security-Policy"] ?? ""
      #expect(policy.hasPrefix("default-src 'none';") && policy.hasSuffix("frame-ancestors 'none'"))
      #expect(!policy.contains("script-src 'unsafe") && !policy.contains("http"))
      #expect(answer.headers.keys.allSatisfy { !$0.hasPrefix("Access-Control") })
    }
    #expect(answers.filter { $0.headers["Content-Security-Policy"]?.contains("script-src") == true }.count == 1)
  }

  @Test func changesAreAskedForByPost() async {
    let own = ["origin": "http://localhost", "x-cyclopedia-token": "t"]
    #expect(await answer("/live/stop").status == .wrongMethod)
    #expect(await answer("/live/train", method: "HEAD").status == .wrongMethod)
    #expect(await answer("/live/stop", method: "POST").status == .forbidden)
    #expect(source.asked.withLock { $0 } == [])
    #expect(await answer("/live/stop", method: "POST", own).status == .accepted)
    #expect(await answer("/live/train", method: "POST", own).status == .accepted)
    #expect(await answer("/data/a.csv", method: "POST", own).status == .wrongMethod)
    #expect(source.asked.withLock { $0 } == ["stop", "train"])
  }
}
