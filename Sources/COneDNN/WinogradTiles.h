// The transforms of Winograd's tiles, and the products over their channels.
#pragma once
#include "Winograd.h"

/// Compiled for the one instruction set that they are for; `winograd_offers` says whether the processor has it.
#define AVX512_BF16 __attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16")))

/// Bᵀ d B of `count` tiles from `first` on: point by point, `pitch` apart, a row of channels for every tile.
/// `zeros` stands for pixels outside, at least as long as the channels.
void tiles_in(
    const Tiling *t, const uint16_t *source, int64_t first, int64_t count, int64_t pitch, const uint16_t *zeros,
    uint16_t *points);
/// The results of `count` tiles from points, `pitch` apart, each a row of `columns` channels for every tile; they
/// become the destination's channels from `channel` on.
void tiles_out(
    const Tiling *t, const float *points, int64_t first, int64_t count, int64_t pitch, int64_t columns,
    int64_t channel, uint16_t *destination);

/// Lines of 16 channels with two tiles each, so that sums run over tiles: point by point, panel of 16 channels by
/// panel, `length` lines apart. `first` is even; tiles behind the last one are zeros.
void tile_pairs_in(
    const Tiling *t, const uint16_t *source, int64_t base, int64_t first, int64_t end, int64_t length,
    const uint16_t *zeros, uint32_t *pairs);
/// The same for the results' gradients, A e Aᵀ.
void tile_pairs_out(
    const Tiling *t, const uint16_t *gradient, int64_t base, int64_t first, int64_t end, int64_t length,
    const uint16_t *zeros, uint32_t *pairs);

/// c [8×32] = a [8×2·pairs] · b, with b in lines of 2×16 columns of a pair of rows.
void product_rows(const uint16_t *a, int64_t a_pitch, const uint16_t *b, int64_t pairs, float *c, int64_t c_pitch);
/// c [8×32] (+)= aᵀ b over pairs of tiles: 8 channels of a's panel by those of two panels.
void product_tiles(
    const uint32_t *a, const uint32_t *b0, const uint32_t *b1, int64_t pairs, float *c, int64_t c_pitch, int begins);

/// G g Gᵀ of 16 columns, for one pair of rows: weights lie `column` and `row` floats apart.
void weights_in(const float *plain, int64_t column, int64_t row, int flips, int64_t pitch, uint16_t *points);
/// Gᵀ m G of one output channel: points [16][in], `pitch` apart, to [in,3,3].
void weights_out(const float *points, int64_t pitch, int64_t in_channels, float *plain);
