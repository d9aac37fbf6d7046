// A convolution's batch in chunks, shared by what makes and runs them.
#pragma once
#include "Kernel.h"
#include "Winograd.h"

/// One pass: a batch in equal chunks and a rest, with kernels for both sizes; or Winograd's tiles.
typedef struct {
  CycAlgorithm algorithm;
  Tiling tiling;
  int64_t size, count;
  Kernel kernel[2];
  /// From plain weights to the kernel's form, or from the kernel's gradient to the plain one.
  Reorder reorder[2];
  /// In the kernel's form, or Winograd's transformed ones.
  void *weights[2];
} Chunks;

struct CycConvolution {
  CycContext *context;
  CycConvolutionShape shape;
  /// Forward, Data, Weights.
  Chunks chunks[3];
  /// Bytes of one picture.
  int64_t source_bytes, destination_bytes;
  int64_t weight_count;
  int64_t out_height, out_width;
};

static inline int64_t aligned(int64_t bytes) { return (bytes + 63) / 64 * 64; }
static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }

/// Floats of one chunk's gradients: weights, then bias.
static inline int64_t gradient_count(const CycConvolution *v) {
  return aligned((v->weight_count + v->shape.out_channels) * 4) / 4;
}

/// The gradient of one chunk's weights: K·K×O×I by taps, else O×I×K×K and then the bias'.
int gradient_run(CycConvolution *v, int rest, void *source, void *destination, char *scratch, float *out);
/// Adds up the chunks' gradients in their order; `bias` may be NULL.
void gradient_sum(const CycConvolution *v, const float *gradients, float *weights, float *bias);
