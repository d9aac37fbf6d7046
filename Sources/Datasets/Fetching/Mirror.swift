import Foundation

/// Where archives are found instead of at their official addresses: a mirror has them below its address by their names.
package struct Mirror: Hashable, Sendable {
  /// Without a slash at its end.
  let address: String

  /// - Returns: nil where the text is no http or https address of a folder.
  package init?(_ text: String) {
    guard text.utf8.count <= 2000, text.utf8.allSatisfy({ $0 > 0x20 && $0 < 0x7F && $0 != UInt8(ascii: "\\") }),
      let parts = URLComponents(string: text), let scheme = parts.scheme?.lowercased(),
      ["http", "https"].contains(scheme), parts.host?.isEmpty == false, parts.query == nil, parts.fragment == nil
    else { return nil }
    var address = text
    while address.hasSuffix("/") { address.removeLast() }
    self.address = address
  }

  /// An address as messages show it: without a name and password in it.
  static func shown(_ address: String) -> String {
    guard var parts = URLComponents(string: address), parts.user != nil || parts.password != nil else { return address }
    (parts.user, parts.password) = (nil, nil)
    return parts.string ?? "a mirror"
  }
}
