import Experiments
import Foundation
import Runs

/// Where records are, and what they take.
struct CatalogueShelf {
  private var stored: [RunKey: CatalogueRun.File] = [:]
  private var frozen: [RunKey: CatalogueRun.File] = [:]
  private var kept: [RunKey: [CatalogueRun.File]] = [:]

  /// - Parameter records: the folder with those beside the report.
  init(_ finder: RunFinder, _ runs: [RunStore.KeptRun], records: URL) {
    let store = URL(filePath: finder.store.path)
    for run in runs where run.record != nil {
      stored[run.key] = CatalogueRun.File(path: store.relativePath, bytes: run.bytes)
    }
    for (name, record) in finder.frozenRecords {
      let file = records.appending(path: "\(MemberName.label(name)).json")
      frozen[record.key] = CatalogueRun.File(path: file.relativePath, bytes: Self.bytes(of: record))
    }
    for files in finder.keptFiles() {
      kept[files.key, default: []].append(CatalogueRun.File(path: files.place.relativePath, bytes: files.bytes))
    }
  }

  func place(of key: RunKey) -> CatalogueRun.Place? {
    switch (stored[key], frozen[key]) {
    case (nil, nil): nil
    case (nil, _): .record
    case (_, nil): .store
    default: .both
    }
  }

  func files(of key: RunKey) -> [CatalogueRun.File] {
    [frozen[key], stored[key]].compactMap(\.self) + (kept[key] ?? [])
  }

  /// A seed's part of its file, without the pictures, which runs share.
  private static func bytes(of record: RunRecord) -> Int {
    var record = record
    (record.samples, record.mistakes) = ([], [])
    return (try? CanonicalJSON.data(record).count) ?? 0
  }
}
