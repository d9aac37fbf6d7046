internal import CZlib

package enum CompressionLibrary {
  /// Of zlib, as it is loaded.
  package static var version: String { String(cString: zlibVersion()) }
}
