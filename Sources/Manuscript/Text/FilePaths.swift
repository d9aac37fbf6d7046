/// Paths as chapters write them: from the folder of the file in which they stand, or else from the notebook's.
package struct FilePaths {
  /// The notebook's folder as locations name it, `chapters`; empty where they are relative to it.
  let root: String
  /// Whether there is a file, by its path from the notebook's folder.
  private let has: (String) -> Bool

  package init(root: String = "", has: @escaping (String) -> Bool = { _ in true }) {
    (self.root, self.has) = (root, has)
  }

  /// The path from the notebook's folder; nil where it leads out of that.
  ///
  /// What stands beside the file in which it is written goes first. Where there is nothing of the name, it is taken to
  /// be meant there.
  ///
  /// - Parameter file: in which it is written, as locations name it: `chapters/part/b.md`.
  package func resolved(_ written: String, in file: String) -> String? {
    guard !written.isEmpty, !written.hasPrefix("/"), !written.hasPrefix("~"),
      !written.contains(where: { $0 == "\\" || $0 == "\0" })
    else { return nil }
    let folder = within(file).split(separator: "/").dropLast()
    let beside = Self.path(written, from: folder)
    if beside.map(has) ?? false { return beside }
    return Self.path(written, from: []).flatMap { has($0) ? $0 : nil } ?? beside
  }

  private static func path(_ written: String, from folder: ArraySlice<Substring>) -> String? {
    var parts = Array(folder)
    for part in written.split(separator: "/") where part != "." {
      if part != ".." {
        parts.append(part)
      } else if parts.popLast() == nil {
        return nil
      }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "/")
  }

  private func within(_ file: String) -> Substring {
    !root.isEmpty && file.hasPrefix(root + "/") ? file.dropFirst(root.count + 1) : file[...]
  }
}
