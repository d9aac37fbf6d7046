#include "WinogradTiles.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define INLINE AVX512_BF16 static inline

INLINE __m512 widened(const uint16_t *p) {
  return _mm512_castsi512_ps(_mm512_slli_epi32(_mm512_cvtepu16_epi32(_mm256_loadu_si256((const __m256i *)p)), 16));
}

INLINE __m256i rounded(__m512 v) { return (__m256i)_mm512_cvtneps_pbh(v); }

/// The first tile's numbers in the lower halves, the second one's in the upper halves.
INLINE __m512i paired(__m512 first, __m512 second) {
  const __m512i high = _mm512_slli_epi32(_mm512_cvtepu16_epi32(rounded(second)), 16);
  return _mm512_or_si512(_mm512_cvtepu16_epi32(rounded(first)), high);
}

typedef struct {
  int64_t picture, y, x;
} Place;

static Place place(const Tiling *t, int64_t tile) {
  const int64_t row = tile / t->across;
  return (Place){row / t->down, 2 * (row % t->down), 2 * (tile % t->across)};
}

/// Where the side×side pixels of a tile lie in [N,H,W,C], `zeros` for those outside.
static void locate(
    const uint16_t *picture, int64_t height, int64_t width, int64_t channels, int64_t y, int64_t x, int side,
    const uint16_t *zeros, const uint16_t **pixels) {
  for (int i = 0; i < side * side; i++) {
    const int64_t py = y + i / side, px = x + i % side;
    const int outside = py < 0 || px < 0 || py >= height || px >= width;
    pixels[i] = outside ? zeros : picture + (py * width + px) * channels;
  }
}

static void locate_source(
    const Tiling *t, const uint16_t *source, int64_t tile, const uint16_t *zeros, const uint16_t **pixels) {
  const Place at = place(t, tile);
  locate(
      source + at.picture * t->height * t->width * t->in_channels, t->height, t->width, t->in_channels,
      at.y - t->padding, at.x - t->padding, 4, zeros, pixels);
}

static void locate_gradient(
    const Tiling *t, const uint16_t *gradient, int64_t tile, const uint16_t *zeros, const uint16_t **pixels) {
  const Place at = place(t, tile);
  locate(
      gradient + at.picture * t->out_height * t->out_width * t->out_channels, t->out_height, t->out_width,
      t->out_channels, at.y, at.x, 2, zeros, pixels);
}

/// Bᵀ d B
INLINE void source_points(const uint16_t *const *pixels, int64_t channel, __m512 v[POINTS]) {
  __m512 d[POINTS], e[POINTS];
  for (int i = 0; i < POINTS; i++) d[i] = widened(pixels[i] + channel);
  for (int x = 0; x < 4; x++) {
    e[x] = _mm512_sub_ps(d[x], d[8 + x]);
    e[4 + x] = _mm512_add_ps(d[4 + x], d[8 + x]);
    e[8 + x] = _mm512_sub_ps(d[8 + x], d[4 + x]);
    e[12 + x] = _mm512_sub_ps(d[4 + x], d[12 + x]);
  }
  for (int i = 0; i < POINTS; i += 4) {
    v[i] = _mm512_sub_ps(e[i], e[i + 2]);
    v[i + 1] = _mm512_add_ps(e[i + 1], e[i + 2]);
    v[i + 2] = _mm512_sub_ps(e[i + 2], e[i + 1]);
    v[i + 3] = _mm512_sub_ps(e[i + 1], e[i + 3]);
  }
}

/// A e Aᵀ
INLINE void gradient_points(const uint16_t *const *pixels, int64_t channel, __m512 v[POINTS]) {
  const __m512 zero = _mm512_setzero_ps();
  __m512 d[4], e[8];
  for (int i = 0; i < 4; i++) d[i] = widened(pixels[i] + channel);
  for (int x = 0; x < 2; x++) {
    e[x] = d[x];
    e[2 + x] = _mm512_add_ps(d[x], d[2 + x]);
    e[4 + x] = _mm512_sub_ps(d[x], d[2 + x]);
    e[6 + x] = _mm512_sub_ps(zero, d[2 + x]);
  }
  for (int k = 0; k < 4; k++) {
    v[4 * k] = e[2 * k];
    v[4 * k + 1] = _mm512_add_ps(e[2 * k], e[2 * k + 1]);
    v[4 * k + 2] = _mm512_sub_ps(e[2 * k], e[2 * k + 1]);
    v[4 * k + 3] = _mm512_sub_ps(zero, e[2 * k + 1]);
  }
}

AVX512_BF16 void tiles_in(
    const Tiling *t, const uint16_t *source, int64_t first, int64_t count, int64_t pitch, const uint16_t *zeros,
    uint16_t *points) {
  const uint16_t *pixels[POINTS];
  for (int64_t i = 0; i < count; i++) {
    locate_source(t, source, first + i, zeros, pixels);
    for (int64_t c = 0; c < t->in_channels; c += LANES) {
      __m512 v[POINTS];
      source_points(pixels, c, v);
      uint16_t *out = points + i * t->in_channels + c;
      for (int p = 0; p < POINTS; p++) _mm256_storeu_si256((__m256i *)(out + p * pitch), rounded(v[p]));
    }
  }
}

AVX512_BF16 void tiles_out(
    const Tiling *t, const float *points, int64_t first, int64_t count, int64_t pitch, int64_t columns,
    int64_t channel, uint16_t *destination) {
  for (int64_t i = 0; i < count; i++) {
    const Place at = place(t, first + i);
    const int has_right = at.x + 1 < t->out_width, has_below = at.y + 1 < t->out_height;
    uint16_t *out =
        destination + ((at.picture * t->out_height + at.y) * t->out_width + at.x) * t->out_channels + channel;
    for (int64_t c = 0; c < columns; c += LANES, out += LANES) {
      __m512 m[POINTS], e[8];
      for (int p = 0; p < POINTS; p++) m[p] = _mm512_loadu_ps(points + p * pitch + i * columns + c);
      for (int x = 0; x < 4; x++) {
        e[x] = _mm512_add_ps(_mm512_add_ps(m[x], m[4 + x]), m[8 + x]);
        e[4 + x] = _mm512_sub_ps(_mm512_sub_ps(m[4 + x], m[8 + x]), m[12 + x]);
      }
      for (int y = 0; y <= has_below; y++) {
        const __m512 *row = e + 4 * y;
        uint16_t *pixel = out + y * t->out_width * t->out_channels;
        const __m512 left = _mm512_add_ps(_mm512_add_ps(row[0], row[1]), row[2]);
        const __m512 right = _mm512_sub_ps(_mm512_sub_ps(row[1], row[2]), row[3]);
        _mm256_storeu_si256((__m256i *)pixel, rounded(left));
        if (has_right) _mm256_storeu_si256((__m256i *)(pixel + t->out_channels), rounded(right));
      }
    }
  }
}

AVX512_BF16 void tile_pairs_in(
    const Tiling *t, const uint16_t *source, int64_t base, int64_t first, int64_t end, int64_t length,
    const uint16_t *zeros, uint32_t *pairs) {
  const int64_t panels = t->in_channels / LANES;
  const uint16_t *pixels[2][POINTS];
  for (int64_t i = first; i < end; i += 2) {
    locate_source(t, source, base + i, zeros, pixels[0]);
    if (base + i + 1 < t->tiles) locate_source(t, source, base + i + 1, zeros, pixels[1]);
    else for (int p = 0; p < POINTS; p++) pixels[1][p] = zeros;
    for (int64_t panel = 0; panel < panels; panel++) {
      __m512 v[POINTS], w[POINTS];
      source_points(pixels[0], panel * LANES, v);
      source_points(pixels[1], panel * LANES, w);
      for (int p = 0; p < POINTS; p++)
        _mm512_storeu_si512(pairs + ((p * panels + panel) * length + i / 2) * LANES, paired(v[p], w[p]));
    }
  }
}

AVX512_BF16 void tile_pairs_out(
    const Tiling *t, const uint16_t *gradient, int64_t base, int64_t first, int64_t end, int64_t length,
    const uint16_t *zeros, uint32_t *pairs) {
  const int64_t panels = t->out_channels / LANES;
  const uint16_t *pixels[2][4];
  for (int64_t i = first; i < end; i += 2) {
    locate_gradient(t, gradient, base + i, zeros, pixels[0]);
    if (base + i + 1 < t->tiles) locate_gradient(t, gradient, base + i + 1, zeros, pixels[1]);
    else for (int p = 0; p < 4; p++) pixels[1][p] = zeros;
    for (int64_t panel = 0; panel < panels; panel++) {
      __m512 v[POINTS], w[POINTS];
      gradient_points(pixels[0], panel * LANES, v);
      gradient_points(pixels[1], panel * LANES, w);
      for (int p = 0; p < POINTS; p++)
        _mm512_storeu_si512(pairs + ((p * panels + panel) * length + i / 2) * LANES, paired(v[p], w[p]));
    }
  }
}
#endif
