import Foundation

/// One thread at a time for everything that may open, use or close a font.
///
/// Cairo has one FreeType library for all threads. It opens faces of it without the lock that FreeType asks for, and
/// where ten are open it closes one that another thread is about to use (`_cairo_ft_unscaled_font_lock_face`, the same
/// in 1.16 and 1.18): two threads that begin to set text at once then read memory that is gone.
enum FontAccess {
  private static let gate = NSLock()

  /// Not to be nested.
  static func alone<Result>(_ use: () -> Result) -> Result { gate.withLock(use) }
}
