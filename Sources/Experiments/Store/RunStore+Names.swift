/// What runs are called, and what reports were made of.
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
}
