/// What a fetch under way has to tell.
package enum FetchEvent: Hashable, Sendable {
  /// The dataset was there already: sound, or the user's own, with which nothing can be compared.
  case present(folder: String, isCompared: Bool)
  /// Another process is fetching the same archive.
  case waiting(path: String)
  /// - Parameter offset: how many bytes are there from an earlier time.
  case started(address: String, offset: Int, total: Int)
  case progress(bytes: Int, total: Int)
  case retry(reason: String, seconds: Double)
  /// What had come is thrown away.
  case restarted(reason: String)
  case checking(file: String)
  case unpacking(file: String)
  case done(folder: String)
}
