/// A cell of code of Jupyter, Quarto or R Markdown: ```` ```{python} ````, ```` ```{r setup, echo=FALSE} ````,
/// ```` ```{code-cell} ipython3 ````.
enum ForeignCell {
  /// What is written behind its fence, without blanks at both ends.
  ///
  /// - Returns: the language in which it is shown; nil where it is no cell.
  static func language(of info: String) -> String? {
    guard let parts = ForeignPattern.fence.captures(ofWhole: info) else { return nil }
    let name = parts.0.lowercased()
    guard ["code-cell", "cell"].contains(name) else { return languages.contains(name) ? name : nil }
    let written = parts.1.split { $0.isWhitespace }.first.map(String.init) ?? "python"
    return written.hasPrefix("ipython") ? "python" : written
  }

  static let languages: Set<String> = [
    "python", "r", "julia", "bash", "sh", "zsh", "shell", "powershell", "sql", "ojs", "js", "javascript", "typescript",
    "c", "cpp", "c++", "rust", "go", "java", "scala", "perl", "ruby", "stan", "octave", "matlab", "sas", "stata",
    "haskell", "lua", "fortran", "swift", "mermaid", "dot", "graphviz", "tikz", "d3", "css", "html", "latex", "asis",
    "pyodide", "webr", "ipython", "ipython3",
  ]
}
