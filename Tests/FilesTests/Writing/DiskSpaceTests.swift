import Foundation
import Testing

@testable import Files

@Suite struct DiskSpaceTests {
  @Test func whatDoesNotFitIsSaidInNumbers() {
    let shortage = DiskSpace.shortage(of: 1 << 60, at: "/tmp/nobody/has/this.json")
    #expect(shortage?.hasPrefix("about 1152921504.7 GB are needed there and ") == true)
    #expect(shortage?.hasSuffix(" are free") == true)
    #expect(DiskSpace.shortage(of: 1, at: FileManager.default.temporaryDirectory.path) == nil)
  }

  /// No file fits on this file system, which has no blocks.
  @Test func noRoomIsSaidToo() {
    #expect(DiskSpace.shortage(of: 42_000, at: "/proc/self") == "about 42 KB are needed there and 0 bytes are free")
  }

  @Test(arguments: [
    (0, "0 bytes"), (999, "999 bytes"), (1000, "1 KB"), (47_001, "48 KB"), (1_000_000, "1.0 MB"),
    (1_250_001, "1.3 MB"), (2_000_000_000, "2.0 GB"),
  ])
  func numbersAreRoundedUp(bytes: Int, text: String) { #expect(DiskSpace.text(bytes) == text) }
}
