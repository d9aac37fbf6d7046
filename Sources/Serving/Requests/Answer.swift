import Foundation

/// What a request is answered with.
package struct Answer: Sendable {
  package enum Status: Int, Sendable {
    case ok = 200
    case accepted = 202
    case forbidden = 403
    case notFound = 404
    case wrongMethod = 405
    case misdirected = 421
    case failed = 500
    case busy = 503

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .accepted: "Accepted"
      case .forbidden: "Forbidden"
      case .notFound: "Not Found"
      case .wrongMethod: "Method Not Allowed"
      case .misdirected: "Misdirected Request"
      case .failed: "Internal Server Error"
      case .busy: "Service Unavailable"
      }
    }
  }

  package enum Body: Sendable {
    case bytes(Data)
    /// The state as it changes, until the reader goes.
    case events
  }

  package var status: Status
  package var body: Body
  package var headers: [String: String]

  /// What no answer is without: nothing is kept, guessed, framed, or read by another origin.
  private static let common = [
    "Cache-Control": "no-store", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer", "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
  ]
  /// A file that is opened by itself shows its style and pictures, and runs nothing.
  private static let filePolicy = """
    default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; \
    frame-ancestors 'none'
    """
  /// The page, with the one script and style that the server adds to it, and what that script asks for.
  private static let pagePolicy = """
    default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self' 'unsafe-inline'; img-src data:; \
    font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'
    """

  private init(_ status: Status, _ body: Body, type: String, policy: String = filePolicy) {
    (self.status, self.body) = (status, body)
    headers = Self.common
    (headers["Content-Type"], headers["Content-Security-Policy"]) = (type, policy)
  }

  package static func page(_ html: Data) -> Answer {
    Answer(.ok, .bytes(html), type: "text/html; charset=utf-8", policy: pagePolicy)
  }

  package static func file(_ bytes: Data, type: MediaType) -> Answer {
    var answer = Answer(.ok, .bytes(bytes), type: type.text)
    if type == .other { answer.headers["Content-Disposition"] = "attachment" }
    return answer
  }

  package static let events = Answer(.ok, .events, type: "text/event-stream")

  package static func accepted() -> Answer { refused(.accepted, "it will be done") }

  package static func wrongMethod(allowed: String) -> Answer {
    var answer = refused(.wrongMethod, "here is answered: \(allowed)")
    answer.headers["Allow"] = allowed
    return answer
  }

  /// - Parameter reason: for people.
  package static func refused(_ status: Status, _ reason: String) -> Answer {
    Answer(status, .bytes(Data((reason + "\n").utf8)), type: "text/plain; charset=utf-8")
  }
}
