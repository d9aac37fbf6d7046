import Testing

@testable import Publishing

@Suite struct RunBoxTests {
  @Test func settingsAreNamesAndValues() {
    let box = RunBox(
      label: "onecycle", name: "onecycle", kind: "training", outcome: nil,
      settings: "epochs: 6\nmodel: {resnet9: {width: 16}}\nschedule:\n  fixed: {constant: 0.1}\n    deeper\njust words")
    #expect(
      box.settingLines == [
        .init(name: "epochs", values: ["6"]), .init(name: "model", values: ["{resnet9: {width: 16}}"]),
        .init(name: "schedule", values: ["fixed: {constant: 0.1}", "  deeper"]),
        .init(name: "", values: ["just words"]),
      ])
  }

  @Test func withoutSettingsThereAreNoLines() {
    let box = RunBox(label: "a", name: "a", kind: "recipe", outcome: nil, settings: nil)
    #expect(box.settingLines.isEmpty)
  }
}
