import Compressing
import Datasets
import Drawing
import Experiments
import Hashing
import Manuscript

extension HealthCheck {
  var libraries: [HealthFinding] {
    let all =
      [("Swift", Self.compiler)] + DrawingLibraries.versions + [("cmark-gfm", MarkdownLibrary.version)]
      + DataLibraries.versions
      + [
        ("SQLite", StoreLibrary.version), ("zlib", CompressionLibrary.version), ("libcrypto", HashingLibrary.version),
      ]
    return all.map { HealthFinding("libraries", $0.0, $0.1) }
  }

  /// What this program was built with; no compiler is needed to build reports.
  private static var compiler: String {
    #if compiler(>=6.4)
    "built with 6.4 or later"
    #elseif compiler(>=6.3)
    "built with 6.3"
    #else
    "built with 6.2"
    #endif
  }

  var fonts: [HealthFinding] {
    let survey: FontSurvey
    do throws(DrawingError) { survey = try FontSurvey() } catch {
      return [HealthFinding("fonts", "text", .problem, "\(error)", advice: "Scripts/bootstrap installs the fonts")]
    }
    let families = survey.families.map { family in
      guard let path = family.path else {
        return HealthFinding(
          "fonts", family.name, .problem, "not installed, and reports are set in it",
          advice: "install the package \(family.debianPackage)")
      }
      return HealthFinding("fonts", family.name, path)
    }
    return families + [scripts(survey)]
  }

  /// Words of scripts that books are written in, and signs.
  private static let samples: [(name: String, text: String)] = [
    ("Latin", "Äßøłğ"), ("Greek", "Αλφα"), ("Cyrillic", "Жизнь"), ("Hebrew", "שלום"), ("Arabic", "سلام"),
    ("Devanagari", "नमस्ते"), ("Thai", "ไทย"), ("Chinese", "中文"), ("Japanese", "かな"), ("Korean", "한국어"),
    ("mathematics", "∑∇√≈∈"), ("emoji", "😀"),
  ]

  private func scripts(_ survey: FontSurvey) -> HealthFinding {
    var (shown, missing, packages) = ([String](), [String](), Set<String>())
    for (name, text) in Self.samples {
      let characters = survey.unshown(in: text)
      if characters.isEmpty { shown.append(name) } else { missing.append(name) }
      packages.formUnion(characters.compactMap(\.debianPackage))
    }
    guard !missing.isEmpty else { return HealthFinding("fonts", "scripts", shown.joined(separator: ", ")) }
    return HealthFinding(
      "fonts", "scripts", .warn,
      "no font here has \(missing.joined(separator: ", ")), which print as boxes; there are \(shown.joined(separator: ", "))",
      advice: "where a book has them, install \(packages.sorted().joined(separator: ", "))")
  }
}
