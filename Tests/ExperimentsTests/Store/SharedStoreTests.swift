import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct SharedStoreTests {
  static func record(_ seed: Int) throws -> RunRecord {
    var plan = SampleRecord.plan
    plan.seed = seed
    return try SampleRecord.finished(plan)
  }

  @Test func twoStoresOnOneFileSeeEachOthersRuns() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let stores = [try RunStore(folder: folder.url), try RunStore(folder: folder.url)]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for (index, store) in stores.enumerated() {
        group.addTask {
          for seed in 0..<25 {
            try store.save(try SharedStoreTests.record(2 * seed + index))
            try store.remember(RunName(profile: "p", name: "n", seed: seed), RunKey(text: "\(index)"))
          }
        }
      }
      try await group.waitForAll()
    }
    for seed in 0..<50 {
      let record = try SharedStoreTests.record(seed)
      for store in stores { #expect(try store.record(record.key) == record) }
    }
  }

  /// The first build and a second one beside it both make the file.
  @Test(arguments: 0..<5) func manyMayOpenANewStoreAtOnce(_: Int) async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let record = try SampleRecord.finished()
    let found = await withTaskGroup(of: String.self) { group in
      for _ in 0..<8 {
        group.addTask {
          do {
            let store = try RunStore(folder: folder.url)
            try store.save(record)
            return try store.record(record.key) == record ? "found" : "lost"
          } catch { return "\(error)" }
        }
      }
      return await group.reduce(into: [String]()) { $0.append($1) }
    }
    #expect(found == Array(repeating: "found", count: 8))
  }

  /// However many there are: SQLite goes down an index to the one row, and no other is decoded.
  @Test func aRunIsFoundWithoutALookAtTheOthers() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let keys = try (0..<100).map { seed in
      let record = try SharedStoreTests.record(seed)
      try RunStore(folder: folder.url).save(record)
      return record.key
    }
    let store = try RunStore(folder: folder.url)
    let way = try store.file.use { connection -> String? in
      let rows = try connection.statement("EXPLAIN QUERY PLAN \(RunStore.recordOfKey)", .text(keys[77].text))
      return try rows.next() ? rows.text(3) : nil
    }
    #expect(try #require(way).hasPrefix("SEARCH run USING INDEX"), "\(way ?? "")")
    try store.file.use { connection in
      try connection.execute("UPDATE run SET record = x'00' WHERE key <> ?", .text(keys[77].text))
    }
    let other = try RunStore(folder: folder.url)
    #expect(try other.record(keys[77])?.plan.seed == 77)
    #expect(try other.record(keys[78]) == nil)
  }
}
