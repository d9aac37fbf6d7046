import Experiments
import Foundation
import Testing

@testable import Notebook

/// Mistakes of a whole book: all together, in order, once, and nothing runs.
@Suite struct WholeBookMistakeTests {
  @Test func mistakesOfAllChaptersComeTogether() async throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [base.md, b.md, a.md, c.md, gone.md]",
      "base.md": TestNotebook.base,
      "a.md": "# A\n\n{value}`onecylce.steps` and {param}`x`\n\n{value}`onecylce.steps`\n",
      "b.md": "# B\n\n```{plot} acuracy\n:run: fixed\n```\n\n{numref}`c-figure`\n",
      "c.md": "# C\n\n```{train} late\nlike: plain\nepochs: 0\n```\n\n{value}`late.steps`\n\n"
        + "```{plot} loss\n:run: late\n```\n\n```{plot} los\n:run: late\n:widht: pair\n```\n\n"
        + "```{plot} loss\n:run: late\n:label: shown\n:widht: pair\n```\n",
    ])
    let found = notebook.mistakes().map { "\($0.location) \($0.message)" }
    #expect(
      found == [
        "a.md:3:1 there is no run 'onecylce'",
        "a.md:3:29 the book has no parameter 'x'",
        "a.md:5:1 there is no run 'onecylce'",
        "b.md:3:1 there is no {plot} 'acuracy'",
        "b.md:7:1 there is no label 'c-figure'",
        "book.yml:2:39 there is no file 'gone.md'",
        "c.md:4:1 the training 'late' needs the setting 'schedule'",
        "c.md:5:9 epochs must be between 1 and 100000, not 0",
        // Also of a run that is not understood.
        "c.md:14:1 there is no {plot} 'los'",
        "c.md:22:1 {plot} loss has no option 'widht'",
      ])
    // Nothing ran, and nothing was written.
    await #expect(throws: AuthorMistakes.self) { try await Built(notebook.notebook()) }
    await #expect(throws: AuthorMistakes.self) { try await notebook.notebook().plan() }
    #expect(try FileManager.default.contentsOfDirectory(atPath: notebook.folder.path) == ["chapters"])
  }

  @Test func aMistakeThatManyRunsInheritIsOneMistake() throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nchapters: [base.md]",
      "base.md": TestNotebook.base.replacing("batch: 32", with: "batch: -32"),
    ])
    #expect(
      notebook.mistakes().map(\.description) == [
        "base.md:5:8: error: batch must be between 1 and 1000000, not -32"
      ])
  }

  @Test func whatRefersToAMistakeIsNoMistake() throws {
    let mentions = """

      {value}`bad.steps` {numref}`bad-loss` {ref}`bad` {numref}`here` {value}`pair.difference` [](#bad)

      ```{plot} loss
      :run: bad
      ```

      ```{plot} loss
      :runs: fixed, bad
      :label: here
      ```

      ```{compare} pair
      runs: [fixed, bad]
      ```

      ```{train} child
      like: bad
      schedule: {constant: bad.train.loss}
      ```

      """
    for (settings, complaint) in [
      ("epochs: [", "this is not YAML"), ("epochs: 0\nschedule: {constant: 1}", "epochs must be"),
      ("like: nothing", "there is no recipe or run"),
    ] {
      let bad = "```{train} bad\ndata: shapes\nmodel: resnet9\nbatch: 9\n\(settings)\n```\n"
      let notebook = try TestNotebook(afterBase: "# A\n\n" + bad + mentions)
      let found = notebook.mistakes().map(\.message).filter { !$0.contains("needs the setting") }
      #expect(found.count == 1 && found[0].hasPrefix(complaint), "\(settings): \(found)")
    }
  }

  @Test func aBookNeedsChaptersAndATitle() throws {
    let empty = try TestNotebook(["book.yml": "subtitle: none\n"])
    #expect(
      empty.mistakes().map(\.description) == [
        "book.yml:1:1: error: the book needs the setting 'title'",
        "book.yml:1:1: error: the book has no chapters\n  hint: name them under 'chapters:' or put *.md files beside "
          + "book.yml",
      ])
  }

  @Test func mistakesInTheAbstractStandInTheBook() throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nabstract: See {param}`x`\n", "a.md": "# A\n",
    ])
    #expect(
      notebook.mistakes().map { "\($0.location) \($0.message)" } == ["book.yml:2:15 the book has no parameter 'x'"])
  }

  @Test func frontMatterIsChecked() throws {
    let notebook = try TestNotebook(plain: [
      "a.md": "---\ntitle: [A\n---\n", "b.md": "---\ntitel: B\n---\n",
      "c.md": "---\ntitle: C\n",
    ])
    let found = notebook.mistakes()
    #expect(found.map(\.location.description) == ["a.md:3:1", "b.md:2:1", "c.md:1:1"])
    #expect(
      found.map { String($0.message.prefix(30)) } == [
        "this is not YAML: did not find", "the front matter has no settin", "the front matter that opens he",
      ])
    #expect(found.dropFirst().first?.hint == "did you mean 'title'?")
  }

  @Test(arguments: ["../x", "a/b", ".", "..", "archive", "A b", ""])
  func profilesAreFolderNames(name: String) throws {
    let notebook = try TestNotebook([
      "book.yml": "title: Book\nprofiles: {\"\(name)\": {}}", "a.md": "# A\n",
    ])
    let found = notebook.mistakes { $0.profile = name }
    #expect(found.map(\.message) == ["'\(name)' is no name for a profile"])
    #expect(found.map(\.location.description) == ["book.yml:2:12"])
  }
}
