import Plotting

/// Breaks words into lines of at most a width so that the rag is as quiet as it can be: the squares of what is left
/// over are least in sum (after Knuth and Plass, Software: Practice and Experience 11, 1981).
struct LineBreaker {
  let ruler: TextRuler

  struct Line: Hashable {
    var words: ArraySlice<Word>
    var isLast: Bool
  }

  /// - Parameter isBalanced: for titles, whose last line is to be about as long as the others.
  func lines(_ input: [Word], width: Double, isBalanced: Bool = false) -> [Line] {
    let words = input.flatMap { pieces(of: $0.fitting(width), width: width) }
    guard !words.isEmpty else { return [] }
    let widths = words.map(ruler.width)
    let gaps = words.map { word -> Double in
      if case .space(let style) = word.gap { ruler.width(" ", style.font) } else { 0 }
    }
    // best[i]: the least cost of lines that end before word i, and where the last of them starts.
    var best = [(cost: Double, start: Int)](repeating: (.infinity, 0), count: words.count + 1)
    best[0].cost = 0
    for end in 1...words.count {
      var natural = 0.0
      let isLast = end == words.count || words[end].gap == .forced
      for start in stride(from: end - 1, through: 0, by: -1) {
        natural += widths[start] + (start + 1 < end ? gaps[start + 1] : 0)
        if natural > width + 0.01, start < end - 1 { break }
        let cost =
          best[start].cost + cost(of: natural, in: width, isLast: isLast && !isBalanced) + Self.breakCost(words, start)
        if cost < best[end].cost { best[end] = (cost, start) }
        if words[start].gap == .forced { break }
      }
    }
    var ends = [words.count]
    while let end = ends.last, end > 0 { ends.append(best[end].start) }
    return zip(ends.dropFirst(), ends).reversed().map { start, end in
      Line(words: words[start..<end], isLast: end == words.count)
    }
  }

  private func cost(of natural: Double, in width: Double, isLast: Bool) -> Double {
    let slack = max(0, width - natural) / width * 100
    if isLast { return natural < width * 0.12 ? 400 : 0 }
    return slack * slack + 10
  }

  /// What it costs to start a line at this word.
  private static func breakCost(_ words: [Word], _ start: Int) -> Double {
    guard start > 0, case .inside(let cost) = words[start].gap else { return 0 }
    return cost * cost
  }

  /// The word itself, or where it is wider than a line its characters.
  private func pieces(of word: Word, width: Double) -> [Word] {
    guard ruler.width(word) > width, word.pieces.reduce(0, { $0 + $1.text.count }) > 1 else { return [word] }
    var result: [Word] = []
    for piece in word.pieces {
      for character in piece.text {
        var part = piece
        part.text = String(character)
        result.append(Word(pieces: [part], gap: .inside(cost: 90)))
      }
    }
    result[0].gap = word.gap
    result[result.count - 1].notes = word.notes
    return result
  }
}
