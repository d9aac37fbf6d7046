// The head of a network and the optimizer: passes over float32 rows.
#include "PassTypes.h"
#include "Parallel.h"

void cyc_linear(const float *x, const float *weight, const float *bias, float *y, int64_t n, int64_t i, int64_t o) {
  Linear a = {.x = x, .weight = weight, .bias = bias, .y = y, .n = n, .i = i, .o = o};
  parallel(passes()->linear, PIECES, &a, 0);
}

void cyc_linear_backward(
    const float *x, const float *weight, const float *dy, float *dx, float *dweight, float *dbias, int64_t n,
    int64_t i, int64_t o) {
  Linear a = {.x = x, .weight = weight, .dy = dy, .y = dx, .dweight = dweight, .dbias = dbias, .n = n, .i = i, .o = o};
  if (dx) parallel(passes()->linear_input, PIECES, &a, 0);
  parallel(passes()->linear_weight, PIECES, &a, 0);
}

void cyc_scale(const float *x, float *y, float factor, int64_t count) {
  for (int64_t i = 0; i < count; i++) y[i] = x[i] * factor;
}

int cyc_sgd(
    float *w, float *v, const float *gradient, int64_t count, float rate, float momentum, float decay, int nesterov) {
  uint32_t broken[PIECES], any = 0;
  Sgd a = {w, v, gradient, count, rate, momentum, decay, nesterov, broken};
  parallel(passes()->sgd, PIECES, &a, 0);
  for (int i = 0; i < PIECES; i++) any |= broken[i];
  return any == 0;
}
