import Files
import Foundation

/// How long a fetch waits, and how often it tries.
package struct FetchPatience: Sendable {
  /// Seconds in which something must come.
  var silence = 30
  /// Seconds before each further attempt; one that brought nothing and is the last ends the fetch.
  var waits: [Double] = [1, 2, 4, 8]
  /// However much each of them brings.
  var mostAttempts = 100

  package init() {}
}

/// Brings the whole archive into its part file, in as many requests as it takes, and compares its digest.
struct Download {
  let archive: DatasetArchive
  let address: String
  let part: PartFile
  let patience: FetchPatience
  let shouldStop: () -> Bool
  let tell: (FetchEvent) -> Void

  /// - Throws: where it cannot come; what has come is kept, unless it is known to be wrong.
  func run() throws(FetchError) {
    // In one piece, of one edition.
    var isFresh = part.length == 0
    var isLast = false
    if part.length > archive.bytes { try part.restart() }
    while true {
      if part.length < archive.bytes {
        tell(.started(address: Mirror.shown(address), offset: part.length, total: archive.bytes))
        if try attempts() > 1 { isFresh = false }
      }
      tell(.checking(file: archive.file))
      part.sync()
      let digest = try part.digest().description
      if digest == archive.digest { return }
      try part.restart()
      // Pieces of two editions, or a part that was damaged on the disk: the whole may be well.
      guard !isFresh, !isLast else { throw wrongBytes(digest) }
      tell(.restarted(reason: "what came in several pieces has the SHA-256 \(digest.prefix(12))…"))
      (isFresh, isLast) = (true, true)
    }
  }

  /// - Returns: how many requests it took.
  private func attempts() throws(FetchError) -> Int {
    var (failures, best) = (0, part.length)
    for attempt in 1...patience.mostAttempts {
      let transfer = HTTPTransfer(
        archive, from: address, to: part, patience: patience.silence, shouldStop: shouldStop, tell: tell)
      switch transfer.run() {
      case .complete: return attempt
      case .failed(let error): throw error
      case .broken(let reason, let retryAfter):
        // A hundredth of the file is worth another row of attempts.
        if part.length >= best + max(1, archive.bytes / 100) { (failures, best) = (0, part.length) }
        guard failures < patience.waits.count, attempt < patience.mostAttempts else { throw gaveUp(reason, attempt) }
        let seconds = max(patience.waits[failures], min(Double(retryAfter), 30))
        failures += 1
        tell(.retry(reason: reason, seconds: seconds))
        try Download.wait(seconds, shouldStop)
      }
    }
    preconditionFailure("the last attempt returns or throws")
  }

  /// Sleeps, and wakes up to stop.
  static func wait(_ seconds: Double, _ shouldStop: () -> Bool) throws(FetchError) {
    let end = ContinuousClock.now + .seconds(seconds)
    while ContinuousClock.now < end {
      if shouldStop() { throw .stopped }
      Thread.sleep(forTimeInterval: min(0.1, seconds))
    }
    if shouldStop() { throw .stopped }
  }

  private func gaveUp(_ reason: String, _ attempts: Int) -> FetchError {
    .failed(
      "\(Mirror.shown(address)) could not be fetched, \(attempts) attempt\(attempts == 1 ? "" : "s"): \(reason)",
      hint: "look at the network and at https_proxy; the same command goes on after \(ByteText.of(part.length)), and "
        + "--mirror URL fetches from elsewhere")
  }

  private func wrongBytes(_ digest: String) -> FetchError {
    .failed(
      "\(Mirror.shown(address)) is not the archive of \(archive.name): its SHA-256 is \(digest), \(archive.digest) is "
        + "expected",
      hint: "what came was thrown away; --mirror URL fetches from elsewhere, and the official address is "
        + archive.address)
  }
}
