import Foundation
import SampleFolders
import Testing

@testable import Experiments

@Suite struct RunLockTests {
  @Test func oneAtATimeHasIt() throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let checkpoints = CheckpointFolder(folder.url.appending(path: "checkpoints"))
    let (key, other) = (RunKey(text: "abc"), RunKey(text: "abd"))
    do {
      let claim = try checkpoints.claim(key)
      #expect(claim != nil)
      #expect(try checkpoints.claim(key) == nil)
      #expect(try checkpoints.claim(other) != nil)
      withExtendedLifetime(claim) {}
    }
    #expect(folder.files == [])
    // As a killed process leaves it.
    try Data().write(to: folder.url.appending(path: "checkpoints/abc.lock"))
    #expect(try checkpoints.claim(key) != nil)
    #expect(folder.files == [])
  }

  @Test func manyTakeItInTurn() async throws {
    let folder = try TemporaryFolder()
    defer { folder.remove() }
    let (path, counter) = (folder.url.appending(path: "lock").path, folder.url.appending(path: "counter"))
    try Data("0".utf8).write(to: counter)
    try await withThrowingTaskGroup(of: Void.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var taken = 0
          while taken < 50 {
            guard let claim = try RunLock.take(path) else {
              await Task.yield()
              continue
            }
            let count = Int(String(decoding: try Data(contentsOf: counter), as: UTF8.self)) ?? -1
            try Data("\(count + 1)".utf8).write(to: counter)
            taken += 1
            withExtendedLifetime(claim) {}
          }
        }
      }
      try await group.waitForAll()
    }
    #expect(try Data(contentsOf: counter) == Data("200".utf8))
  }

  @Test func whereItCannotBeWrittenThePathIsNamed() throws {
    #expect {
      _ = try RunLock.take("/nowhere/abc.lock")
    } throws: { "\($0)" == "the checkpoint /nowhere/abc.lock cannot be written: No such file or directory" }
  }
}
