import Experiments
import Foundation
import SampleBooks
import Settings
import Synchronization

@testable import Notebook

/// A notebook in a temporary folder, which is removed with it.
final class TestNotebook: Sendable {
  /// A recipe, a range test, two trainings and a compare, all small: what most texts refer to.
  static let base = """
    # Base

    \(SampleText.recipe())
    ```{range-test} finder
    like: plain
    from: 1e-4
    to: 10
    steps: 10
    ```

    ```{train} onecycle
    like: plain
    epochs: 2
    schedule: {one-cycle: {max: finder.suggestion or 0.1}}
    seeds: [1, 2]
    ```

    ```{train} fixed
    like: plain
    epochs: 1
    schedule: {constant: 0.05}
    ```

    ```{compare} policies
    runs: [fixed, onecycle]
    ```

    """

  let folder: URL

  /// - Parameter files: texts by path within `chapters`.
  init(_ files: [String: String]) throws {
    folder = FileManager.default.temporaryDirectory.resolvingSymlinksInPath().appending(path: UUID().uuidString)
    try write(files)
  }

  /// A book with no settings but a title.
  convenience init(plain files: [String: String]) throws {
    try self.init(["book.yml": "title: Book"].merging(files) { $1 })
  }

  /// A book of `base.md` and then `case.md`.
  ///
  /// - Parameter settings: of `book.yml`, beside its title and chapters.
  convenience init(afterBase text: String, settings: String = "", files: [String: String] = [:]) throws {
    let book = "title: Book\nchapters: [base.md, case.md]\n" + settings
    try self.init(["book.yml": book, "base.md": TestNotebook.base, "case.md": text].merging(files) { $1 })
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func write(_ files: [String: String]) throws {
    for (name, text) in files { try write(Data(text.utf8), to: "chapters/\(name)") }
  }

  /// - Parameter path: within the folder that holds `chapters` and `output`.
  func write(_ bytes: Data, to path: String) throws {
    let file = folder.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try bytes.write(to: file)
  }

  func bytes(_ path: String) throws -> Data { try Data(contentsOf: folder.appending(path: path)) }
  func text(_ path: String) throws -> String { String(decoding: try bytes(path), as: UTF8.self) }
  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: folder.appending(path: path).path) }
  func remove(_ path: String) throws { try FileManager.default.removeItem(at: folder.appending(path: path)) }

  /// Every file below a folder with its bytes, by path within that folder; hidden ones too.
  func files(in path: String) throws -> [String: Data] {
    let root = folder.appending(path: path)
    var found: [String: Data] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: root.path) ?? .init() {
      let file = root.appending(path: name)
      if (try file.resourceValues(forKeys: [.isRegularFileKey])).isRegularFile == true {
        found[name] = try Data(contentsOf: file)
      }
    }
    return found
  }

  func notebook(_ change: (inout Notebook.Options) -> Void = { _ in }) -> Notebook {
    var options = Notebook.Options()
    options.chapters = folder.appending(path: "chapters").path
    options.output = folder.appending(path: "output").path
    options.store = folder.appending(path: ".cyclopedia").path
    options.threads = 1
    change(&options)
    return Notebook(options, edition: "test")
  }

  /// The store's records of everything that the book's runs come to now.
  func records(_ change: (inout Notebook.Options) -> Void = { _ in }) async throws -> [String: RunRecord] {
    let notebook = notebook(change)
    let store = try RunStore(folder: folder.appending(path: ".cyclopedia"))
    var found: [String: RunRecord] = [:]
    for run in try await notebook.plan() {
      guard let key = try store.key(of: run.name), let record = try store.record(key) else { continue }
      found["\(run.name.name)#\(run.name.seed)"] = record
    }
    return found
  }
}

/// A build, and what it told.
struct Built {
  var problems: [String]
  /// What it said that it would train.
  var begun: [String] = []
  var trained: [String] = []
  var foundAgain: [String] = []
  var skipped: [String: String] = [:]
  var warnings: [Diagnostic] = []
  var left: [String] = []
  /// False where the report was up to date.
  var isWritten = false

  init(_ notebook: Notebook) async throws {
    let events = Mutex<[BuildEvent]>([])
    let found = try await notebook.build(stop: StopRequest()) { event in events.withLock { $0.append(event) } }
    problems = found.map(\.message)
    for event in events.withLock({ $0 }) {
      switch event {
      case .done(let name, _, let isNew):
        if isNew { trained.append("\(name.name)#\(name.seed)") } else { foundAgain.append("\(name.name)#\(name.seed)") }
      case .skipped(let name, let reason): skipped[name] = reason
      case .warning(let warning): warnings.append(warning)
      case .written(_, let isNew): isWritten = isNew
      case .left(let names, _): left = names.map { "\($0.name)#\($0.seed)" }
      case .begins(let forecast): begun = forecast.runs.map(\.name).map { "\($0.name)#\($0.seed)" }
      case .run, .damaged, .removed: break
      }
    }
  }
}
