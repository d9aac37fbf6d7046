// The gradient of a convolution's weights as one product over the results' pixels: rows are taps and channels of the
// source, columns the results' channels. Sums of fixed parts of the batch are added up in their order, so that the
// number of threads does not change a bit.
#include "Convolution.h"
#include "Parallel.h"

enum {
  /// Parts of the batch at most; so many as that there are about so many tasks.
  MOST_PARTS = 4, TASKS = 16,
  /// Pixels whose lines are made before they are multiplied.
  BLOCK = 192,
  /// Panels of rows that one task makes.
  TASK_PANELS = 12
};

typedef struct {
  const CycConvolution *v;
  const Phase *phase;
  /// Rows: taps times channels, and one more for the bias.
  int64_t results, rows, row_panels, out_panels, groups, parts;
  /// Whether rows of all taps are gathered, the bytes of one, and how many pointers each pixel has for its taps.
  int gathers;
  int64_t row, pointers;
  const char *source, *gradient;
  char *scratch;
  int64_t thread_scratch;
  float *sums, *weights, *bias;
} Gradient;

static int64_t pointer_bytes(const Gradient *g) { return up(8 * BLOCK * (g->pointers + 2), 64); }

static Gradient plan(const CycConvolution *v, int64_t batch) {
  const Phase *p = &v->direct[CycForward].phases[0];
  Gradient g = {.v = v, .phase = p, .results = batch * v->out_height * v->out_width};
  g.rows = p->taps * v->shape.in_channels + (v->shape.has_bias != 0);
  g.row_panels = parts(g.rows, PANEL);
  g.out_panels = parts(v->shape.out_channels, PANEL);
  g.groups = parts(g.row_panels, TASK_PANELS);
  g.parts = most(1, least(MOST_PARTS, TASKS / g.groups));
  g.gathers = v->direct[CycForward].gathers;
  // Pointers to the taps' pixels (or to their rows) and to the results', rows, the lines of one panel and of all results.
  g.pointers = g.gathers ? 1 : p->taps;
  g.row = g.gathers ? gathered_bytes(&v->direct[CycForward], p) : 0;
  g.thread_scratch = pointer_bytes(&g) + BLOCK * g.row + 4 * BLOCK * PANEL * (1 + g.out_panels);
  return g;
}

/// Sums lie in blocks of 16 rows by the columns of one product, so that what is added up together lies together.
static int64_t wide(const Gradient *g) { return g->v->family[CycBackwardWeights]->panels * PANEL; }
static int64_t place(const Gradient *g, int64_t row, int64_t out) {
  const int64_t columns = wide(g), blocks = parts(g->out_panels * PANEL, columns);
  return ((row / PANEL * blocks + out / columns) * PANEL + row % PANEL) * columns + out % columns;
}
static int64_t part_floats(const Gradient *g) { return place(g, g->row_panels * PANEL, 0); }

int64_t direct_gradient_scratch(const CycConvolution *v, int64_t batch, int threads) {
  const Gradient g = plan(v, batch);
  return threads * g.thread_scratch + 4 * g.parts * part_floats(&g);
}

/// 1 in both types, at the place of every pixel: what the bias is multiplied with.
static const float one[1] = {1.0f};
static const uint16_t one_bf16[1] = {0x3f80};

/// What a panel of rows takes from a pixel's taps; the bias' row comes from a tap behind the last.
static int row_segments(const Gradient *a, int64_t panel, Segment *segments) {
  const int64_t channels = a->gathers ? a->phase->taps * a->v->shape.in_channels : a->v->shape.in_channels;
  const int64_t end = least(a->rows, (panel + 1) * PANEL);
  int count = 0;
  for (int64_t row = panel * PANEL; row < end;) {
    const int64_t channel = row % channels, tap = row / channels;
    int64_t some = tap == a->pointers ? 1 : least(channels - channel, end - row);
    // Behind a gathered row are zeros, so that a line may be taken whole.
    if (a->gathers && tap == 0 && row + some == end && row % PANEL == 0 && !a->v->shape.has_bias) some = PANEL;
    segments[count++] = (Segment){tap, channel, row - panel * PANEL, some};
    row += some;
  }
  return count;
}

static void locate(const Gradient *a, int64_t first, int64_t count, const void **pixels, char *rows) {
  const CycConvolution *v = a->v;
  const CycShape *s = &v->shape;
  const int64_t bytes = v->family[CycBackwardWeights]->bytes, taps = a->phase->taps;
  for (int64_t i = 0; i < count; i++) {
    const int64_t result = first + i, line = result / v->out_width, x = result % v->out_width * s->stride;
    const int64_t picture = line / v->out_height, y = line % v->out_height * s->stride;
    if (a->gathers) {
      gather_row(&v->direct[CycForward], a->phase, a->source, bytes, picture, y, x, rows + i * a->row);
      pixels[i] = rows + i * a->row;
    }
    for (int64_t t = 0; t < taps && !a->gathers; t++) {
      const int64_t sy = y + a->phase->y[t], sx = x + a->phase->x[t];
      const int outside = sy < 0 || sx < 0 || sy >= s->height || sx >= s->width;
      pixels[t * BLOCK + i] =
          outside ? (const char *)zeros
                  : a->source + ((picture * s->height + sy) * s->width + sx) * s->in_channels * bytes;
    }
    pixels[a->pointers * BLOCK + i] = v->shape.type == CycBFloat16 ? (const void *)one_bf16 : (const void *)one;
    pixels[(a->pointers + 1) * BLOCK + i] = a->gradient + result * s->out_channels * bytes;
  }
}

/// One part of the batch for some panels of rows.
static void multiply(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const Family *f = a->v->family[CycBackwardWeights];
  const int64_t part = task / a->groups, group = task % a->groups;
  const int64_t from = a->row_panels * group / a->groups, to = a->row_panels * (group + 1) / a->groups;
  const int64_t begin = a->results * part / a->parts, end = a->results * (part + 1) / a->parts;
  const int64_t out = a->v->shape.out_channels, panel = BLOCK * PANEL;
  char *scratch = a->scratch + parallel_thread() * a->thread_scratch;
  const void **pixels = (const void **)scratch;
  char *gathered = scratch + pointer_bytes(a), *rows = gathered + BLOCK * a->row, *columns = rows + 4 * panel;
  float *sums = a->sums + part * part_floats(a);
  if (begin == end)
    memset(
        sums + place(a, from * PANEL, 0), 0,
        (size_t)(place(a, to * PANEL, 0) - place(a, from * PANEL, 0)) * sizeof *sums);
  for (int64_t first = begin; first < end; first += BLOCK) {
    const int64_t count = least(BLOCK, end - first), lines = parts(count, f->numbers);
    locate(a, first, count, pixels, gathered);
    for (int64_t o = 0; o < a->out_panels; o++) {
      const Segment some = {0, o * PANEL, 0, least(PANEL, out - o * PANEL)};
      f->lines_gather(pixels + (a->pointers + 1) * BLOCK, BLOCK, count, &some, 1, columns + 4 * o * panel);
    }
    for (int64_t r = from; r < to; r++) {
      Segment segments[PANEL];
      f->lines_gather(pixels, BLOCK, count, segments, row_segments(a, r, segments), rows);
      for (int64_t o = 0; o < a->out_panels; o += f->panels)
        f->lines_product(
            rows, columns + 4 * o * panel, panel, (int)least(f->panels, a->out_panels - o), lines,
            sums + place(a, r * PANEL, o * PANEL), wide(a), first == begin);
    }
  }
}

static void add_parts(const Gradient *a, int64_t at, float *total) {
  const float *sum = a->sums + at;
  for (int k = 0; k < PANEL; k++) total[k] = sum[k];
  for (int part = 1; part < a->parts; part++)
    for (int k = 0; k < PANEL; k++) total[k] += sum[part * part_floats(a) + k];
}

/// The 3×3 weights of `count` results from `first` on.
static void finish_nine(const Gradient *a, int64_t first, int64_t count) {
  const int64_t channels = a->v->shape.in_channels;
  float total[9 * PANEL];
  for (int64_t c = 0; c < channels; c++) {
    for (int64_t t = 0; t < 9; t++) add_parts(a, place(a, t * channels + c, first), total + t * PANEL);
    float *weights = a->weights + (first * channels + c) * 9;
    if (count == PANEL && c + 1 < channels)
      a->v->family[CycBackwardWeights]->taps_unpack(total, weights, channels * 9);
    else
      for (int64_t o = 0; o < count; o++)
        for (int64_t t = 0; t < 9; t++) weights[o * channels * 9 + t] = total[t * PANEL + o];
  }
}

/// Adds up the parts for one panel of results: O,I,K,K and the bias.
static void finish(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const int64_t channels = a->v->shape.in_channels, taps = a->phase->taps;
  const int64_t first = (int64_t)task * PANEL, count = least(PANEL, a->v->shape.out_channels - first);
  float total[PANEL];
  if (taps == 9)
    finish_nine(a, first, count);
  else
    for (int64_t c = 0; c < channels; c++)
      for (int64_t t = 0; t < taps; t++) {
        add_parts(a, place(a, t * channels + c, first), total);
        for (int64_t o = 0; o < count; o++) a->weights[((first + o) * channels + c) * taps + t] = total[o];
      }
  if (!a->v->shape.has_bias) return;
  add_parts(a, place(a, taps * channels, first), total);
  memcpy(a->bias + first, total, (size_t)count * 4);
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
  parallel(multiply, (int)(g.parts * g.groups), &g, 0);
  parallel(finish, (int)g.out_panels, &g, 0);
}
