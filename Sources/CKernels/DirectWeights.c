// Which taps each result of a direct pass meets, and the weights in the order in which they are multiplied.
#include <errno.h>

#include "Convolution.h"
#include "Parallel.h"

enum { FEWEST_CHANNELS = 16 };

static int add_tap(Phase *p, int64_t y, int64_t x, int64_t weight) {
  p->y[p->taps] = y;
  p->x[p->taps] = x;
  p->weight[p->taps++] = weight;
  return 0;
}

/// One phase: forward all taps, backward those that reach pixels y0, x0 of the stride.
static int phase_create(Phase *p, const CycShape *s, CycPass pass, int64_t y0, int64_t x0) {
  const int64_t all = s->kernel * s->kernel;
  p->y = calloc((size_t)(4 * all), sizeof *p->y);
  if (!p->y) return ENOMEM;
  p->x = p->y + all;
  p->weight = p->x + all;
  p->run = p->weight + all;
  for (int64_t ky = 0; ky < s->kernel; ky++)
    for (int64_t kx = 0; kx < s->kernel; kx++) {
      const int64_t weight = ky * s->kernel + kx, y = y0 + s->padding - ky, x = x0 + s->padding - kx;
      if (pass == CycForward)
        add_tap(p, ky - s->padding, kx - s->padding, weight);
      else if (y % s->stride == 0 && x % s->stride == 0)
        add_tap(p, y / s->stride, x / s->stride, weight);
    }
  for (int64_t t = p->taps - 1; t >= 0; t--) {
    const int beside = t + 1 < p->taps && p->y[t + 1] == p->y[t] && p->x[t + 1] == p->x[t] + 1;
    p->run[t] = beside ? p->run[t + 1] + 1 : 1;
  }
  return 0;
}

int direct_create(Direct *d, const CycConvolution *v, CycPass pass) {
  const CycShape *s = &v->shape;
  const int backward = pass == CycBackwardData;
  const int64_t stride = backward ? s->stride : 1;
  *d = backward ? (Direct){v->out_height, v->out_width, s->out_channels, s->height, s->width, s->in_channels}
                : (Direct){s->height, s->width, s->in_channels, v->out_height, v->out_width, s->out_channels};
  const int numbers = v->family[pass]->numbers;
  d->gathers = d->channels < FEWEST_CHANNELS || d->channels % numbers != 0;
  d->phases = calloc((size_t)(stride * stride), sizeof *d->phases);
  if (!d->phases) return ENOMEM;
  for (int64_t y = 0; y < stride; y++)
    for (int64_t x = 0; x < stride; x++) {
      Phase *p = &d->phases[d->count++];
      *p = (Phase){.height = parts(most(0, d->out_height - y), stride), .width = parts(most(0, d->out_width - x), stride),
                   .step = stride, .y0 = y, .x0 = x, .source_step = backward ? 1 : s->stride};
      const int status = phase_create(p, s, pass, y, x);
      if (status) return status;
      p->panel = parts(p->taps * d->channels, numbers) * PANEL;
      p->begin = d->words;
      d->words += parts(d->out_channels, PANEL) * p->panel;
    }
  return 0;
}

void direct_free(Direct *d) {
  for (int i = 0; i < d->count; i++) free(d->phases[i].y);
  free(d->phases);
}

typedef struct {
  const CycConvolution *v;
  const Direct *d;
  CycPass pass;
  const float *plain;
  char *packed;
} Packing;

/// One panel of every phase.
static void pack(int task, int tasks, const void *arguments) {
  const Packing *a = arguments;
  const Direct *d = a->d;
  const int64_t all = a->v->shape.kernel * a->v->shape.kernel, in = a->v->shape.in_channels;
  const int64_t result = all * (a->pass == CycForward ? in : 1), row = all * (a->pass == CycForward ? 1 : in);
  const int numbers = a->v->family[a->pass]->numbers;
  const int64_t first = (int64_t)task * PANEL, count = least(PANEL, d->out_channels - first);
  for (int i = 0; i < d->count; i++) {
    const Phase *p = &d->phases[i];
    char *panel = a->packed + 4 * (p->begin + task * p->panel);
    if (all == 9 && d->channels % numbers == 0) {
      a->v->family[a->pass]->taps_pack(
          a->plain + first * result, d->channels, count, result, row, p->weight, p->taps,
          d->channels / numbers * PANEL, panel);
      continue;
    }
    memset(panel, 0, (size_t)(4 * p->panel));
    for (int64_t c = 0; c < d->channels; c++)
      for (int64_t t = 0; t < p->taps; t++) {
        const float *from = a->plain + first * result + c * row + p->weight[t];
        const int64_t k = t * d->channels + c, place = k / numbers * PANEL * numbers + k % numbers;
        if (numbers == 2)
          for (int64_t o = 0; o < count; o++) ((uint16_t *)panel)[place + 2 * o] = to_bf16(from[o * result]);
        else
          for (int64_t o = 0; o < count; o++) ((float *)panel)[place + o] = from[o * result];
      }
  }
}

void direct_pack(const CycConvolution *v, CycPass pass, const float *weights) {
  const Packing packing = {v, &v->direct[pass], pass, weights, v->packed[pass]};
  parallel(pack, (int)parts(v->direct[pass].out_channels, PANEL), &packing, 0);
}
