#pragma once
#include <cairo.h>
#include <cairo-pdf.h>
#include <hb-subset.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-font.h>

/// What fontconfig knows about a loaded font; the font keeps it.
static inline FcPattern *cyclopedia_font_pattern(PangoFont *font) {
  return pango_fc_font_get_pattern(PANGO_FC_FONT(font));
}
