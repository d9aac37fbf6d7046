import ArgumentParser
import Experiments
import Foundation
import Notebook
import Serving

struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: "Shows the report in a browser while it is written, and trains what is missing behind it.",
    discussion: """
      The page follows every saved file at the reader's place. Trainings are shown as they go and can be stopped at a \
      checkpoint; mistakes stand where they are made, with file and line. When no file was saved for a moment, the report \
      is written as 'build --partial' writes it. Ctrl-C makes a checkpoint and ends.
      """)

  @OptionGroup var book: BookOptions
  @Option(help: "The port; where it is taken and not asked for, the next free one.") var port: Int?
  @Option(
    help: ArgumentHelp(
      "The IPv4 address to listen on. Anything but this machine's own shows the report to others.", valueName: "address"
    ))
  var host = ServerAddress.loopback
  @Option(
    parsing: .upToNextOption,
    help: ArgumentHelp("Make only these runs, seeds or sweeps, and what they need.", valueName: "run"),
    completion: BookCompletion.runs)
  var only: [String] = []
  @Option(help: "Runs that are trained at a time, each with --threads.") var jobs = 1
  @Flag(help: "Train nothing: of runs without a record the page says so.") var frozen = false
  @Option(help: "Write the report in this form only: \(ReportFormats.names.joined(separator: " or ")).")
  var format: String?

  private static let firstPort = 8000
  private static let portTries = 20

  func validate() throws {
    if let port, !(0...65_535).contains(port) { throw ValidationError("--port takes 0 to 65535, not \(port)") }
    let parts = host.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) else {
      throw ValidationError("--host takes an IPv4 address such as 127.0.0.1, not '\(host)'")
    }
    guard (1...64).contains(jobs) else { throw ValidationError("--jobs takes 1 to 64, not \(jobs)") }
    guard !frozen || only.isEmpty else {
      throw ValidationError("--frozen trains nothing, and --only says what to train")
    }
    guard let format, !ReportFormats.names.contains(format) else { return }
    throw ValidationError(
      "there is no form '\(format)'; the forms of a report are \(ReportFormats.names.joined(separator: " and "))")
  }

  func run() async throws {
    var choice = BuildChoice()
    (choice.only, choice.jobs, choice.isFrozen) = (only, jobs, frozen)
    let notebook = try book.notebook(choice: choice, formats: format.map { [$0] } ?? [])
    let ending = StopRequest()
    let signals = Signals(ending, saying: "stopping")
    defer { withExtendedLifetime(signals) {} }
    let printer = ServePrinter()
    let token = Self.token()
    let live = LiveBook(notebook, token: token, ending: ending) { printer.show($0) }
    let wanted = UInt16(exactly: port ?? Self.firstPort) ?? 0
    let address = ServerAddress(host: host, port: wanted, tries: port == nil ? Self.portTries : 1)
    let isOpen = !address.isLoopback
    let server = try await ReportServer(address, feed: live.feed) { port in
      Router(
        Gate(host: host, port: Int(port), isOpen: isOpen, token: token), live, script: LivePage.script,
        style: LivePage.style)
    }
    if port == nil, server.port != wanted { Console.say("port \(wanted) is taken; \(server.port) is free") }
    if isOpen {
      Console.say(
        "warning: whoever reaches \(host) can read this report, and stop and start its trainings; leave --host out to "
          + "keep it to this machine")
    }
    Console.say("the report is at http://\(host == "0.0.0.0" ? "127.0.0.1" : host):\(server.port)/ until Ctrl-C")
    let watch = Task {
      do { try await server.wait() } catch {
        guard !ending.wantsStop else { return false }
        Console.say("error: the report is no longer served: \(error.localizedDescription)")
        ending.stop()
        return true
      }
      return false
    }
    await live.run()
    await server.end()
    throw ExitCode(await watch.value ? 3 : 130)
  }

  /// Nobody guesses it.
  private static func token() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<2).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
