import Foundation
import Synchronization

/// A server on this machine that does to each request what a test says, well or badly.
package final class ScriptedServer: Sendable {
  package struct Request: Sendable {
    /// 0 for the first one.
    package var index: Int
    package var path: String
    /// By lower-case names.
    package var headers: [String: String]

    /// Where the range begins that is asked for.
    package var offset: Int? {
      headers["range"].flatMap { $0.hasPrefix("bytes=") ? Int($0.dropFirst(6).dropLast()) : nil }
    }
  }

  /// What a script can do with the connection, which is closed after it.
  package struct Connection: Sendable {
    fileprivate let socket: Int32

    package func send(_ text: String) { send(Data(text.utf8)) }

    package func send(_ bytes: Data) {
      bytes.withUnsafeBytes { bytes in
        var sent = 0
        while sent < bytes.count {
          let count = Glibc.send(socket, bytes.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
          guard count > 0 else { return }
          sent += count
        }
      }
    }

    /// A status, header lines, and as much of the body as is given.
    package func answer(_ status: String, _ headers: [String] = [], _ body: Data = Data()) {
      send((["HTTP/1.1 \(status)", "Connection: close"] + headers).joined(separator: "\r\n") + "\r\n\r\n")
      send(body)
    }

    /// Breaks the connection off, as a network does.
    package func reset() {
      var now = linger(l_onoff: 1, l_linger: 0)
      setsockopt(socket, SOL_SOCKET, SO_LINGER, &now, socklen_t(MemoryLayout<linger>.size))
    }

    /// Says nothing until the other side goes.
    package func hang() {
      var byte: UInt8 = 0
      while recv(socket, &byte, 1, 0) > 0 {}
    }
  }

  private let listener: Int32
  private let log = Log()
  package let address: String

  package var requests: [Request] { log.requests.withLock { $0 } }

  package init(_ script: @escaping @Sendable (Request, Connection) -> Void) throws {
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let (listener, log) = (listener, log)
    let isListening = withUnsafeMutablePointer(to: &place) { place in
      place.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(listener, $0, size) == 0 && listen(listener, 8) == 0 && getsockname(listener, $0, &size) == 0
      }
    }
    guard isListening else { throw POSIXError(.EADDRNOTAVAIL) }
    address = "http://127.0.0.1:\(UInt16(bigEndian: place.sin_port))"
    Thread {
      while true {
        let socket = accept(listener, nil, nil)
        guard socket >= 0 else { return }
        Thread {
          defer { close(socket) }
          guard let request = log.read(socket) else { return }
          script(request, Connection(socket: socket))
        }.start()
      }
    }.start()
  }

  deinit {
    shutdown(listener, Int32(SHUT_RDWR))
    close(listener)
  }
}

private final class Log: Sendable {
  let requests = Mutex<[ScriptedServer.Request]>([])

  /// The head of a request; nil where none comes.
  func read(_ socket: Int32) -> ScriptedServer.Request? {
    var head = [UInt8]()
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual([13, 10, 13, 10]), head.count < 1 << 16 {
      guard recv(socket, &byte, 1, 0) == 1 else { return nil }
      head.append(byte)
    }
    let lines = String(decoding: head, as: UTF8.self).split(separator: "\r\n")
    let words = lines.first?.split(separator: " ") ?? []
    guard words.count == 3 else { return nil }
    var headers: [String: String] = [:]
    for line in lines.dropFirst() {
      let parts = line.split(separator: ":", maxSplits: 1)
      if parts.count == 2 { headers[parts[0].lowercased()] = parts[1].drop { $0 == " " }.description }
    }
    return requests.withLock { log in
      log.append(ScriptedServer.Request(index: log.count, path: String(words[1]), headers: headers))
      return log.last
    }
  }
}
