import Foundation
import Testing

@testable import Learning

/// What `precision: auto` comes to.
@Suite struct PrecisionTests {
  /// As Linux names the processor's maker; nil elsewhere.
  private static let vendor = (try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8))?
    .split(separator: "\n").first { $0.hasPrefix("vendor_id") }?.split(separator: " ").last.map(String.init)

  @Test(arguments: [InstructionSet.plain, .avx2, .avx512]) func withoutBFloat16ItIsFloat32(set: InstructionSet) throws {
    #expect(try Precision.automatic.resolved(on: set) == .float32)
    #expect(throws: LearningError.self) { try Precision.bfloat16.resolved(on: set) }
  }

  @Test(.enabled(if: vendor == "GenuineIntel", "this processor is not Intel's"))
  func intelsMultipliesFloat32Faster() throws {
    #expect(try Precision.automatic.resolved(on: .avx512BFloat16) == .float32)
    #expect(try Precision.bfloat16.resolved(on: .avx512BFloat16) == .bfloat16)
  }

  @Test(.enabled(if: vendor == "AuthenticAMD", "this processor is not AMD's"))
  func amdsMultipliesBFloat16Faster() throws {
    #expect(try Precision.automatic.resolved(on: .avx512BFloat16) == .bfloat16)
  }
}
