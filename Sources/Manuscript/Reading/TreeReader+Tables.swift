internal import CCommonMark
import Settings

extension TreeReader {
  func table(_ node: OpaquePointer, label: String?) -> MarkdownTable {
    let columns = Int(cmark_gfm_extensions_get_table_columns(node))
    let codes = cmark_gfm_extensions_get_table_alignments(node)
    let alignments = (0..<columns).map { column -> MarkdownTable.Alignment in
      switch codes?[column] {
      case UInt8(ascii: "l"): .left
      case UInt8(ascii: "c"): .center
      case UInt8(ascii: "r"): .right
      default: .none
      }
    }
    let rows = children(of: node).map { row in children(of: row).map { inlines(in: $0) } }
    return MarkdownTable(alignments: alignments, head: rows.first ?? [], rows: Array(rows.dropFirst()), label: label)
  }
}
