internal import CCommonMark

package enum MarkdownLibrary {
  /// Of cmark-gfm, as it is loaded.
  package static var version: String { String(cString: cmark_version_string()) }
}
