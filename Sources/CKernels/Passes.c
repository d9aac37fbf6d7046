// Passes over activations: the level's tasks on all threads, and the ends of sums.
#include "PassTypes.h"
#include "Parallel.h"

/// How many rows of c channels fill blocks of lanes without a rest.
static int64_t repeats_of(int64_t c) {
  int64_t repeats = BLOCK;
  while (repeats > 1 && c % 2 == 0) {
    repeats /= 2;
    c /= 2;
  }
  return repeats;
}

static void run(int task, CycType type, const void *arguments) {
  parallel(passes()->task[type == CycBFloat16][task], PIECES, arguments, 0);
}

static float value_of(const void *x, CycType type, int64_t i) {
  return type == CycBFloat16 ? from_bf16(((const uint16_t *)x)[i]) : ((const float *)x)[i];
}


void cyc_images(const float *images, void *out, CycType type, int64_t n, int64_t c, int64_t h, int64_t w) {
  Images a = {images, out, n, c, h * w};
  run(ImagesTask, type, &a);
}

void cyc_flatten(const void *x, CycType type, float *y, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {(void *)x, y, n, pixels, c, 0};
  run(FlattenTask, type, &a);
}

void cyc_flatten_backward(const float *dy, void *dx, CycType type, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {dx, (float *)dy, n, pixels, c, 1};
  run(FlattenTask, type, &a);
}

void cyc_global_average(const void *x, CycType type, float *y, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {(void *)x, y, n, pixels, c, 0};
  run(GlobalAverageTask, type, &a);
}

void cyc_global_average_backward(const float *dy, void *dx, CycType type, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {dx, (float *)dy, n, pixels, c, 1};
  run(GlobalAverageTask, type, &a);
}

void cyc_norm_statistics(
    const void *x, CycType type, int64_t rows, int64_t c, double *partial, float *mean, float *variance) {
  Norm a = {.x = x, .partial = partial, .rows = rows, .c = c, .repeats = repeats_of(c)};
  run(StatisticsTask, type, &a);
  // The pieces' values are gathered in the first one's place, channel by channel in the order of the pieces.
  const int64_t whole = rows / a.repeats;
  double *average = partial, *spread = partial + c, seen = 0;
  for (int piece = 0; piece < PIECES; piece++) {
    const double n = (double)((whole * (piece + 1) / PIECES - whole * piece / PIECES) * a.repeats);
    if (n == 0) continue;
    const double *next = partial + (int64_t)piece * 2 * c;
    const double total = seen + n;
    for (int64_t k = 0; k < c; k++) {
      const double old = seen == 0 ? 0 : average[k], squares = seen == 0 ? 0 : spread[k];
      const double delta = next[k] - old;
      spread[k] = squares + (next[c + k] + delta * delta * seen * n / total);
      average[k] = old + delta * n / total;
    }
    seen += n;
  }
  for (int64_t r = whole * a.repeats; r < rows; r++) {
    seen += 1;
    for (int64_t k = 0; k < c; k++) {
      const double delta = value_of(x, type, r * c + k) - average[k];
      average[k] += delta / seen;
      spread[k] += delta * delta * (seen - 1) / seen;
    }
  }
  for (int64_t k = 0; k < c; k++) {
    mean[k] = (float)average[k];
    variance[k] = (float)(spread[k] / (double)rows);
  }
}

void cyc_norm_apply(
    const void *x, CycType type, void *y, const float *scale, const float *shift, int relu, int64_t rows, int64_t c) {
  Norm a = {.x = x, .y = y, .scale = scale, .shift = shift, .relu = relu, .rows = rows, .c = c};
  run(ApplyTask, type, &a);
}

void cyc_norm_gradients(
    const void *x, const void *dy, CycType type, const float *mean, const float *deviation, const float *scale,
    const float *shift, int relu, int64_t rows, int64_t c, double *partial, float *dgamma, float *dbeta) {
  Norm a = {.x = x, .dy = dy, .scale = scale, .shift = shift, .mean = mean, .deviation = deviation,
            .partial = partial, .relu = relu, .rows = rows, .c = c, .repeats = repeats_of(c)};
  run(GradientsTask, type, &a);
  // Gathered in the first piece's place: products, behind them sums.
  for (int piece = 1; piece < PIECES; piece++)
    for (int64_t k = 0; k < 2 * c; k++) partial[k] += partial[(int64_t)piece * 2 * c + k];
  for (int64_t k = 0; k < c; k++) {
    double product = partial[k], sum = partial[c + k];
    for (int64_t i = rows / a.repeats * a.repeats * c + k; i < rows * c; i += c) {
      const float value = value_of(x, type, i);
      if (relu && !(value * scale[k] + shift[k] > 0)) continue;
      sum += value_of(dy, type, i);
      product += (double)value_of(dy, type, i) * (value - mean[k]) * deviation[k];
    }
    dgamma[k] = (float)product;
    dbeta[k] = (float)sum;
  }
}

void cyc_norm_backward(
    const void *x, const void *dy, void *dx, CycType type, const float *mean, const float *scale, const float *shift,
    const float *slope, const float *offset, int relu, int64_t rows, int64_t c) {
  Norm a = {.x = x, .dy = dy, .y = dx, .scale = scale, .shift = shift, .mean = mean, .dgamma = slope, .dbeta = offset, .relu = relu, .rows = rows, .c = c};
  run(NormBackwardTask, type, &a);
}

void cyc_relu(const void *x, void *y, CycType type, int64_t count) {
  Pointwise a = {Relu, x, x, y, count};
  run(PointwiseTask, type, &a);
}

void cyc_relu_backward(const void *y, const void *dy, void *dx, CycType type, int64_t count) {
  Pointwise a = {ReluBackward, y, dy, dx, count};
  run(PointwiseTask, type, &a);
}

void cyc_add(const void *x, const void *b, void *y, CycType type, int relu, int64_t count) {
  Pointwise a = {relu ? AddRelu : Add, x, b, y, count};
  run(PointwiseTask, type, &a);
}

void cyc_max_pool(const void *x, void *y, uint8_t *which, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, (void *)x, y, which};
  run(MaxPoolTask, type, &a);
}

void cyc_max_pool_backward(const void *dy, const uint8_t *which, void *dx, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, dx, (void *)dy, (uint8_t *)which};
  run(MaxPoolBackwardTask, type, &a);
}

void cyc_average_pool(const void *x, void *y, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, (void *)x, y, NULL};
  run(AveragePoolTask, type, &a);
}

void cyc_average_pool_backward(const void *dy, void *dx, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, dx, (void *)dy, NULL};
  run(AveragePoolBackwardTask, type, &a);
}

void cyc_subsample(
    const void *x, void *y, CycType type, int64_t n, int64_t h, int64_t w, int64_t c, int64_t stride, int64_t before,
    int64_t out_c) {
  Subsample a = {(void *)x, y, n, h, w, c, stride, before, out_c, 0};
  run(SubsampleTask, type, &a);
}

void cyc_subsample_backward(
    const void *dy, void *dx, CycType type, int64_t n, int64_t h, int64_t w, int64_t c, int64_t stride, int64_t before,
    int64_t out_c) {
  Subsample a = {dx, (void *)dy, n, h, w, c, stride, before, out_c, 1};
  run(SubsampleTask, type, &a);
}
