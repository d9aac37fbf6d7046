import Testing

/// Roles that print nothing that there is.
@Suite struct RoleMistakeTests {
  static let mistakes: [Mistake] = [
    Mistake("A 👉{valu}`fixed.steps`.\n", "there is no role {valu}", hint: "did you mean 'value'?"),
    Mistake("A 👉{param}`widht`.\n", "the book has no parameter 'widht'", hint: "did you mean 'width'?"),
    Mistake("A 👉{value}`fixd.steps`.\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake(
      "A 👉{value}`fixed`.\n", "'fixed' is no value",
      hint: "write RUN.RESULT, such as onecycle.test.accuracy; 'cyclopedia kinds' lists the results"),
    Mistake(
      "A 👉{value}`fixed.test.acuracy`.\n", "there is no result 'test.acuracy'",
      hint: "did you mean 'test.accuracy'?"),
    Mistake(
      "A 👉{value}`fixed.suggestion`.\n", "a training has no suggestion",
      hint: "known names: class.false-positives, class.precision, class.recall, duration, epochs, learning-rate.max, "
        + "outcome, parameters, steps, test.accuracy, test.errors, test.images, test.loss, throughput, "
        + "train.accuracy, train.images, train.loss, validation.accuracy, validation.loss"),
    Mistake(
      "A 👉{value}`plain.steps`.\n", "'plain' is a recipe, which has no results",
      hint: "name a range test or a training"),
    Mistake("A 👉{value}`onecycle#9.steps`.\n", "onecycle has no seed 9", hint: "its seeds: 1, 2"),
    Mistake(
      "A 👉{value}`policies.diference`.\n", "a compare has no result 'diference'",
      hint: "did you mean 'difference'?"),
    Mistake(
      "A 👉{value}`policies.p-value(fixed)`.\n", "p-value needs one of the compared runs in brackets",
      hint: "write policies.p-value(onecycle), of: onecycle"),
    Mistake(
      "A 👉{value}`fixed.test.accuracy.at(2)`.\n", "fixed has no epoch 2, it is trained for 1",
      hint: "name one from 1 to 1"),
    Mistake(
      "A 👉{value}`policies.p-value`.\n", "there is no p-value: fixed has a single seed",
      hint: "give both runs several seeds, as 'seeds: [1, 2, 3]', or name policies.difference instead"),
    Mistake(
      "A 👉{value}`fixed.outcome as fixed 1`.\n", "outcome is a text, which 'fixed' cannot print",
      hint: "leave 'as fixed 1' out"),
    Mistake(
      "A 👉{value}`policies.p-value as percent 2`.\n", "p-value is a probability, which 'percent' cannot print",
      hint: "leave 'as percent' out, or write 'as fixed 3'"),
    Mistake(
      "A 👉{value}`fixed.steps as percnt`.\n", "a value has no format 'percnt'", hint: "did you mean 'percent'?"),
    Mistake(
      "A 👉{value}`fixed.steps as fixed 99`.\n", "the format's digits must be between 0 and 12, not '99'", hint: nil),
    Mistake(
      "A 👉{value}`fixed.test.loss as percent`.\n", "test.loss is a number, which 'percent' cannot print",
      hint: "leave 'as percent' out, or write 'as fixed 3'"),
    Mistake(
      "A 👉{value}`fixed.steps as duration`.\n", "steps is a number, which 'duration' cannot print",
      hint: "leave 'as duration' out, or write 'as fixed 3'"),
    Mistake(
      "A 👉{value}`fixed.test.accuracy as points`.\n", "test.accuracy is a share, which 'points' cannot print",
      hint: "leave 'as points' out, or write 'as fixed 3'"),
    Mistake(
      "A 👉{value}`fixed.steps as si 2`.\n", "the format 'si' chooses its digits itself", hint: "write 'as si'"),
    Mistake(
      "A 👉{value}`fixed.class(disk).recall`.\n", "fixed has no class 'disk'", hint: "did you mean 'disc'?"),
    Mistake(
      "| a |\n|---|\n| 👉{value}`fixd.steps` |\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake("## A 👉{value}`fixd.steps`\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake("- **👉{value}`fixd.steps`**\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake("[👉{value}`fixd.steps`](https://example.org)\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
    Mistake("A[^1]\n\n[^1]: 👉{value}`fixd.steps`\n", "there is no run 'fixd'", hint: "did you mean 'fixed'?"),
  ]

  @Test(arguments: mistakes) func aRoleNamesWhatThereIs(mistake: Mistake) throws { try expect(mistake) }

  @Test func aChapterTitleHasNoRoles() throws {
    let notebook = try TestNotebook(plain: ["a.md": "# About {value}`x.y`\n\nText.\n"])
    #expect(
      notebook.mistakes().map(\.description) == [
        "a.md:1:9: error: a chapter's title cannot have roles\n  hint: say it in the first paragraph"
      ])
  }
}
