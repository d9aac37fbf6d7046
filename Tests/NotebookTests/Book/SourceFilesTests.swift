import Testing

@testable import Notebook

@Suite struct SourceFilesTests {
  /// A small file can have very many pixels, and can be shown very often.
  @Test func picturesAreBoundedTogether() {
    let files = SourceFiles()
    for _ in 0..<4 { #expect(files.takes(SourceFiles.mostPixels / 4)) }
    #expect(!files.takes(1))
  }
}
