import Datasets
import Foundation
import Hashing

/// What is known of data without reading it again.
extension RunStore {
  /// The fingerprint that some data had when its files looked as `stamp` says.
  func fingerprint(of data: String, stamp: String) throws(ExperimentError) -> String? {
    try note(of: data, stamp: stamp)
  }

  func remember(fingerprint: String, of data: String, stamp: String) throws(ExperimentError) {
    try keep(fingerprint, of: data, stamp: stamp)
  }

  /// What a look at some data told when its files looked as `stamp` says.
  func survey(of data: String, stamp: String) throws(ExperimentError) -> DatasetSurvey? {
    guard let text = try note(of: Self.surveyName(data), stamp: stamp) else { return nil }
    // A later version may have written more into it: then the data is looked at again.
    let survey = try? CanonicalJSON.value(DatasetSurvey.self, from: Data(text.utf8))
    return survey?.isSound == true ? survey : nil
  }

  func remember(_ survey: DatasetSurvey, of data: String, stamp: String) throws(ExperimentError) {
    let text: String
    do { text = try CanonicalJSON.text(survey) } catch { throw failure("keep a look at data", error) }
    try keep(text, of: Self.surveyName(data), stamp: stamp)
  }

  /// What is known of single files of pictures.
  func pictures(of data: String) throws(ExperimentError) -> Data? {
    try note(of: Self.picturesName(data), stamp: Self.picturesForm).flatMap { Data(base64Encoded: $0) }
  }

  func remember(pictures: Data, of data: String) throws(ExperimentError) {
    try keep(pictures.base64EncodedString(), of: Self.picturesName(data), stamp: Self.picturesForm)
  }

  /// Counts up whenever something else is kept of a file.
  private static let picturesForm = "form 1"

  private static func picturesName(_ data: String) -> String { "pictures of \(data)" }

  /// In the table of fingerprints, so that stores of other versions can be read as ever.
  private static func surveyName(_ data: String) -> String { "survey of \(data)" }

  private func note(of data: String, stamp: String) throws(ExperimentError) -> String? {
    let sealed = try read("read what is known of data") {
      try $0.text("SELECT fingerprint FROM fingerprint WHERE data = ? AND stamp = ?", .text(data), .text(stamp))
    }
    guard let sealed, let end = sealed.lastIndex(of: " ") else { return nil }
    let note = String(sealed[..<end])
    return sealed == RunStore.sealed(note, of: data, stamp: stamp) ? note : nil
  }

  /// A note with the checksum of its row.
  private static func sealed(_ note: String, of data: String, stamp: String) -> String {
    "\(note) \(SHA256Digest(of: "\(data)\n\(stamp)\n\(note)"))"
  }

  private func keep(_ note: String, of data: String, stamp: String) throws(ExperimentError) {
    try write("keep what is known of data", bytes: 2 * note.utf8.count) {
      try $0.execute(
        "INSERT OR REPLACE INTO fingerprint (data, stamp, fingerprint) VALUES (?, ?, ?)", .text(data), .text(stamp),
        .text(RunStore.sealed(note, of: data, stamp: stamp)))
    }
  }
}
