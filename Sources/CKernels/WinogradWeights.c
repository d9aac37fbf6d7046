// The gradient of many weights: all threads transform some tiles, then each sums them up for other points.
#include "WinogradWeights.h"

enum {
  /// Tiles that are transformed before they are multiplied: so many that they take about so many bytes.
  FEWEST_TILES = 128, MOST_TILES = 512, SPAN_BYTES = 8 << 20,
  /// Tiles that one task transforms, and that are summed at a time.
  TASK_TILES = 16, SUM_TILES = 256
};

static Gradient plan(const CycConvolution *v, int64_t batch) {
  const Family *f = v->family[CycBackwardWeights];
  Gradient g = {.family = f, .t = tiling(v, CycBackwardWeights, batch)};
  g.transforms = g.t.side == 4 ? &f->four : &f->two;
  g.in_panels = parts(g.t.in_channels, PANEL);
  g.out_panels = parts(g.t.out_channels, PANEL);
  const int64_t each = g.t.points * (g.in_panels + g.out_panels) * PANEL * f->bytes;
  g.span = least(MOST_TILES, most(FEWEST_TILES, SPAN_BYTES / each / TASK_TILES * TASK_TILES));
  g.span = least(g.span, up(g.t.tiles, TASK_TILES));
  // The odd line keeps panels apart in the cache.
  g.length = g.span / f->numbers + 1;
  return g;
}

int64_t winograd_gradient_scratch(const CycConvolution *v, int64_t batch, int threads) {
  const Gradient g = plan(v, batch);
  return parts_fit(&g) ? parts_scratch(&g, threads) : line_bytes(&g, g.in_panels + g.out_panels) + 4 * sum_floats(&g);
}

typedef struct {
  const Gradient *g;
  char *inputs, *outputs;
  float *sums;
  int64_t base, count;
} Span;

static void transform(int task, int tasks, const void *arguments) {
  const Span *a = arguments;
  const Gradient *g = a->g;
  const int64_t first = (int64_t)task * TASK_TILES, end = least(first + TASK_TILES, a->count);
  g->transforms->lines_in(&g->t, g->source, a->base, first, end, g->length, a->inputs);
  g->transforms->lines_out(&g->t, g->gradient, a->base, first, end, g->length, a->outputs);
}

/// One point of one panel of results; neighboring tasks share the sources' point.
static void multiply(int task, int tasks, const void *arguments) {
  const Span *a = arguments;
  const int64_t panels = a->g->out_panels, all = parts(a->count, a->g->family->numbers);
  const int64_t some = SUM_TILES / a->g->family->numbers;
  for (int64_t first = 0; first < all; first += some)
    add_products(
        a->g, a->inputs, a->outputs, task / panels, task % panels, first, least(some, all - first), a->sums,
        a->base + first == 0);
}

static void finish(int task, int tasks, const void *arguments) {
  const Span *a = arguments;
  const int64_t out = a->g->t.out_channels;
  for (int64_t o = out * task / tasks; o < out * (task + 1) / tasks; o++) weights_of(a->g, a->sums, o);
}

void winograd_gradient(
    const CycConvolution *v, int64_t batch, const void *source, const void *gradient, float *weights, char *scratch) {
  Gradient g = plan(v, batch);
  g.source = source;
  g.gradient = gradient;
  g.plain = weights;
  if (parts_fit(&g)) {
    parts_run(&g, scratch);
    return;
  }
  Span span = {&g, scratch, scratch + line_bytes(&g, g.in_panels),
               (float *)(scratch + line_bytes(&g, g.in_panels + g.out_panels)), 0, 0};
  for (; span.base < g.t.tiles; span.base += g.span) {
    span.count = least(g.span, g.t.tiles - span.base);
    parallel(transform, (int)parts(span.count, TASK_TILES), &span, 0);
    parallel(multiply, (int)(g.t.points * g.out_panels), &span, 0);
  }
  parallel(finish, 32, &span, 0);
}
