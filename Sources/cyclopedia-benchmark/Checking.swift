import ArgumentParser
import Foundation
import Learning

/// Compares all kernels with the definition at every instruction set that is to be had, and prints counts.
struct Checking {
  /// At each instruction set.
  var passes: Int

  /// - Throws: `ExitCode(1)` where a kernel was wrong, or one that is offered was never run.
  func run() throws {
    var isRight = true
    for level in InstructionSet.allCases {
      guard level <= .current else {
        print("\(level.rawValue): untried, \(level <= .processor ? "capped" : "this processor does not have it")")
        continue
      }
      var sweep = KernelSweep(level)
      try sweep.run(passes: passes, seed: 1) { print("wrong: \($0)") }
      let wrong = sweep.counts.values.map(\.wrong).reduce(0, +)
      print("\(level.rawValue): \(wrong) of \(sweep.passes) passes wrong")
      for (row, count) in sweep.counts.sorted(by: { $0.key < $1.key }) {
        let name = row.description.padding(toLength: 50, withPad: " ", startingAt: 0)
        print("  \(name) \(count.passes) passes, \(count.wrong) wrong\(count.passes == 0 ? ": never run" : "")")
        isRight = isRight && count.passes > 0
      }
      isRight = isRight && wrong == 0
    }
    if !isRight { throw ExitCode(1) }
  }
}
