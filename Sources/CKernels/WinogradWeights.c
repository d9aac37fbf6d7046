// The gradient of the weights by Winograd, the forward pass' transforms backwards: Gᵀ [Σ over tiles (Bᵀ d B) ⊙ (A e Aᵀ)] G
// with the gradients e of the results. Sums run over the tiles, so tiles lie in lines of 16 channels.
#include "Convolution.h"
#include "Parallel.h"

enum {
  /// Tiles that are transformed before they are multiplied: so many that they take about so many bytes.
  FEWEST_TILES = 128, MOST_TILES = 512, SPAN_BYTES = 8 << 20,
  /// Tiles that one task transforms, and that are summed at a time.
  TASK_TILES = 16, SUM_TILES = 256
};

typedef struct {
  const Family *family;
  const Transforms *transforms;
  Tiling t;
  int64_t span, length, in_panels, out_panels;
  const void *source, *gradient;
  char *inputs, *outputs;
  float *sums, *plain;
  int64_t base, count;
} Gradient;

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

static int64_t lines_bytes(const Gradient *g, int64_t panels) { return 4 * g->t.points * panels * g->length * PANEL; }

int64_t winograd_gradient_scratch(const CycConvolution *v, int64_t batch) {
  const Gradient g = plan(v, batch);
  return lines_bytes(&g, g.in_panels + g.out_panels) + 4 * g.t.points * g.in_panels * g.out_panels * PANEL * PANEL;
}

static void transform(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const int64_t first = (int64_t)task * TASK_TILES, end = least(first + TASK_TILES, a->count);
  a->transforms->lines_in(&a->t, a->source, a->base, first, end, a->length, a->inputs);
  a->transforms->lines_out(&a->t, a->gradient, a->base, first, end, a->length, a->outputs);
}

/// One point of one panel of results; neighboring tasks share the sources' point.
static void multiply(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const Family *f = a->family;
  const int64_t p = task / a->out_panels, o = task % a->out_panels, panel = a->length * PANEL;
  const int64_t pitch = a->in_panels * PANEL;
  const char *out = a->outputs + 4 * (p * a->out_panels + o) * panel;
  float *sums = a->sums + (p * a->out_panels + o) * PANEL * pitch;
  const int64_t all = parts(a->count, f->numbers), some = SUM_TILES / f->numbers;
  for (int64_t first = 0; first < all; first += some)
    for (int64_t i = 0; i < a->in_panels; i += f->panels)
      f->lines_product(
          out + 4 * first * PANEL, a->inputs + 4 * ((p * a->in_panels + i) * panel + first * PANEL), panel,
          (int)least(f->panels, a->in_panels - i), least(some, all - first), sums + i * PANEL, pitch,
          a->base + first == 0);
}

static void finish(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const int64_t in = a->t.in_channels, out = a->t.out_channels, pitch = a->in_panels * PANEL;
  for (int64_t o = out * task / tasks; o < out * (task + 1) / tasks; o++)
    a->transforms->weights_out(
        a->sums + o * pitch, a->out_panels * PANEL * pitch, in, a->plain + o * in * 9);
}

void winograd_gradient(
    const CycConvolution *v, int64_t batch, const void *source, const void *gradient, float *weights, char *scratch) {
  Gradient g = plan(v, batch);
  g.source = source;
  g.gradient = gradient;
  g.inputs = scratch;
  g.outputs = scratch + lines_bytes(&g, g.in_panels);
  g.sums = (float *)(scratch + lines_bytes(&g, g.in_panels + g.out_panels));
  g.plain = weights;
  for (; g.base < g.t.tiles; g.base += g.span) {
    g.count = least(g.span, g.t.tiles - g.base);
    parallel(transform, (int)parts(g.count, TASK_TILES), &g, 0);
    parallel(multiply, (int)(g.t.points * g.out_panels), &g, 0);
  }
  parallel(finish, 32, &g, 0);
}
