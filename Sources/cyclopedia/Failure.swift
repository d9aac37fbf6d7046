import Archiving
import ArgumentParser
import Datasets
import Drawing
import Experiments
import Foundation
import Notebook
import RunCatalogue
import Settings

/// How a command ends where it does not end well.
enum Failure {
  /// One slip in a text that is used everywhere can be thousands of mistakes.
  private static let most = 200

  static func end(with error: any Error) -> Never {
    switch error {
    case let mistakes as AuthorMistakes:
      say(mistakes.found, "mistake", "nothing was built")
      exit(2)
    case let unfit as UnfitBook:
      say(unfit.found, "problem", "nothing was trained")
      exit(unfit.isSurroundings ? 3 : 2)
    case let stopped as RunStopped:
      Console.say("stopped after step \(stopped.step); everything up to it is kept, and the same command goes on there")
      exit(130)
    case FetchError.stopped:
      Console.say(FetchError.stopped.description)
      exit(130)
    case let problem as ArchiveError:
      Console.say("error: \(problem)")
      exit(problem.exitCode)
    case let mistake as CatalogueMistake:
      Console.say("error: \(mistake)")
      exit(2)
    case let code as ExitCode: exit(code.rawValue)
    case let mistake as ArgumentMistake:
      Console.say("error: \(mistake)")
      exit(ArgumentMistake.exitCode)
    case let unknown as UnknownCommand:
      Console.say("error: \(unknown)")
      exit(UnknownCommand.exitCode)
    default: break
    }
    guard Cyclopedia.exitCode(for: error) == .failure else {
      // Help, version, or a command line that is not understood.
      if Cyclopedia.exitCode(for: error) == .success { Cyclopedia.exit(withError: error) }
      let message = Cyclopedia.fullMessage(for: error)
      Console.say(UnknownCommand.option(in: message, helpedBy: help) ?? message)
      exit(2)
    }
    Console.say("error: \(words(of: error))")
    exit(3)
  }
}

extension Failure {
  /// The system's own errors say much that is for programs.
  private static func words(of error: any Error) -> String {
    guard let error = error as? CocoaError else { return "\(error)" }
    let path = error.userInfo[NSFilePathErrorKey] as? String ?? (error.userInfo[NSURLErrorKey] as? URL)?.path
    let reason = (error.userInfo[NSUnderlyingErrorKey] as? any Error)?.localizedDescription
    return (path.map { "\($0): " } ?? "") + (reason ?? error.localizedDescription)
  }

  private static func say(_ found: [Diagnostic], _ noun: String, _ end: String) {
    for one in found.prefix(most) { Console.say(one.description) }
    if found.count > most { Console.say("… and \(found.count - most) more") }
    let errors = found.filter { $0.severity == .error }.count
    Console.say("\(errors) \(noun)\(errors == 1 ? "" : "s"); \(end)")
  }

  /// The help of the command that was asked for.
  fileprivate static var help: String {
    var command: any ParsableCommand.Type = Cyclopedia.self
    for word in CommandLine.arguments.dropFirst() {
      guard let next = command.configuration.subcommands.first(where: { $0._commandName == word }) else { break }
      command = next
    }
    if command == Cyclopedia.self { command = BuildCommand.self }
    return Cyclopedia.helpMessage(for: command)
  }
}

extension ArchiveError {
  fileprivate var exitCode: Int32 {
    switch cause {
    case .outdated: 1
    case .option: 2
    case .files: 3
    }
  }
}

/// Text for people, on standard error.
enum Console {
  static let isTerminal = isatty(STDERR_FILENO) == 1

  /// How wide the terminal is.
  static var columns: Int {
    var size = winsize()
    return ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  /// How wide the terminal is to which results go; nil where they go elsewhere.
  static var resultColumns: Int? {
    guard isatty(STDOUT_FILENO) == 1 else { return nil }
    var size = winsize()
    return ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 && size.ws_col > 0 ? Int(size.ws_col) : 80
  }

  static func say(_ text: String) { write(visible(text) + "\n") }

  /// A terminal that is gone ends nothing.
  static func write(_ text: String) { try? FileHandle.standardError.write(contentsOf: Data(text.utf8)) }

  /// Without what would command a terminal or turn its lines around: texts of authors are quoted in messages.
  static func visible(_ text: String) -> String {
    var visible = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { visible.append(commands(scalar) ? "\u{FFFD}" : scalar) }
    return String(visible)
  }

  private static func commands(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.isBidiControl
      || scalar.properties.generalCategory == .control && scalar != "\n" && scalar != "\t"
  }

  /// A value as JSON, on standard output. What would command a terminal stands there as its number.
  static func json(_ value: some Encodable) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // As a report's data has them.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    var escaped = String.UnicodeScalarView()
    // Such scalars stand in strings only, and all have four digits.
    for scalar in String(decoding: try encoder.encode(value), as: UTF8.self).unicodeScalars {
      guard commands(scalar) else {
        escaped.append(scalar)
        continue
      }
      let digits = String(scalar.value, radix: 16)
      escaped.append(contentsOf: ("\\u" + String(repeating: "0", count: 4 - digits.count) + digits).unicodeScalars)
    }
    result(String(escaped))
  }

  static func result(_ text: String) { put(text + "\n") }

  /// Text whose lines are ended already, on standard output.
  static func put(_ text: String) {
    do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
      say("error: the output cannot be written: \(error.localizedDescription)")
      exit(3)
    }
  }
}
