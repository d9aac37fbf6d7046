import Foundation
import SampleFolders
import Testing

@testable import Experiments

/// With repositories that the program `git` makes.
@Suite struct BookRevisionTests {
  private static func git(_ arguments: String..., in folder: URL) throws -> String {
    let (process, output) = (Process(), Pipe())
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = ["git", "-c", "user.name=a", "-c", "user.email=a@b.example"] + arguments
    process.currentDirectoryURL = folder
    (process.standardOutput, process.standardError) = (output, FileHandle.nullDevice)
    try process.run()
    let text = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.executableLoad) }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// A repository with one commit of one chapter.
  private static func repository(_ home: TemporaryFolder) throws -> (top: URL, chapters: URL, commit: String) {
    let top = home.url.appending(path: "a book")
    let chapters = top.appending(path: "chapters")
    try FileManager.default.createDirectory(at: chapters, withIntermediateDirectories: true)
    try Data("# One\n".utf8).write(to: chapters.appending(path: "one.md"))
    _ = try git("init", "-q", in: top)
    _ = try git("add", ".", in: top)
    _ = try git("commit", "-q", "-m", "One", in: top)
    return (top, chapters, try git("rev-parse", "HEAD", in: top))
  }

  @Test func theCommitAndWhetherChaptersDifferFromIt() throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let (top, chapters, commit) = try Self.repository(home)
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60) == BookRevision(commit: commit, isDirty: false))
    // Reports and the rest of the repository are no part of the book's text.
    try Data("x".utf8).write(to: top.appending(path: "notes.txt"))
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60)?.isDirty == false)
    let extra = chapters.appending(path: "two.md")
    try Data("# Two\n".utf8).write(to: extra)
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60)?.isDirty == true)
    try FileManager.default.removeItem(at: extra)
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60)?.isDirty == false)
    try Data("# Other\n".utf8).write(to: chapters.appending(path: "one.md"))
    let changed = try #require(BookRevision(of: chapters, scratch: home.url, patience: 60))
    #expect(changed == BookRevision(commit: commit, isDirty: true))
    #expect(changed.text == "\(commit.prefix(7)) with changes")
    // Looking changes nothing there.
    #expect(try Self.git("status", "--porcelain", in: top) == "M chapters/one.md\n?? notes.txt")
  }

  @Test(arguments: ["packed", "detached", "linked"]) func whereverGitKeepsIt(_ form: String) throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    var (top, chapters, commit) = try Self.repository(home)
    switch form {
    case "packed": _ = try Self.git("pack-refs", "--all", in: top)
    case "detached": _ = try Self.git("checkout", "-q", "--detach", in: top)
    default:
      let linked = home.url.appending(path: "linked")
      _ = try Self.git("worktree", "add", "-q", linked.path, in: top)
      chapters = linked.appending(path: "chapters")
    }
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60) == BookRevision(commit: commit, isDirty: false))
  }

  /// A book in an archive can bring a repository whose configuration names programs.
  @Test func aStrangersConfigurationRunsNothing() throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let (top, chapters, commit) = try Self.repository(home)
    let mark = home.url.appending(path: "ran")
    let program = top.appending(path: "evil")
    try Data("#!/bin/sh\ntouch '\(mark.path)'\ncat\n".utf8).write(to: program)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
    for name in ["core.fsmonitor", "core.hooksPath", "core.sshCommand", "filter.x.clean", "filter.x.process"] {
      _ = try Self.git("config", name, "'\(program.path)'", in: top)
    }
    try Data("* filter=x\n".utf8).write(to: top.appending(path: ".gitattributes"))
    try Data("* filter=x\n".utf8).write(to: top.appending(path: ".git/info/attributes"))
    try Data("# Other\n".utf8).write(to: chapters.appending(path: "one.md"))
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60) == BookRevision(commit: commit, isDirty: true))
    #expect(!FileManager.default.fileExists(atPath: mark.path))
    // The trap works: git itself does run it.
    _ = try? Self.git("status", "--porcelain", in: top)
    #expect(FileManager.default.fileExists(atPath: mark.path))
  }

  /// Git takes its configuration from where a folder's `commondir` says: nothing of a name that could be guessed is used.
  @Test func nothingThatLiesInTheStoreIsGits() throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let (_, chapters, commit) = try Self.repository(home)
    let other = home.url.appending(path: "other")
    let mark = home.url.appending(path: "ran")
    try FileManager.default.createDirectory(at: other, withIntermediateDirectories: true)
    try Data("[core]\n\tfsmonitor = touch '\(mark.path)'; false\n".utf8).write(to: other.appending(path: "config"))
    let scratch = home.url.appending(path: "store")
    let process = ProcessInfo.processInfo.processIdentifier
    for name in [".git.\(process)", ".git-\(process)"] {
      let place = scratch.appending(path: name)
      try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
      try Data("../../other\n".utf8).write(to: place.appending(path: "commondir"))
    }
    #expect(
      BookRevision(of: chapters, scratch: scratch, patience: 60) == BookRevision(commit: commit, isDirty: false))
    #expect(!FileManager.default.fileExists(atPath: mark.path))
  }

  /// A file with 40 digits in it, or another repository's commit, is none of the book's.
  @Test(arguments: ["branch", "branches", "repository", "main"]) func whatLiesElsewhereIsNotRead(_ form: String) throws
  {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let (top, chapters, _) = try Self.repository(home)
    let own = top.appending(path: ".git")
    let secret = home.url.appending(path: "secrets/token")
    try FileManager.default.createDirectory(at: secret.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(String(repeating: "ab", count: 20).utf8).write(to: secret)
    try Data("ref: refs/heads/token\n".utf8).write(to: own.appending(path: "HEAD"))
    switch form {
    case "branch":
      try FileManager.default.createSymbolicLink(
        at: own.appending(path: "refs/heads/token"), withDestinationURL: secret)
    case "branches":
      let branches = own.appending(path: "refs/heads")
      try FileManager.default.removeItem(at: branches)
      try FileManager.default.createSymbolicLink(
        at: branches, withDestinationURL: secret.deletingLastPathComponent())
    default:
      // A repository of the reader's, which knows nothing of this book.
      let theirs = home.url.appending(path: "theirs")
      try FileManager.default.moveItem(at: own, to: theirs)
      try Data("ref: refs/heads/main\n".utf8).write(to: theirs.appending(path: "HEAD"))
      let named = form == "repository" ? theirs : top.appending(path: "git")
      try Data("gitdir: \(named.path)\n".utf8).write(to: own)
      if form == "main" {
        try FileManager.default.createDirectory(at: named, withIntermediateDirectories: true)
        for (name, text) in [("gitdir", own.path), ("commondir", theirs.path), ("HEAD", "ref: refs/heads/main")] {
          try Data("\(text)\n".utf8).write(to: named.appending(path: name))
        }
      }
    }
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 60) == nil)
  }

  @Test func aSubmoduleHasItsOwn() throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let (top, chapters, commit) = try Self.repository(home)
    let modules = home.url.appending(path: ".git/modules")
    try FileManager.default.createDirectory(at: modules, withIntermediateDirectories: true)
    try FileManager.default.moveItem(at: top.appending(path: ".git"), to: modules.appending(path: "book"))
    try Data("gitdir: ../.git/modules/book\n".utf8).write(to: top.appending(path: ".git"))
    #expect(
      BookRevision(of: chapters, scratch: home.url, patience: 60) == BookRevision(commit: commit, isDirty: false))
  }

  /// The commit is known, and git would wait for ever to compare with it.
  @Test func pipesAreNotWaitedFor() throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    let (top, chapters, commit) = try Self.repository(home)
    let object = top.appending(path: ".git/objects/\(commit.prefix(2))/\(commit.dropFirst(2))")
    try FileManager.default.removeItem(at: object)
    #expect(mkfifo(object.path, 0o644) == 0)
    #expect(BookRevision(of: chapters, scratch: home.url, patience: 2) == BookRevision(commit: commit, isDirty: nil))
    // Once in a build, not once a run.
    let history = BookHistory(of: chapters, scratch: home.url)
    let clock = ContinuousClock()
    #expect(history.revision() == BookRevision(commit: commit, isDirty: nil))
    let again = clock.measure { #expect(history.revision() == BookRevision(commit: commit, isDirty: nil)) }
    #expect(again < .seconds(4), "\(again)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: home.url.path) == ["a book"])
  }

  @Test func whereThereIsNothingToSayItIsNil() throws {
    let home = try TemporaryFolder()
    defer { home.remove() }
    #expect(BookRevision(of: home.url, scratch: home.url) == nil)
    _ = try Self.git("init", "-q", in: home.url)
    #expect(BookRevision(of: home.url, scratch: home.url) == nil)
    let head = home.url.appending(path: ".git/HEAD")
    for text in ["", "ref: ../../etc/passwd\n", "ref: refs/../../HEAD\n", "zz\n", String(repeating: "g", count: 40)] {
      try Data(text.utf8).write(to: head)
      #expect(BookRevision(of: home.url, scratch: home.url) == nil, "\(text)")
    }
    // A pipe would be waited for.
    try FileManager.default.removeItem(at: head)
    #expect(mkfifo(head.path, 0o644) == 0)
    #expect(BookRevision(of: home.url, scratch: home.url) == nil)
  }
}
