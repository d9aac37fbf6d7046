internal import CPangoCairo
import Plotting

/// A font file cut down to the characters that a page uses, for embedding.
package enum FontSubset {
  /// The bytes of an OpenType file with the glyphs of `characters`, kerning and tabular figures, without hinting
  /// and ligatures. Characters that the face lacks are left out; equal sets give equal bytes.
  ///
  /// - Throws: `DrawingError.missingFont` or `.subset`.
  package static func make(
    family: Font.Family, weight: Font.Weight = .regular, italic: Bool = false, characters: Set<Unicode.Scalar>
  ) throws(DrawingError) -> [UInt8] {
    let file = try FontFile(family, weight: weight, italic: italic)
    guard let blob = hb_blob_create_from_file_or_fail(file.path) else { throw .subset(path: file.path) }
    defer { hb_blob_destroy(blob) }
    let face = hb_face_create(blob, UInt32(file.index))
    defer { hb_face_destroy(face) }
    guard let input = hb_subset_input_create_or_fail() else { throw .subset(path: file.path) }
    defer { hb_subset_input_destroy(input) }
    let unicodes = hb_subset_input_unicode_set(input)
    for scalar in characters { hb_set_add(unicodes, scalar.value) }
    let features = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG)
    hb_set_clear(features)
    for tag in ["kern", "mark", "mkmk", "ccmp", "locl", "tnum"] { hb_set_add(features, hb_tag_from_string(tag, -1)) }
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING.rawValue)
    guard let subset = hb_subset_or_fail(face, input) else { throw .subset(path: file.path) }
    defer { hb_face_destroy(subset) }
    let bytes = hb_face_reference_blob(subset)
    defer { hb_blob_destroy(bytes) }
    var length: UInt32 = 0
    guard let start = hb_blob_get_data(bytes, &length), length > 0 else { throw .subset(path: file.path) }
    return start.withMemoryRebound(to: UInt8.self, capacity: Int(length)) {
      Array(UnsafeBufferPointer(start: $0, count: Int(length)))
    }
  }
}
