#include "WinogradTiles.h"

#if defined(__x86_64__)
#include <immintrin.h>
#include <string.h>

AVX512_BF16 void product_rows(
    const uint16_t *a, int64_t a_pitch, const uint16_t *b, int64_t pairs, float *c, int64_t c_pitch) {
  __m512 sum[ROWS][2];
  for (int r = 0; r < ROWS; r++) sum[r][0] = sum[r][1] = _mm512_setzero_ps();
  for (int64_t k = 0; k < pairs; k++, b += 2 * COLUMNS) {
    const __m512bh b0 = (__m512bh)_mm512_loadu_si512(b), b1 = (__m512bh)_mm512_loadu_si512(b + COLUMNS);
#pragma clang loop unroll(full)
    for (int r = 0; r < ROWS; r++) {
      int32_t pair;
      memcpy(&pair, a + r * a_pitch + 2 * k, sizeof pair);
      const __m512bh x = (__m512bh)_mm512_set1_epi32(pair);
      sum[r][0] = _mm512_dpbf16_ps(sum[r][0], x, b0);
      sum[r][1] = _mm512_dpbf16_ps(sum[r][1], x, b1);
    }
  }
  for (int r = 0; r < ROWS; r++) {
    _mm512_storeu_ps(c + r * c_pitch, sum[r][0]);
    _mm512_storeu_ps(c + r * c_pitch + LANES, sum[r][1]);
  }
}

AVX512_BF16 void product_tiles(
    const uint32_t *a, const uint32_t *b0, const uint32_t *b1, int64_t pairs, float *c, int64_t c_pitch, int begins) {
  __m512 sum[ROWS][2];
  for (int r = 0; r < ROWS; r++) {
    sum[r][0] = begins ? _mm512_setzero_ps() : _mm512_loadu_ps(c + r * c_pitch);
    sum[r][1] = begins ? _mm512_setzero_ps() : _mm512_loadu_ps(c + r * c_pitch + LANES);
  }
  for (int64_t k = 0; k < pairs; k++, a += LANES, b0 += LANES, b1 += LANES) {
    const __m512bh x0 = (__m512bh)_mm512_loadu_si512(b0), x1 = (__m512bh)_mm512_loadu_si512(b1);
#pragma clang loop unroll(full)
    for (int r = 0; r < ROWS; r++) {
      const __m512bh w = (__m512bh)_mm512_set1_epi32((int32_t)a[r]);
      sum[r][0] = _mm512_dpbf16_ps(sum[r][0], w, x0);
      sum[r][1] = _mm512_dpbf16_ps(sum[r][1], w, x1);
    }
  }
  for (int r = 0; r < ROWS; r++) {
    _mm512_storeu_ps(c + r * c_pitch, sum[r][0]);
    _mm512_storeu_ps(c + r * c_pitch + LANES, sum[r][1]);
  }
}

/// G g Gᵀ of 16 columns of one row of the weights.
AVX512_BF16 static inline void weight_points(
    const float *plain, __m512i columns, int flips, __m512 v[POINTS]) {
  const __m512 half = _mm512_set1_ps(0.5f);
  __m512 g[9], e[12];
  for (int i = 0; i < 9; i++) g[i] = _mm512_i32gather_ps(columns, plain + (flips ? 8 - i : i), 4);
  for (int x = 0; x < 3; x++) {
    const __m512 outer = _mm512_add_ps(g[x], g[6 + x]);
    e[x] = g[x];
    e[3 + x] = _mm512_mul_ps(half, _mm512_add_ps(outer, g[3 + x]));
    e[6 + x] = _mm512_mul_ps(half, _mm512_sub_ps(outer, g[3 + x]));
    e[9 + x] = g[6 + x];
  }
  for (int y = 0; y < 4; y++) {
    const __m512 outer = _mm512_add_ps(e[3 * y], e[3 * y + 2]);
    v[4 * y] = e[3 * y];
    v[4 * y + 1] = _mm512_mul_ps(half, _mm512_add_ps(outer, e[3 * y + 1]));
    v[4 * y + 2] = _mm512_mul_ps(half, _mm512_sub_ps(outer, e[3 * y + 1]));
    v[4 * y + 3] = e[3 * y + 2];
  }
}

AVX512_BF16 void weights_in(
    const float *plain, int64_t column, int64_t row, int flips, int64_t pitch, uint16_t *points) {
  const __m512i ramp = _mm512_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  const __m512i columns = _mm512_mullo_epi32(ramp, _mm512_set1_epi32((int32_t)column));
  __m512 v[POINTS], w[POINTS];
  weight_points(plain, columns, flips, v);
  weight_points(plain + row, columns, flips, w);
  for (int p = 0; p < POINTS; p++) {
    const __m512i low = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(v[p]));
    const __m512i high = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(w[p]));
    _mm512_storeu_si512(points + p * pitch, _mm512_or_si512(low, _mm512_slli_epi32(high, 16)));
  }
}

AVX512_BF16 void weights_out(const float *points, int64_t pitch, int64_t in_channels, float *plain) {
  const __m512 half = _mm512_set1_ps(0.5f);
  for (int64_t i = 0; i < in_channels; i += LANES, plain += 9 * LANES) {
    __m512 m[POINTS], e[12];
    float taps[9][LANES];
    for (int p = 0; p < POINTS; p++) m[p] = _mm512_loadu_ps(points + p * pitch + i);
    for (int x = 0; x < 4; x++) {
      const __m512 sum = _mm512_mul_ps(half, _mm512_add_ps(m[4 + x], m[8 + x]));
      e[x] = _mm512_add_ps(m[x], sum);
      e[4 + x] = _mm512_mul_ps(half, _mm512_sub_ps(m[4 + x], m[8 + x]));
      e[8 + x] = _mm512_add_ps(m[12 + x], sum);
    }
    for (int y = 0; y < 3; y++) {
      const __m512 *row = e + 4 * y;
      const __m512 sum = _mm512_mul_ps(half, _mm512_add_ps(row[1], row[2]));
      _mm512_storeu_ps(taps[3 * y], _mm512_add_ps(row[0], sum));
      _mm512_storeu_ps(taps[3 * y + 1], _mm512_mul_ps(half, _mm512_sub_ps(row[1], row[2])));
      _mm512_storeu_ps(taps[3 * y + 2], _mm512_add_ps(row[3], sum));
    }
    for (int lane = 0; lane < LANES; lane++)
      for (int tap = 0; tap < 9; tap++) plain[9 * lane + tap] = taps[tap][lane];
  }
}
#endif
