// 3×3 convolutions of stride 1 as Winograd's F(2×2, 3×3) in bf16: 16 products where the definition has 36.
//
// A picture is cut into tiles of 2×2 results, each from 4×4 pixels d. With the weights g of one pair of channels,
//   results = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A,
// so that each of the 16 points is one matrix product over the channels. The gradient of the weights is the same
// backwards: Gᵀ [Σ over tiles (Bᵀ d B) ⊙ (A e Aᵀ)] G with the gradients e of the results.
// Source: A. Lavin, S. Gray, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308, section 4.1.
//
// Transformed tiles and weights are rounded to bf16, products and sums are float32. That rounds once more than a direct
// convolution does; F(4×4, 3×3), which would save more, loses too many bits.
#pragma once
#include <stdint.h>

enum { POINTS = 16, LANES = 16, COLUMNS = 32, ROWS = 8 };

/// A convolution as it is computed: for the gradient of the source, source and destination change places.
typedef struct {
  int64_t batch, height, width, in_channels, padding;
  int64_t out_height, out_width, out_channels;
  /// Tiles of a picture across and down, and of the whole batch.
  int64_t across, down, tiles;
} Tiling;

Tiling tiling(int64_t batch, int64_t height, int64_t width, int64_t in, int64_t out, int64_t padding);

/// Whether the processor can, and the shape is one of those that are worth it: channels by 32.
int winograd_offers(int64_t in_channels, int64_t out_channels);

/// Bytes of the transformed weights.
int64_t winograd_weights_bytes(const Tiling *t);
/// From plain weights [O,I,3,3] float32, by all threads; `backward` for the gradient of the source.
void winograd_pack(const Tiling *t, const float *plain, int backward, uint16_t *packed);

/// Bytes of scratch memory with so many threads.
int64_t winograd_scratch(const Tiling *t, int threads);
/// Source [N,H,W,I] to destination [N,H',W',O], both bf16, by all threads.
void winograd_run(const Tiling *t, const uint16_t *source, const uint16_t *packed, uint16_t *destination, char *scratch);

int64_t winograd_gradient_scratch(const Tiling *t);
/// The gradient of the weights [O,I,3,3] in float32, by all threads.
void winograd_gradient(
    const Tiling *t, const uint16_t *source, const uint16_t *destination_gradient, float *gradient, char *scratch);
