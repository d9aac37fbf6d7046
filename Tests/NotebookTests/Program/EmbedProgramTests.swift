import Foundation
import Testing

@testable import Notebook

/// What `embed` does to the files that it is given, beyond their text.
@Suite struct EmbedProgramTests {
  private func built(_ pages: [String: String]) async throws -> TestNotebook {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    for (name, text) in pages { try notebook.write(Data(text.utf8), to: name) }
    return notebook
  }

  /// Whoever may write everything runs it as somebody who may not. Nobody can write the store either, which is only read.
  @Test func aReadOnlyFileIsRefused() async throws {
    let notebook = try await built(["page.md": EmbeddedPlacesTests.mark, "other.md": EmbeddedPlacesTests.mark])
    #expect(chmod(notebook.folder.path, 0o777) == 0)
    for (name, rights) in [
      ("page.md", 0o444), ("other.md", 0o666), (".cyclopedia", 0o555), ("output", 0o777), ("output/quick", 0o777),
    ] {
      #expect(chmod(notebook.folder.path + "/" + name, mode_t(rights)) == 0)
    }
    let ended = try await Program.run(["embed", "other.md", "page.md"], in: notebook.folder, asNobody: true)
    #expect(
      ended.errors
        == "error: page.md is read-only\n  hint: nothing was written; 'chmod u+w' gives the right to write it\n")
    #expect(ended.code == 3)
    for name in ["page.md", "other.md"] { #expect(try notebook.text(name) == EmbeddedPlacesTests.mark) }
    // To compare it, nobody needs the right to write it.
    let check = try await Program.run(["embed", "--check", "page.md"], in: notebook.folder, asNobody: true)
    #expect(check.code == 1 && check.output.hasPrefix("--- page.md\n"), "\(check.errors)")
    let plan = try await Program.run(["plan", "--check"], in: notebook.folder, asNobody: true)
    #expect(plan.code == 0 && plan.output.contains("fixed#1"), "\(plan.errors)")
    // What has to keep runs says why it cannot.
    let built = try await Program.run(["build"], in: notebook.folder, asNobody: true)
    #expect(built.code == 3 && built.errors.contains("it can only be read here, and runs are kept in it"))
  }

  @Test func aFileOfTwoNamesIsRefused() async throws {
    let notebook = try await built(["page.md": EmbeddedPlacesTests.mark])
    let names = ["page.md", "same.md"].map { notebook.folder.path + "/" + $0 }
    #expect(link(names[0], names[1]) == 0)
    let ended = try await Program.run(["embed", "page.md"], in: notebook.folder)
    #expect(ended.code == 3 && ended.errors.hasPrefix("error: page.md has 2 names (hard links)"), "\(ended.errors)")
    #expect(unlink(names[1]) == 0)
    #expect(try await Program.run(["embed", "page.md"], in: notebook.folder).code == 0)
    #expect(try notebook.text("page.md") == EmbeddedPlacesTests.filled)
  }

  /// Only who may give files away can try this.
  @Test(.enabled(if: getuid() == 0)) func theOwnerStays() async throws {
    let notebook = try await built(["page.md": EmbeddedPlacesTests.mark])
    let page = notebook.folder.path + "/page.md"
    #expect(chown(page, 1234, 5678) == 0 && chmod(page, 0o640) == 0)
    #expect(try await Program.run(["embed", "page.md"], in: notebook.folder).code == 0)
    var about = stat()
    #expect(stat(page, &about) == 0 && about.st_uid == 1234 && about.st_gid == 5678 && about.st_mode & 0o7777 == 0o640)
  }

  /// What a killed process left of this page goes, and what only looks like it stays.
  @Test func remainsOfAKilledProcessGo() async throws {
    let left = [".page.md.99999999", ".other.md.99999999", ".page.md.txt"]
    let notebook = try await built(Dictionary(uniqueKeysWithValues: left.map { ($0, "half") }))
    try notebook.write(Data(EmbeddedPlacesTests.mark.utf8), to: "page.md")
    #expect(try await Program.run(["embed", "page.md"], in: notebook.folder).code == 0)
    #expect(left.map(notebook.exists) == [false, true, true])
  }

  @Test func mistakesOfAllFilesComeTogetherAndNothingIsWritten() async throws {
    let bad = "<!-- cyclopedia figure x --><!-- /cyclopedia -->"
    let notebook = try await built(["a.md": bad, "b.md": EmbeddedPlacesTests.mark, "c.md": bad])
    let ended = try await Program.run(["embed", "a.md", "b.md", "c.md"], in: notebook.folder)
    #expect(ended.code == 2 && ended.errors.contains("a.md:1:1: ") && ended.errors.contains("c.md:1:1: "))
    #expect(try notebook.text("b.md") == EmbeddedPlacesTests.mark)
  }

  /// The command is the one that was asked, for this file.
  @Test func aCheckShowsWhatIsOld() async throws {
    let old = "# T\r\n\r\na\r\nb\r\nc\r\nOf "
    let notebook = try await built([
      "it's one.md": old + EmbeddedPlacesTests.filled.replacing("-->2<", with: "-->1<") + ".\r\n",
      "b.md": EmbeddedPlacesTests.mark, "c.md": EmbeddedPlacesTests.filled,
    ])
    let ended = try await Program.run(
      ["embed", "--check", "b.md", "it's one.md", "c.md", "--threads", "1"], in: notebook.folder)
    #expect(
      ended.errors == """
        b.md is out of date: run 'cyclopedia embed b.md --threads 1'
        it's one.md is out of date: run 'cyclopedia embed 'it'\\''s one.md' --threads 1'

        """)
    #expect(
      ended.output.hasSuffix(
        """
        @@ -3,4 +3,4 @@
         a
         b
         c
        -Of <!-- cyclopedia value fixed.steps -->1<!-- /cyclopedia -->.
        +Of <!-- cyclopedia value fixed.steps -->2<!-- /cyclopedia -->.

        """), "\(ended.output)")
    #expect(ended.code == 1)
  }
}
