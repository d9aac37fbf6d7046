import Experiments
import Foundation
import Settings
import Synchronization
import Testing

@testable import Notebook

/// A book that is made in several builds: chosen runs, until a time, on several machines, and its report in between.
@Suite struct PiecewiseBuildTests {
  private static func notebook() throws -> TestNotebook {
    try TestNotebook(
      afterBase: "# Case\n\n```{plot} accuracy\n:run: fixed\n```\n\n```{table} runs\n:runs: fixed, onecycle\n```\n")
  }

  private static func choose(_ change: @escaping (inout BuildChoice) -> Void) -> (inout Notebook.Options) -> Void {
    { change(&$0.choice) }
  }

  @Test func chosenRunsAreMadeWithWhatTheyNeed() async throws {
    let notebook = try Self.notebook()
    let built = try await Built(notebook.notebook(Self.choose { $0.only = ["onecycle#2"] }))
    #expect(built.trained == ["finder#1", "onecycle#2"] && built.problems == [] && !built.isWritten)
    #expect(built.left == ["onecycle#1", "fixed#1"] && built.begun == built.trained)
    // Frozen as they finished, and no report yet.
    #expect(
      try notebook.files(in: "output/quick").keys.sorted() == [
        "records/_pictures.json", "records/finder.json", "records/onecycle.json",
      ])
    let again = try await Built(notebook.notebook(Self.choose { $0.only = ["finder", "fixed"] }))
    #expect(again.trained == ["fixed#1"] && again.left == ["onecycle#1"])
  }

  /// As another machine does that has the records and not the store.
  @Test func piecesOfSeveralMachinesMakeTheSameReport() async throws {
    let whole = try Self.notebook()
    _ = try await Built(whole.notebook())
    let (one, other) = (try Self.notebook(), try Self.notebook())
    _ = try await Built(one.notebook(Self.choose { $0.only = ["onecycle#1"] }))
    for (path, bytes) in try one.files(in: "output/quick") { try other.write(bytes, to: "output/quick/\(path)") }
    let second = try await Built(other.notebook(Self.choose { $0.only = ["onecycle#2"] }))
    #expect(second.trained == ["onecycle#2"] && second.foundAgain == ["finder#1", "onecycle#1"])
    let last = try await Built(other.notebook())
    #expect(last.trained == ["fixed#1"] && last.isWritten && last.left == [])
    #expect(try Self.shown(other) == Self.shown(whole))
  }

  /// What figures show; times differ.
  private static func shown(_ notebook: TestNotebook) throws -> [String: Data] {
    try notebook.files(in: "output/quick").filter { $0.key.hasPrefix("figures/") && $0.key.hasSuffix(".svg") }
  }

  /// A run that is left is no failed one: its fallback is not taken.
  @Test func whatNeedsARunThatIsLeftIsLeftToo() async throws {
    let notebook = try Self.notebook()
    let built = try await Built(notebook.notebook(Self.choose { ($0.isFrozen, $0.isPartial) = (true, true) }))
    #expect(built.trained == [] && built.skipped == [:] && built.isWritten)
    #expect(built.left == ["finder#1", "onecycle#1", "onecycle#2", "fixed#1"])
    let page = try notebook.text("output/quick/report.html")
    #expect(page.contains("fixed was not run") && page.contains("It is not made yet."))
    #expect(built.problems.contains("fixed was not run: it is not made yet"))
    #expect(try await Built(notebook.notebook()).trained.count == 4)
  }

  /// Its other seeds are not left, since they will never be made.
  @Test func aRunThatCannotBeMadeLeavesNothing() async throws {
    let chapter = """
      # Case

      ```{train} refused
      like: plain
      epochs: 1
      schedule: {constant: finder.suggestion.minimum}
      seeds: [1, 2, 3]
      ```

      """
    let base = TestNotebook.base.replacing("steps: 10", with: "steps: 2")
    let notebook = try TestNotebook(afterBase: chapter, files: ["base.md": base])
    let built = try await Built(notebook.notebook())
    #expect(built.skipped.keys.sorted() == ["refused"] && built.left == [] && built.isWritten)
  }

  @Test func aFrozenBuildTrainsNothing() async throws {
    let notebook = try Self.notebook()
    _ = try await Built(notebook.notebook(Self.choose { $0.only = ["fixed", "onecycle#1"] }))
    await #expect {
      _ = try await Built(notebook.notebook(Self.choose { $0.isFrozen = true }))
    } throws: { error in
      (error as? AuthorMistakes)?.found.map(\.message)
        == ["'onecycle' has no record for seed 2, and --frozen trains nothing"]
    }
    _ = try await Built(notebook.notebook())
    #expect(try await Built(notebook.notebook(Self.choose { $0.isFrozen = true })).isWritten == false)
  }

  @Test(arguments: [
    ("fixd", "there is no run 'fixd'", "did you mean 'fixed'?"),
    ("fixed#7", "there is no run 'fixed#7'", "its seeds: 1"),
    ("policies", "there is no run 'policies'", nil), ("", "there is no run ''", nil),
  ])
  func chosenRunsAreThere(name: String, message: String, hint: String?) async throws {
    let notebook = try Self.notebook()
    await #expect {
      _ = try await Built(notebook.notebook(Self.choose { $0.only = [name] }))
    } throws: { error in
      guard let found = (error as? AuthorMistakes)?.found, found.count == 1 else { return false }
      return found[0].message == message && (hint == nil || found[0].hint == hint)
    }
    #expect(!notebook.exists("output"))
  }

  /// A stop in the middle: a report of what is there, and the build still ends as stopped.
  @Test(arguments: [false, true]) func aStopLeavesTheRest(isPartial: Bool) async throws {
    let notebook = try Self.notebook()
    let stop = StopRequest()
    let left = Mutex<[String]>([])
    let choose = Self.choose { ($0.isPartial, $0.hasTimeLimit) = (isPartial, true) }
    await #expect(throws: RunStopped.self) {
      try await notebook.notebook(choose).build(stop: stop) { event in
        switch event {
        case .done(let name, _, _) where name.name == "onecycle": stop.stop()
        case .left(let names, _): left.withLock { $0 = names.map { "\($0.name)#\($0.seed)" } }
        default: break
        }
      }
    }
    #expect(left.withLock { $0 } == ["onecycle#2", "fixed#1"])
    #expect(notebook.exists("output/quick/report.html") == isPartial)
    #expect(notebook.exists("output/quick/records/finder.json"))
    #expect(try await Built(notebook.notebook()).trained == ["onecycle#2", "fixed#1"])
  }

  @Test func warningsAreMistakesWhereAsked() async throws {
    let text = "# Case\n\nA [^note].\n\n[^note]: One.\n[^other]: Two.\n"
    let notebook = try TestNotebook(plain: ["case.md": text])
    #expect(try await Built(notebook.notebook()).warnings.count == 1)
    await #expect {
      _ = try await Built(notebook.notebook(Self.choose { $0.isStrict = true }))
    } throws: { ($0 as? AuthorMistakes)?.found.map(\.severity) == [.error] }
  }

  /// A record that is damaged is never written over, nor are pictures thrown away that it may need.
  @Test func aDamagedFolderStaysAsItIs() async throws {
    let notebook = try Self.notebook()
    _ = try await Built(notebook.notebook(Self.choose { $0.only = ["onecycle#1"] }))
    var bytes = try notebook.bytes("output/quick/records/onecycle.json")
    bytes[bytes.count / 2] ^= 1
    try notebook.write(bytes, to: "output/quick/records/onecycle.json")
    let before = try notebook.files(in: "output/quick")
    let built = try await Built(notebook.notebook(Self.choose { $0.only = ["fixed"] }))
    #expect(
      built.trained == ["fixed#1"] && built.warnings.contains { $0.message.hasPrefix("finished runs cannot be frozen") }
    )
    #expect(try notebook.files(in: "output/quick") == before)
  }
}
