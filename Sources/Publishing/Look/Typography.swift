/// Small repairs of running text, the same on screen and on paper.
enum Typography {
  /// Keeps a number with its per cent sign and with its spread: `93.2 ± 0.2 %` does not break.
  static func bound(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0 == "%" || $0 == "±" }) else { return text }
    var result = ""
    var previous: Character = " "
    let characters = Array(text)
    for (index, character) in characters.enumerated() {
      let next = index + 1 < characters.count ? characters[index + 1] : " "
      let binds = character == " " && (next == "%" || next == "±" || previous == "±")
      result.append(binds ? "\u{A0}" : character)
      previous = character
    }
    return result
  }
}
