import Settings
import Testing

@testable import Notebook

/// Settings that mean something else than their author thinks, or nothing.
@Suite struct MisleadingSettingTests {
  static let refused: [Mistake] = [
    .train(
      "epochs: 4\nschedule: 👉{step: {start: 0.1, factor: 1e200, every: 1 step}}",
      "step's rate grows beyond every number, from step 2 of 8 steps (4 epochs) on",
      hint: "take a factor below 1, or a shorter run"),
    .recipe("seeds: 👉3", "seeds takes a list, not '3'", hint: "write [1, 2, 3] for three seeds, [3] for seed 3"),
    .recipe("optimizer: {sgd: {momentum: 👉1}}", "momentum must be at least 0 and below 1, not 1", hint: nil),
    .train(
      "epochs: 1\nschedule: {constant: 0.1}\noptimizer: 👉{sgd: {nesterov: true}}",
      "nesterov looks ahead along the momentum, and there is none",
      hint: "write {sgd: {momentum: 0.9, nesterov: true}}, or leave nesterov out"),
    .train(
      "epochs: 1\nschedule: {constant: 0.1}\nstop: {train.accuracy: 👉93}",
      "train.accuracy is a share, from 0 to 1, and never 93", hint: "write 0.93 for 93 %"),
    .train(
      "epochs: 1\nschedule: {constant: 0.1}\nstop: {train.loss: 👉-1}", "train.loss is never below 0", hint: nil),
    Mistake(
      "👉{value}`onecycle.test.accuracy.time-to(90)`\n", "test.accuracy is a share, from 0 to 1, and never 90",
      hint: "write 0.9 for 90 %"),
    Mistake("👉{value}`onecycle.test.accuracy.at(0)`\n", "there is no epoch 0", hint: "epochs count from 1"),
    Mistake(
      "👉{claim}`onecycle.test.accuracy > 91.5`\n", "test.accuracy is a share, from 0 to 1, and never 91.5",
      hint: "write 0.915 for 91.5 %"),
  ]

  @Test(arguments: refused) func aMistakeIsNamed(mistake: Mistake) throws { try expect(mistake) }

  /// The warnings about a training with these settings, by line of its chapter.
  private static func warnings(_ settings: String, before: String = "") throws -> [String] {
    let notebook = try TestNotebook(
      afterBase: "# Case\n\n\(before)```{train} bad\nlike: plain\nepochs: 4\n\(settings)\n```\n",
      settings: "parameters: {width: 2}")
    return try notebook.notebook().check().book.warnings.map { "\($0.location.line): \($0.message)" }
  }

  @Test(arguments: [
    ("schedule: {one-cycle: {max: 0.1, peak: 1}}", "one-cycle's rise takes the whole run, "),
    ("schedule: {one-cycle: {max: 0.1, up: 4 epochs}}", "one-cycle's rise takes the whole run, "),
    ("schedule: {one-cycle: {max: 0.1, final-div: 0.01}}", "one-cycle ends at 0.4, above its start of 0.004"),
    ("schedule: {one-cycle: {max: 0.1, start: 0.01, end: 0.02}}", "one-cycle ends at 0.02, above its start of 0.01"),
    (
      "schedule: {one-cycle: {max: 0.1, momentum: [0.8, 0.9]}}",
      "the momentum rises with the learning rate, from 0.8 to 0.9"
    ),
    (
      "schedule: {cyclic: {min: 0.01, max: 0.1, up: 2 epochs, momentum: [0.8, 0.9]}}",
      "the momentum rises with the learning rate, from 0.8 to 0.9"
    ),
    (
      "schedule: {one-cycle: {max: 0.1}}\noptimizer: {sgd: {momentum: 0}}",
      "one-cycle sets the momentum between 0.85 and 0.95, so that the optimizer's 0 counts for nothing"
    ),
    (
      "schedule: {constant: {rate: 0.1, momentum: 0.5}}\noptimizer: {sgd: {momentum: 0.9}}",
      "constant sets the momentum to 0.5, so that the optimizer's 0.9 counts for nothing"
    ),
    (
      "schedule: {one-cycle: {max: 0.01}}\noptimizer: {adam: {betas: [0.7, 0.99]}}",
      "one-cycle sets the momentum between 0.85 and 0.95, so that the optimizer's 0.7 counts for nothing"
    ),
    ("schedule: {one-cycle: {max: 0.1}}\nbatch: 64\ndata: {shapes: {train: 16, test: 20}}", "a batch of 64 is more"),
    (
      "schedule: {plateau: {start: 0.1, watch: train.loss, patience: 0, eps: 1}}",
      "plateau never reduces the rate: by factor and floor it would fall by no more than eps, 1"
    ),
    (
      "schedule: {constant: 1e-30}", "constant's rate is never above 1e-30, by which no weight changes in float32"
    ),
    (
      "schedule: {constant: 0.1}\nstop: {train.accuracy: 0.05}",
      "guessing among 10 classes has a train.accuracy of about 0.1, so that the goal of 0.05 ends"
    ),
    (
      "schedule: {constant: 0.1}\nstop: {train.loss: 2.5}",
      "guessing among 10 classes has a train.loss of about 2.3, so that the goal of 2.5 ends"
    ),
    (
      "schedule: {constant: 0.1}\nbatch: 4096",
      "a batch of 4096 is more than the 64 training pictures, so that an epoch is one step"
    ),
    (
      "schedule: {constant: 0.1}\naugment: [normalize]\nevaluate: [{normalize: {mean: 0.5, std: 0.5}}]",
      "evaluate normalizes pictures by other statistics than augment"
    ),
  ])
  func itIsWarnedAbout(_ settings: String, _ message: String) throws {
    let found = try Self.warnings(settings)
    #expect(found.count == 1 && found[0].contains(message), "\(found)")
  }

  @Test(arguments: [
    "schedule: {one-cycle: {max: 0.1}}", "schedule: {one-cycle: {max: 0.1}}\noptimizer: {sgd: {momentum: 0.9}}",
    "schedule: {one-cycle: {max: 0.1, final-div: 1}}",
    "schedule: {one-cycle: {max: 0.1, momentum: 0}}\noptimizer: {sgd: {momentum: 0}}",
    "schedule: {one-cycle: {max: 0.1}}\noptimizer: {sgd: {nesterov: true}}",
    "schedule: {constant: 0.1}\noptimizer: {sgd: {momentum: 0}}", "schedule: {constant: 0.1}\nseeds: [3]",
    "schedule: {one-cycle: {max: 0.1, peak: 0.9}}", "schedule: {constant: 0.1}\nevaluate: [{flip: 1}, normalize]",
    "schedule: {one-cycle: {max: 0.01}}\noptimizer: {adam: {betas: [0.9, 0.99]}}",
    "schedule: {constant: 0.1}\nstop: {train.accuracy: 0.9}",
    "schedule: {constant: 0.1}\nstop: {train.loss: 2.2}", "schedule: {constant: 1e-9}",
  ])
  func whatIsMeantIsNot(_ settings: String) throws { #expect(try Self.warnings(settings) == []) }

  @Test func aRangeTestTooShortForASuggestion() throws {
    for (steps, expected) in [(9, ["9 steps give 9 points, and a suggestion needs 10"]), (10, [])] {
      let chapter = "# Case\n\n```{range-test} short\nlike: plain\nfrom: 1e-4\nto: 1\nsteps: \(steps)\n```\n"
      let notebook = try TestNotebook(afterBase: chapter, settings: "parameters: {width: 2}")
      #expect(try notebook.notebook().check().book.warnings.map(\.message) == expected)
    }
  }

  /// A range test is of the layers that the training changes.
  @Test func aRangeTestTrainsWhatTheRunDoes() throws {
    let chapter = """
      ```{recipe} head
      like: plain
      trainable: [head]
      ```

      ```{recipe} phases
      like: plain
      trainable: {0 epochs: [head], 2 epochs: all}
      ```

      ```{range-test} one
      like: head
      from: 1e-4
      to: 1
      steps: 20
      ```

      ```{range-test} two
      like: phases
      from: 1e-4
      to: 1
      steps: 20
      ```

      ```{range-test} three
      like: phases
      trainable: all
      from: 1e-4
      to: 1
      steps: 20
      ```

      """
    let notebook = try TestNotebook(afterBase: "# Case\n\n" + chapter, settings: "parameters: {width: 2}")
    let book = try notebook.notebook().check().book
    let plans = Dictionary(
      uniqueKeysWithValues: book.runs.filter { ["one", "two", "three"].contains($0.name) }.map {
        ($0.name, $0.template?.trainable?.map(\.layers))
      })
    #expect(plans["one"] == [.layers(["head"])] && plans["two"] == [.layers(["head"])])
    #expect(plans["three"] == [.all])
    #expect(
      book.warnings.map(\.message) == [
        "'phases' trains other layers from 2 epochs on, and this test those that it begins with"
      ])
  }
}
