import ArgumentParser
import Foundation
import Notebook

/// Reads many generated books, each of which ends in mistakes or in pages; a crash ends the process.
///
/// The file `--state` holds the number of the case under way, so that whoever started this can name it. What takes longer
/// than its bound ends by SIGALRM.
@main
struct Fuzz: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cyclopedia-fuzz", abstract: "Reads generated chapters and settings, to see whether any does harm.")

  @Option(help: "All cases follow from it.") var seed: UInt64 = 1
  @Option(help: "The first case.") var first: UInt64 = 0
  @Option(help: "How many cases.") var count: UInt64 = 10_000
  @Option(help: "The most seconds for a case.") var seconds: UInt32 = 30
  @Option(help: "Of this many sound books, one is set as pages.") var pages = 20
  @Option(help: "The folder to work in.") var work: String
  @Flag(help: "Print the files of the first case, and read nothing.") var show = false

  private struct Result: Encodable {
    var read = 0, refused = 0, sound = 0, set = 0
    var slowest: UInt64 = 0
    var milliseconds = 0
    var megabytes = 0
  }

  func run() throws {
    let grammar = Grammar()
    if show {
      for (name, bytes) in FuzzCase(seed: seed, number: first, grammar: grammar).files.sorted(by: { $0.key < $1.key }) {
        print("== \(name)\n\(String(decoding: bytes, as: UTF8.self))")
      }
      return
    }
    let place = try FuzzPlace(work)
    var result = Result()
    let clock = ContinuousClock()
    for number in first..<(first + count) {
      try place.prepare(FuzzCase(seed: seed, number: number, grammar: grammar), number: number)
      alarm(seconds)
      let time = try clock.measure {
        result.read += 1
        guard let book = place.check() else {
          result.refused += 1
          return
        }
        result.sound += 1
        try place.compare(book)
        guard (result.sound - 1).isMultiple(of: pages) else { return }
        try place.set(book)
        result.set += 1
      }
      alarm(0)
      let milliseconds = Int(time / .milliseconds(1))
      if milliseconds > result.milliseconds { (result.slowest, result.milliseconds) = (number, milliseconds) }
    }
    result.megabytes = FuzzPlace.megabytes
    print(String(decoding: try JSONEncoder().encode(result), as: UTF8.self))
  }
}
