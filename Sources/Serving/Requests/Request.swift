/// What of a request counts for its answer.
package struct Request: Sendable {
  package var method: String
  /// As it was sent, still encoded, without what follows a question mark.
  package var path: String
  /// By lower-case names.
  package var headers: [String: String]

  package init(method: String = "GET", path: String, headers: [String: String] = [:]) {
    (self.method, self.path, self.headers) = (method, path, headers)
  }
}
