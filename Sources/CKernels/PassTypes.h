// What passes over activations are told, for the templates of every level and for Passes.c, which calls them.
#pragma once
#include "Level.h"
#include "Numbers.h"

enum { BLOCK = 64, STRIP = 256, WIDE = 256 };

/// Pieces of work, whatever the number of threads.
enum { PIECES = 64 };

/// The tasks of `PassTasks`, by type.
enum {
  ImagesTask, FlattenTask, GlobalAverageTask, PointwiseTask, SubsampleTask, StatisticsTask, ApplyTask, GradientsTask,
  NormBackwardTask, MaxPoolTask, MaxPoolBackwardTask, AveragePoolTask, AveragePoolBackwardTask, PASS_TASKS
};


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

typedef struct {
  const float *x, *weight, *bias, *dy;
  float *y, *dweight, *dbias;
  int64_t n, i, o;
} Linear;

typedef struct {
  float *w, *v;
  const float *gradient;
  int64_t count;
  float rate, momentum, decay;
  int nesterov;
  /// By task: whether a new weight is no finite number.
  uint32_t *broken;
} Sgd;

/// Few channels are repeated, so that inner loops stay long: how many values make one round.
static inline int64_t wide_of(int64_t c) { return c <= WIDE / 2 ? WIDE / c * c : c; }

/// One value for each channel, repeated into `room` where that makes longer loops.
static inline const float *repeated(const float *values, int64_t c, float room[WIDE]) {
  const int64_t wide = wide_of(c);
  if (wide == c) return values;
  for (int64_t k = 0; k < wide; k++) room[k] = values[k % c];
  return room;
}
