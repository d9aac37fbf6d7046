import Dispatch
import Drawing
import Foundation
import Publishing
import Synchronization

/// The files of a report that are drawn: its pages and its figures, on all cores.
struct DrawnFiles {
  var report: Report
  var figures: [ReportBuilder.DrawnFigure]
  /// nil draws all of them.
  var cache: FigureCache?
  var formats = ReportFormats.all

  /// Of figures that come from no record.
  static let undated = "2000-01-01T00:00:00Z"

  /// - Parameter text: measured what the figures show, and sets the pages.
  /// - Returns: bytes by path within the report's folder; the same on any number of cores.
  func all(text: PangoMeasurer) throws -> [String: Data] {
    let date = report.isoDate.isEmpty ? Self.undated : report.isoDate
    let fonts = text.fontStamp
    let made = Mutex<[Int: Result<[String: Data], any Error>]>([:])
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) { [figures, cache] in
      DispatchQueue.concurrentPerform(iterations: figures.count) { index in
        let files = Result { try FigureFiles.files(figures[index], date: date, fonts: fonts, cache) }
        made.withLock { $0[index] = files }
      }
    }
    // A measurer is one thread's: this one sets the pages meanwhile.
    let pages = Result { try self.pages(text) }
    group.wait()
    cache?.prune()
    let parts = [pages] + made.withLock { made in figures.indices.compactMap { made[$0] } }
    return try parts.reduce(into: [:]) { all, part in all.merge(try part.get()) { first, _ in first } }
  }

  private func pages(_ text: PangoMeasurer) throws -> [String: Data] {
    try formats.reduce(into: [:]) { $0[$1.file] = try $1.bytes(report, text: text) }
  }
}
