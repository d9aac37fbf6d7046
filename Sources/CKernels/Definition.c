// A convolution as it is defined, one result at a time and in double precision: what all kernels are compared with.
#include "CKernels.h"
#include "Numbers.h"

typedef struct {
  const CycShape *s;
  int64_t batch, out_height, out_width;
  const void *source, *gradient;
  const float *weights, *bias;
} Problem;

static double value(const CycShape *s, const void *x, int64_t i) {
  return s->type == CycBFloat16 ? from_bf16(((const uint16_t *)x)[i]) : ((const float *)x)[i];
}

static double weight(const Problem *p, int64_t o, int64_t i, int64_t tap) {
  const CycShape *s = p->s;
  const float w = p->weights[(o * s->in_channels + i) * s->kernel * s->kernel + tap];
  return s->type == CycBFloat16 ? from_bf16(to_bf16(w)) : w;
}

/// The place of a source's pixel, −1 outside.
static int64_t source_pixel(const Problem *p, int64_t n, int64_t y, int64_t x) {
  if (y < 0 || x < 0 || y >= p->s->height || x >= p->s->width) return -1;
  return ((n * p->s->height + y) * p->s->width + x) * p->s->in_channels;
}

static double forward(const Problem *p, int64_t place) {
  const CycShape *s = p->s;
  const int64_t o = place % s->out_channels, pixel = place / s->out_channels;
  const int64_t x = pixel % p->out_width, line = pixel / p->out_width;
  double sum = p->bias ? p->bias[o] : 0;
  for (int64_t tap = 0; tap < s->kernel * s->kernel; tap++) {
    const int64_t at = source_pixel(
        p, line / p->out_height, line % p->out_height * s->stride + tap / s->kernel - s->padding,
        x * s->stride + tap % s->kernel - s->padding);
    for (int64_t i = 0; at >= 0 && i < s->in_channels; i++) sum += value(s, p->source, at + i) * weight(p, o, i, tap);
  }
  return sum;
}

static double backward_data(const Problem *p, int64_t place) {
  const CycShape *s = p->s;
  const int64_t i = place % s->in_channels, pixel = place / s->in_channels;
  const int64_t x = pixel % s->width, y = pixel / s->width % s->height, n = pixel / s->width / s->height;
  double sum = 0;
  for (int64_t tap = 0; tap < s->kernel * s->kernel; tap++) {
    const int64_t down = y + s->padding - tap / s->kernel, across = x + s->padding - tap % s->kernel;
    if (down < 0 || across < 0 || down % s->stride || across % s->stride) continue;
    const int64_t oy = down / s->stride, ox = across / s->stride;
    if (oy >= p->out_height || ox >= p->out_width) continue;
    const int64_t at = ((n * p->out_height + oy) * p->out_width + ox) * s->out_channels;
    for (int64_t o = 0; o < s->out_channels; o++) sum += value(s, p->gradient, at + o) * weight(p, o, i, tap);
  }
  return sum;
}

static double backward_weights(const Problem *p, int64_t place) {
  const CycShape *s = p->s;
  const int64_t taps = s->kernel * s->kernel, all = s->out_channels * s->in_channels * taps;
  const int64_t o = place < all ? place / taps / s->in_channels : place - all;
  const int64_t i = place / taps % s->in_channels, tap = place % taps;
  double sum = 0;
  for (int64_t pixel = 0; pixel < p->batch * p->out_height * p->out_width; pixel++) {
    const double g = value(s, p->gradient, pixel * s->out_channels + o);
    const int64_t x = pixel % p->out_width, line = pixel / p->out_width;
    const int64_t at = source_pixel(
        p, line / p->out_height, line % p->out_height * s->stride + tap / s->kernel - s->padding,
        x * s->stride + tap % s->kernel - s->padding);
    if (place >= all)
      sum += g;
    else if (at >= 0)
      sum += g * value(s, p->source, at + i);
  }
  return sum;
}

void cyc_definition(
    const CycShape *s, CycPass pass, int64_t batch, const void *source, const float *weights, const float *bias,
    const void *destination_gradient, const int64_t *places, int64_t count, double *results) {
  const Problem p = {s, batch, (s->height + 2 * s->padding - s->kernel) / s->stride + 1,
                     (s->width + 2 * s->padding - s->kernel) / s->stride + 1, source, destination_gradient,
                     weights, bias};
  for (int64_t k = 0; k < count; k++)
    results[k] = pass == CycForward        ? forward(&p, places[k])
                 : pass == CycBackwardData ? backward_data(&p, places[k])
                                           : backward_weights(&p, places[k]);
}
