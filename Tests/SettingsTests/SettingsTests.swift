import Testing

@testable import Settings

private enum Anneal: String, CaseIterable, Sendable { case cosine, linear }

private let name = Setting.text("name", "A name", otherwise: "none", example: "x")
private let batch = Setting.integer("batch", "Pictures of a step", in: 1...Int.max, otherwise: "none", example: "64")
private let rate = Setting.number("rate", "A rate", otherwise: "none", example: "0.1")
private let share = Setting.number("share", "A share", in: 0...1, standard: 0.5, example: "5/24")
private let nesterov = Setting.flag("nesterov", "Whether it looks ahead", standard: false)
private let words = Setting.list("words", "Words", type: "texts", otherwise: "none", example: "[a, b]") {
  node, name, diagnostics in node.string(name, diagnostics)
}
private let length = Setting(
  "length", "How long", type: "a length", otherwise: "the run", example: "5 epochs"
) { node, name, diagnostics in Length(node, name: name, diagnostics: diagnostics) }
private let anneal = Setting<Anneal>.word("anneal", "A shape", otherwise: "none", example: .linear)
private let needed = Setting.number("needed", "A number", example: "1")
private let table = SettingsTable(name, batch, rate, share, nesterov, words, length, anneal)

/// Every complaint of a reading, as `line:column message`.
private func complaints(
  _ text: String, at line: Int = 1, table: SettingsTable = table, read: (SettingsReader) -> Void
) -> [String] {
  let diagnostics = Diagnostics()
  let place = SourceLocation(file: "a.md", line: line)
  if let node = SettingsText.parse(text, at: place, diagnostics: diagnostics) {
    let reader = SettingsReader(node, owner: "the train 'a'", table: table, diagnostics: diagnostics)
    read(reader)
    reader.finish()
  }
  return diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" }
}

@Suite struct SettingsReaderTests {
  @Test func readsEveryType() {
    let text = "name: x\nbatch: 1_000\nrate: .5\nshare: 5/24\nnesterov: true\nwords: [a, b]\nlength: 5 epochs\n"
    let found = complaints(text) { reader in
      #expect(reader[name] == "x")
      #expect(reader[batch] == 1000)
      #expect(reader[rate] == 0.5)
      #expect(reader[share] == 5.0 / 24)
      #expect(reader[nesterov] == true)
      #expect(reader[words] == ["a", "b"])
      #expect(reader[length] == .epochs(5))
    }
    #expect(found == [])
  }

  @Test func whatIsLeftOutHasItsStandardOrIsNeeded() {
    let found = complaints("", at: 3, table: table + SettingsTable(needed)) { reader in
      #expect(reader[share] == 0.5 && reader[nesterov] == false)
      #expect(reader[rate] == nil && reader.written(rate) == .none)
      #expect(reader[needed] == nil)
    }
    #expect(found == ["3:1 the train 'a' needs the setting 'needed'"])
    #expect(table.settings.map(\.name) == ["name", "batch", "rate", "share", "nesterov", "words", "length", "anneal"])
    #expect(share.description.absence == .standard("0.5") && share.description.type == "a number from 0 to 1")
    #expect(needed.description.absence == .isMistake && anneal.description.type == "cosine | linear")
  }

  @Test(arguments: [
    ("batch: twelve", "7:8 batch takes a whole number, not 'twelve'"),
    ("batch: 0", "7:8 batch must be at least 1, not 0"),
    ("rate: nan", "7:7 rate must be a finite number, not 'nan'"),
    ("rate: [1]", "7:7 rate takes a number, not a list"),
    ("rate: 0x10", "7:7 rate takes a number, not '0x10'"),
    ("batch: 0x10", "7:8 batch takes a whole number, not '0x10'"),
    ("rate: 1__0", "7:7 rate takes a number, not '1__0'"), ("rate: _1", "7:7 rate takes a number, not '_1'"),
    ("batch: 1_", "7:8 batch takes a whole number, not '1_'"), ("rate: 1 0", "7:7 rate takes a number, not '1 0'"),
    ("nesterov: yes", "7:11 nesterov takes true or false, not 'yes'"),
    ("anneal: cosin", "7:9 anneal cannot be 'cosin'"),
    ("length: 5 weeks", "7:9 length takes a length, not '5 weeks'"),
    ("length: 7/5", "7:9 length takes a length, not '7/5'"),
    ("bacth: 1", "7:1 the train 'a' has no setting 'bacth'"),
  ])
  func complainsWithPlace(text: String, expected: String) {
    let found = complaints(text, at: 7) { reader in
      _ = (reader[batch], reader[rate], reader[nesterov], reader[anneal], reader[length])
    }
    #expect(found == [expected])
  }

  @Test(arguments: [("1_000", 1000), ("1_0.5", 10.5), ("5 / 24", 5.0 / 24), ("1e-3", 0.001), ("1_0e1_0", 1e11)])
  func marksBetweenDigitsAreReadEverywhere(text: String, value: Double) {
    #expect(SettingsNode.number(text) == value)
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
      let reader = kind.reader(SettingsTable(rate), shorthand: rate.name, diagnostics: diagnostics)
      #expect(reader[rate] == expected)
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
