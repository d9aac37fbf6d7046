/// Names in a message: as many as there is room for, and how many more there are.
package enum NameList {
  /// - Parameters:
  ///   - names: each is a name, or a few words.
  ///   - most: about how many characters they may take.
  /// - Returns: `none` where there are none; the first one always stands there, shortened where it is very long.
  package static func text(_ names: [String], separator: String = ", ", most: Int = 300) -> String {
    guard !names.isEmpty else { return "none" }
    var shown: [String] = []
    var length = 0
    for name in names {
      let short = name.count > most ? "\(name.prefix(most / 2))…" : name
      length += short.count + separator.count
      guard shown.isEmpty || length <= most else { break }
      shown.append(short)
    }
    let rest = names.count - shown.count
    return shown.joined(separator: separator) + (rest > 0 ? "\(separator)and \(rest) more" : "")
  }
}
