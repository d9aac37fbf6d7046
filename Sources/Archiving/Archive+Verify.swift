import Files
import Foundation
import Settings

extension Archive {
  /// What `verify` came to.
  package struct Verified: Sendable {
    package var findings: [ArchiveFinding] = []
    /// Files that were compared.
    package var count = 0
  }

  /// Compares every byte of the write-ups with what was recorded.
  ///
  /// - Parameter names: nil or empty means all of them, with the index.
  /// - Throws: where a name is no write-up's, or the folder cannot be read, or nothing is there that could be compared.
  package func verify(_ names: [String]) throws(ArchiveError) -> Verified {
    guard let lock = try ArchiveLock(url, writes: false) else {
      throw names.first.map { unknown($0, among: []) } ?? nothing
    }
    defer { lock.end() }
    do {
      let known = try known()
      if let name = names.first(where: { !known.contains($0) }) { throw unknown(name, among: known) }
      // Nothing was archived yet.
      let entries = try SandboxedFolder(url).entries(isDeep: false)
      if names.isEmpty, entries.allSatisfy({ $0.path.bytes.first == UInt8(ascii: ".") }) { throw nothing }
      var verifier = try ArchiveVerifier(url)
      verifier.verify(names)
      return Verified(findings: verifier.findings, count: verifier.count)
    } catch let error as ArchiveError {
      throw error
    } catch {
      throw ArchiveError(.files, "\(url.relativePath) cannot be read: \(error)", hint: "give rights to read it")
    }
  }

  private var nothing: ArchiveError {
    ArchiveError(
      .outdated, "there is no archive in \(url.relativePath): nothing was compared",
      hint: "'cyclopedia archive create NAME' makes a write-up; '--output DIR' names another folder for reports")
  }

  /// The names of write-ups that are there, or should be.
  package func known() throws(SandboxedFolder.Problem) -> [String] {
    let folder = try SandboxedFolder(url)
    let listed = (try? folder.bytes(RelativePath(ChecksumList.fileName), most: ChecksumList.largest))
      .map { ChecksumList(reading: $0).names }
    let there = try folder.entries(isDeep: false).map { String(decoding: $0.path.bytes, as: UTF8.self) }
    return Set(there.filter { ArchiveName.isName($0) } + (listed ?? [])).sorted()
  }

  func unknown(_ name: String, among known: [String]) -> ArchiveError {
    ArchiveError(
      .option, "there is no write-up '\(PrintableText.text(name, most: 80))' in \(url.relativePath)",
      hint: NearestName.hint(for: name, among: known) ?? "'cyclopedia archive create NAME' makes one")
  }
}
