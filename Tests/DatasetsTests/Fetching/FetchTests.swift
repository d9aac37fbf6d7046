import Foundation
import ScriptedServer
import Synchronization
import Testing

@testable import Datasets

@Suite struct FetchTests {
  static let bytes = SampleArchive.gzipped(SampleArchive.tar())
  static let archive = SampleArchive.tarred(bytes)
  static let files = ["sample-files/a.bin", "sample-files/b.bin"]
  static let part = "sample.tar.gz.part"

  private func expectFetched(_ folder: FetchedFolder) throws {
    #expect(folder.files == FetchTests.files)
    #expect(try folder.bytes("sample-files/a.bin") == SampleArchive.first)
    #expect(try folder.bytes("sample-files/b.bin") == SampleArchive.second)
  }

  @Test func aDatasetIsFetchedOnce() throws {
    let server = try ScriptedServer { request, connection in connection.serve(FetchTests.bytes, request) }
    let folder = FetchedFolder()
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.path) == ["/mirror/sample.tar.gz"])
    #expect(server.requests.first?.headers["range"] == nil)
    #expect(folder.events.contains(.progress(bytes: FetchTests.bytes.count, total: FetchTests.bytes.count)))
    #expect(folder.events.last == .done(folder: "\(folder.root.path)/sample-files"))
    try folder.fetch(FetchTests.archive, from: server)
    #expect(server.requests.count == 1)
    #expect(folder.events.last == .present(folder: "\(folder.root.path)/sample-files", isCompared: true))
  }

  @Test func whatIsDamagedIsFetchedAgainAndTheRestStays() throws {
    let server = try ScriptedServer { request, connection in connection.serve(FetchTests.bytes, request) }
    let folder = FetchedFolder()
    try folder.write(Data(count: 70_000), to: "sample-files/a.bin")
    try folder.write(SampleArchive.second, to: "sample-files/b.bin")
    try folder.write(Data("mine".utf8), to: "sample-files/notes.txt")
    try folder.fetch(FetchTests.archive, from: server)
    #expect(folder.files == FetchTests.files + ["sample-files/notes.txt"])
    #expect(try folder.bytes("sample-files/a.bin") == SampleArchive.first)
  }

  @Test func picturesOfOnesOwnStay() throws {
    let bytes = SampleArchive.zip([UnpackingTests.ant, UnpackingTests.second])
    let server = try ScriptedServer { request, connection in connection.serve(bytes, request) }
    let folder = FetchedFolder()
    for split in ["train", "val"] { try folder.write(Data("mine".utf8), to: "ants_data/\(split)/ants/mine.jpg") }
    try folder.fetch(SampleArchive.zipped(bytes), from: server)
    #expect(folder.events == [.present(folder: "\(folder.root.path)/ants_data", isCompared: false)])
    #expect(server.requests.isEmpty && folder.files.count == 2)
  }

  @Test func aConnectionThatBreaksOffIsTakenUpAgain() throws {
    let bytes = FetchTests.bytes
    let server = try ScriptedServer { request, connection in
      guard request.index < 3 else { return connection.serve(bytes, request, tag: "\"7\"") }
      let offset = request.offset ?? 0
      connection.answer(
        offset == 0 ? "200 OK" : "206 Partial Content",
        [
          "Content-Length: \(bytes.count - offset)", "ETag: \"7\"",
          "Content-Range: bytes \(offset)-\(bytes.count - 1)/\(bytes.count)",
        ], bytes[offset..<offset + 10_000])
      // Closed too early: what was sent comes, and no more.
    }
    let folder = FetchedFolder()
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.offset) == [nil, 10_000, 20_000, 30_000])
    #expect(server.requests.map { $0.headers["if-range"] } == [nil, "\"7\"", "\"7\"", "\"7\""])
    let reasons = folder.events.compactMap { if case .retry(let reason, _) = $0 { reason } else { nil } }
    #expect(reasons.first == "the connection broke off after 10000 of \(bytes.count) bytes", "\(reasons)")
    #expect(!folder.events.contains { if case .restarted = $0 { true } else { false } })
  }

  @Test func aStopKeepsWhatHasComeAndTheNextFetchGoesOn() throws {
    let bytes = FetchTests.bytes
    let server = try ScriptedServer { request, connection in
      if request.index > 0 { return connection.serve(bytes, request) }
      connection.answer("200 OK", ["Content-Length: \(bytes.count)", "ETag: \"1\""], bytes[..<30_000])
      connection.hang()
    }
    let folder = FetchedFolder()
    #expect(throws: FetchError.stopped) {
      try folder.fetch(FetchTests.archive, from: server) {
        folder.events.contains(.progress(bytes: 30_000, total: bytes.count))
      }
    }
    #expect(folder.files == [FetchTests.part, FetchTests.part + ".from"])
    #expect(try folder.bytes(FetchTests.part) == bytes[..<30_000])
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.offset) == [nil, 30_000])
    #expect(server.requests.last?.headers["if-range"] == "\"1\"")
  }

  @Test func aStopWhileUnpackingNeedsNothingFetchedAgain() throws {
    let server = try ScriptedServer { request, connection in connection.serve(FetchTests.bytes, request) }
    let folder = FetchedFolder()
    #expect(throws: FetchError.stopped) {
      try folder.fetch(FetchTests.archive, from: server) { folder.events.contains(.unpacking(file: "sample.tar.gz")) }
    }
    #expect(folder.files == [FetchTests.part, FetchTests.part + ".from"])
    // What a fetch that was killed has left.
    try folder.write(Data("x".utf8), to: ".sample-files.new/a.bin")
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.count == 1)
  }

  @Test func aServerWithoutRangesStartsAnew() throws {
    let bytes = FetchTests.bytes
    let server = try ScriptedServer { request, connection in
      connection.answer(
        "200 OK", ["Content-Length: \(bytes.count)"], request.index == 0 ? bytes[..<20_000] : bytes)
    }
    let folder = FetchedFolder()
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.offset) == [nil, 20_000])
    #expect(folder.events.contains(.restarted(reason: "the server sends the whole file, not the rest")))
  }

  @Test func aPartOfAnotherEditionIsFetchedAnew() throws {
    let server = try ScriptedServer { request, connection in connection.serve(FetchTests.bytes, request) }
    let folder = FetchedFolder()
    try folder.write(Data(count: 1000), to: FetchTests.part)
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.offset) == [1000, nil])
    // A whole one that is wrong, and one that is too long, need no request to be seen as that.
    for count in [FetchTests.bytes.count, FetchTests.bytes.count + 1] {
      let other = FetchedFolder()
      try other.write(Data(count: count), to: FetchTests.part)
      try other.fetch(FetchTests.archive, from: server)
      try expectFetched(other)
      #expect(server.requests.last?.offset == nil)
    }
    #expect(server.requests.count == 4)
  }

  @Test func aValidatorOfAnotherAddressIsNotSent() throws {
    let server = try ScriptedServer { request, connection in connection.serve(FetchTests.bytes, request) }
    let folder = FetchedFolder()
    try folder.write(FetchTests.bytes[..<1000], to: FetchTests.part)
    try folder.write(Data("https://example.invalid/x\n\"1\"\n".utf8), to: FetchTests.part + ".from")
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.offset) == [1000])
    #expect(server.requests.first?.headers["if-range"] == nil)
  }

  @Test func aRedirectIsFollowed() throws {
    let server = try ScriptedServer { request, connection in
      guard request.index > 0 else { return connection.answer("302 Found", ["Location: /elsewhere"]) }
      connection.serve(FetchTests.bytes, request)
    }
    let folder = FetchedFolder()
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(server.requests.map(\.path) == ["/mirror/sample.tar.gz", "/elsewhere"])
  }

  @Test func aServerThatIsBusyIsAskedAgain() throws {
    let server = try ScriptedServer { request, connection in
      guard request.index > 1 else { return connection.answer("503 Service Unavailable", ["Content-Length: 0"]) }
      connection.serve(FetchTests.bytes, request)
    }
    let folder = FetchedFolder()
    try folder.fetch(FetchTests.archive, from: server)
    try expectFetched(folder)
    #expect(folder.events.filter { if case .retry = $0 { true } else { false } }.count == 2)
  }

  @Test func whoComesSecondWaits() throws {
    let isFree = Mutex(false)
    let server = try ScriptedServer { request, connection in
      // Not for ever, so that two who fetch at once fail the test.
      for _ in 0..<10_000 where !isFree.withLock({ $0 }) { usleep(1000) }
      connection.serve(FetchTests.bytes, request)
    }
    let folder = FetchedFolder()
    let first = DispatchGroup()
    first.enter()
    Thread {
      do { try folder.fetch(FetchTests.archive, from: server, silence: 30) } catch { Issue.record(error) }
      first.leave()
    }.start()
    while server.requests.isEmpty { usleep(1000) }
    let events = Mutex<[FetchEvent]>([])
    try Fetcher(
      FetchTests.archive, to: folder.root, mirror: Mirror(server.address), shouldStop: { false },
      tell: { event in
        events.withLock { $0.append(event) }
        if case .waiting = event { isFree.withLock { $0 = true } }
      }
    ).run()
    first.wait()
    #expect(
      events.withLock { $0 } == [
        .waiting(path: "\(folder.root.path)/\(FetchTests.part)"),
        .present(folder: "\(folder.root.path)/sample-files", isCompared: true),
      ])
    #expect(server.requests.count == 1)
    try expectFetched(folder)
  }

  @Test func aPartThatIsALinkIsNotFollowed() throws {
    let server = try ScriptedServer { request, connection in connection.serve(FetchTests.bytes, request) }
    let folder = FetchedFolder()
    try folder.write(Data("mine".utf8), to: "mine")
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.root.path)/\(FetchTests.part)", withDestinationPath: "mine")
    let complaint = folder.complaint(FetchTests.archive, from: server)
    #expect(complaint.hasPrefix("\(folder.root.path)/\(FetchTests.part) cannot be opened: "), "\(complaint)")
    #expect(try folder.bytes("mine") == Data("mine".utf8))
    #expect(server.requests.isEmpty)
  }
}
