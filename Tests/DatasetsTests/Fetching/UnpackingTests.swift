import Foundation
import ScriptedServer
import Testing

@testable import Datasets

/// Archives whose digest is the expected one and whose contents are not.
@Suite struct UnpackingTests {
  typealias Zipped = SampleArchive.Zipped

  static let a = SampleArchive.entry("x/a.bin", SampleArchive.first)
  static let b = SampleArchive.entry("x/b.bin", SampleArchive.second)

  private func complaint(_ archive: DatasetArchive, _ bytes: Data) throws -> (String, FetchedFolder) {
    let server = try ScriptedServer { request, connection in connection.serve(bytes, request) }
    let folder = FetchedFolder()
    return (folder.complaint(archive, from: server), folder)
  }

  struct Tar: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var entries: [Data]
    var message: String
    /// Whether it ends as an archive does.
    var hasEnd = true
  }

  static func file(_ name: String, _ bytes: Data = Data(), kind: Character = "0", size: Int? = nil) -> Data {
    SampleArchive.entry(name, bytes, kind: kind, size: size)
  }

  static let tars = [
    Tar(
      testDescription: "a link", entries: [file("x/c", kind: "2"), a, b],
      message: "its entry 'x/c' is a link or a device"),
    Tar(
      testDescription: "a hard link", entries: [file("a.bin", kind: "1")],
      message: "its entry 'a.bin' is a link or a device"),
    Tar(
      testDescription: "a device", entries: [file("x/c", kind: "3")], message: "its entry 'x/c' is a link or a device"),
    Tar(testDescription: "twice", entries: [a, b, a], message: "it has a.bin twice"),
    Tar(testDescription: "one is absent", entries: [a], message: "it lacks b.bin"),
    Tar(
      testDescription: "a folder is no file", entries: [file("x/a.bin", kind: "5"), b], message: "it lacks a.bin"),
    Tar(
      testDescription: "one is short", entries: [file("a.bin", Data(count: 9)), b],
      message: "its a.bin has 9 bytes, 70000 are expected"),
    Tar(
      testDescription: "one is other", entries: [file("a.bin", Data(count: 70_000)), b],
      message: "its a.bin has the SHA-256 "),
    Tar(
      testDescription: "a bomb", entries: [file("zeros", Data(count: 20 << 20)), a, b],
      message: "more than 16.9 MB come out of it"),
    Tar(
      testDescription: "a size that is a lie", entries: [file("zeros", size: 0o77777777777), a, b],
      message: "its tar archive ends in the middle of a file"),
    Tar(
      testDescription: "a damaged header", entries: [a, Data(count: 1), b],
      message: "a header of its tar archive is damaged"),
    Tar(
      testDescription: "half a header", entries: [a, Data(count: 100)],
      message: "its tar archive ends in the middle of a header", hasEnd: false),
  ]

  @Test(arguments: tars) func aTarArchiveThatIsRefused(_ one: Tar) throws {
    let bytes = SampleArchive.gzipped(one.entries.reduce(Data(), +) + (one.hasEnd ? SampleArchive.end : Data()))
    let (complaint, folder) = try complaint(SampleArchive.tarred(bytes), bytes)
    #expect(
      complaint.hasPrefix("\(folder.root.path)/sample.tar.gz.part is not unpacked: \(one.message)"), "\(complaint)")
    #expect(complaint.contains("\n  hint: its SHA-256 is the expected one, "))
    #expect(folder.files == ["sample.tar.gz.part", "sample.tar.gz.part.from"])
    #expect(!FileManager.default.fileExists(atPath: folder.root.path + "/.sample-files.new"))
  }

  /// Whatever program made it.
  @Test(arguments: ["v7", "ustar", "gnu", "pax"]) func archivesOfTarAreRead(format: String) throws {
    let made = FetchedFolder()
    try made.write(SampleArchive.first, to: "batches/a.bin")
    try made.write(SampleArchive.second, to: "batches/b.bin")
    try made.write(Data("x".utf8), to: "batches/" + String(repeating: "n", count: format == "v7" ? 20 : 99))
    let tar = try Process.run(
      URL(filePath: "/usr/bin/env"),
      arguments: ["tar", "-C", made.root.path, "--format=\(format)", "-czf", made.root.path + "/made", "batches"])
    tar.waitUntilExit()
    try #require(tar.terminationStatus == 0)
    let bytes = try made.bytes("made")
    let (complaint, folder) = try complaint(SampleArchive.tarred(bytes), bytes)
    #expect(complaint == "")
    #expect(folder.files == FetchTests.files)
    #expect(try folder.bytes("sample-files/a.bin") == SampleArchive.first)
  }

  @Test func aGzipFileThatIsRefused() throws {
    let whole = FetchTests.bytes
    let cases: [(Data, String)] = [
      (Data(whole.prefix(whole.count / 2)), "it ends in the middle of its gzip stream"),
      (Data("PK".utf8) + whole, "its gzip stream is damaged near byte "),
      (whole.prefix(40_000) + Data(repeating: 0xFF, count: 64) + whole.dropFirst(40_064), "its "),
    ]
    for (bytes, message) in cases {
      let (complaint, folder) = try complaint(SampleArchive.tarred(bytes), bytes)
      #expect(complaint.contains(" is not unpacked: \(message)"), "\(complaint)")
      #expect(folder.files == ["sample.tar.gz.part", "sample.tar.gz.part.from"])
    }
  }

  static let picture = SampleArchive.noise(5000, seed: 3)
  static let ant = Zipped(name: "ants_data/train/ants/one (1).jpg", bytes: picture)
  static let second = Zipped(name: "ants_data/val/ants/two.JPEG", bytes: picture.prefix(99), isStored: true)

  @Test func picturesAreTakenAndNothingElse() throws {
    let bytes = SampleArchive.zip(
      [
        "ants_data/train/ants/", "ants_data/train/ants/none.gif", "ants_data/train/ants/../../../../up.jpg",
        "ants_data/train/ants/.hidden.jpg", "ants_data/train/bees/bee.jpg", "/ants_data/train/ants/root.jpg",
        "__MACOSX/ants_data/train/ants/one.jpg", "ants_data/train/ants/a\\b.jpg", "ants_data/train/ants/\u{202E}x.jpg",
      ].map { Zipped(name: $0, bytes: Data("x".utf8)) } + [UnpackingTests.ant, UnpackingTests.second])
    let archive = SampleArchive.zipped(bytes)
    let (none, folder) = try complaint(archive, bytes)
    #expect(none == "")
    #expect(
      folder.files == ["ants_data/SHA256SUMS", "ants_data/train/ants/one (1).jpg", "ants_data/val/ants/two.JPEG"])
    #expect(try folder.bytes("ants_data/train/ants/one (1).jpg") == UnpackingTests.picture)
    #expect(try folder.bytes("ants_data/val/ants/two.JPEG") == UnpackingTests.picture.prefix(99))
    let files = DatasetFiles(archive, in: folder.root)
    #expect(files.presence == .present(bytes: 5099))
    #expect(try files.check().map(\.path) == Array(folder.files.dropFirst()) && files.check().allSatisfy(\.isSound))
  }

  struct Zip: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var entries: [Zipped]
    var message: String
  }

  static let zips = [
    Zip(
      testDescription: "a bomb",
      entries: [ant, second, Zipped(name: "ants_data/val/ants/x.png", bytes: Data(count: 200_000))],
      message: "more than 100.0 KB come out of it"),
    Zip(
      testDescription: "a bomb that lies", entries: [Zipped(name: ant.name, bytes: Data(count: 200_000), claimed: 10)],
      message: "its entry '\(ant.name)' is damaged"),
    Zip(
      testDescription: "less than it says", entries: [Zipped(name: ant.name, bytes: picture, claimed: 6000)],
      message: "its entry '\(ant.name)' is damaged"),
    Zip(
      testDescription: "a checksum", entries: [Zipped(name: ant.name, bytes: picture, checksum: 7)],
      message: "its entry '\(ant.name)' is damaged"),
    Zip(
      testDescription: "a link", entries: [Zipped(name: ant.name, bytes: picture, mode: 0o120777)],
      message: "its entry '\(ant.name)' is a link"),
    Zip(
      testDescription: "encrypted", entries: [Zipped(name: ant.name, bytes: picture, flags: 1)],
      message: "its entry '\(ant.name)' is encrypted"),
    Zip(testDescription: "twice", entries: [ant, ant], message: "it has train/ants/one (1).jpg twice"),
    Zip(testDescription: "a class is absent", entries: [ant], message: "it has no picture in val/ants"),
    Zip(
      testDescription: "many", entries: Array(repeating: second, count: 21),
      message: "it has 21 entries, 20 are the most"),
  ]

  @Test(arguments: zips) func aZipArchiveThatIsRefused(_ one: Zip) throws {
    let bytes = SampleArchive.zip(one.entries)
    let (complaint, folder) = try complaint(SampleArchive.zipped(bytes), bytes)
    #expect(complaint.hasPrefix("\(folder.root.path)/ants.zip.part is not unpacked: \(one.message)"), "\(complaint)")
    #expect(folder.files == ["ants.zip.part", "ants.zip.part.from"])
  }

  /// Whatever is cut off or changed, it is refused or gives the same pictures, and nothing is read past the end.
  @Test func zipArchivesWithWrongBytesAreRefused() throws {
    let bytes = SampleArchive.zip([UnpackingTests.second])
    for count in 0..<bytes.count {
      #expect(throws: FetchError.self) { try ZipReader(Data(bytes.prefix(count)), path: "x", most: 20) }
    }
    for place in 0..<bytes.count {
      for change: UInt8 in [1, 0x80, 0xFF] {
        var wrong = bytes
        wrong[place] ^= change
        do throws(FetchError) {
          let zip = try ZipReader(wrong, path: "x", most: 20)
          for entry in zip.entries where entry.name == UnpackingTests.second.name {
            #expect(try zip.read(entry) == UnpackingTests.second.bytes)
          }
        } catch { #expect(error.description.hasPrefix("x is not unpacked: ")) }
      }
    }
  }
}
