#pragma once
#include <png.h>
#include <stddef.h>

/// What Swift cannot do: libpng leaves by longjmp where something is wrong.
///
/// Writes an 8-bit RGB picture, without filters before deflation: drawings have few colours in long runs, which filters
/// break up. `pixels` has a 32-bit word for each pixel, 0x00RRGGBB in the machine's order; `stride` is in bytes.
/// Gives 0 where it was written.
static inline int cyclopedia_png_write(
    const unsigned char *pixels, unsigned width, unsigned height, ptrdiff_t stride, void *sink, png_rw_ptr append) {
  png_infop info = NULL;
  png_structp file = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL, NULL, NULL);
  if (!file) return 1;
  info = png_create_info_struct(file);
  if (!info || setjmp(png_jmpbuf(file))) {
    png_destroy_write_struct(&file, &info);
    return 1;
  }
  png_set_write_fn(file, sink, append, NULL);
  png_set_filter(file, PNG_FILTER_TYPE_BASE, PNG_FILTER_NONE);
  png_set_IHDR(
      file, info, width, height, 8, PNG_COLOR_TYPE_RGB, PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
      PNG_FILTER_TYPE_DEFAULT);
  png_write_info(file, info);
  png_set_bgr(file);
  png_set_filler(file, 0, PNG_FILLER_AFTER);
  for (unsigned row = 0; row < height; row += 1) png_write_row(file, pixels + (ptrdiff_t)row * stride);
  png_write_end(file, info);
  png_destroy_write_struct(&file, &info);
  return 0;
}
