import Foundation
import Settings
import Testing

@testable import Notebook

/// A chapter with mistakes: `👉` stands before each place at which a finding must point.
struct Mistake: CustomTestStringConvertible, Sendable {
  /// A message with its hint; `nil` means that there is none.
  struct Finding: Equatable, Sendable, CustomStringConvertible {
    var message: String
    var hint: String?

    var description: String { "\"\(message)\", hint: \(hint.map { "\"\($0)\"" } ?? "nil")" }
  }

  var marked: String
  var findings: [Finding]
  /// Further files of the notebook's folder.
  var files: [String: String] = [:]

  init(_ marked: String, _ message: String, hint: String?, files: [String: String] = [:]) {
    (self.marked, findings, self.files) = (marked, [Finding(message: message, hint: hint)], files)
  }

  init(_ marked: String, _ findings: [Finding], files: [String: String] = [:]) {
    (self.marked, self.findings, self.files) = (marked, findings, files)
  }

  /// A training with these settings beside those of the recipe `plain`.
  static func train(_ settings: String, _ message: String, hint: String?) -> Mistake {
    Mistake("```{train} bad\nlike: plain\n\(settings)\n```\n", message, hint: hint)
  }

  /// A training for one epoch with this schedule.
  static func schedule(_ schedule: String, _ message: String, hint: String?) -> Mistake {
    train("epochs: 1\nschedule: \(schedule)", message, hint: hint)
  }

  static func rangeTest(_ settings: String, _ message: String, hint: String?) -> Mistake {
    Mistake("```{range-test} bad\nlike: plain\n\(settings)\n```\n", message, hint: hint)
  }

  static func recipe(_ settings: String, _ message: String, hint: String?) -> Mistake {
    Mistake("```{recipe} bad\n\(settings)\n```\n", message, hint: hint)
  }

  var testDescription: String { findings.first?.message ?? marked }
}

/// The text without its marks, and the places of the marks.
struct MarkedText {
  var text = ""
  var places: [Settings.SourceLocation] = []

  init(_ marked: String, file: String) {
    var (line, column) = (1, 1)
    for scalar in marked.unicodeScalars {
      guard scalar != "👉" else {
        places.append(Settings.SourceLocation(file: file, line: line, column: column))
        continue
      }
      text.unicodeScalars.append(scalar)
      (line, column) = scalar == "\n" ? (line + 1, 1) : (line, column + 1)
    }
  }
}

/// Checks a book of `base.md` and the marked chapter, and expects these findings at the marks and no others.
func expect(_ mistake: Mistake, sourceLocation: Testing.SourceLocation = #_sourceLocation) throws {
  let marked = MarkedText("# Case\n\n" + mistake.marked, file: "case.md")
  let notebook = try TestNotebook(
    afterBase: marked.text, settings: "parameters: {width: 2}\nprofiles: {large: {width: 4}}", files: mistake.files)
  let found = notebook.mistakes()
  let findings = found.map { Mistake.Finding(message: $0.message, hint: $0.hint) }
  #expect(findings == mistake.findings, sourceLocation: sourceLocation)
  #expect(found.map(\.location) == marked.places, sourceLocation: sourceLocation)
}

extension TestNotebook {
  /// What `check` complains about, with files named within `chapters`; warnings are left out.
  func mistakes(_ change: (inout Notebook.Options) -> Void = { _ in }) -> [Diagnostic] {
    let root = folder.path + "/"
    func short(_ text: String) -> String {
      text.replacing(root + "chapters/", with: "").replacing(root, with: "")
    }
    do throws(AuthorMistakes) {
      _ = try notebook(change).check()
      return []
    } catch {
      return error.found.filter { $0.severity == .error }.map { found in
        Diagnostic(
          short(found.message),
          at: Settings.SourceLocation(
            file: short(found.location.file), line: found.location.line,
            column: found.location.column), hint: found.hint.map(short))
      }
    }
  }
}
