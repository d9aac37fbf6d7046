#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <hb-subset.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>
#include <ft2build.h>
#include FT_FREETYPE_H

static inline void cyclopedia_freetype_version(int *major, int *minor, int *patch) {
  FT_Library library;
  if (FT_Init_FreeType(&library)) return;
  FT_Library_Version(library, major, minor, patch);
  FT_Done_FreeType(library);
}

/// What fontconfig knows about a loaded font; the font keeps it.
static inline FcPattern *cyclopedia_font_pattern(PangoFont *font) {
  return pango_fc_font_get_pattern(PANGO_FC_FONT(font));
}

/// The direction of a character by itself: -1 from the right, 1 from the left, 0 for none.
static inline int cyclopedia_direction(uint32_t character) {
  _Pragma("GCC diagnostic push") _Pragma("GCC diagnostic ignored \"-Wdeprecated-declarations\"")
  PangoDirection direction = pango_unichar_direction(character);
  _Pragma("GCC diagnostic pop")
  return direction == PANGO_DIRECTION_RTL ? -1 : direction == PANGO_DIRECTION_LTR ? 1 : 0;
}

/// Whether lines break beside a character where there is no space: by its class in UAX #14.
static inline int cyclopedia_breaks_without_spaces(uint32_t character) {
  switch (g_unichar_break_type(character)) {
    case G_UNICODE_BREAK_IDEOGRAPHIC: case G_UNICODE_BREAK_CONDITIONAL_JAPANESE_STARTER:
    case G_UNICODE_BREAK_COMPLEX_CONTEXT: case G_UNICODE_BREAK_ZERO_WIDTH_SPACE:
    case G_UNICODE_BREAK_HANGUL_L_JAMO: case G_UNICODE_BREAK_HANGUL_V_JAMO: case G_UNICODE_BREAK_HANGUL_T_JAMO:
    case G_UNICODE_BREAK_HANGUL_LV_SYLLABLE: case G_UNICODE_BREAK_HANGUL_LVT_SYLLABLE:
    case G_UNICODE_BREAK_EMOJI_BASE: case G_UNICODE_BREAK_EMOJI_MODIFIER:
      return 1;
    default: return 0;
  }
}

/// Whether a character's script is one that China, Japan and Korea share; also for what is as wide as theirs.
static inline int cyclopedia_is_east_asian(uint32_t character) {
  switch (g_unichar_get_script(character)) {
    case G_UNICODE_SCRIPT_HAN: case G_UNICODE_SCRIPT_HIRAGANA: case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_HANGUL: case G_UNICODE_SCRIPT_BOPOMOFO:
      return 1;
    default: return g_unichar_iswide(character);
  }
}

/// Sets `allowed[i]` where a line may break before character i of `count`, by UAX #14.
static inline void cyclopedia_line_breaks(const char *text, int length, unsigned char *allowed, int count) {
  PangoLogAttr *attributes = g_new0(PangoLogAttr, count + 1);
  pango_get_log_attrs(text, length, -1, pango_language_from_string("en"), attributes, count + 1);
  for (int i = 0; i < count; i++) allowed[i] = attributes[i].is_line_break;
  g_free(attributes);
}
