import Experiments
import Foundation
import Synchronization
import Testing

@testable import Notebook

/// What a build makes again, beside each other, within a time, and in which forms.
@Suite struct BuildOptionsTests {
  private static let text = """
    # Runs

    ```{train} many
    like: plain
    epochs: 1
    schedule: {constant: 0.01}
    seeds: [1, 2, 3]
    ```

    ```{train} after
    like: plain
    start: {weights: many}
    epochs: 1
    schedule: {constant: 0.01}
    seeds: [2, 1]
    ```
    """

  /// Records without the times that they took.
  private static func records(_ notebook: TestNotebook) async throws -> [String: RunRecord] {
    try await notebook.records()
  }

  @Test(arguments: [2, 5]) func severalAtATimeComeToTheSame(jobs: Int) async throws {
    let (one, many) = (try TestNotebook(afterBase: Self.text), try TestNotebook(afterBase: Self.text))
    let first = try await Built(one.notebook())
    let second = try await Built(many.notebook { $0.choice.jobs = jobs })
    #expect(Set(first.trained) == Set(second.trained) && first.trained.count == second.trained.count)
    #expect(second.foundAgain == [] && second.problems == [])
    let (alone, beside) = (try await Self.records(one), try await Self.records(many))
    #expect(alone.count == 9 && alone == beside)
    // How long they took is told apart.
    #expect(alone.values.allSatisfy { $0.timing.jobs == nil } && beside.values.allSatisfy { $0.timing.jobs == jobs })
    #expect(try await Built(many.notebook { $0.choice.jobs = jobs }).trained == [])
  }

  @Test func aStopStopsAllOfThem() async throws {
    let notebook = try TestNotebook(afterBase: Self.text)
    let stop = StopRequest()
    await #expect(throws: RunStopped.self) {
      _ = try await notebook.notebook { $0.choice.jobs = 3 }.build(stop: stop) { event in
        if case .run(_, .step) = event { stop.stop() }
      }
    }
    let built = try await Built(notebook.notebook { $0.choice.jobs = 3 })
    #expect(built.problems == [] && built.isWritten)
    #expect(try await Self.records(notebook) == (try await Self.alone()))
  }

  private static func alone() async throws -> [String: RunRecord] {
    let notebook = try TestNotebook(afterBase: text)
    _ = try await Built(notebook.notebook())
    return try await records(notebook)
  }

  @Test func whatIsNamedIsMadeAgain() async throws {
    let notebook = try TestNotebook(afterBase: Self.text)
    _ = try await Built(notebook.notebook())
    let before = try await Self.records(notebook)
    let again = try await Built(notebook.notebook { $0.choice.retrained = ["many#2", "fixed"] })
    #expect(again.begun.sorted() == ["fixed#1", "many#2"])
    #expect(again.trained.sorted() == ["fixed#1", "many#2"])
    #expect(again.warnings.filter { $0.message.contains("other numbers") } == [])
    let after = try await Self.records(notebook)
    #expect(before == after)
    await #expect(throws: AuthorMistakes.self) {
      try await Built(notebook.notebook { $0.choice.retrained = ["none"] })
    }
  }

  /// Another build between takes the record that is there, and what was trained anew is not lost.
  @Test func whatIsMadeAgainGoesOnAfterAnotherBuild() async throws {
    let notebook = try TestNotebook(afterBase: Self.text)
    _ = try await Built(notebook.notebook())
    let stop = StopRequest()
    await #expect(throws: RunStopped.self) {
      _ = try await notebook.notebook { $0.choice.retrained = ["many#3"] }.build(stop: stop) { event in
        if case .run(_, .step(1, of: _, loss: _)) = event { stop.stop() }
      }
    }
    #expect(try await Built(notebook.notebook()).trained == [])
    let places = Mutex<[Int]>([])
    _ = try await notebook.notebook { $0.choice.retrained = ["many#3"] }.build(stop: StopRequest()) { event in
      if case .run(_, .started(_, let step, _)) = event { places.withLock { $0.append(step) } }
    }
    #expect(places.withLock { $0 } == [1])
  }

  /// What is not to be made stands in no other run's way.
  @Test func anInterruptedRunIsNoObstacleToOthers() async throws {
    let notebook = try TestNotebook(afterBase: Self.text)
    let stop = StopRequest()
    await #expect(throws: RunStopped.self) {
      _ = try await notebook.notebook { $0.choice.only = ["many#1"] }.build(stop: stop) { event in
        if case .run(_, .step(1, of: _, loss: _)) = event { stop.stop() }
      }
    }
    let other: @Sendable (inout Notebook.Options) -> Void = {
      ($0.choice.only, $0.threads) = (["many#2"], 2)
    }
    #expect(try await Built(notebook.notebook(other)).trained == ["many#2"])
    await #expect(throws: UnfitBook.self) { try await Built(notebook.notebook { $0.threads = 2 }) }
  }

  /// The clock is the only thing that a budget needs, and it comes from this machine's own runs.
  @Test func aBudgetRefusesWhatDoesNotFit() async throws {
    let notebook = try TestNotebook(afterBase: Self.text)
    let unknown = await #expect(throws: AuthorMistakes.self) {
      try await Built(notebook.notebook { $0.choice.budget = 1 })
    }
    #expect(unknown?.found.first?.message.hasPrefix("nothing like finder#1 was trained on this machine") == true)
    _ = try await Built(notebook.notebook { $0.choice.only = ["fixed"] })
    let look = try await notebook.notebook().look().look
    #expect(look.forecast.runs.count == 8 && look.forecast.seconds.map { $0 > 0 } == true)
    var slow = look.forecast
    for run in slow.runs { if let work = run.work { slow.speed.observe(work, seconds: 1) } }
    let lengths = try slow.runs.map { try #require(slow.seconds(of: $0)) }
    #expect(slow.fitting(lengths[0] + lengths[1]).map(\.name) == Array(slow.runs.map(\.name).prefix(2)))
    #expect(slow.fitting(lengths[0] / 2).isEmpty)
    let roomy = try await Built(notebook.notebook { $0.choice.budget = 1_000_000 })
    #expect(roomy.trained.count == 8)
  }

  @Test func aFormIsWrittenAlone() async throws {
    let notebook = try TestNotebook(plain: ["a.md": "# A\n\nText."])
    _ = try await Built(notebook.notebook { $0.formats = ["html"] })
    #expect(notebook.exists("output/quick/report.html") && !notebook.exists("output/quick/report.pdf"))
    #expect(try await Built(notebook.notebook { $0.formats = ["html"] }).isWritten == false)
    // The other form is missing, so that the report is not up to date.
    #expect(try await Built(notebook.notebook()).isWritten && notebook.exists("output/quick/report.pdf"))
    #expect(try await Built(notebook.notebook { $0.formats = ["pdf"] }).isWritten)
    #expect(!notebook.exists("output/quick/report.html"))
  }
}
