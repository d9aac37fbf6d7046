import Experiments
import Foundation
import Testing

@testable import Notebook

/// How the program ends, and what it says.
@Suite struct ExitCodeTests {
  @Test func allWellIsZero() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 0, "\(built.errors)")
    #expect(built.output == "")
    #expect(built.errors.hasSuffix("output/quick/report.html, report.pdf\n"))
    let again = try await Program.run(["build"], in: notebook.folder)
    #expect(again.code == 0)
    #expect(again.errors.hasSuffix("output/quick/report.html, report.pdf: up to date\n"))
    let plan = try await Program.run(["plan", "--check"], in: notebook.folder)
    #expect(plan.code == 0)
    #expect(plan.output == "finder#1    fresh\nfixed#1     fresh\nonecycle#1  fresh\nonecycle#2  fresh\n")
  }

  @Test func aRunThatIsSkippedIsOne() async throws {
    // The test goes up from a rate at which nothing happens to one at which nothing happens.
    let one = SmallBook.one.replacing("to: 10", with: "to: 2e-4").replacing(" or 0.1", with: "")
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": one]) { $1 })
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 1, "\(built.errors)")
    #expect(built.errors.contains("onecycle         skipped: finder suggests nothing: "))
    #expect(built.errors.contains("chapters/one.md:23:1: onecycle was not run: finder suggests nothing: "))
    #expect(notebook.exists("output/quick/report.html"))
    #expect(!notebook.exists("output/quick/records/onecycle.json"))
    // It is no less true the second time.
    let again = try await Program.run([], in: notebook.folder)
    #expect(again.code == 1)
    #expect(again.errors.contains("up to date"))
    #expect(again.errors.contains("onecycle was not run"))
  }

  @Test(arguments: [
    ("schedule: {constant: 0.05}\nexpect: diverges", "fixed was expected to diverge and did not"),
    ("schedule: {constant: 1e30}", "fixed diverged at step "),
  ])
  func anOutcomeThatWasNotExpectedIsOne(settings: String, problem: String) async throws {
    let notebook = try TestNotebook([
      "book.yml": SmallBook.settings, "two.md": "# Two\n",
      "one.md": SmallBook.one.replacing("schedule: {constant: 0.05}", with: settings),
    ])
    try notebook.write(["book.yml": SmallBook.settings.replacing("ends at {value}`fixed.test.accuracy`", with: "is")])
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 1, "\(built.errors)")
    #expect(built.errors.contains("chapters/one.md:17:1: \(problem)"), "\(built.errors)")
  }

  @Test func aDivergenceThatWasExpectedIsZero() async throws {
    let one = SmallBook.one.replacing("{constant: 0.05}", with: "{constant: 1e30}\nexpect: diverges")
    let notebook = try TestNotebook([
      "book.yml": SmallBook.settings.replacing("ends at {value}`fixed.test.accuracy`", with: "{value}`fixed.outcome`"),
      "one.md": one, "two.md": "# Two\n",
    ])
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 0, "\(built.errors)")
    #expect(try notebook.text("output/quick/report.html").contains("The fixed rate diverged at step "))
  }

  @Test func chaptersMayLieBesideTheOutput() async throws {
    let notebook = try TestNotebook([:])
    for (name, text) in SmallBook.files { try notebook.write(Data(text.utf8), to: name) }
    #expect(try await Program.run(["--chapters", "."], in: notebook.folder).code == 0)
    let again = try await Program.run(["--chapters", "."], in: notebook.folder)
    #expect(again.code == 0 && again.errors.hasSuffix(": up to date\n"), "\(again.errors)")
  }

  @Test func mistakesAreTwo() async throws {
    let notebook = try TestNotebook(SmallBook.files.merging(["two.md": "# Two\n\n{value}`fixd.steps`\n"]) { $1 })
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 2)
    #expect(
      built.errors == """
        chapters/two.md:3:1: error: there is no run 'fixd'
          hint: did you mean 'fixed'?
        1 mistake; nothing was built

        """)
    #expect(!notebook.exists("output") && !notebook.exists(".cyclopedia"))
  }

  @Test(arguments: [
    ["--nonsense"], ["build", "-P", "epochs"], ["build", "-P", "=1"], ["build", "--threads", "0"],
    ["build", "--profile", "nobody"], ["kinds", "nothing"], ["build", "-P", "epoch=1"],
    ["build", "-P", "epochs=["], ["build", "-P", "epochs=none"],
  ])
  func aCommandLineThatIsNotUnderstoodIsTwo(arguments: [String]) async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let ended = try await Program.run(arguments, in: notebook.folder)
    #expect(ended.code == 2, "\(ended.errors)")
    #expect(!ended.errors.isEmpty)
    #expect(!notebook.exists("output") && !notebook.exists(".cyclopedia"))
  }

  @Test func threadsThatWaitForEachOtherAreTold() async throws {
    let notebook = try TestNotebook(plain: ["a.md": "# A\n\nText."])
    let processors = ProcessInfo.processInfo.activeProcessorCount
    for (threads, isTold) in [(256, processors < 256), (1, false)] {
      let ended = try await Program.run(["build", "--threads", "\(threads)"], in: notebook.folder)
      let told = ended.errors.hasPrefix("warning: --threads \(threads) is more than the \(processors) processor")
      #expect(ended.code == 0 && told == isTold, "\(ended.errors)")
    }
    #expect(
      try await Program.run(["kinds", ""], in: notebook.folder).errors.contains("hint: the lists are directives,"))
  }

  @Test(arguments: [
    ("biuld", "biuld", "did you mean 'cyclopedia build'?"), ("plna --check", "plna", "did you mean 'cyclopedia plan'?"),
    ("archive creat x", "archive creat", "did you mean 'cyclopedia archive create'?"),
    ("data fetsh cifar10", "data fetsh", "did you mean 'cyclopedia data fetch'?"),
    (
      "archive remove", "archive remove",
      "there are 'create', 'list', 'verify'; 'cyclopedia archive --help' says what they do"
    ),
    (
      "chapters", "chapters",
      "there are 'new', 'build', 'plan', 'embed', 'archive', 'diff', 'runs', 'data', 'kinds', 'doctor', "
        + "'completions', 'manual'; 'cyclopedia --help' says what they do"
    ),
    ("help biuld", "biuld", "did you mean 'cyclopedia build'?"),
  ])
  func aCommandThatThereIsNoneOfIsSixtyFour(line: String, command: String, hint: String) async throws {
    let notebook = try TestNotebook(["a.md": ""])
    let ended = try await Program.run(line.split(separator: " ").map(String.init), in: notebook.folder)
    #expect(ended.errors == "error: there is no command 'cyclopedia \(command)'\n  hint: \(hint)\n")
    #expect(ended.code == 64 && ended.output == "")
  }

  /// A name is proposed where a slip of the pen explains it, and no other.
  @Test(
    arguments: [
      ("--force", "--force", nil), ("build --force", "--force", nil), ("plan --profil quick", "--profil", "--profile"),
      ("embed a.md --chek", "--chek", "--check"), ("--beginn-anew", "--beginn-anew", "--begin-anew"),
      ("archive list --outptu x", "--outptu", "--output"), ("archive list --store x", "--store", nil),
      ("kinds --jsno", "--jsno", "--json"), ("build -x", "-x", nil),
    ] as [(String, String, String?)])
  func anOptionIsProposedWhereItIsNear(line: String, option: String, near: String?) async throws {
    let notebook = try TestNotebook(["a.md": ""])
    let ended = try await Program.run(line.split(separator: " ").map(String.init), in: notebook.folder)
    let hint = near.map { "did you mean '\($0)'?" } ?? "the same command with --help lists its options"
    #expect(ended.errors == "error: there is no option '\(option)'\n  hint: \(hint)\n")
    #expect(ended.code == 2)
  }

  @Test(arguments: ["help", "--help", "help archive create", "archive --help", "--version"])
  func helpIsNoMistake(line: String) async throws {
    let notebook = try TestNotebook(["a.md": ""])
    let ended = try await Program.run(line.split(separator: " ").map(String.init), in: notebook.folder)
    #expect(ended.code == 0 && ended.errors == "" && !ended.output.isEmpty)
  }

  @Test func messagesDoNotCommandTheTerminal() async throws {
    let two = "# Two\n\n{value}`\u{1B}[2J\u{7}\u{9B}31m\u{202E}` {\u{1B}x}`y`\n"
    let notebook = try TestNotebook(SmallBook.files.merging(["two.md": two]) { $1 })
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 2)
    let commands = built.errors.unicodeScalars.filter {
      $0 != "\n" && ($0.properties.generalCategory == .control || $0.properties.isBidiControl)
    }
    #expect(commands.isEmpty)
    #expect(built.errors.contains("chapters/two.md:3:") && built.errors.contains("\u{FFFD}[2J"))
  }

  @Test func thousandsOfMistakesAreCounted() async throws {
    let two = "# Two\n\n" + String(repeating: "{value}`nobody.steps`\n\n", count: 3000)
    let notebook = try TestNotebook(SmallBook.files.merging(["two.md": two]) { $1 })
    let built = try await Program.run([], in: notebook.folder)
    #expect(built.code == 2)
    #expect(built.errors.contains("chapters/two.md:3:1: error: there is no run 'nobody'\n"))
    #expect(
      built.errors.hasSuffix("… and 2800 more\n3000 mistakes; nothing was built\n"), "\(built.errors.suffix(200))")
    #expect(built.errors.count < 40_000)
  }

  @Test func absentDataIsThree() async throws {
    let one = SmallBook.one.replacing("data: {shapes: {train: 64, test: 20}}", with: "data: cifar10")
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": one]) { $1 })
    let built = try await Program.run(["--data", "nowhere"], in: notebook.folder)
    #expect(built.code == 3, "\(built.errors)")
    #expect(built.errors.contains("nowhere/cifar-10-batches-bin\n"), "\(built.errors)")
    #expect(built.errors.contains("'cyclopedia data fetch cifar10 --data nowhere'"), "\(built.errors)")
    #expect(built.errors.contains("with --data DIR or CYCLOPEDIA_DATA"), "\(built.errors)")
    #expect(!notebook.exists("output/quick"))
  }

  @Test func anOutputThatCannotBeWrittenIsThree() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let built = try await Program.run(["--output", "/proc/cyclopedia"], in: notebook.folder)
    #expect(built.code == 3)
    #expect(built.errors.hasPrefix("error: the report cannot be written to /proc/cyclopedia/quick: "))
  }

  @Test func twoBuildsAtTheSameTimeMakeEveryRunOnce() async throws {
    let one = SmallBook.one.replacing("steps: 10", with: "steps: 400")
    let notebook = try TestNotebook(SmallBook.files.merging(["one.md": one]) { $1 })
    let folder = notebook.folder
    async let first = Program.run([], in: folder)
    async let second = Program.run([], in: folder)
    let ended = try await [first, second]
    for one in ended { #expect(one.code == 0, "\(one.errors)") }
    let lines = ended.flatMap { $0.errors.split(separator: "\n").map(String.init) }
    let runs = lines.filter { $0.hasPrefix("finder#") || $0.hasPrefix("fixed#") || $0.hasPrefix("onecycle#") }
    // Who waited for a run has its record, with the other's time and speed.
    #expect(Set(runs.filter { $0.contains(" images/s") && !$0.contains(" left") }).count == 4, "\(runs)")
    #expect(Set(try notebook.files(in: "output/quick").keys) == SmallBook.output)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/output") == ["quick"])
  }

  /// A second signal ends at once; the next build goes on from what was kept before.
  @Test(arguments: [[SIGINT], [SIGTERM], [SIGHUP], [SIGUSR1], [SIGINT, SIGTERM]])
  func aStopIsOneHundredAndThirty(signals: [Int32]) async throws {
    let files = SmallBook.files.merging(["one.md": SmallBook.one.replacing("steps: 10", with: "steps: 400")]) { $1 }
    let notebook = try TestNotebook(files)
    let checkpoints = notebook.folder.appending(path: ".cyclopedia/checkpoints").path
    let stopped = try await Program.run([], in: notebook.folder) { process in
      let number = process.processIdentifier
      // On a thread of its own: where the machine is busy, a task may sleep longer than the training takes.
      await withCheckedContinuation { continuation in
        Thread {
          // The first of 200 checkpoints is there.
          func isBegun() -> Bool {
            FileManager.default.enumerator(atPath: checkpoints)?.contains { "\($0)".hasSuffix(".safetensors") } ?? false
          }
          for _ in 0..<60_000 where !isBegun() { usleep(1000) }
          for signal in signals { kill(number, signal) }
          continuation.resume()
        }.start()
      }
    }
    #expect(stopped.code == 130, "\(stopped.errors)")
    #expect(stopped.errors.contains("stopping after this step"))
    if signals.count == 1 { #expect(stopped.errors.contains("the same command goes on there")) }
    #expect(!notebook.exists("output/quick"))
    let resumed = try await Program.run([], in: notebook.folder)
    #expect(resumed.code == 0, "\(resumed.errors)")
    if signals.count == 1 { #expect(resumed.errors.contains("going on after step")) }
    let whole = try TestNotebook(files)
    #expect(try await Program.run([], in: whole.folder).code == 0)
    let (first, second) = (try await notebook.records(), try await whole.records())
    #expect(first.count == 4 && first == second)
  }
}
