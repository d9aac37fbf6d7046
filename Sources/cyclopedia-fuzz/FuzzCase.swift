import Foundation

/// The files of one generated book, known by the seed and its number.
struct FuzzCase {
  /// Bytes by name within the chapters' folder.
  var files: [String: [UInt8]]

  private static let base = """
    # Base

    ```{recipe} plain
    data: {shapes: {train: 40, test: 20}}
    batch: 16
    model: {resnet9: {width: 2}}
    ```

    ```{range-test} finder
    like: plain
    from: 1e-4
    to: 10
    steps: 6
    ```

    ```{train} run
    like: plain
    epochs: 2
    schedule: {one-cycle: {max: finder.suggestion or 0.1}}
    ```

    ```{train} fixed
    like: plain
    epochs: 1
    schedule: {constant: 0.05}
    ```

    ```{compare} policies
    runs: [fixed, run]
    ```

    ```{sweep} rates
    like: plain
    epochs: 1
    schedule: {constant: 0.1}
    vary: {schedule.constant: [0.1, 0.01]}
    ```


    """

  init(seed: UInt64, number: UInt64, grammar: Grammar) {
    var random = SplitMix(seed: seed, number: number)
    let isGentle = random.happens(oneIn: 3)
    var chapter = !isGentle && random.happens(oneIn: 8) ? "" : Self.base
    for _ in 0...random.below(isGentle ? 3 : 6) {
      chapter += grammar.text(of: isGentle ? "prose" : "block", &random) + "\n"
    }
    var book = isGentle ? "title: Book\n" : grammar.text(of: "book", &random)
    if random.happens(oneIn: 3) { book += "parameters: {epochs: 2, x: 1, data: shapes}\n" }
    var bytes = (chapter: Array(chapter.utf8), book: Array(book.utf8))
    if random.happens(oneIn: isGentle ? 8 : 2) { Mutation.change(&bytes.chapter, &random) }
    if random.happens(oneIn: isGentle ? 20 : 6) { Mutation.change(&bytes.book, &random) }
    var log = Array(grammar.text(of: "log", &random).utf8)
    if random.happens(oneIn: 2) { Mutation.change(&log, &random) }
    files = ["book.yml": bytes.book, "a.md": bytes.chapter, "log.csv": log]
    files["part.txt"] = Array(grammar.text(of: "prose", &random).utf8)
    for (name, picture) in Self.pictures { files[name] = Data(base64Encoded: picture).map { [UInt8]($0) } }
  }

  /// 8×6 and 900×20 pixels of one red.
  private static let pictures = [
    "tiny.png":
      "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAGCAIAAABxZ0isAAAAEUlEQVR42mM4ISeHFTEMpAQAaYgwwRlqPfwAAAAASUVORK5CYII=",
    "wide.png":
      "iVBORw0KGgoAAAANSUhEUgAAA4QAAAAUCAIAAABaomSyAAAAb0lEQVR42u3WMQ0AAAzDsCIpfyiDNRg7ZskIciXTAgDAiUgAAIAZBQDAjAIAgBkFAMCMAgCAGQUAwIwCAIAZBQDAjAIAgBkFAMCMAgCAGQUAwIwCAIAZBQDAjAIAgBkFAMCMAgBgRgEAwIwCAPDHAsu9bWrhMMG+AAAAAElFTkSuQmCC",
  ]
}
