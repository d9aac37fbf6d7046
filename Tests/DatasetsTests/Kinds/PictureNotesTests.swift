import Foundation
import Testing

@testable import Datasets

/// What is remembered of files that need not be read again.
@Suite struct PictureNotesTests {
  private static let folders = ImageFolderTests()

  @Test func notesSurviveTheirBytes() throws {
    try Self.folders.with(ImageFolderTests.pets) { root, _ in
      let first = PictureNotes()
      let data = try ImageFolder(path: "pets").load(from: root, mostBytes: 0, notes: first)
      #expect(first.hasChanged && first.bytes.count == 5 * (32 + PictureNote.bytes))
      let second = PictureNotes(first.bytes)
      let again = try ImageFolder(path: "pets").load(from: root, mostBytes: 0, notes: second)
      #expect(!second.hasChanged && second.bytes == first.bytes)
      #expect(again.fingerprint == data.fingerprint && again.survey == data.survey)
      for index in 0..<3 { #expect(try again.training.planes(of: index) == data.training.planes(of: index)) }
      // Where there is room for the pixels, they are read all the same.
      let held = try ImageFolder(path: "pets").load(from: root, mostBytes: 1 << 20, notes: PictureNotes(first.bytes))
      #expect(held.fingerprint == data.fingerprint && held.training.heldBytes > 0)
      for index in 0..<3 { #expect(try held.training.planes(of: index) == data.training.planes(of: index)) }
    }
  }

  @Test func onlyWhatHasChangedIsRead() throws {
    try Self.folders.with(ImageFolderTests.pets) { root, url in
      let kind = ImageFolder(path: "pets")
      let first = PictureNotes()
      _ = try kind.load(from: root, mostBytes: 0, notes: first)
      let file = url.appending(path: "pets/val/cat/d.png")
      try Data(SamplePNG.plain([1, 1, 1])).write(to: file)
      let second = PictureNotes(first.bytes)
      let changed = try kind.load(from: root, mostBytes: 0, notes: second)
      #expect(second.hasChanged && second.bytes.count == first.bytes.count)
      #expect(try changed.fingerprint == kind.load(from: root).fingerprint)
      // One that is damaged leaves what is known of the others.
      try Data([1]).write(to: file)
      let third = PictureNotes(second.bytes)
      #expect(throws: DatasetError.self) { try kind.load(from: root, mostBytes: 0, notes: third) }
      #expect(third.bytes.count == 4 * (32 + PictureNote.bytes))
    }
  }

  /// A class that comes before moves the labels of those behind it, which are part of their records.
  @Test func anotherNumberOfItsClassIsAnotherRecord() throws {
    let notes = PictureNotes()
    try Self.folders.with(ImageFolderTests.pets) { root, url in
      let kind = ImageFolder(path: "pets")
      _ = try kind.load(from: root, mostBytes: 0, notes: notes)
      for split in ["train", "val"] {
        let folder = url.appending(path: "pets/\(split)/ant")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data(SamplePNG.plain([8, 8, split == "val" ? 1 : 2])).write(to: folder.appending(path: "a.png"))
      }
      let more = try kind.load(from: root, mostBytes: 0, notes: PictureNotes(notes.bytes))
      #expect(try more.fingerprint == kind.load(from: root).fingerprint)
    }
  }

  /// A stranger's store may have notes under any key.
  @Test func whatNoPictureCanBeIsPassedOver() throws {
    try Self.folders.with(ImageFolderTests.pets) { root, _ in
      let kind = ImageFolder(path: "pets")
      let notes = PictureNotes()
      let fingerprint = try kind.load(from: root, mostBytes: 0, notes: notes).fingerprint
      let entry = 32 + PictureNote.bytes
      for place in [32 + 7, 32 + 15, 32 + 23, 32 + 31, 32 + 6, 32 + 2] {
        var bytes = [UInt8](notes.bytes)
        for start in stride(from: 0, to: bytes.count, by: entry) { bytes[start + place] = 0x7f }
        let again = try kind.load(from: root, mostBytes: 0, notes: PictureNotes(Data(bytes)))
        #expect(again.fingerprint == fingerprint)
      }
    }
  }

  @Test(arguments: [Data([1, 2, 3]), Data(count: 31), Data(count: 32 + PictureNote.bytes - 1)])
  func bytesOfAnotherFormAreNothing(bytes: Data) {
    #expect(PictureNotes(bytes).hasChanged == false && PictureNotes(bytes).bytes.isEmpty)
  }
}
