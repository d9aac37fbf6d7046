/// A run, or one of its seeds, as a directive names it.
package struct RunReference: Hashable, Sendable {
  package var name: String
  package var seed: Int?

  package init(name: String, seed: Int? = nil) { (self.name, self.seed) = (name, seed) }

  /// - Returns: nil where the text is no name, or what follows `#` no number.
  package init?(_ text: String) {
    let parts = text.split(separator: "#", omittingEmptySubsequences: false)
    guard let first = parts.first, MemberName.isName(String(first)), parts.count <= 2 else { return nil }
    name = String(first)
    guard parts.count == 2 else { return }
    guard let seed = Int(parts[1]) else { return nil }
    self.seed = seed
  }
}
