import Experiments
import Foundation
import SampleBooks
import Testing

@testable import Notebook

/// Whole books whose runs start from other runs.
@Suite struct StartedBookTests {
  static let chapter = """
    # One

    ```{train} transfer
    like: plain
    epochs: 2
    schedule: {constant: 0.02}
    start: {weights: pretrained, except: [head]}
    trainable: {0 epochs: [head], 1 epoch: all}
    seeds: [2, 3]
    ```

    \(SampleText.recipe())
    ```{train} pretrained
    like: plain
    epochs: 1
    schedule: {constant: 0.05}
    seeds: [1, 2, 4]
    ```

    ```{table} provenance
    :runs: pretrained, transfer
    ```

    """

  static func notebook(_ chapter: String = chapter) throws -> TestNotebook {
    try TestNotebook(plain: ["one.md": chapter])
  }

  static func plan(_ notebook: TestNotebook) async throws -> [String] {
    try await notebook.notebook().plan().map { run in
      let name = "\(run.name.name)#\(run.name.seed) \(run.status)"
      return run.reason.map { "\(name): \($0)" } ?? name
    }
  }

  @Test func aRunWaitsForItsStartAndBeginsWithItsWeights() async throws {
    let notebook = try StartedBookTests.notebook()
    let planned = try await notebook.notebook().plan()
    #expect(
      planned.map { "\($0.name.name)#\($0.name.seed) \($0.status)" } == [
        "pretrained#1 missing", "pretrained#2 missing", "pretrained#4 missing", "transfer#2 waiting for pretrained",
        "transfer#3 waiting for pretrained",
      ])
    #expect(planned.last?.start == "the weights of pretrained, except head" && planned.first?.start == nil)
    #expect(planned.last?.trainable == "{0 epochs: [head], 1 epoch: all}" && planned.first?.trainable == nil)
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    #expect(
      built.warnings.map { "\($0.location.line): \($0.message)" } == [
        "7: pretrained has no seed 3, so that transfer#3 starts from pretrained#1"
      ])
    #expect(
      try notebook.text("output/quick/report.html").contains(
        "It began with the weights of pretrained, except head, seed 3 with those of pretrained#1."))
    #expect(built.trained == ["pretrained#1", "pretrained#2", "pretrained#4", "transfer#2", "transfer#3"])
    // The same seed where it is there, else the first one; no other seed's weights are kept.
    let records = try await notebook.records()
    let keys = try ["pretrained#1", "pretrained#2"].map { try #require(records[$0]).key }
    #expect(records["transfer#2"]?.plan.start == RunStart(.run(keys[1]), except: ["head"]))
    #expect(records["transfer#3"]?.plan.start == RunStart(.run(keys[0]), except: ["head"]))
    let kept = try notebook.files(in: ".cyclopedia/weights").keys.sorted()
    #expect(kept.map { String($0.prefix(64)) } == keys.map(\.text).sorted())
    for seed in [(2, 1), (3, 0)] {
      let digest = try #require(records["transfer#\(seed.0)"]?.provenance.start)
      #expect(kept.contains("\(keys[seed.1])-\(digest).safetensors"))
      #expect(try notebook.text("output/quick/report.html").contains(digest.prefix(12)))
    }
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("It began with the weights of pretrained, except head, seed 3 with those of pretrained#1."))
    #expect(page.contains("<dd>{0 epochs: [head], 1 epoch: all}</dd>") && page.contains("pretrained#1 "))
    #expect(try await Built(notebook.notebook()).trained == [])
  }

  @Test func aStartThatChangesMakesItsRunsStale() async throws {
    let notebook = try StartedBookTests.notebook()
    _ = try await Built(notebook.notebook())
    try notebook.write(["one.md": StartedBookTests.chapter.replacing("constant: 0.05", with: "constant: 0.04")])
    let built = try await Built(notebook.notebook())
    #expect(built.trained == ["pretrained#1", "pretrained#2", "pretrained#4", "transfer#2", "transfer#3"])
    // Layers left out, and what is trained when, are the run's own settings.
    try notebook.write([
      "one.md": StartedBookTests.chapter.replacing("constant: 0.05", with: "constant: 0.04")
        .replacing("except: [head]", with: "except: [head, layer3]")
    ])
    #expect(
      try await StartedBookTests.plan(notebook) == [
        "pretrained#1 fresh", "pretrained#2 fresh", "pretrained#4 fresh",
        #"transfer#2 stale: start.except: ["head"] → ["head","layer3"]"#,
        #"transfer#3 stale: start.except: ["head"] → ["head","layer3"]"#,
      ])
  }

  /// As with a committed report whose store is not there: records have no weights.
  @Test func weightsThatAreNotHereAreMadeAgain() async throws {
    let notebook = try StartedBookTests.notebook()
    _ = try await Built(notebook.notebook())
    let before = try notebook.files(in: "output/quick/records")
    let old = try await notebook.records()
    try notebook.remove(".cyclopedia")
    // Nobody needs them while all records are there.
    let all = try await Built(notebook.notebook())
    #expect(
      all.trained == []
        && all.warnings.map(\.message) == ["pretrained has no seed 3, so that transfer#3 starts from pretrained#1"])
    try notebook.remove("output/quick/records/transfer.json")
    let hint = "the weights that it starts from are not here, they are trained again"
    #expect(
      try await StartedBookTests.plan(notebook) == [
        "pretrained#1 frozen", "pretrained#2 frozen", "pretrained#4 frozen", "transfer#2 missing: \(hint)",
        "transfer#3 missing: \(hint)",
      ])
    let built = try await Built(notebook.notebook())
    #expect(built.trained == ["transfer#2", "transfer#3"])
    #expect(
      built.warnings.map(\.message) == [
        "pretrained has no seed 3, so that transfer#3 starts from pretrained#1",
        "the weights of pretrained#2 are not here: it is trained again",
        "the weights of pretrained#1 are not here: it is trained again",
      ])
    let new = try await notebook.records()
    for name in ["transfer#2", "transfer#3"] {
      #expect(new[name] == old[name] && new[name]?.provenance.start != nil)
    }
    #expect(try notebook.bytes("output/quick/records/pretrained.json") == before["pretrained.json"])
  }

  /// Another number of threads gives other bits: the new weights do not belong to the old record, and that is said.
  @Test func weightsThatComeOutOtherwiseAreTold() async throws {
    let notebook = try StartedBookTests.notebook()
    _ = try await Built(notebook.notebook())
    try notebook.remove(".cyclopedia")
    try notebook.remove("output/quick/records/transfer.json")
    // A record as another machine would have made it.
    let place = "output/quick/records/\(PictureShelf.fileName)"
    var shelf = try PictureShelf(try notebook.bytes(place), path: place)
    let file = try notebook.bytes("output/quick/records/pretrained.json")
    var frozen = try FrozenRun(file, &shelf, path: "pretrained.json")
    let loss = try #require(frozen.records[0].test?.loss) + 1
    frozen.records[0].test?.loss = loss
    frozen.records[0].epochs[frozen.records[0].epochs.count - 1].testLoss = loss
    try notebook.write(try frozen.fileBytes(&shelf), to: "output/quick/records/pretrained.json")
    let built = try await Built(notebook.notebook())
    #expect(
      built.warnings.map(\.message) == [
        "pretrained has no seed 3, so that transfer#3 starts from pretrained#1",
        "the weights of pretrained#2 are not here: it is trained again",
        "the weights of pretrained#1 are not here: it is trained again",
        "pretrained#1 came to other numbers than its record when it was trained again, and transfer starts from these "
          + "weights",
      ])
  }

  /// A start that has a start of its own is made again from the first one on, once for all that need it.
  @Test func aChainOfStartsIsMadeAgain() async throws {
    let chapter =
      StartedBookTests.chapter + """
        ```{train} last
        like: plain
        epochs: 1
        schedule: {constant: 0.02}
        start: transfer#3
        ```

        ```{range-test} finder
        like: plain
        from: 1e-4
        to: 1
        steps: 10
        start: transfer#3
        ```

        """
    let notebook = try StartedBookTests.notebook(chapter)
    #expect(try await Built(notebook.notebook()).problems == [])
    let old = try await notebook.records()
    try notebook.remove(".cyclopedia")
    for name in ["last", "finder"] { try notebook.remove("output/quick/records/\(name).json") }
    let built = try await Built(notebook.notebook())
    #expect(Set(built.trained) == ["last#1", "finder#1"])
    #expect(
      built.warnings.map(\.message) == [
        "pretrained has no seed 3, so that transfer#3 starts from pretrained#1",
        "the weights of transfer#3 are not here: it is trained again",
        "the weights of pretrained#1 are not here: it is trained again",
      ])
    let new = try await notebook.records()
    for name in ["last#1", "finder#1"] { #expect(new[name] != nil && new[name] == old[name]) }
  }

  /// Members of a sweep begin with another run's weights, and leave theirs.
  @Test func sweepsStartAndAreStartedFrom() async throws {
    let chapter =
      StartedBookTests.chapter + """
        ```{sweep} rates
        like: plain
        epochs: 1
        schedule: {constant: 0.1}
        vary: {schedule.constant: [0.05, 0.02], start: [pretrained#4, pretrained#2]}
        ```

        ```{train} last
        like: plain
        epochs: 1
        schedule: {constant: 0.02}
        start: rates(0.02;1)
        ```

        """
    let notebook = try StartedBookTests.notebook(chapter)
    #expect(try await StartedBookTests.plan(notebook).suffix(2).first == "rates(0.02;2)#1 waiting for pretrained")
    #expect(try await StartedBookTests.plan(notebook).last == "last#1 waiting for rates(0.02;1)")
    let built = try await Built(notebook.notebook())
    #expect(built.problems == [])
    #expect(
      built.warnings.map(\.message) == ["pretrained has no seed 3, so that transfer#3 starts from pretrained#1"])
    let records = try await notebook.records()
    let keys = try ["pretrained#4", "pretrained#2", "rates(0.02;1)#1"].map { try #require(records[$0]).key }
    #expect(records["rates(0.02;1)#1"]?.plan.start == RunStart(.run(keys[0])))
    #expect(records["rates(0.02;2)#1"]?.plan.start == RunStart(.run(keys[1])))
    #expect(records["last#1"]?.plan.start == RunStart(.run(keys[2])))
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("It began with the weights of rates(0.02;1)."))
    #expect(try await Built(notebook.notebook()).trained == [])
  }

  @Test func nothingStartsFromARunThatDiverged() async throws {
    let notebook = try StartedBookTests.notebook(
      StartedBookTests.chapter.replacing("{constant: 0.05}", with: "{constant: 1e30}\nexpect: diverges")
        .replacing("epochs: 1\n", with: "epochs: 3\n"))
    let built = try await Built(notebook.notebook())
    #expect(built.skipped.keys.sorted() == ["transfer"])
    #expect(built.skipped["transfer"]?.hasPrefix("pretrained#2 diverged at step ") == true)
    #expect(!notebook.exists(".cyclopedia/weights"))
  }
}
