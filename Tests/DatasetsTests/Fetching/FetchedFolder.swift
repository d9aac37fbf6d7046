import Foundation
import ScriptedServer
import Synchronization
import Testing

@testable import Datasets

/// A data folder of its own, and fetches into it from a server on this machine.
final class FetchedFolder: Sendable {
  let root: DataRoot
  private let log = Mutex<[FetchEvent]>([])

  var events: [FetchEvent] { log.withLock { $0 } }

  init() { root = DataRoot(option: FileManager.default.temporaryDirectory.path + "/" + UUID().uuidString) }

  deinit { try? FileManager.default.removeItem(atPath: root.path) }

  /// Waits little and tries four times.
  static var patience: FetchPatience {
    var patience = FetchPatience()
    (patience.silence, patience.waits) = (20, [0.01, 0.01, 0.01])
    return patience
  }

  func fetch(
    _ archive: DatasetArchive, from server: ScriptedServer, silence: Int = 20,
    shouldStop: @escaping () -> Bool = { false }
  ) throws(FetchError) {
    var patience = FetchedFolder.patience
    patience.silence = silence
    try Fetcher(
      archive, to: root, mirror: Mirror(server.address + "/mirror/"), patience: patience,
      shouldStop: shouldStop, tell: { event in self.log.withLock { $0.append(event) } }
    ).run()
  }

  /// What a fetch complains about; empty where it does not.
  func complaint(_ archive: DatasetArchive, from server: ScriptedServer, silence: Int = 20) -> String {
    do { try fetch(archive, from: server, silence: silence) } catch { return error.description }
    return ""
  }

  /// Paths from the data folder on, in order.
  var files: [String] {
    (FileManager.default.enumerator(atPath: root.path)?.compactMap { $0 as? String } ?? []).filter { path in
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(root.path)/\(path)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(root.path)/\(path)")) }

  func write(_ bytes: Data, to path: String) throws {
    let file = URL(filePath: "\(root.path)/\(path)")
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }
}

extension ScriptedServer.Connection {
  /// What a good server does with the whole file and with the rest of it.
  func serve(_ bytes: Data, _ request: ScriptedServer.Request, tag: String = "\"1\"") {
    guard let offset = request.offset, request.headers["if-range"] ?? tag == tag else {
      return answer("200 OK", ["Content-Length: \(bytes.count)", "ETag: \(tag)"], bytes)
    }
    answer(
      "206 Partial Content",
      [
        "Content-Length: \(bytes.count - offset)", "Content-Range: bytes \(offset)-\(bytes.count - 1)/\(bytes.count)",
        "ETag: \(tag)",
      ], bytes[offset...])
  }
}
