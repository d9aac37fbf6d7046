/// An archive that is not what it should be; its digest was as expected, so that trying again does not help.
extension FetchError {
  static func archive(_ path: String, _ what: String) -> FetchError {
    .failed(
      "\(path) is not unpacked: \(what)",
      hint: "its SHA-256 is the expected one, so that fetching again gives the same; nothing was put in place")
  }
}
