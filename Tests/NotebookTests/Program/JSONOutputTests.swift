import Foundation
import Testing

/// What programs read from standard output is for terminals too.
@Suite struct JSONOutputTests {
  /// An override, an isolate, a mark, a delete and a control sequence's introducer, as names of this language have them.
  private static let hostile = "x\u{202E}y\u{2066}\u{200F}\u{7F}\u{9B}31m é"
  private static let escaped = "x\\u202ey\\u2066\\u200f\\u007f\\u009b31m é"

  private func strings(_ text: String, _ key: String) throws -> [String] {
    let lines = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [[String: Any]])
    return lines.compactMap { $0[key] as? String }
  }

  @Test func aPlanTurnsNoTerminalAround() async throws {
    // Chapters have no other controls.
    let two = "# Two\n\n```{reported} theirs\nsource: \"x\\u202Ey\\u2066\\u200F é\"\ntest.accuracy: 0.9\n```\n"
    let notebook = try TestNotebook(SmallBook.files.merging(["two.md": two]) { $1 })
    let plan = try await Program.run(["plan", "--json"], in: notebook.folder)
    #expect(plan.code == 0, "\(plan.errors)")
    #expect(plan.output.contains("\"detail\" : \"reported by x\\u202ey\\u2066\\u200f é\""), "\(plan.output)")
    #expect(try strings(plan.output, "detail").contains("reported by x\u{202E}y\u{2066}\u{200F} é"))
  }

  @Test func aListOfDataTurnsNoTerminalAround() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    let list = try await Program.run(["data", "list", "--json", "--data", Self.hostile], in: notebook.folder)
    #expect(list.code == 0, "\(list.errors)")
    #expect(list.output.contains("\"\(Self.escaped)/cifar-10-batches-bin\""), "\(list.output)")
    let folders = try strings(list.output, "folder")
    #expect(!folders.isEmpty && folders.allSatisfy { $0.hasPrefix("\(Self.hostile)/") })
  }
}
