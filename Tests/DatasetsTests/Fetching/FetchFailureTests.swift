import Foundation
import ScriptedServer
import Testing

@testable import Datasets

/// What servers do wrong, what is said of it, and what stays on the disk.
@Suite struct FetchFailureTests {
  struct Case: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// Of requests that it takes.
    var requests: Int
    /// After the address and a colon or blank.
    var message: String
    var hint: String
    /// How many bytes are kept.
    var kept = 0
    /// Seconds that are waited for something to come.
    var silence = 20
    var script: @Sendable (ScriptedServer.Request, ScriptedServer.Connection) -> Void
  }

  static let bytes = FetchTests.bytes
  static let total = bytes.count
  static let again = "look at the network and at https_proxy; the same command goes on after "
  static let elsewhere = "--mirror URL fetches from elsewhere"

  static let cases = [
    Case(
      testDescription: "announces too much", requests: 1,
      message: " is not the archive of sample: the server announces \(total + 1) bytes, \(total) are expected",
      hint: "look at the address"
    ) { $1.answer("200 OK", ["Content-Length: \(total + 1)"], bytes) },
    Case(
      testDescription: "announces too little", requests: 1,
      message: " is not the archive of sample: the server announces 5 bytes, \(total) are expected",
      hint: "look at the address"
    ) { $1.answer("200 OK", ["Content-Length: 5"], bytes) },
    Case(
      testDescription: "announces nothing and sends without end", requests: 1,
      message: " is not the archive of sample: more than \(total) bytes came, \(total) are expected",
      hint: "look at the address"
    ) { _, connection in
      connection.answer("200 OK")
      for _ in 0..<100 { connection.send(Data(count: 100_000)) }
    },
    Case(
      testDescription: "sends less than it announces", requests: 4,
      message: " could not be fetched, 4 attempts: the connection broke off after 0 of \(total) bytes",
      hint: again + "0 bytes"
    ) { $1.answer("200 OK", ["Content-Length: \(total)"]) },
    Case(
      testDescription: "ends early without an announcement", requests: 4,
      message: " could not be fetched, 4 attempts: the connection ended after 500 of \(total) bytes",
      hint: again + "500 bytes", kept: 500
    ) { $1.answer("200 OK", [], bytes[..<500]) },
    Case(
      testDescription: "sends other bytes", requests: 1,
      message: " is not the archive of sample: its SHA-256 is ", hint: "what came was thrown away; " + elsewhere
    ) { $1.answer("200 OK", ["Content-Length: \(total)"], Data(count: total)) },
    Case(
      testDescription: "has another file's rest", requests: 2,
      message: " is not the archive of sample: the server's file has 9999999 bytes, \(total) are expected",
      hint: "look at the address", kept: 20_000
    ) { request, connection in
      guard request.offset != nil else {
        return connection.answer("200 OK", ["Content-Length: \(total)"], bytes[..<20_000])
      }
      connection.answer("206 Partial Content", ["Content-Range: bytes 20000-9999998/9999999"], bytes)
    },
    Case(
      testDescription: "sends another part", requests: 4,
      message: " could not be fetched, 4 attempts: the server sent another part than it was asked for",
      hint: again + "0 bytes"
    ) { request, connection in
      guard request.index > 0 else {
        return connection.answer("200 OK", ["Content-Length: \(total)"], bytes[..<20_000])
      }
      connection.answer("206 Partial Content", ["Content-Range: bytes 7-\(total - 1)/\(total)"], bytes[7...])
    },
    Case(
      testDescription: "never answers", requests: 4,
      message: " could not be fetched, 4 attempts: less than 100 bytes a second came for 3 s", hint: again, silence: 3
    ) { $1.hang() },
    Case(
      testDescription: "falls silent", requests: 4,
      message: " could not be fetched, 4 attempts: less than 100 bytes a second came for 3 s", hint: again + "30.0 KB",
      kept: 30_000,
      silence: 3
    ) { request, connection in
      if request.index == 0 { connection.answer("200 OK", ["Content-Length: \(total)"], bytes[..<30_000]) }
      connection.hang()
    },
    Case(
      testDescription: "breaks off before it answers", requests: 4,
      message: " could not be fetched, 4 attempts: ", hint: again
    ) { $1.reset() },
    Case(
      testDescription: "does not have it", requests: 1, message: ": the server answers with status 404",
      hint: "the file is not there; " + elsewhere
    ) { $1.answer("404 Not Found", [], Data("<h1>no</h1>".utf8)) },
    Case(
      testDescription: "does not give it", requests: 1, message: ": the server answers with status 403",
      hint: elsewhere + "; proxies are taken from https_proxy"
    ) { $1.answer("403 Forbidden", [], Data(count: 5_000_000)) },
    Case(
      testDescription: "is always busy", requests: 4,
      message: " could not be fetched, 4 attempts: the server answers with status 503", hint: again
    ) { $1.answer("503 Service Unavailable", ["Content-Length: 0"]) },
    Case(
      testDescription: "redirects for ever", requests: 6, message: ": the server redirects more than 5 times",
      hint: "look at the address"
    ) { $1.answer("302 Found", ["Location: /\($0.index)", "Content-Length: 0"]) },
    Case(
      testDescription: "redirects to a file", requests: 1,
      message: ": the server redirects to an address that is not followed (", hint: "only https is followed"
    ) { $1.answer("302 Found", ["Location: file:///etc/passwd", "Content-Length: 0"]) },
    Case(
      testDescription: "redirects to a shell of old", requests: 1,
      message: ": the server redirects to an address that is not followed (", hint: "only https is followed"
    ) { $1.answer("302 Found", ["Location: gopher://127.0.0.1/", "Content-Length: 0"]) },
    Case(
      testDescription: "does not speak HTTP", requests: 1, message: ": what answers there does not speak HTTP (",
      hint: "look at the address, its port"
    ) { $1.send("220 mail.example ESMTP\r\nX: a\r\n\r\n") },
    Case(
      testDescription: "sends header lines without end", requests: 1,
      message: ": the server sends header lines without end, more than 262.1 KB", hint: "look at the address"
    ) { _, connection in
      connection.send("HTTP/1.1 200 OK\r\n")
      for index in 0..<10_000 { connection.send("X-\(index): \(String(repeating: "a", count: 100))\r\n") }
    },
  ]

  @Test(arguments: cases) func aServerThatDoesWrong(_ one: Case) throws {
    let server = try ScriptedServer(one.script)
    let folder = FetchedFolder()
    let complaint = folder.complaint(FetchTests.archive, from: server, silence: one.silence)
    let lines = complaint.split(separator: "\n  hint: ")
    try #require(lines.count == 2, "\(complaint)")
    #expect(lines[0].hasPrefix("\(server.address)/mirror/sample.tar.gz\(one.message)"), "\(complaint)")
    #expect(lines[1].hasPrefix(one.hint), "\(complaint)")
    // The last may just have come.
    for _ in 0..<10_000 where server.requests.count < one.requests { usleep(1000) }
    #expect(server.requests.count == one.requests)
    #expect(folder.files.filter { !$0.hasSuffix(".from") } == (one.kept > 0 ? [FetchTests.part] : []))
    if one.kept > 0 { #expect(try folder.bytes(FetchTests.part) == FetchFailureTests.bytes.prefix(one.kept)) }
  }

  @Test func noServerAtAll() throws {
    var server: ScriptedServer? = try ScriptedServer { $1.reset() }
    let mirror = try #require(server?.address)
    server = nil
    let folder = FetchedFolder()
    #expect {
      try Fetcher(
        FetchTests.archive, to: folder.root, mirror: Mirror(mirror), patience: FetchedFolder.patience,
        shouldStop: { false }, tell: { _ in }
      ).run()
    } throws: {
      "\($0)".hasPrefix(
        "\(mirror)/sample.tar.gz could not be fetched, 4 attempts: Failed to connect to 127.0.0.1 port ")
    }
  }

  /// An address with https may not lead to one without.
  @Test func anOfficialAddressWithoutHTTPSIsNotAsked() throws {
    var archive = FetchTests.archive
    archive.site = "ftp://127.0.0.1"
    let folder = FetchedFolder()
    #expect {
      try Fetcher(archive, to: folder.root, patience: FetchedFolder.patience, shouldStop: { false }, tell: { _ in })
        .run()
    } throws: { "\($0)".hasPrefix("ftp://127.0.0.1/sample.tar.gz: ") }
  }

  @Test func aFullDiskSaysHowMuchIsNeeded() {
    let error = FetchError.file("/data/x.part", "written", ENOSPC, needed: 354_432_171)
    #expect(
      error.description
        == "/data/x.part cannot be written: No space left on device\n  hint: free room: about 354.4 MB are needed in all; "
        + "what has come is kept, and the same command goes on there; or name a folder on another disk with --data")
  }

  @Test(arguments: [
    ("https://mirror.example/data/", "https://mirror.example/data"), ("http://127.0.0.1:80", "http://127.0.0.1:80"),
    ("HTTPS://h", "HTTPS://h"), ("mirror.example", nil), ("ftp://h/x", nil), ("file:///etc", nil), ("https://", nil),
    ("https://h/a b", nil), ("https://h/\n", nil), ("https://h/?q", nil), ("https://h/#f", nil), ("", nil),
  ])
  func aMirrorIsAnAddress(text: String, address: String?) { #expect(Mirror(text)?.address == address) }

  @Test func messagesShowNoPasswords() {
    #expect(Mirror.shown("https://me:secret@h/x.zip") == "https://h/x.zip")
    #expect(Mirror.shown("https://h/x.zip") == "https://h/x.zip")
  }
}
