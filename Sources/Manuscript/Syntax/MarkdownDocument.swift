internal import CCommonMark
import Foundation

/// The parsed text while it is turned into values; nothing of it is left behind.
enum MarkdownDocument {
  /// cmark keeps the characters that extensions ask for in one table of the process.
  private static let gate = NSLock()

  /// One ~ is a sign for itself: between 3~5 epochs and 10~20 epochs nothing is struck out.
  private static let ownOptions =
    CMARK_OPT_SOURCEPOS | CMARK_OPT_FOOTNOTES | CMARK_OPT_STRIKETHROUGH_DOUBLE_TILDE

  /// Parses the text, hands the document's root to `read`, and frees everything.
  static func with<Result>(_ text: [UInt8], read: (OpaquePointer, MarkdownSyntax) -> Result) -> Result? {
    let syntax = MarkdownSyntax()
    return withExtendedLifetime(syntax) {
      guard let owner = syntax.makeExtension() else { return nil }
      defer { cmark_syntax_extension_free(cmark_get_default_mem_allocator(), owner) }
      guard let root = parse(text, with: owner) else { return nil }
      defer { cmark_node_free(root) }
      return read(root, syntax)
    }
  }

  /// The same of a page as GitHub reads it, with nothing of ours: notes stay where they are written.
  static func withPlain<Result>(_ text: [UInt8], read: (OpaquePointer) -> Result) -> Result? {
    guard let root = parse(text, with: nil, options: CMARK_OPT_SOURCEPOS) else { return nil }
    defer { cmark_node_free(root) }
    return read(root)
  }

  private static func parse(
    _ text: [UInt8], with owner: OpaquePointer?, options: Int32 = ownOptions
  ) -> OpaquePointer? {
    gate.lock()
    defer { gate.unlock() }
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(options) else { return nil }
    defer { cmark_parser_free(parser) }
    // Ours comes first, so that it sees a line before a table takes it for a row.
    if let owner { cmark_parser_attach_syntax_extension(parser, owner) }
    for name in ["table", "strikethrough", "autolink", "tasklist"] {
      guard let known = cmark_find_syntax_extension(name) else { return nil }
      cmark_parser_attach_syntax_extension(parser, known)
    }
    text.withUnsafeBytes { bytes in
      cmark_parser_feed(parser, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    return cmark_parser_finish(parser)
  }
}
