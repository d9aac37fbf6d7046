// A convolution, or the gradient of its source, as products over the pixels that each result meets.
//
// Nothing is copied where pixels have whole steps of channels: the product is handed a pointer to each tap's pixel.
// Source: M. Dukhan, "The Indirect Convolution Algorithm", arXiv:1907.02129. Backward, results that lie apart by the
// stride meet the same taps; each such phase is a convolution of stride 1.
#include "Convolution.h"
#include "Parallel.h"

enum {
  /// Results of a task.
  BLOCK = 96,
  /// Fewer tasks than these are cut by panels.
  FEWEST_TASKS = 16
};

static int64_t depth(const Direct *d, const Phase *p, int numbers) {
  return parts(d->gathers ? p->taps * d->channels : d->channels, numbers);
}

typedef struct {
  const Family *family;
  const Direct *d;
  const Phase *phase;
  int64_t results, groups;
  const char *source;
  char *destination, *scratch;
  const float *bias;
  const char *packed;
  int64_t thread_scratch;
} Run;

/// Bytes of one thread's pointers to pixels, of gathered rows, and of places of results.
static int64_t pointer_bytes(const Direct *d, const Phase *p) {
  return 8 * BLOCK * (d->gathers ? 1 : most(1, p->taps));
}
static int64_t thread_bytes(const Direct *d) {
  int64_t bytes = 0;
  for (int i = 0; i < d->count; i++)
    bytes = most(
        bytes, up(pointer_bytes(d, &d->phases[i]), 64) + 8 * BLOCK
                   + (d->gathers ? BLOCK * gathered_bytes(d, &d->phases[i]) : 0));
  return up(bytes, 64);
}

int64_t direct_scratch(const CycConvolution *v, CycPass pass, int64_t batch, int threads) {
  return threads * thread_bytes(&v->direct[pass]);
}

/// The pixel of a tap, zeros outside.
static const char *pixel(const Run *a, int64_t picture, int64_t y, int64_t x) {
  const Direct *d = a->d;
  if (y < 0 || x < 0 || y >= d->height || x >= d->width) return (const char *)zeros;
  return a->source + ((picture * d->height + y) * d->width + x) * d->channels * a->family->bytes;
}

/// Pointers to the pixels of `count` results from `first` on, and where the results go.
static void locate(
    const Run *a, int64_t first, int64_t count, const void **pixels, void **places, char *rows) {
  const Direct *d = a->d;
  const Phase *p = a->phase;
  const int height = a->family->rows;
  const int64_t taps = d->gathers ? 1 : p->taps, row = gathered_bytes(d, p);
  for (int64_t i = 0; i < up(count, height); i++) {
    const void **own = pixels + i / height * height * taps + i % height;
    if (i >= count) {
      for (int64_t t = 0; t < taps; t++) own[t * height] = zeros;
      if (d->gathers) memset(rows + i * row, 0, (size_t)row), own[0] = rows + i * row;
      continue;
    }
    const int64_t line = (first + i) / p->width, x = (first + i) % p->width;
    const int64_t picture = line / p->height, y = line % p->height;
    const int64_t at = (picture * d->out_height + p->y0 + y * p->step) * d->out_width + p->x0 + x * p->step;
    places[i] = a->destination + at * d->out_channels * a->family->bytes;
    const int64_t sy = y * p->source_step, sx = x * p->source_step;
    if (d->gathers) {
      gather_row(d, p, a->source, a->family->bytes, picture, sy, sx, rows + i * row);
      own[0] = rows + i * row;
    } else {
      for (int64_t t = 0; t < taps; t++) own[t * height] = pixel(a, picture, sy + p->y[t], sx + p->x[t]);
    }
  }
}

static void run_block(int task, int tasks, const void *arguments) {
  const Run *a = arguments;
  const Direct *d = a->d;
  const Family *f = a->family;
  const int64_t first = task / a->groups * BLOCK, count = least(BLOCK, a->results - first);
  const int64_t panels = parts(d->out_channels, PANEL), group = task % a->groups;
  const int64_t from = panels * group / a->groups, to = panels * (group + 1) / a->groups;
  char *scratch = a->scratch + parallel_thread() * a->thread_scratch;
  const void **pixels = (const void **)scratch;
  void **places = (void **)(scratch + up(pointer_bytes(d, a->phase), 64));
  locate(a, first, count, pixels, places, (char *)(places + BLOCK));
  const int64_t taps = d->gathers ? 1 : a->phase->taps, steps = depth(d, a->phase, f->numbers);
  _Alignas(64) float sums[MOST_ROWS * SUMS];
  for (int64_t panel = from; panel < to; panel += f->panels) {
    const int together = (int)least(f->panels, to - panel);
    const char *weights = a->packed + 4 * (a->phase->begin + panel * a->phase->panel);
    for (int64_t row = 0; row < count; row += f->rows) {
      f->rows_product(pixels + row * taps, taps, steps, weights, a->phase->panel, together, sums, SUMS);
      f->rows_store(
          sums, (int)least(f->rows, count - row), least(together * PANEL, d->out_channels - panel * PANEL), a->bias,
          places + row, panel * PANEL);
    }
  }
}

void direct_run(
    const CycConvolution *v, CycPass pass, int64_t batch, const void *source, const float *bias, void *destination,
    char *scratch) {
  const Direct *d = &v->direct[pass];
  const Family *f = v->family[pass];
  Run run = {f, d, NULL, 0, 0, source, destination, scratch, bias, v->packed[pass], thread_bytes(d)};
  for (int i = 0; i < d->count; i++) {
    run.phase = &d->phases[i];
    run.results = batch * run.phase->height * run.phase->width;
    const int64_t blocks = parts(run.results, BLOCK);
    if (!blocks) continue;
    run.groups = most(1, least(parts(d->out_channels, PANEL) / f->panels, parts(FEWEST_TASKS, blocks)));
    parallel(run_block, (int)(blocks * run.groups), &run, 0);
  }
}
