// Passes over activations that oneDNN has not, or not with PyTorch's exact meaning.
#include "COneDNN.h"
#include "Parallel.h"
#include "Vector.h"

#include <string.h>

enum { BLOCK = 64, STRIP = 256, WIDE = 256 };

typedef struct {
  const float *images;
  void *out;
  int64_t n, c, pixels;
} Images;
typedef struct {
  void *x;
  float *y;
  int64_t n, pixels, c;
  int backward;
} Flatten;
typedef struct {
  const void *x, *dy;
  void *y;
  const float *scale, *shift, *mean, *deviation, *dgamma, *dbeta;
  double *partial;
  int relu;
  int64_t rows, c;
  /// How many rows are taken as one, for full blocks of lanes.
  int64_t repeats;
} Norm;
enum { Relu, ReluBackward, Add, AddRelu };
typedef struct {
  int operation;
  const void *a, *b;
  void *y;
  int64_t count;
} Pointwise;
typedef struct {
  CycPool pool;
  void *x, *y;
  uint8_t *which;
} PoolTask;
typedef struct {
  void *x, *y;
  int64_t n, h, w, c, stride, before, out_c;
  int backward;
} Subsample;

static inline __attribute__((always_inline)) float load_bf16(uint16_t x) {
  uint32_t bits = (uint32_t)x << 16;
  float value;
  memcpy(&value, &bits, 4);
  return value;
}

/// Rounds to nearest, ties to even; NaN stays NaN.
static inline __attribute__((always_inline)) uint16_t store_bf16(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  uint32_t rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  return (uint16_t)(value != value ? 0x7fc0 : rounded);
}

/// Few channels are repeated, so that inner loops stay long: how many values make one round.
static inline int64_t wide_of(int64_t c) { return c <= WIDE / 2 ? WIDE / c * c : c; }

/// One value for each channel, repeated into `room` where that makes longer loops.
static inline const float *widened(const float *values, int64_t c, float room[WIDE]) {
  const int64_t wide = wide_of(c);
  if (wide == c) return values;
  for (int64_t k = 0; k < wide; k++) room[k] = values[k % c];
  return room;
}

/// How many rows of c channels fill blocks of lanes without a rest.
static int64_t repeats_of(int64_t c) {
  int64_t repeats = BLOCK;
  while (repeats > 1 && c % 2 == 0) {
    repeats /= 2;
    c /= 2;
  }
  return repeats;
}

#define JOIN(a, b) a##b
#define T float
#define LOAD(x) (x)
#define STORE(x) (x)
#define NAME(x) JOIN(x, _f32)
#include "Typed.h"
#undef T
#undef LOAD
#undef STORE
#undef NAME
#define T uint16_t
#define LOAD(x) load_bf16(x)
#define STORE(x) store_bf16(x)
#define NAME(x) JOIN(x, _bf16)
#include "Typed.h"

static float value_of(const void *x, CycType type, int64_t i) {
  return type == CycBFloat16 ? load_bf16(((const uint16_t *)x)[i]) : ((const float *)x)[i];
}

#define RUN(task, type, arguments) \
  parallel((Task)((type) == CycBFloat16 ? (void *)task##_bf16 : (void *)task##_f32), PIECES, arguments, 0)

void cyc_images(const float *images, void *out, CycType type, int64_t n, int64_t c, int64_t h, int64_t w) {
  Images a = {images, out, n, c, h * w};
  RUN(images_task, type, &a);
}

void cyc_flatten(const void *x, CycType type, float *y, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {(void *)x, y, n, pixels, c, 0};
  RUN(flatten_task, type, &a);
}

void cyc_flatten_backward(const float *dy, void *dx, CycType type, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {dx, (float *)dy, n, pixels, c, 1};
  RUN(flatten_task, type, &a);
}

void cyc_global_average(const void *x, CycType type, float *y, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {(void *)x, y, n, pixels, c, 0};
  RUN(global_average_task, type, &a);
}

void cyc_global_average_backward(const float *dy, void *dx, CycType type, int64_t n, int64_t pixels, int64_t c) {
  Flatten a = {dx, (float *)dy, n, pixels, c, 1};
  RUN(global_average_task, type, &a);
}

void cyc_norm_statistics(
    const void *x, CycType type, int64_t rows, int64_t c, double *partial, float *mean, float *variance) {
  Norm a = {.x = x, .partial = partial, .rows = rows, .c = c, .repeats = repeats_of(c)};
  RUN(statistics_task, type, &a);
  const int64_t whole = rows / a.repeats;
  for (int64_t k = 0; k < c; k++) {
    double seen = 0, average = 0, spread = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      const double n = (double)((whole * (piece + 1) / PIECES - whole * piece / PIECES) * a.repeats);
      if (n == 0) continue;
      const double *p = partial + (int64_t)piece * 2 * c;
      const double delta = p[k] - average;
      spread += p[c + k] + delta * delta * seen * n / (seen + n);
      average += delta * n / (seen + n);
      seen += n;
    }
    for (int64_t r = whole * a.repeats; r < rows; r++) {
      const double delta = value_of(x, type, r * c + k) - average;
      seen += 1;
      average += delta / seen;
      spread += delta * delta * (seen - 1) / seen;
    }
    mean[k] = (float)average;
    variance[k] = (float)(spread / (double)rows);
  }
}

void cyc_norm_apply(
    const void *x, CycType type, void *y, const float *scale, const float *shift, int relu, int64_t rows, int64_t c) {
  Norm a = {.x = x, .y = y, .scale = scale, .shift = shift, .relu = relu, .rows = rows, .c = c};
  RUN(apply_task, type, &a);
}

void cyc_norm_gradients(
    const void *x, const void *dy, CycType type, const float *mean, const float *deviation, const float *scale,
    const float *shift, int relu, int64_t rows, int64_t c, double *partial, float *dgamma, float *dbeta) {
  Norm a = {.x = x, .dy = dy, .scale = scale, .shift = shift, .mean = mean, .deviation = deviation,
            .partial = partial, .relu = relu, .rows = rows, .c = c, .repeats = repeats_of(c)};
  RUN(gradients_task, type, &a);
  for (int64_t k = 0; k < c; k++) {
    double product = 0, sum = 0;
    for (int piece = 0; piece < PIECES; piece++) {
      product += partial[(int64_t)piece * 2 * c + k];
      sum += partial[(int64_t)piece * 2 * c + c + k];
    }
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
  RUN(norm_backward_task, type, &a);
}

void cyc_relu(const void *x, void *y, CycType type, int64_t count) {
  Pointwise a = {Relu, x, x, y, count};
  RUN(pointwise_task, type, &a);
}

void cyc_relu_backward(const void *y, const void *dy, void *dx, CycType type, int64_t count) {
  Pointwise a = {ReluBackward, y, dy, dx, count};
  RUN(pointwise_task, type, &a);
}

void cyc_add(const void *x, const void *b, void *y, CycType type, int relu, int64_t count) {
  Pointwise a = {relu ? AddRelu : Add, x, b, y, count};
  RUN(pointwise_task, type, &a);
}

void cyc_max_pool(const void *x, void *y, uint8_t *which, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, (void *)x, y, which};
  RUN(max_pool_task, type, &a);
}

void cyc_max_pool_backward(const void *dy, const uint8_t *which, void *dx, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, dx, (void *)dy, (uint8_t *)which};
  RUN(max_pool_backward_task, type, &a);
}

void cyc_average_pool(const void *x, void *y, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, (void *)x, y, NULL};
  RUN(average_pool_task, type, &a);
}

void cyc_average_pool_backward(const void *dy, void *dx, CycType type, const CycPool *pool) {
  PoolTask a = {*pool, dx, (void *)dy, NULL};
  RUN(average_pool_backward_task, type, &a);
}

void cyc_subsample(
    const void *x, void *y, CycType type, int64_t n, int64_t h, int64_t w, int64_t c, int64_t stride, int64_t before,
    int64_t out_c) {
  Subsample a = {(void *)x, y, n, h, w, c, stride, before, out_c, 0};
  RUN(subsample_task, type, &a);
}

void cyc_subsample_backward(
    const void *dy, void *dx, CycType type, int64_t n, int64_t h, int64_t w, int64_t c, int64_t stride, int64_t before,
    int64_t out_c) {
  Subsample a = {dx, (void *)dy, n, h, w, c, stride, before, out_c, 1};
  RUN(subsample_task, type, &a);
}
