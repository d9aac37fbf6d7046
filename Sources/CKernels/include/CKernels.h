#pragma once
#include <stdint.h>

/// The engine's kernels: convolutions and passes over activations, for every instruction set that the processor has.
///
/// Activations are N,H,W,C; weights and their gradients are float32, O,I,H,W. Functions that can fail return 0 or an
/// `errno` number.

typedef enum { CycFloat32 = 0, CycBFloat16 = 1 } CycType;

/// Instruction sets, each of which has all of those before it: none but the processor's common ones, AVX2 with FMA,
/// AVX-512 (F, BW, DQ, VL), and AVX-512 with its bf16 products.
typedef enum { CycPlain = 0, CycAVX2 = 1, CycAVX512 = 2, CycAVX512BFloat16 = 3 } CycLevel;

/// How a pass of a convolution is computed: by products over gathered pixels, by Winograd's F(2×2, 3×3) or F(4×4, 3×3),
/// or as the first but with the processor's common instructions alone.
typedef enum { CycDirect = 0, CycWinograd = 1, CycWinograd4 = 2, CycDirectPlain = 3 } CycAlgorithm;

/// The passes of a convolution.
typedef enum { CycForward = 0, CycBackwardData = 1, CycBackwardWeights = 2 } CycPass;

/// The highest level that this processor has.
CycLevel cyc_level(void);

/// Whether networks step faster in bf16 than in float32 here: on AMD's processors they do (Zen 4 and 5), on Intel's
/// products of bf16 pairs have half the rate of float32's (Emerald Rapids: 163 against 302 GFLOP/s on two cores), and
/// only AMX, for which there are no kernels, has fast ones.
int cyc_bf16_is_fast(void);
/// Sets the threads and the level of the calling thread's work from now on.
void cyc_use(int threads, CycLevel level);
/// Runs `body` for every task on the calling thread and its workers, in any order.
void cyc_parallel(void (*body)(int task, int tasks, const void *arguments), int tasks, const void *arguments);

/// The best rate of our matrix products within so many seconds, on all of the calling thread's threads, in GFLOP/s.
double cyc_limit_product(CycType type, double seconds);
/// The best rate of copying large memory, read and written together, in GB/s; 0 where there is no memory for it.
double cyc_limit_copy(double seconds);
/// Bytes that the process has allocated and not freed.
int64_t cyc_heap_bytes(void);

typedef struct CycConvolution CycConvolution;

/// A convolution whatever the batch; kernel, stride and padding are the same both ways.
typedef struct {
  int64_t height, width, in_channels, out_channels, kernel, stride, padding;
  /// Type of activations and of the weights that the products see; bf16 is offered on `CycAVX512BFloat16`, and plain.
  CycType type;
  CycLevel level;
  int has_bias;
  /// By pass.
  CycAlgorithm algorithms[3];
} CycShape;

/// Whether a pass can be computed so.
int cyc_convolution_offers(const CycShape *shape, CycPass pass, CycAlgorithm algorithm);
/// `ENOTSUP` where an algorithm is not offered.
int cyc_convolution_create(CycConvolution **convolution, const CycShape *shape);
void cyc_convolution_destroy(CycConvolution *convolution);
/// Bytes of scratch memory that a pass needs on so many threads.
int64_t cyc_convolution_scratch(const CycConvolution *convolution, CycPass pass, int64_t batch, int threads);
/// Bytes that the packed weights of forward or backward data take.
int64_t cyc_convolution_packed_bytes(const CycConvolution *convolution, CycPass pass);
/// Brings weights [O,I,K,K] into the form that forward or backward data multiplies with; to be called after every
/// update.
int cyc_convolution_pack(CycConvolution *convolution, CycPass pass, const float *weights);
/// `bias` [O] may be NULL. Scratch memory is aligned to 64 bytes and holds anything.
void cyc_convolution_forward(
    CycConvolution *convolution, int64_t batch, const void *source, const float *bias, void *destination,
    void *scratch);
void cyc_convolution_backward_data(
    CycConvolution *convolution, int64_t batch, const void *destination_gradient, void *source_gradient,
    void *scratch);
/// Writes the gradients of weights [O,I,K,K] and bias [O] (where the shape has one) in float32.
void cyc_convolution_backward_weights(
    CycConvolution *convolution, int64_t batch, const void *source, const void *destination_gradient,
    float *weight_gradient, float *bias_gradient, void *scratch);

/// `count` results of a pass by the definition, in double precision, by their places: in the destination (forward), the
/// source (backward data), or the weights and behind them the bias (backward weights). bf16 weights are rounded first.
void cyc_definition(
    const CycShape *shape, CycPass pass, int64_t batch, const void *source, const float *weights, const float *bias,
    const void *destination_gradient, const int64_t *places, int64_t count, double *results);

#include "Passes.h"
