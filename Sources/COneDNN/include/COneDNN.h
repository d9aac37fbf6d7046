#pragma once
#include <stdint.h>

/// The part of oneDNN that the engine uses, the same for its versions 2 and 3.
///
/// Every function that can fail returns 0 or oneDNN's status. Activations are N,H,W,C; weights and their gradients
/// are passed in float32 as O,I,H,W and brought into the form that the chosen kernel wants.

typedef enum { CycFloat32 = 0, CycBFloat16 = 1 } CycType;

/// How a pass of a convolution is computed: by oneDNN's direct kernels, by one matrix product for each tap of the
/// kernel (weight gradients in bf16), or by Winograd's F(2×2, 3×3) in bf16.
typedef enum { CycDirect = 0, CycTaps = 1, CycWinograd = 2 } CycAlgorithm;

typedef struct CycContext CycContext;
typedef struct CycConvolution CycConvolution;

typedef struct {
  int64_t batch, height, width, in_channels, out_channels;
  int64_t kernel_height, kernel_width, stride, padding;
  /// Type of activations and of the weights that the kernels see.
  CycType type;
  int has_bias;
  /// Whether the gradient for the input will be asked for, and whether any gradient will.
  int needs_input_gradient, needs_gradient;
  /// Forward, backward data, backward weights.
  CycAlgorithm algorithms[3];
} CycConvolutionShape;

int cyc_context_create(CycContext **context, int threads);
void cyc_context_destroy(CycContext *context);
/// Sets the number of threads for the calling thread's parallel work.
void cyc_use_threads(int threads);
/// Runs `body` for every task on the calling thread and its workers, in any order.
void cyc_parallel(void (*body)(int task, int tasks, const void *arguments), int tasks, const void *arguments);
/// "2.6.3"
void cyc_version(int *major, int *minor, int *patch);
/// What the processor offers: 1 where float32 has AVX-512, and 1 where bf16 has hardware (AVX-512 bf16 or AMX).
int cyc_has_avx512(void);
int cyc_has_bfloat16(void);
/// The most that kernels use: "amx", "avx512-bf16", "avx512", "avx2" or "plain".
const char *cyc_instruction_set(void);

/// The best rate of matrix products within so many seconds, every thread on its own, in GFLOP/s.
int cyc_limit_product(CycContext *context, CycType type, double seconds, double *gflops);
/// The best rate of copying large memory, read and written together, in GB/s.
int cyc_limit_copy(CycContext *context, double seconds, double *gigabytes);
/// Bytes that the process has allocated and not freed.
int64_t cyc_heap_bytes(void);

/// Whether a pass (0 forward, 1 backward data, 2 backward weights) can be computed so.
int cyc_convolution_offers(const CycConvolutionShape *shape, int which, CycAlgorithm algorithm);
/// Fails with `dnnl_unimplemented` for an algorithm that is not offered.
int cyc_convolution_create(CycConvolution **convolution, CycContext *context, const CycConvolutionShape *shape);
void cyc_convolution_destroy(CycConvolution *convolution);
/// Bytes of scratch memory that the kernels need.
int64_t cyc_convolution_scratch(const CycConvolution *convolution);
/// The kernels' names: which is 0 forward, 1 backward data, 2 backward weights.
const char *cyc_convolution_kernel(const CycConvolution *convolution, int which);
/// Takes over weights [O,I,H,W] float32, to be called after every update.
int cyc_convolution_set_weights(CycConvolution *convolution, const float *weights);
int cyc_convolution_forward(CycConvolution *convolution, void *source, float *bias, void *destination, void *scratch);
int cyc_convolution_backward_data(
    CycConvolution *convolution, void *destination_gradient, void *source_gradient, void *scratch);
/// Writes the weights' gradient [O,I,H,W] and the bias' [O] (where there is one) in float32.
int cyc_convolution_backward_weights(
    CycConvolution *convolution, void *source, void *destination_gradient, float *weight_gradient,
    float *bias_gradient, void *scratch);

#include "Kernels.h"
