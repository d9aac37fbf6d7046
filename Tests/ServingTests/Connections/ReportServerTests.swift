import Foundation
import Serving
import Testing

/// A real server on a port of its own.
@Suite(.timeLimit(.minutes(20))) struct ReportServerTests {
  @Test func thePageComesWithItsScriptAndTheReportsFilesWithTheirTypes() async throws {
    let served = try await ServedBook(SampleBook())
    _ = try await served.state { $0.version > 0 && $0.phase == "ready" }
    let page = await RawConnection.answer(served.port, "GET /")
    #expect(page.hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(page.contains("A first sentence.") && page.contains("/live/live.js"))
    #expect(page.contains("script-src 'self'; connect-src 'self'"))
    let pdf = await RawConnection.answer(served.port, "HEAD /report.pdf")
    #expect(pdf.contains("\r\nContent-Type: application/pdf\r\n") && pdf.hasSuffix("\r\n\r\n"))
    let script = await RawConnection.answer(served.port, "GET /live/live.js?x=1")
    #expect(script.contains("\r\nContent-Type: text/javascript; charset=utf-8\r\n"))
    // On disk, there is no script.
    let report = served.book.folder.url.appending(path: "output/quick/report.html")
    #expect(try !String(contentsOf: report, encoding: .utf8).contains("<script"))
    await served.end()
  }

  @Test func nothingElseOfTheMachineIsServed() async throws {
    let served = try await ServedBook(SampleBook())
    _ = try await served.state { $0.version > 0 && $0.phase == "ready" }
    let output = served.book.folder.url.appending(path: "output/quick")
    try Data("secret".utf8).write(to: served.book.folder.url.appending(path: "secret.csv"))
    try FileManager.default.createDirectory(at: output.appending(path: "data"), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(
      atPath: output.appending(path: "data/link.csv").path, withDestinationPath: "../../../secret.csv")
    try FileManager.default.createSymbolicLink(
      atPath: output.appending(path: "figures").path, withDestinationPath: "../..")
    try Data("secret".utf8).write(to: output.appending(path: "data/.hidden.csv"))
    for path in [
      "/data/link.csv", "/figures/secret.csv", "/data/.hidden.csv", "/data/", "/data", "/../../secret.csv",
      "/data/../../../secret.csv", "/data/%2e%2e/%2e%2e/%2e%2e/secret.csv", "/chapters/a.md",
    ] {
      let answer = await RawConnection.answer(served.port, "GET \(path)")
      #expect(answer.hasPrefix("HTTP/1.1 404 Not Found\r\n") && !answer.contains("secret"), "\(path)")
    }
    await served.end()
  }

  @Test func anotherNameOrOriginGetsNothing() async throws {
    let served = try await ServedBook(SampleBook())
    let port = served.port
    #expect(await RawConnection.answer(port, "GET /", ["Host: evil.example:\(port)"]).hasPrefix("HTTP/1.1 421 "))
    #expect(await RawConnection.answer(port, "GET /", ["Origin: http://evil.example"]).hasPrefix("HTTP/1.1 403 "))
    #expect(
      await RawConnection.answer(port, "GET /live/events", ["Sec-Fetch-Site: cross-site"]).hasPrefix("HTTP/1.1 403 "))
    #expect(await RawConnection.answer(port, "POST /live/stop", ["Content-Length: 0"]).hasPrefix("HTTP/1.1 403 "))
    let own = ["Origin: http://127.0.0.1:\(port)", "X-Cyclopedia-Token: token", "Content-Length: 0"]
    #expect(await RawConnection.answer(port, "POST /live/stop", own).hasPrefix("HTTP/1.1 202 "))
    #expect(await RawConnection.answer(port, "DELETE /", own).hasPrefix("HTTP/1.1 405 "))
    await served.end()
  }

  @Test func noiseAndSilenceKeepNobodyElseWaiting() async throws {
    let served = try await ServedBook(SampleBook())
    _ = try await served.state { $0.version > 0 }
    let silent = (0..<40).compactMap { _ in RawConnection(port: served.port) }
    for connection in silent { connection.send("GET / HTTP/1.1\r\nHost: 127") }
    let noises = [
      "\r\n\r\n", "GET\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n", "GET / HTTP/9.9\r\nContent-Length: -1\r\n\r\n",
      "GET / HTTP/1.1\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n",
      "POST /live/stop HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n", "GET %%%% HTTP/1.1\r\n\r\n",
    ]
    for noise in noises {
      let connection = try #require(RawConnection(port: served.port))
      connection.send(noise)
    }
    #expect(await RawConnection.answer(served.port, "GET /").hasPrefix("HTTP/1.1 200 OK\r\n"))
    #expect(silent.count == 40)
    await served.end()
  }

  @Test func eventsBeginWithTheStateAsItIs() async throws {
    let served = try await ServedBook(SampleBook())
    _ = try await served.state { $0.version > 0 && $0.phase == "ready" }
    let connection = try #require(RawConnection(port: served.port))
    connection.send("GET /live/events HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\n\r\n")
    #expect(await connection.read(until: "\r\n\r\n").contains("\r\nContent-Type: text/event-stream\r\n"))
    #expect(await connection.read(until: "\n\n").contains("data: {\"canTrain\":false,"))
    await served.end()
    // The stream ends with the server, and the port is free.
    _ = await connection.read()
    #expect(RawConnection(port: served.port) == nil)
  }

  @Test func whoGoesIsNoticed() async throws {
    let served = try await ServedBook(SampleBook())
    do {
      let connection = try #require(RawConnection(port: served.port))
      connection.send("GET /live/events HTTP/1.1\r\nHost: 127.0.0.1:\(served.port)\r\n\r\n")
      _ = await connection.read(until: "\n\n")
      #expect(served.live.feed.count == 1)
    }
    while served.live.feed.count > 0 {
      served.live.feed.repeatLast()
      try await Task.sleep(for: .milliseconds(5))
    }
    await served.end()
  }

  @Test func aPortThatIsTakenIsPassedOver() async throws {
    let served = try await ServedBook(SampleBook())
    let router: @Sendable (UInt16) -> Router = { port in
      Router(Gate(port: Int(port), token: "t"), served.live, script: Data(), style: Data())
    }
    let next = try await ReportServer(
      ServerAddress(port: served.port, tries: 50), feed: StateFeed(), router: router)
    #expect(next.port > served.port)
    await #expect(throws: ServerError.self) {
      try await ReportServer(ServerAddress(port: served.port), feed: StateFeed(), router: router)
    }
    await next.end()
    await served.end()
  }
}
