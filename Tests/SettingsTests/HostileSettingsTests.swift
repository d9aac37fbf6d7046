import Settings
import Testing

@Suite(.timeLimit(.minutes(20))) struct HostileSettingsTests {
  /// Lists of lists by aliases, as a value and as a name; names are compared, which never ends.
  private static let bomb =
    "a0: &a0 [x]\n" + (1...20).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()

  private static let stairs = (0..<100).map { String(repeating: " ", count: $0) + "a:\n" }.joined()
  private static let refusals: [(text: String, complaint: String)] = [
    ("a: &x 1\nb: *x", "4:6 aliases are not resolved here"),
    ("é: &x 1\nb: [1,*x]", "4:9 aliases are not resolved here"),
    ("&x [*x]", "3:7 aliases are not resolved here"),
    ("a: &x {b: 1}\nc: {<<: *x}", "4:11 aliases are not resolved here"),
    (bomb, "4:12 aliases are not resolved here"),
    (bomb + "? *a20\n: 1", "4:12 aliases are not resolved here"),
    (bomb + "*a20 : 1", "4:12 aliases are not resolved here"),
    ("a: 1\nb: é\u{7}", "4:7 there is a control character in these settings"),
    ("a: *x", "3:6 this is not YAML: found undefined alias"),
    (String(repeating: "? ", count: 5000), "3:3 settings nest deeper than 48 levels"),
    (stairs, "51:3 settings nest deeper than 48 levels"),
    ("[" + String(repeating: "a,", count: 30_000) + "]", "3:3 these settings have more than 20000 values"),
  ]

  @Test(arguments: refusals)
  func refused(text: String, complaint: String) {
    let diagnostics = Diagnostics()
    let place = SourceLocation(file: "a.md", line: 3, column: 3)
    #expect(SettingsText.parse(text, at: place, diagnostics: diagnostics) == nil)
    #expect(diagnostics.sorted.map { "\($0.location.line):\($0.location.column) \($0.message)" } == [complaint])
  }

  @Test(arguments: ["a: The *best* & worst", "a: x &y\nb: '*y'", "a: 3 * 4", "a: \"*y &y\""])
  func starsAndAmpersandsInTexts(text: String) {
    let diagnostics = Diagnostics()
    #expect(SettingsText.parse(text, at: SourceLocation(file: "a.md"), diagnostics: diagnostics) != nil)
    #expect(diagnostics.count == 0)
  }

  @Test func tenThousandComplaintsAreKeptOnce() {
    let diagnostics = Diagnostics()
    for _ in 0..<2 {
      for line in 1...10_000 { diagnostics.report("m", at: SourceLocation(file: "a.md", line: line)) }
    }
    #expect(diagnostics.count == 10_000)
  }
}
