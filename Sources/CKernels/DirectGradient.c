// The gradient of a convolution's weights as one product over the results' pixels: rows are taps and channels of the
// source, columns the results' channels. Sums of fixed parts of the batch are added up in their order, so that the
// number of threads does not change a bit.
#include "Convolution.h"
#include "Parallel.h"

enum {
  /// Parts of the batch, and pixels whose lines are made before they are multiplied.
  PARTS = 4, BLOCK = 192,
  /// Panels of rows that one task makes.
  TASK_PANELS = 12
};

typedef struct {
  const CycConvolution *v;
  const Phase *phase;
  /// Rows: taps times channels, and one more for the bias.
  int64_t results, rows, row_panels, out_panels, groups;
  const char *source, *gradient;
  char *scratch;
  int64_t thread_scratch;
  float *sums, *weights, *bias;
} Gradient;

static Gradient plan(const CycConvolution *v, int64_t batch) {
  const Phase *p = &v->direct[CycForward].phases[0];
  Gradient g = {.v = v, .phase = p, .results = batch * v->out_height * v->out_width};
  g.rows = p->taps * v->shape.in_channels + (v->shape.has_bias != 0);
  g.row_panels = parts(g.rows, PANEL);
  g.out_panels = parts(v->shape.out_channels, PANEL);
  g.groups = parts(g.row_panels, TASK_PANELS);
  // Pointers to the taps' pixels and to the results', the lines of one panel and of all results.
  g.thread_scratch = up(8 * BLOCK * (p->taps + 2), 64) + 4 * BLOCK * PANEL * (1 + g.out_panels);
  return g;
}

static int64_t part_floats(const Gradient *g) { return g->row_panels * g->out_panels * PANEL * PANEL; }

int64_t direct_gradient_scratch(const CycConvolution *v, int64_t batch, int threads) {
  const Gradient g = plan(v, batch);
  return threads * g.thread_scratch + 4 * PARTS * part_floats(&g);
}

/// 1 in both types, at the place of every pixel: what the bias is multiplied with.
static const float one[1] = {1.0f};
static const uint16_t one_bf16[1] = {0x3f80};

/// What a panel of rows takes from a pixel's taps; the bias' row comes from a tap behind the last.
static int row_segments(const Gradient *a, int64_t panel, Segment *segments) {
  const int64_t channels = a->v->shape.in_channels, end = least(a->rows, (panel + 1) * PANEL);
  int count = 0;
  for (int64_t row = panel * PANEL; row < end;) {
    const int64_t channel = row % channels, tap = row / channels;
    const int64_t some = tap == a->phase->taps ? 1 : least(channels - channel, end - row);
    segments[count++] = (Segment){tap, channel, row - panel * PANEL, some};
    row += some;
  }
  return count;
}

static void locate(const Gradient *a, int64_t first, int64_t count, const void **pixels) {
  const CycConvolution *v = a->v;
  const CycShape *s = &v->shape;
  const int64_t bytes = v->family[CycBackwardWeights]->bytes, taps = a->phase->taps;
  for (int64_t i = 0; i < count; i++) {
    const int64_t result = first + i, line = result / v->out_width, x = result % v->out_width * s->stride;
    const int64_t picture = line / v->out_height, y = line % v->out_height * s->stride;
    for (int64_t t = 0; t < taps; t++) {
      const int64_t sy = y + a->phase->y[t], sx = x + a->phase->x[t];
      const int outside = sy < 0 || sx < 0 || sy >= s->height || sx >= s->width;
      pixels[t * BLOCK + i] =
          outside ? (const char *)zeros
                  : a->source + ((picture * s->height + sy) * s->width + sx) * s->in_channels * bytes;
    }
    pixels[taps * BLOCK + i] = v->shape.type == CycBFloat16 ? (const void *)one_bf16 : (const void *)one;
    pixels[(taps + 1) * BLOCK + i] = a->gradient + result * s->out_channels * bytes;
  }
}

/// One part of the batch for some panels of rows.
static void multiply(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const Family *f = a->v->family[CycBackwardWeights];
  const int64_t part = task / a->groups, group = task % a->groups;
  const int64_t from = a->row_panels * group / a->groups, to = a->row_panels * (group + 1) / a->groups;
  const int64_t begin = a->results * part / PARTS, end = a->results * (part + 1) / PARTS;
  const int64_t out = a->v->shape.out_channels, pitch = a->out_panels * PANEL, panel = BLOCK * PANEL;
  char *scratch = a->scratch + parallel_thread() * a->thread_scratch;
  const void **pixels = (const void **)scratch;
  char *rows = scratch + up(8 * BLOCK * (a->phase->taps + 2), 64), *columns = rows + 4 * panel;
  float *sums = a->sums + part * part_floats(a);
  if (begin == end) memset(sums + from * PANEL * pitch, 0, (size_t)((to - from) * PANEL * pitch) * 4);
  for (int64_t first = begin; first < end; first += BLOCK) {
    const int64_t count = least(BLOCK, end - first), lines = parts(count, f->numbers);
    locate(a, first, count, pixels);
    for (int64_t o = 0; o < a->out_panels; o++) {
      const Segment some = {0, o * PANEL, 0, least(PANEL, out - o * PANEL)};
      f->lines_gather(pixels + (a->phase->taps + 1) * BLOCK, BLOCK, count, &some, 1, columns + 4 * o * panel);
    }
    for (int64_t r = from; r < to; r++) {
      Segment segments[PANEL];
      f->lines_gather(pixels, BLOCK, count, segments, row_segments(a, r, segments), rows);
      for (int64_t o = 0; o < a->out_panels; o += f->panels)
        f->lines_product(
            rows, columns + 4 * o * panel, panel, (int)least(f->panels, a->out_panels - o), lines,
            sums + r * PANEL * pitch + o * PANEL, pitch, first == begin);
    }
  }
}

/// Adds up the parts for some results: O,I,K,K and the bias.
static void finish(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const int64_t out = a->v->shape.out_channels, channels = a->v->shape.in_channels, taps = a->phase->taps;
  const int64_t pitch = a->out_panels * PANEL;
  for (int64_t row = a->rows * task / tasks; row < a->rows * (task + 1) / tasks; row++) {
    const int64_t tap = row / channels, channel = row % channels;
    for (int64_t o = 0; o < out; o++) {
      const float *sum = a->sums + row * pitch + o;
      float total = sum[0];
      for (int part = 1; part < PARTS; part++) total += sum[part * part_floats(a)];
      if (tap == taps)
        a->bias[o] = total;
      else
        a->weights[(o * channels + channel) * taps + tap] = total;
    }
  }
}

void direct_gradient(
    const CycConvolution *v, int64_t batch, const void *source, const void *gradient, float *weights, float *bias,
    char *scratch) {
  Gradient g = plan(v, batch);
  g.source = source;
  g.gradient = gradient;
  g.scratch = scratch;
  const int threads = parallel_threads();
  g.sums = (float *)(scratch + threads * g.thread_scratch);
  g.weights = weights;
  g.bias = bias;
  parallel(multiply, (int)(PARTS * g.groups), &g, 0);
  parallel(finish, 64, &g, 0);
}
