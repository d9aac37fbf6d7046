import Settings
import Testing

@testable import Notebook

/// What is said once, and of the right thing, where a file is not what its author takes it for.
@Suite struct MistakenFileTests {
  private static func complaints(_ text: String) throws -> [Diagnostic] {
    let notebook = try TestNotebook(plain: ["a.md": text])
    try notebook.write(TinyPicture.bytes, to: "chapters/img/Deep/p.png")
    do {
      return try notebook.notebook().check().0.warnings
    } catch { return error.found }
  }

  /// Where it worked, such a name was taken for the same file.
  @Test(arguments: ["IMG/deep/P.PNG", "img/deep/p.png", "./Img/Deep/p.png"]) func capitalsMatter(path: String) throws {
    let found = try Self.complaints("# T\n\n![a picture](\(path))\n")
    #expect(found.count == 1 && found.first?.hint == "did you mean 'img/Deep/p.png'?", "\(found)")
  }

  @Test(arguments: ["title: [x", "title: {a: b}", "\ttitle: x"])
  func frontMatterThatIsNotUnderstoodMayHaveATitle(text: String) throws {
    let found = try Self.complaints("---\n\(text)\n---\n\nText.\n")
    #expect(found.count == 1 && found.first?.severity == .error, "\(found)")
    #expect(try Self.complaints("Text.\n").map(\.message) == ["this chapter has no title, and is called 'a'"])
  }

  @Test(arguments: [
    (
      "test.accuracy: 0.9100\ntest.accuracy.best: 0.9000",
      "a test.accuracy.best of 90.00"
    ),
    ("test.loss: 0.512\ntest.loss.best: 0.601", "a test.loss.best of 0.601, which is worse than the 0.512 at"),
    ("test.accuracy: 0.9100\ntest.accuracy.best: 0.9140", nil), ("test.accuracy: 0.914\ntest.accuracy.best: 0.91", nil),
    ("test.loss: 0.5\ntest.loss.best: 0.5", nil),
  ]) func theBestIsNoWorseThanTheEnd(settings: String, message: String?) throws {
    let found = try Self.complaints("# T\n\n```{reported} x\nsource: A paper\n\(settings)\n```\n")
    #expect(found.contains { $0.message.contains("worse than") } == (message != nil), "\(found)")
    if let message { #expect(found.contains { $0.message.contains(message) }, "\(found)") }
  }
}
