import Foundation

/// How much memory this process can still have.
enum MemoryBudget {
  /// - Parameter what: what needs it, `the network's weights`.
  /// - Throws: where so many bytes are not to be had, before they are asked for and the system ends the process.
  static func check(_ bytes: Int, for what: String) throws(LearningError) {
    // Less is not worth the look.
    guard bytes > 1 << 28, let free = available, bytes > free else { return }
    throw LearningError(
      "train",
      "\(what) take \(gigabytes(bytes)) of memory, and \(gigabytes(free)) are free\n"
        + "  hint: take a smaller batch, network or picture, or close other programs", cause: .machine)
  }

  /// Of the machine, of this process' limit of addresses, and of its control group; nil where nothing is known.
  private static var available: Int? {
    [machine, addresses, group].compactMap(\.self).min()
  }

  private static var machine: Int? { kilobytes("MemAvailable", in: "/proc/meminfo") }

  private static var addresses: Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < UInt(Int.max),
      let used = kilobytes("VmSize", in: "/proc/self/status")
    else { return nil }
    return max(0, Int(limit.rlim_cur) - used)
  }

  private static var group: Int? {
    func number(_ name: String) -> Int? {
      (try? String(contentsOfFile: "/sys/fs/cgroup/memory.\(name)", encoding: .utf8))
        .flatMap { Int($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
    }
    guard let most = number("max"), let used = number("current") else { return nil }
    return max(0, most - used)
  }

  private static func kilobytes(_ name: String, in file: String) -> Int? {
    let lines = (try? String(contentsOfFile: file, encoding: .utf8))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("\(name):") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }

  private static func gigabytes(_ bytes: Int) -> String { String(format: "%.1f GB", Double(bytes) / 1e9) }
}
