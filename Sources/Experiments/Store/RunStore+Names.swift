import Hashing

/// What runs are called, what reports were made of, and fingerprints of data.
extension RunStore {
  /// Remembers which run a name of the book stood for last.
  package func remember(_ name: RunName, _ key: RunKey) throws(ExperimentError) {
    try write("keep a name") {
      try $0.execute(
        "INSERT OR REPLACE INTO name (profile, name, seed, key) VALUES (?, ?, ?, ?)", .text(name.profile),
        .text(name.name), .integer(name.seed), .text(key.text))
    }
  }

  package func key(of name: RunName) throws(ExperimentError) -> RunKey? {
    let text = try read("read a name") {
      try $0.text(
        "SELECT key FROM name WHERE profile = ? AND name = ? AND seed = ?", .text(name.profile), .text(name.name),
        .integer(name.seed))
    }
    return text.map { RunKey(text: $0) }
  }

  /// The digest of what the report in a folder was made of.
  package func inputs(ofReport folder: String) throws(ExperimentError) -> String? {
    try read("read a report's inputs") {
      try $0.text("SELECT inputs FROM report WHERE folder = ?", .text(folder))
    }
  }

  package func remember(inputs: String, ofReport folder: String) throws(ExperimentError) {
    try write("keep a report's inputs") {
      try $0.execute("INSERT OR REPLACE INTO report (folder, inputs) VALUES (?, ?)", .text(folder), .text(inputs))
    }
  }

  /// The fingerprint that some data had when its files looked as `stamp` says.
  func fingerprint(of data: String, stamp: String) throws(ExperimentError) -> String? {
    let sealed = try read("read a fingerprint") {
      try $0.text("SELECT fingerprint FROM fingerprint WHERE data = ? AND stamp = ?", .text(data), .text(stamp))
    }
    guard let sealed, let fingerprint = sealed.split(separator: " ").first.map(String.init),
      sealed == RunStore.sealed(fingerprint, of: data, stamp: stamp)
    else { return nil }
    return fingerprint
  }

  /// A fingerprint with the checksum of its row.
  private static func sealed(_ fingerprint: String, of data: String, stamp: String) -> String {
    "\(fingerprint) \(SHA256Digest(of: "\(data)\n\(stamp)\n\(fingerprint)"))"
  }

  func remember(fingerprint: String, of data: String, stamp: String) throws(ExperimentError) {
    try write("keep a fingerprint") {
      try $0.execute(
        "INSERT OR REPLACE INTO fingerprint (data, stamp, fingerprint) VALUES (?, ?, ?)", .text(data), .text(stamp),
        .text(RunStore.sealed(fingerprint, of: data, stamp: stamp)))
    }
  }
}
