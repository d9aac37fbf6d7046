import Datasets
import Experiments
import Foundation
import Learning
import Testing

@testable import Displays
@testable import KindReference
@testable import Notebook

/// One kind, one file: each folder of kinds against its list.
@Suite struct KindListsTests {
  struct Folder: CustomTestStringConvertible, Sendable {
    /// Within `Sources`.
    var path: String
    var list: String
    /// Every type's name ends with it.
    var ending: String
    /// The listed types' names.
    var types: [String]
    /// Files that hold no kind: the protocol, and what a kind shares.
    var others: Set<String> = []

    var testDescription: String { path }
  }

  static let folders: [Folder] = [
    Folder(
      path: "Notebook/Directives", list: "DirectiveKinds.all", ending: "Directive",
      types: DirectiveKinds.all.map { "\($0)" }, others: ["DirectiveKinds"]),
    Folder(
      path: "Displays/Plots", list: "PlotKinds.all", ending: "Plot", types: PlotKinds.all.map { "\($0)" },
      others: []),
    Folder(
      path: "Displays/Tables", list: "TableKinds.all", ending: "Table", types: TableKinds.all.map { "\($0)" },
      others: []),
    Folder(
      path: "Notebook/Roles", list: "RoleKinds.all", ending: "Role", types: RoleKinds.all.map { "\($0)" },
      others: ["RoleKinds"]),
    Folder(
      path: "Learning/Schedules/Policies", list: "Schedule.all", ending: "Policy",
      types: Schedule.all.map { "\($0)" }),
    Folder(
      path: "Learning/Images/Augmentations", list: "Augmentation.all", ending: "",
      types: Augmentation.all.map { "\($0)" }),
    Folder(
      path: "Datasets/Kinds", list: "DatasetChoice.all", ending: "", types: DatasetChoice.all.map { "\($0)" },
      others: ["DatasetChoice", "DatasetKind", "ShapePicture"]),
    Folder(
      path: "Experiments/Analysis/Rules", list: "SuggestionRule.all", ending: "",
      types: SuggestionRule.all.map { "\($0)" }, others: ["Halfway"]),
  ]

  private static func sources() -> URL {
    var package = URL(filePath: #filePath)
    for _ in 0..<3 { package.deleteLastPathComponent() }
    return package.appending(path: "Sources")
  }

  @Test(arguments: folders) func everyFileOfAFolderIsInItsList(folder: Folder) throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.sources().appending(path: folder.path).path)
    // `Kind+Part.swift` belongs to `Kind.swift`.
    let stems = names.filter { $0.hasSuffix(".swift") }.map { String($0.dropLast(6).prefix { $0 != "+" }) }
    let files = Set(stems).subtracting(folder.others)
    let missing = files.subtracting(folder.types).sorted()
    #expect(missing == [], "add \(missing.map { "\($0).self" }.joined(separator: ", ")) to \(folder.list)")
    let lost = Set(folder.types).subtracting(files).sorted()
    #expect(lost == [], "move \(lost.joined(separator: ", ")) to Sources/\(folder.path), each to a file of its name")
    #expect(folder.types.count == Set(folder.types).count, "\(folder.list) has a kind twice")
    #expect(folder.types.allSatisfy { $0.hasSuffix(folder.ending) })
  }

  @Test func everyKindHasANameAndASentence() {
    for list in KindLists.all {
      #expect(Set(list.kinds.map(\.name)).count == list.kinds.count, "\(list.title)")
      for kind in list.kinds { #expect(!kind.name.isEmpty && kind.summary.count > 10, "\(list.title) \(kind.name)") }
    }
    #expect(Set(KindLists.all.map(\.title)).isSuperset(of: ["directives", "plots", "tables", "roles", "results"]))
  }

  @Test func typesAreNamedForWhatChaptersWrite() {
    func type(_ name: String, _ ending: String) -> String {
      name.split(separator: "-").map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined() + ending
    }
    for kind in DirectiveKinds.all { #expect("\(kind)" == type(kind.name, "Directive")) }
    for kind in TableKinds.all { #expect("\(kind)" == type(kind.name, "Table")) }
    for kind in RoleKinds.all { #expect("\(kind)" == type(kind.name, "Role")) }
    for kind in PlotKinds.all { #expect("\(kind)".lowercased() == type(kind.name, "Plot").lowercased()) }
  }
}
