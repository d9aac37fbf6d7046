import Foundation
import Learning
import Runs
import Testing

@testable import Experiments
@testable import Notebook
@testable import RunCatalogue

/// What a store keeps for the book, and what can go.
@Suite struct PruneTests {
  private static func titles(_ surplus: StoreSurplus) -> [String] {
    surplus.items.map { "\($0.kind) \($0.title)" }.sorted()
  }

  @Test func whatTheBookNamesInAnyProfileStays() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    _ = try await Built(notebook.notebook { $0.profile = "large" })
    let surplus = try await notebook.notebook().surplus()
    #expect(surplus.items.isEmpty && surplus.kept == [] && surplus.bytes == 0)
  }

  @Test func whatNoChapterNamesGoesAndNothingElse() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let reported = try notebook.files(in: "output")
    try notebook.write(["one.md": SmallBook.one.replacing("{constant: 0.05}", with: "{constant: 0.06}")])
    let surplus = try await notebook.notebook().surplus()
    #expect(Self.titles(surplus) == ["run fixed#1"])
    // Looking frees nothing.
    #expect(try await notebook.notebook().surplus().bytes == surplus.bytes && surplus.bytes > 10_000)
    let made = try #require(surplus.items.first?.date)
    #expect(abs(made.timeIntervalSinceNow) < 24 * 3600)
    #expect(surplus.older(than: 60, at: made + 59).items.isEmpty)
    #expect(surplus.older(than: 60, at: made + 61).items.count == 1)

    let store = notebook.folder.appending(path: ".cyclopedia/store.sqlite")
    let before = RunStore.size(store)
    let freed = try notebook.notebook().free(surplus)
    #expect(freed.bytes == surplus.bytes && freed.count == 1 && freed.busy == [] && freed.isShrunk)
    #expect(before - RunStore.size(store) > surplus.bytes / 2)
    #expect(try await notebook.notebook().surplus().items.isEmpty)
    #expect(try notebook.files(in: "output") == reported)
    // The frozen record has still its run.
    try notebook.write(["one.md": SmallBook.one])
    let again = try await Built(notebook.notebook())
    #expect(again.trained == [] && again.problems == [])
  }

  @Test func withItsParametersAVariantIsNeeded() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let variant: (inout Notebook.Options) -> Void = { $0.overrides = [.init(name: "epochs", value: "3")] }
    _ = try await Built(notebook.notebook(variant))
    #expect(
      Self.titles(try await notebook.notebook().surplus()) == ["run fixed#1", "run onecycle#1", "run onecycle#2"])
    #expect(try await notebook.notebook(variant).surplus().items.isEmpty)
  }

  @Test func whatAProcessMakesAtThisMomentStays() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let variant: (inout Notebook.Options) -> Void = { $0.overrides = [.init(name: "epochs", value: "3")] }
    _ = try await Built(notebook.notebook(variant))
    let surplus = try await notebook.notebook().surplus()
    let key = try #require(surplus.items.compactMap { if case .run(let key) = $0.content { key } else { nil } }.first)
    let claim = try #require(
      try CheckpointFolder(in: notebook.folder.appending(path: ".cyclopedia")).claim(key))
    let freed = try notebook.notebook().free(surplus)
    withExtendedLifetime(claim) {}
    #expect(freed.count == 2 && freed.busy.count == 1 && !freed.isShrunk)
    #expect(try RunStore(folder: notebook.folder.appending(path: ".cyclopedia")).contains(key))
  }

  @Test func checkpointsOfTheBooksRunsStayAndOthersGo() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let store = notebook.folder.appending(path: ".cyclopedia")
    let fixed = try await notebook.notebook().catalogue().runs.first { $0.title == "fixed#1" }?.key
    let (own, other) = (try #require(fixed), RunKey(text: String(repeating: "a", count: 64)))
    for key in [own, other] {
      try notebook.write(Data(count: 1000), to: ".cyclopedia/checkpoints/\(key)/7-\(other).safetensors")
    }
    try notebook.write(Data(count: 500), to: ".cyclopedia/weights/\(other)-\(own).safetensors")
    try notebook.write(Data(count: 9), to: ".cyclopedia/checkpoints/notes")
    // The one-cycle training waits for the range test: what is not known may be its.
    let unsure = try await notebook.notebook().surplus()
    #expect(unsure.items.isEmpty && unsure.kept.count == 3)
    #expect(
      unsure.kept.contains(
        "checkpoints of fixed#1 (profile quick), 1.0 KB: it was interrupted after step 7, and a build may go on there"))
    #expect(
      unsure.kept.contains { $0.hasPrefix("weights of run aaaaaaaaaaaa, 500 bytes: they may be those of onecycle#1") })

    try notebook.write(["one.md": SmallBook.one.replacing("finder.suggestion / 10 or 0.1", with: "0.1")])
    let sure = try await notebook.notebook().surplus()
    #expect(Self.titles(sure) == ["checkpoints aaaaaaaaaaaa", "weights aaaaaaaaaaaa"] && sure.kept.count == 1)
    #expect(try notebook.notebook().free(sure).bytes == 1500)
    let left = try FileManager.default.contentsOfDirectory(atPath: store.appending(path: "checkpoints").path).sorted()
    #expect(left == [own.text, "notes"])
  }

  @Test func aProfileWithMistakesLeavesEverything() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    try notebook.write(["book.yml": SmallBook.settings.replacing("{epochs: 2}", with: "{epochs: none}")])
    await #expect(throws: AuthorMistakes.self) { try await notebook.notebook().surplus() }
    #expect(try await notebook.notebook().catalogue().runs.count == 4)
  }

  /// A store may come from a stranger: its keys and names are no paths.
  @Test func aKeyThatIsNoneNamesNoFile() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let path = notebook.folder.appending(path: ".cyclopedia/store.sqlite").path
    do {
      let store = try SQLiteConnection(path)
      try store.execute(
        "INSERT INTO run VALUES (?, '{}', x'00', '', '')", .text("../../evil\u{1B}[31m"))
      try store.execute(
        "INSERT INTO name VALUES ('quick', ?, 1, ?)", .text("x\u{1B}[2J"), .text("../../evil\u{1B}[31m"))
    }
    let surplus = try await notebook.notebook().surplus()
    #expect(
      Self.titles(surplus) == ["run ../../evil\\u{1B}["] && surplus.items[0].reason == "it does not match its checksum")
    #expect(try notebook.notebook().free(surplus).count == 1)
    #expect(!notebook.exists("evil\u{1B}[31m.lock") && !notebook.exists("../evil\u{1B}[31m.lock"))
    #expect(try await notebook.notebook().catalogue().warnings == [])
  }
}
