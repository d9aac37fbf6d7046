import Testing

@testable import Settings

/// Every complaint of a reading, as `line:column message`.
private func complaints(_ text: String, at line: Int = 1, read: (SettingsReader) -> Void) -> [String] {
  let diagnostics = Diagnostics()
  let place = SourceLocation(file: "a.md", line: line)
  if let node = SettingsText.parse(text, at: place, diagnostics: diagnostics) {
    let reader = SettingsReader(node, owner: "the train 'a'", diagnostics: diagnostics)
    read(reader)
    reader.finish()
  }
  return diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" }
}

@Suite struct SettingsReaderTests {
  @Test func readsEveryType() {
    let text = "name: x\nbatch: 1_000\nrate: .5\nshare: 5/24\nnesterov: true\nwords: [a, b]\nlength: 5 epochs\n"
    let found = complaints(text) { reader in
      #expect(reader.string("name") == "x")
      #expect(reader.integer("batch") == 1000)
      #expect(reader.number("rate") == 0.5)
      #expect(reader.number("share") == 5.0 / 24)
      #expect(reader.flag("nesterov") == true)
      #expect(reader.list("words")?.map(\.text) == ["a", "b"])
      #expect(reader.length("length") == .epochs(5))
      #expect(reader.number("absent") == nil)
    }
    #expect(found == [])
  }

  @Test(arguments: [
    ("batch: twelve", "7:8 batch takes a whole number, not 'twelve'"),
    ("batch: 0", "7:8 batch must be at least 1, not 0"),
    ("rate: nan", "7:7 rate must be a finite number, not 'nan'"),
    ("rate: [1]", "7:7 rate takes a number, not a list"),
    ("nesterov: yes", "7:11 nesterov takes true or false, not 'yes'"),
    ("anneal: cosin", "7:9 anneal cannot be 'cosin'"),
    ("length: 5 weeks", "7:9 length takes a length, not '5 weeks'"),
    ("length: 7/5", "7:9 length takes a length, not '7/5'"),
    ("bacth: 1", "7:1 the train 'a' has no setting 'bacth'"),
  ])
  func complainsWithPlace(text: String, expected: String) {
    let found = complaints(text, at: 7) { reader in
      _ = reader.integer("batch", in: 1...Int.max)
      _ = reader.number("rate")
      _ = reader.flag("nesterov")
      _ = reader.choice("anneal", of: ["cosine", "linear"])
      _ = reader.length("length")
    }
    #expect(found == [expected])
  }

  @Test func namesTheNearest() {
    let diagnostics = Diagnostics()
    let node = SettingsNode(.scalar("one-cylce", isPlain: true), at: SourceLocation(file: "a.md", line: 3, column: 4))
    #expect(SettingsKind(node, setting: "schedule", of: ["one-cycle", "step"], diagnostics: diagnostics) == nil)
    #expect(diagnostics.sorted.first?.hint == "did you mean 'one-cycle'?")
    #expect(
      diagnostics.sorted.first?.description.hasPrefix("a.md:3:4: error: schedule has no kind 'one-cylce'") == true)
  }

  @Test func readsKinds() throws {
    let diagnostics = Diagnostics()
    let node = try #require(
      SettingsText.parse("a: flip\nb: {flip: 0.5}", at: SourceLocation(file: "a.md"), diagnostics: diagnostics))
    for (setting, expected) in [("a", nil), ("b", 0.5)] as [(String, Double?)] {
      let value = try #require(node[setting])
      let kind = try #require(SettingsKind(value, setting: setting, of: ["flip"], diagnostics: diagnostics))
      let reader = kind.reader(shorthand: "probability", diagnostics: diagnostics)
      #expect(reader.number("probability") == expected)
    }
    #expect(diagnostics.sorted.isEmpty)
  }
}

@Suite struct SettingsTextTests {
  @Test(arguments: [
    ("a: [1", 2), ("a: 1\na: 2", 1), ("a: b: c", 1),
  ])
  func brokenTextIsLocated(text: String, line: Int) {
    let diagnostics = Diagnostics()
    #expect(SettingsText.parse(text, at: SourceLocation(file: "a.md", line: 10), diagnostics: diagnostics) == nil)
    #expect(diagnostics.count == 1)
    #expect(diagnostics.sorted[0].message.hasPrefix("this is not YAML: "))
    #expect((10...(9 + line)).contains(diagnostics.sorted[0].location.line))
  }

  @Test func keepsScalarsAsTheyAre() throws {
    let node = try #require(
      SettingsText.parse("a: no\nb: 12:30:00\nc: '$x'", at: SourceLocation(file: "a.md"), diagnostics: Diagnostics()))
    #expect(node["a"]?.text == "no")
    #expect(node["b"]?.text == "12:30:00")
    #expect(node["c"]?.value == .scalar("$x", isPlain: false))
  }

  @Test func hostileTextsAreRefused() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for i in 1...9 {
      bomb += "a\(i): &a\(i) [" + Array(repeating: "*a\(i - 1)", count: 10).joined(separator: ", ") + "]\n"
    }
    let deep = "a: " + String(repeating: "[", count: 20_000)
    let dashes = String(repeating: "- ", count: 20_000) + "x"
    for text in [bomb, deep, dashes, String(repeating: "a", count: 300_000)] {
      let diagnostics = Diagnostics()
      #expect(SettingsText.parse(text, at: SourceLocation(file: "a.md"), diagnostics: diagnostics) == nil)
      #expect(diagnostics.count == 1)
    }
  }

  @Test func inheritsWhole() throws {
    let place = SourceLocation(file: "a.md")
    let base = try #require(SettingsText.parse("a: 1\nb: {x: 1, y: 2}", at: place, diagnostics: Diagnostics()))
    let own = try #require(SettingsText.parse("b: {x: 3}", at: place, diagnostics: Diagnostics()))
    let merged = own.over(base)
    #expect(merged["a"]?.text == "1")
    #expect(merged["b"]?["x"]?.text == "3")
    #expect(merged["b"]?["y"] == nil)
  }
}
