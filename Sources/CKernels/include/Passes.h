#pragma once
#include <stdint.h>

/// Passes over activations, N,H,W,C, in float32 or bf16; `rows` is N·H·W. Sums are taken over fixed pieces and put
/// together in one order, so that the number of threads does not change a bit.

/// Images [N,C,H,W] float32 into [N,H,W,C].
void cyc_images(const float *images, void *out, CycType type, int64_t n, int64_t c, int64_t h, int64_t w);
/// [N,H,W,C] of any type into float32 [N,C,H,W], and the way back for gradients.
void cyc_flatten(const void *x, CycType type, float *y, int64_t n, int64_t pixels, int64_t c);
void cyc_flatten_backward(const float *dy, void *dx, CycType type, int64_t n, int64_t pixels, int64_t c);

/// The mean of each channel over all pixels, in float32 [N,C], and the way back.
void cyc_global_average(const void *x, CycType type, float *y, int64_t n, int64_t pixels, int64_t c);
void cyc_global_average_backward(const float *dy, void *dx, CycType type, int64_t n, int64_t pixels, int64_t c);

/// Mean and biased variance of every channel; `partial` has 2·64·C doubles.
void cyc_norm_statistics(
    const void *x, CycType type, int64_t rows, int64_t c, double *partial, float *mean, float *variance);
/// y = x·scale + shift, then max(y, 0) where `relu`.
void cyc_norm_apply(
    const void *x, CycType type, void *y, const float *scale, const float *shift, int relu, int64_t rows, int64_t c);
/// Gradients of scale (gamma) and shift (beta); the rectifier's mask is made again from x.
void cyc_norm_gradients(
    const void *x, const void *dy, CycType type, const float *mean, const float *deviation, const float *scale,
    const float *shift, int relu, int64_t rows, int64_t c, double *partial, float *dgamma, float *dbeta);
/// dx = scale·g − slope·(x − mean) − offset, with g the gradient behind the rectifier; for the batch's own statistics
/// slope = scale·deviation·dgamma/rows and offset = scale·dbeta/rows.
void cyc_norm_backward(
    const void *x, const void *dy, void *dx, CycType type, const float *mean, const float *scale, const float *shift,
    const float *slope, const float *offset, int relu, int64_t rows, int64_t c);

void cyc_relu(const void *x, void *y, CycType type, int64_t count);
/// dx = dy where y > 0, else 0.
void cyc_relu_backward(const void *y, const void *dy, void *dx, CycType type, int64_t count);
/// y = a + b, then max(y, 0) where `relu`.
void cyc_add(const void *a, const void *b, void *y, CycType type, int relu, int64_t count);

typedef struct {
  int64_t n, h, w, c, out_h, out_w, kernel, stride, padding;
} CycPool;
/// `which` keeps the place of each maximum within its window, the first in row-major order at ties.
void cyc_max_pool(const void *x, void *y, uint8_t *which, CycType type, const CycPool *pool);
void cyc_max_pool_backward(const void *dy, const uint8_t *which, void *dx, CycType type, const CycPool *pool);
/// Padding counts as zeros, as PyTorch's AvgPool2d does by default.
void cyc_average_pool(const void *x, void *y, CycType type, const CycPool *pool);
void cyc_average_pool_backward(const void *dy, void *dx, CycType type, const CycPool *pool);

/// Every second pixel, with zero channels added on both sides (`before` of them first).
void cyc_subsample(
    const void *x, void *y, CycType type, int64_t n, int64_t h, int64_t w, int64_t c, int64_t stride, int64_t before,
    int64_t out_c);
void cyc_subsample_backward(
    const void *dy, void *dx, CycType type, int64_t n, int64_t h, int64_t w, int64_t c, int64_t stride, int64_t before,
    int64_t out_c);

/// y [N,O] = x [N,I] · weightᵀ [O,I] + bias; bias may be NULL.
void cyc_linear(const float *x, const float *weight, const float *bias, float *y, int64_t n, int64_t i, int64_t o);
void cyc_linear_backward(
    const float *x, const float *weight, const float *dy, float *dx, float *dweight, float *dbias, int64_t n,
    int64_t i, int64_t o);
void cyc_scale(const float *x, float *y, float factor, int64_t count);

/// SGD as PyTorch's: g = gradient + decay·w; v = momentum·v + g; w −= rate·(nesterov ? g + momentum·v : v).
/// Returns 1 where all new weights are finite numbers, else 0.
int cyc_sgd(
    float *w, float *v, const float *gradient, int64_t count, float rate, float momentum, float decay, int nesterov);
