// The passes over activations for one element type; included once for each, with T, LOAD, STORE and NAME defined.
#include "NormOf.h"
#include "PoolOf.h"

static void NAME(images_task)(int task, int tasks, const void *arguments) {
  const Images *a = arguments;
  T *out = a->out;
  for (int64_t n = task; n < a->n; n += tasks)
    for (int64_t p = 0; p < a->pixels; p++)
      for (int64_t c = 0; c < a->c; c++)
        out[(n * a->pixels + p) * a->c + c] = STORE(a->images[(n * a->c + c) * a->pixels + p]);
}

static void NAME(flatten_task)(int task, int tasks, const void *arguments) {
  const Flatten *a = arguments;
  for (int64_t n = task; n < a->n; n += tasks)
    for (int64_t p = 0; p < a->pixels; p++)
      for (int64_t c = 0; c < a->c; c++) {
        int64_t plain = (n * a->c + c) * a->pixels + p, here = (n * a->pixels + p) * a->c + c;
        if (a->backward)
          ((T *)a->x)[here] = STORE(a->y[plain]);
        else
          a->y[plain] = LOAD(((T *)a->x)[here]);
      }
}

static void NAME(pointwise_task)(int task, int tasks, const void *arguments) {
  const Pointwise *a = arguments;
  int64_t from = a->count * task / tasks, to = a->count * (task + 1) / tasks;
  const T *x = a->a, *b = a->b;
  T *y = a->y;
  switch (a->operation) {
    case Relu:
      INDEPENDENT for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) <= 0 ? 0.0f : LOAD(x[i]));
      break;
    case ReluBackward:
      INDEPENDENT for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) > 0 ? LOAD(b[i]) : 0.0f);
      break;
    case Add:
      INDEPENDENT for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) + LOAD(b[i]));
      break;
    case AddRelu:
      INDEPENDENT for (int64_t i = from; i < to; i++) {
        float value = LOAD(x[i]) + LOAD(b[i]);
        y[i] = STORE(value <= 0 ? 0.0f : value);
      }
      break;
  }
}

static void NAME(subsample_task)(int task, int tasks, const void *arguments) {
  const Subsample *a = arguments;
  int64_t out_h = (a->h + a->stride - 1) / a->stride, out_w = (a->w + a->stride - 1) / a->stride;
  T *x = a->x, *y = a->y;
  for (int64_t n = task; n < a->n; n += tasks) {
    if (a->backward) memset(x + n * a->h * a->w * a->c, 0, sizeof(T) * a->h * a->w * a->c);
    for (int64_t oy = 0; oy < out_h; oy++)
      for (int64_t ox = 0; ox < out_w; ox++) {
        T *in = x + ((n * a->h + oy * a->stride) * a->w + ox * a->stride) * a->c;
        T *out = y + ((n * out_h + oy) * out_w + ox) * a->out_c;
        if (a->backward) {
          memcpy(in, out + a->before, sizeof(T) * a->c);
        } else {
          memset(out, 0, sizeof(T) * a->out_c);
          memcpy(out + a->before, in, sizeof(T) * a->c);
        }
      }
  }
}

static void NAME(global_average_task)(int task, int tasks, const void *arguments) {
  const Flatten *a = arguments;
  T *x = a->x;
  float part = 1.0f / (float)a->pixels;
  for (int64_t n = task; n < a->n; n += tasks) {
    float *y = a->y + n * a->c;
    if (!a->backward) memset(y, 0, sizeof(float) * a->c);
    for (int64_t p = 0; p < a->pixels; p++) {
      T *row = x + (n * a->pixels + p) * a->c;
      if (a->backward)
        for (int64_t c = 0; c < a->c; c++) row[c] = STORE(y[c] * part);
      else
        for (int64_t c = 0; c < a->c; c++) y[c] += LOAD(row[c]);
    }
    if (!a->backward)
      for (int64_t c = 0; c < a->c; c++) y[c] *= part;
  }
}
