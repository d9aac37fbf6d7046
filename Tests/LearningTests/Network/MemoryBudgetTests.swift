import Testing

@testable import Learning

@Suite struct MemoryBudgetTests {
  @Test func whatIsNotToBeHadIsSaidBefore() throws {
    try MemoryBudget.check(1 << 20, for: "small things")
    let error = #expect(throws: LearningError.self) { try MemoryBudget.check(1 << 50, for: "the weights") }
    #expect(error?.cause == .machine)
    #expect(error?.description.hasPrefix("train: the weights take 1125899.9 GB of memory, and ") == true)
    #expect(error?.description.contains(" are free\n  hint: take a smaller batch, network or picture") == true)
  }
}
