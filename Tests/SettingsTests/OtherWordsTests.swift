import Testing

@testable import Settings

/// Names as other programs spell them.
@Suite struct OtherWordsTests {
  private static let results = [
    "test.accuracy", "test.errors", "test.loss", "train.accuracy", "train.loss", "validation.accuracy",
    "validation.loss", "parameters", "duration", "steps",
  ]
  private static let kinds = [
    "one-cycle", "cosine", "cosine-restarts", "plateau", "step", "flip", "crop", "resized-crop", "cross-entropy",
  ]

  @Test(arguments: [
    ("val_accuracy", "did you mean 'validation.accuracy'?"), ("valLoss", "did you mean 'validation.loss'?"),
    ("val_acc", "did you mean 'validation.accuracy'?"), ("error", "did you mean 'test.errors'?"),
    ("params", "did you mean 'parameters'?"), ("time", "did you mean 'duration'?"),
    ("num_iterations", "did you mean 'steps'?"),
    ("acc", "did you mean 'test.accuracy', 'train.accuracy' or 'validation.accuracy'?"),
  ])
  func resultsAreFound(_ name: String, _ hint: String) {
    #expect(NearestName.hint(for: name, among: Self.results) == hint)
  }

  @Test(arguments: [
    ("OneCycleLR", "did you mean 'one-cycle'?"), ("ReduceLROnPlateau", "did you mean 'plateau'?"),
    ("CosineAnnealingLR", "did you mean 'cosine'?"), ("RandomHorizontalFlip", "did you mean 'flip'?"),
    ("random_resized_crop", "did you mean 'resized-crop'?"), ("CrossEntropyLoss", "did you mean 'cross-entropy'?"),
    ("RandomCrop", "did you mean 'crop'?"),
  ])
  func kindsAreFound(_ name: String, _ hint: String) {
    #expect(NearestName.hint(for: name, among: Self.kinds) == hint)
  }

  @Test(arguments: [("max_lr", "max"), ("pct_start", "peak"), ("final-div-factor", "final-div"), ("T_max", "over")])
  func settingsAreFound(_ written: String, _ ours: String) throws {
    let place = SourceLocation(file: "a.yml")
    let diagnostics = Diagnostics()
    let node = try #require(SettingsText.parse("\(written): 1", at: place, diagnostics: diagnostics))
    let table = SettingsTable(
      ["max", "peak", "final-div", "over", "start"].map { name in
        SettingDescription(name, "A number", type: "a number", absence: .otherwise("none"), example: "1")
      })
    SettingsReader(node, owner: "it", table: table, diagnostics: diagnostics).finish()
    #expect(diagnostics.sorted.map(\.hint) == ["did you mean '\(ours)'?"])
  }
}
