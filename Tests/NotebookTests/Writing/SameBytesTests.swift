import Experiments
import Foundation
import Testing

@testable import Notebook

/// A report is a function of its records.
@Suite struct SameBytesTests {
  /// A folder with the same book, and the records of another one.
  static func copy(of notebook: TestNotebook) throws -> TestNotebook {
    let copy = try TestNotebook(SmallBook.files)
    for (path, bytes) in try notebook.files(in: "output/quick/records") {
      try copy.write(bytes, to: "output/quick/records/\(path)")
    }
    return copy
  }

  @Test func equalRecordsGiveEqualBytes() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let copy = try Self.copy(of: notebook)
    let planned = try await copy.notebook().plan().map { "\($0.name.name)#\($0.name.seed) \($0.status)" }
    #expect(planned == ["finder#1 frozen", "fixed#1 frozen", "onecycle#1 frozen", "onecycle#2 frozen"])
    let built = try await Built(copy.notebook())
    #expect(built.trained == [] && built.isWritten)
    let (first, second) = (try notebook.files(in: "output/quick"), try copy.files(in: "output/quick"))
    #expect(Set(first.keys) == Set(second.keys))
    for (path, bytes) in first { #expect(second[path] == bytes, "\(path)") }
  }

  @Test func theTimeZoneIsNotInTheBytes() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    var reports: [[String: Data]] = []
    for zone in ["UTC", "Asia/Tokyo", "America/Los_Angeles"] {
      let copy = try Self.copy(of: notebook)
      let ended = try await Program.run(["build"], in: copy.folder, environment: ["TZ": zone, "LC_ALL": "de_DE.UTF-8"])
      #expect(ended.code == 0, "\(ended.errors)")
      reports.append(try copy.files(in: "output/quick"))
    }
    for report in reports.dropFirst() {
      #expect(Set(report.keys) == SmallBook.output)
      for (path, bytes) in report { #expect(reports[0][path] == bytes, "\(path)") }
    }
  }

  @Test func aDamagedRecordIsNotTaken() async throws {
    let notebook = try TestNotebook(SmallBook.files)
    _ = try await Built(notebook.notebook())
    let before = try notebook.files(in: "output/quick")
    var bytes = try notebook.bytes("output/quick/records/fixed.json")
    bytes[bytes.count / 2] ^= 1
    try notebook.write(bytes, to: "output/quick/records/fixed.json")
    // The store has it still.
    #expect(try await Built(notebook.notebook()).trained == [])
    #expect(try notebook.files(in: "output/quick") == before)
    try notebook.write(bytes, to: "output/quick/records/fixed.json")
    try notebook.remove(".cyclopedia")
    let told = try await Program.run(["plan"], in: notebook.folder)
    #expect(told.output.contains("fixed#1     missing\n"), "\(told.output)")
    #expect(try await Built(notebook.notebook()).trained == ["fixed#1"])
  }

  @Test func absentDataIsNoMatterWhereRecordsAreFrozen() async throws {
    let book = """
      # Pictures

      ```{train} pets
      \(Pets.settings)
      ```

      ```{plot} accuracy
      :run: pets
      ```

      """
    let notebook = try TestNotebook(["book.yml": "title: Pets", "pets.md": book])
    let picture = try #require(Data(base64Encoded: TinyPicture.png))
    try Pets.write(picture, of: ["cat", "dog"], to: notebook)
    let data = notebook.folder.appending(path: "data").path
    #expect(try await Built(notebook.notebook { $0.data = data }).trained == ["pets#1"])
    let before = try notebook.files(in: "output/quick")
    try notebook.remove("data")
    try notebook.remove(".cyclopedia")
    let status = try await notebook.notebook { $0.data = data }.plan().map(\.status.description)
    #expect(status == ["frozen, the data is absent and was not checked again"])
    #expect(try await Built(notebook.notebook { $0.data = data }).trained == [])
    let after = try notebook.files(in: "output/quick")
    #expect(after["report.pdf"] == before["report.pdf"])
    #expect(after["data/pets.csv"] == before["data/pets.csv"])
    #expect(after["records/pets.json"] == before["records/pets.json"])
    // Without the record there is nothing to build from.
    try notebook.remove("output")
    try notebook.remove(".cyclopedia")
    await #expect(throws: (any Error).self) { try await Built(notebook.notebook { $0.data = data }) }
  }
}
