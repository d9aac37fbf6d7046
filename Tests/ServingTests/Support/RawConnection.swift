import Foundation

/// A connection over which a test sends what it likes, byte by byte, and reads what comes back.
///
/// It waits on threads of its own: those of tasks are few, and the server needs them.
final class RawConnection: Sendable {
  private let descriptor: Int32

  /// To this machine; nil where nobody listens there.
  init?(port: UInt16) {
    descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = port.bigEndian
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    let isOpen = withUnsafePointer(to: &place) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
      }
    }
    // What is closed twice may be somebody else's by then: `deinit` does it here too.
    guard isOpen else { return nil }
  }

  deinit { close(descriptor) }

  func send(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }

  /// What comes until it has an end like this, or until the other side closes.
  func read(until end: String? = nil) async -> String {
    await withCheckedContinuation { continuation in
      Thread { continuation.resume(returning: self.received(until: end)) }.start()
    }
  }

  private func received(until end: String?) -> String {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      if let end, bytes.suffix(end.utf8.count).elementsEqual(end.utf8) { break }
      let count = recv(descriptor, &piece, end == nil ? piece.count : 1, 0)
      guard count > 0 else { break }
      bytes += piece[..<count]
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A whole request and a whole answer.
  static func answer(_ port: UInt16, _ line: String, _ headers: [String] = []) async -> String {
    guard let connection = RawConnection(port: port) else { return "" }
    let host = headers.contains { $0.hasPrefix("Host:") } ? [] : ["Host: 127.0.0.1:\(port)"]
    connection.send(([line + " HTTP/1.1"] + host + headers + ["Connection: close", "", ""]).joined(separator: "\r\n"))
    return await connection.read()
  }
}
