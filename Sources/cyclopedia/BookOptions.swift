import ArgumentParser
import Files
import Foundation
import Notebook
import RunReading

/// The options that every command about a book takes.
struct BookOptions: ParsableArguments {
  @Option(help: "The profile of book.yml to build.", completion: BookCompletion.profiles) var profile = "quick"
  @Option(
    name: [.customShort("P")],
    help: ArgumentHelp(
      "Sets a parameter of the book for this build; its report goes to a folder of its own.", valueName: "name=value"))
  var parameters: [String] = []
  @Option(help: "The folder with book.yml.", completion: .directory) var chapters = "chapters"
  @Option(help: "The folder for reports; each profile has one of its own in it.", completion: .directory) var output =
    "output"
  @Option(help: "The folder for runs and checkpoints.", completion: .directory) var store = ".cyclopedia"
  @Option(
    help: "The folder that holds the datasets (default: CYCLOPEDIA_DATA, then the user's cache).",
    completion: .directory)
  var data: String?
  @Option(help: "Threads that train.") var threads = standardThreads

  static let standardThreads = min(2, ProcessInfo.processInfo.activeProcessorCount)

  mutating func validate() throws {
    guard (1...256).contains(threads) else { throw ValidationError("--threads takes 1 to 256, not \(threads)") }
    for text in parameters where !text.contains("=") || text.hasPrefix("=") {
      throw ValidationError("-P takes name=value, not '\(text)'")
    }
  }

  /// Says where threads would wait for each other.
  func warnOfThreads() {
    let processors = ProcessInfo.processInfo.activeProcessorCount
    guard threads > processors else { return }
    let noun = "processor\(processors == 1 ? "" : "s")"
    Console.say("warning: --threads \(threads) is more than the \(processors) \(noun) here, which makes trainings slower")
  }

  /// - Parameters:
  ///   - beginsAnew: whether runs that were interrupted and cannot go on here are begun again.
  ///   - choice: which runs a build makes.
  ///   - formats: in which the report is written; empty for all.
  /// - Throws: `PathArgument`.
  func notebook(beginsAnew: Bool = false, choice: BuildChoice = BuildChoice(), formats: [String] = []) throws
    -> Notebook
  {
    try PathArgument.check(chapters, "--chapters")
    try PathArgument.check(output, "--output")
    try PathArgument.check(store, "--store")
    var options = Notebook.Options()
    (options.chapters, options.output, options.store) = (chapters, output, store)
    (options.profile, options.data, options.threads) = (profile, data, threads)
    (options.beginsAnew, options.choice, options.formats) = (beginsAnew, choice, formats)
    options.cache = URL(filePath: UserCache.path()).appending(path: "figures")
    options.overrides = parameters.map { text in
      let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return Parameters.Override(name: String(parts[0]), value: String(parts[1]))
    }
    return Notebook(options, edition: Self.edition)
  }

  /// Size and date of this program: a new one draws its reports again.
  private static var edition: String {
    let file = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
    let about = try? FileManager.default.attributesOfItem(atPath: file)
    let date = (about?[.modificationDate] as? Date)?.timeIntervalSince1970 ?? 0
    return "\(about?[.size] as? Int ?? 0) \(date)"
  }
}
