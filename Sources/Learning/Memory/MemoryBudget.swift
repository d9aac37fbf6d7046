import Foundation

/// How much memory this process can still have.
package enum MemoryBudget {
  private static let reserve = 256 << 20

  /// - Parameter what: what needs it, `the network's weights`.
  /// - Throws: where so many bytes are not to be had, before they are asked for and the system ends the process.
  static func check(_ bytes: Int, for what: String) throws(LearningError) {
    // Less is not worth the look; what is left is for everything that nobody counts.
    guard bytes > 1 << 24, let free = available.map({ max(0, $0 - reserve) }), bytes > free else { return }
    throw LearningError(
      "train",
      "\(what) take \(gigabytes(bytes)) of memory, and \(gigabytes(free)) are free\n"
        + "  hint: take a smaller batch, network or picture, or close other programs", cause: .machine)
  }

  /// Of the machine, of this process' limit of addresses, and of its control group (version 2); nil where nothing is
  /// known.
  package static var available: Int? {
    [machine, addresses, group].compactMap(\.self).min()
  }

  /// With what can be swapped out: that is slow, and what fits so is not refused.
  private static var machine: Int? {
    kilobytes("MemAvailable", in: "/proc/meminfo").map { $0 + (kilobytes("SwapFree", in: "/proc/meminfo") ?? 0) }
  }

  private static var addresses: Int? {
    var limit = rlimit()
    guard getrlimit(__rlimit_resource_t(RLIMIT_AS.rawValue), &limit) == 0, limit.rlim_cur < UInt(Int.max),
      let used = kilobytes("VmSize", in: "/proc/self/status")
    else { return nil }
    return max(0, Int(limit.rlim_cur) - used)
  }

  private static var group: Int? {
    let own = text("/proc/self/cgroup")?.split(separator: "\n").first { $0.hasPrefix("0::/") }?.dropFirst(4) ?? ""
    let folder = "/sys/fs/cgroup/\(own)"
    guard let most = text("\(folder)/memory.max").flatMap({ Int($0) }),
      let used = text("\(folder)/memory.current").flatMap({ Int($0) })
    else { return nil }
    // Pages of files are counted, and given up where something else is wanted.
    let lines = text("\(folder)/memory.stat")?.split(separator: "\n") ?? []
    let files = lines.filter { ["inactive_file", "active_file", "slab_reclaimable"].contains($0.prefix { $0 != " " }) }
      .compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }.reduce(0, +)
    return max(0, most - used + files)
  }

  private static func text(_ file: String) -> String? {
    (try? String(contentsOfFile: file, encoding: .utf8))?.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func kilobytes(_ name: String, in file: String) -> Int? {
    let lines = (try? String(contentsOfFile: file, encoding: .utf8))?.split(separator: "\n") ?? []
    let line = lines.first { $0.hasPrefix("\(name):") }
    return line?.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 1024 }
  }

  private static func gigabytes(_ bytes: Int) -> String { String(format: "%.1f GB", Double(bytes) / 1e9) }
}
