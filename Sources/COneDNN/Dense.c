// The head of a network and the optimizer: passes over float32 rows.
#include <string.h>

#include "COneDNN.h"
#include "Parallel.h"
#include "Vector.h"

typedef struct {
  const float *x, *weight, *bias, *dy;
  float *y, *dweight, *dbias;
  int64_t n, i, o;
} Linear;

VECTOR static void linear_task(int task, int tasks, const Linear *a) {
  for (int64_t n = task; n < a->n; n += tasks)
    for (int64_t o = 0; o < a->o; o++) {
      float lanes[16] = {0};
      const float *x = a->x + n * a->i, *w = a->weight + o * a->i;
      int64_t i = 0;
      for (; i + 16 <= a->i; i += 16)
        for (int k = 0; k < 16; k++) lanes[k] += x[i + k] * w[i + k];
      float sum = a->bias ? a->bias[o] : 0;
      for (; i < a->i; i++) sum += x[i] * w[i];
      for (int k = 0; k < 16; k++) sum += lanes[k];
      a->y[n * a->o + o] = sum;
    }
}

/// Gradient for the input, one picture after the other.
VECTOR static void linear_input_task(int task, int tasks, const Linear *a) {
  for (int64_t n = task; n < a->n; n += tasks) {
    float *dx = a->y + n * a->i;
    memset(dx, 0, sizeof(float) * a->i);
    for (int64_t o = 0; o < a->o; o++) {
      float g = a->dy[n * a->o + o];
      const float *w = a->weight + o * a->i;
      for (int64_t i = 0; i < a->i; i++) dx[i] += g * w[i];
    }
  }
}

VECTOR static void linear_weight_task(int task, int tasks, const Linear *a) {
  for (int64_t o = task; o < a->o; o += tasks) {
    float *dw = a->dweight + o * a->i, sum = 0;
    memset(dw, 0, sizeof(float) * a->i);
    for (int64_t n = 0; n < a->n; n++) {
      float g = a->dy[n * a->o + o];
      const float *x = a->x + n * a->i;
      sum += g;
      for (int64_t i = 0; i < a->i; i++) dw[i] += g * x[i];
    }
    if (a->dbias) a->dbias[o] = sum;
  }
}

void cyc_linear(const float *x, const float *weight, const float *bias, float *y, int64_t n, int64_t i, int64_t o) {
  Linear a = {.x = x, .weight = weight, .bias = bias, .y = y, .n = n, .i = i, .o = o};
  parallel((Task)(void *)linear_task, PIECES, &a, 0);
}

void cyc_linear_backward(
    const float *x, const float *weight, const float *dy, float *dx, float *dweight, float *dbias, int64_t n,
    int64_t i, int64_t o) {
  Linear a = {.x = x, .weight = weight, .dy = dy, .y = dx, .dweight = dweight, .dbias = dbias, .n = n, .i = i, .o = o};
  if (dx) parallel((Task)(void *)linear_input_task, PIECES, &a, 0);
  parallel((Task)(void *)linear_weight_task, PIECES, &a, 0);
}

void cyc_scale(const float *x, float *y, float factor, int64_t count) {
  for (int64_t i = 0; i < count; i++) y[i] = x[i] * factor;
}

typedef struct {
  float *w, *v;
  const float *gradient;
  int64_t count;
  float rate, momentum, decay;
  int nesterov;
  /// By task: whether a new weight is no finite number.
  uint32_t *broken;
} Sgd;

VECTOR static void sgd_task(int task, int tasks, const Sgd *a) {
  int64_t from = a->count * task / tasks, to = a->count * (task + 1) / tasks;
  float *w = a->w, *v = a->v;
  uint32_t broken = 0;
  for (int64_t i = from; i < to; i++) {
    float g = a->gradient[i] + a->decay * w[i];
    v[i] = a->momentum * v[i] + g;
    w[i] -= a->rate * (a->nesterov ? g + a->momentum * v[i] : v[i]);
    uint32_t bits;
    memcpy(&bits, &w[i], sizeof bits);
    broken |= (bits & 0x7f800000) == 0x7f800000;
  }
  a->broken[task] = broken;
}

int cyc_sgd(
    float *w, float *v, const float *gradient, int64_t count, float rate, float momentum, float decay, int nesterov) {
  uint32_t broken[PIECES], any = 0;
  Sgd a = {w, v, gradient, count, rate, momentum, decay, nesterov, broken};
  parallel((Task)(void *)sgd_task, PIECES, &a, 0);
  for (int i = 0; i < PIECES; i++) any |= broken[i];
  return any == 0;
}
