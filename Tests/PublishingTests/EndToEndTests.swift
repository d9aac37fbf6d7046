import Drawing
import Foundation
import Plotting
import Publishing
import Testing

/// The sample report as files, drawn by our own renderer.
@Suite struct EndToEndTests {
  private let measurer: PangoMeasurer
  private let report: Report

  init() throws {
    measurer = try PangoMeasurer()
    let sample = SampleReport(measurer: measurer) { scene, label in
      (try? SVGText.write(scene, idPrefix: label, paper: .adaptive)) ?? ""
    }
    report = sample.report()
  }

  private func pdf(_ report: Report, _ format: PageFormat = .a4) throws -> [UInt8] {
    try PDFDocument.write(PrintedReport.pages(of: report, format: format, measurer: measurer))
  }

  private func html(_ report: Report) throws -> String {
    try HTMLReport.write(report) { characters in
      try WebFont.faces.map { face in
        let bytes = try FontSubset.make(
          family: face.family, weight: face.weight, italic: face.italic, characters: characters)
        return WebFont(face, mediaType: face.family == .mono ? "font/ttf" : "font/otf", bytes: bytes)
      }
    }
  }

  @Test func equalReportsAreEqualFiles() throws {
    #expect(try pdf(report) == pdf(report))
    #expect(try html(report) == html(report))
  }

  @Test(arguments: PageFormat.allCases)
  func thePDFIsSound(_ format: PageFormat) throws {
    let folder = try Folder()
    let file = try folder.write(try pdf(report, format), as: "report.pdf")
    let check = try Tool.run("qpdf", ["--check", file])
    #expect(check.status == 0, "\(check.output)")
    let words = try Tool.run("pdftotext", [file, "-"]).output
    var place = words.startIndex
    for part in [
      "The 1cycle policy, measured", "Ada Byron", "Newest record", "Abstract", "Contents", "1 What the policies are",
      "A learning rate that is too small", "Figure 1. 1cycle passes", "Three ways to choose a rate", "Constant.",
      "after half of the epochs", "measured on the embedded data", "The large learning rates", "Note", "5/24",
      "schedule: {one-cycle", "data: $data", "2 The range test", "finder", "Figure 2.", "What the rules say", "valley",
      "fixed has no result", "Table 1.", "fixed-tenth", "Table 1, continued", "What was confused", "A first note",
    ] {
      let found = words.range(of: part, range: place..<words.endIndex)
      #expect(found != nil, "\(part) in reading order")
      if let found { place = found.upperBound }
    }
    for name in ["TeXGyrePagella-Regular", "Inter", "JetBrainsMono"] {
      #expect(try Tool.run("pdffonts", [file]).output.contains(name), "\(name)")
    }
  }

  @Test func linksLeadToTheRightPages() throws {
    let folder = try Folder()
    let document = PrintedReport.pages(of: report, measurer: measurer)
    let file = try folder.write(try PDFDocument.write(document), as: "report.pdf")
    let places = try Tool.run("pdfinfo", ["-dests", file]).output
    for (index, page) in document.pages.enumerated() {
      for name in PageParts(page).destinations {
        let line = places.split(separator: "\n").first { $0.hasSuffix("\"\(name)\"") }
        #expect(line?.split(separator: " ").first == "\(index + 1)", "\(name)")
      }
    }
    #expect(try Tool.run("pdfinfo", ["-url", file]).output.contains("https://arxiv.org/abs/1708.07120"))
    // Below the top of the page, where the section stands.
    #expect(places.split(separator: "\n").contains { $0.contains("rules") && !$0.contains(" 842 ") })
    let about = try Tool.run("pdfinfo", [file]).output
    for part in ["The 1cycle policy, measured", "Ada Byron, Karl Pearson"] { #expect(about.contains(part), "\(part)") }
    let structure = try Tool.run("pdfinfo", ["-struct", file]).output
    for kind in ["H1", "H2", "H3", "P ", "Figure", "Caption", "Table", "Code", "LI", "Link"] {
      #expect(structure.split(separator: "\n").contains { $0.hasPrefix(kind) || $0.contains(" " + kind) }, "\(kind)")
    }
  }

  @Test func thePageCarriesItsFontsAndOpensSilently() throws {
    let page = try html(report)
    #expect(page.matches(of: /@font-face/).count == 8)
    #expect(page.utf8.count < 1_500_000)
    let identifiers = page.matches(of: /\sid="([^"]*)"/).map { String($0.1) }
    #expect(Set(identifiers).count == identifiers.count)
    if Browser.path != nil { #expect(try Browser.open(page).console == []) }
    if let folder = ProcessInfo.processInfo.environment["CYCLOPEDIA_SAMPLE"] {
      try Data(page.utf8).write(to: URL(filePath: folder).appending(path: "report.html"))
      try Data(try pdf(report)).write(to: URL(filePath: folder).appending(path: "report.pdf"))
    }
  }

  @Test(arguments: HostileTextTests.hostile.indices)
  func hostileTextMakesSoundFiles(_ index: Int) throws {
    let report = HostileTextTests.report(HostileTextTests.hostile[index])
    let folder = try Folder()
    let file = try folder.write(try pdf(report), as: "report.pdf")
    let check = try Tool.run("qpdf", ["--check", file])
    #expect(check.status == 0, "\(check.output)")
  }
}

/// A folder that goes away with its owner.
private final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "cyclopedia-report-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// - Returns: the file's path.
  func write(_ bytes: [UInt8], as name: String) throws -> String {
    let file = url.appending(path: name)
    try Data(bytes).write(to: file)
    return file.path()
  }
}

private enum Tool {
  static func run(_ name: String, _ arguments: [String]) throws -> (status: Int32, output: String) {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments = [name] + arguments
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let data = try pipe.fileHandleForReading.readToEnd() ?? Data()
    process.waitUntilExit()
    return (process.terminationStatus, String(decoding: data, as: UTF8.self))
  }
}
