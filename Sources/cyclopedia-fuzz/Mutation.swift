/// What editors, broken files and enemies do to a text.
enum Mutation {
  private static let pieces: [[UInt8]] =
    [
      "```", "````", ":::", "{", "}", "[", "](", "![", "|", "|-|", "> ", "- ", "  ", "\n", "\n\n", "\r\n", "\r", "\t",
      "---\n", "$$\n", "%",
      ": ", "&a ", "*a", "<<: ", "!!", "'", "\"", "\\", "<!--", "-->", "<", "&#", "é", "\u{1F600}", "\u{301}", "\u{0}",
      "\u{FEFF}", "{value}`",
      "(", ")=", "=\n", "#", "^", "~~", "*", "_", "`", "::", "{note}\n", "1. ", ".suggestion", " or ", "e9", "0", "-",
      "/", "..", "%2e",
    ].map { Array($0.utf8) } + [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0x80]]
  /// A text is not let grow beyond this: the program refuses larger ones at once, and nothing more is learned.
  private static let largest = 400_000

  static func change(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    for _ in 0...random.below(6) {
      let at = random.below(bytes.count + 1)
      let end = min(bytes.count, at + random.below(40))
      switch random.below(8) {
      case 0: bytes.removeSubrange(at..<end)
      case 1, 2, 3: bytes.insert(contentsOf: random.pick(pieces), at: at)
      case 4:
        // One piece many times: what takes quadratic time shows.
        let piece = random.happens(oneIn: 2) ? random.pick(pieces) : Array(bytes[at..<end])
        let most = max(1, min(4000, (largest - bytes.count) / max(1, piece.count)))
        let times = 1 + random.below(random.happens(oneIn: 6) ? most : min(most, 60))
        guard piece.count * times + bytes.count < largest else { continue }
        bytes.insert(contentsOf: Array(repeating: piece, count: times).joined(), at: at)
      case 5: if at < bytes.count { bytes[at] = UInt8(random.below(256)) }
      case 6: bytes.insert(contentsOf: bytes[at..<end], at: random.below(bytes.count + 1))
      default: if random.happens(oneIn: 4) { bytes.removeSubrange(at...) }
      }
    }
  }
}
