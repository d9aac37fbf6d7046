#include "Winograd.h"

#include "COneDNN.h"
#include "Parallel.h"
#include "WinogradTiles.h"

enum {
  /// Tiles and columns of a task: their points fit the second-level cache.
  TASK_TILES = 128, TASK_COLUMNS = 128,
  /// Fewer tasks than these are cut by columns.
  FEWEST_TASKS = 4, FEWEST_TILES = 64,
  /// Tiles that are transformed before their gradients are summed, those that are summed at a time, and those that
  /// one task transforms.
  SPAN = 512, SUM_TILES = 256, PAIR_TILES = 32
};

static int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }
static int64_t parts(int64_t count, int64_t size) { return (count + size - 1) / size; }
static int64_t up(int64_t count, int64_t size) { return parts(count, size) * size; }

Tiling tiling(int64_t batch, int64_t height, int64_t width, int64_t in, int64_t out, int64_t padding) {
  Tiling t = {batch, height, width, in, padding, height + 2 * padding - 2, width + 2 * padding - 2, out, 0, 0, 0};
  t.across = parts(t.out_width, 2);
  t.down = parts(t.out_height, 2);
  t.tiles = batch * t.down * t.across;
  return t;
}

static const uint16_t zeros[4096];

int winograd_offers(int64_t in, int64_t out) {
#if defined(__x86_64__)
  return in % COLUMNS == 0 && out % COLUMNS == 0 && in <= 4096 && out <= 4096 && cyc_has_bfloat16()
         && __builtin_cpu_supports("avx512bf16");
#else
  return 0;
#endif
}

#if defined(__x86_64__)

int64_t winograd_weights_bytes(const Tiling *t) { return 2 * POINTS * t->in_channels * t->out_channels; }

typedef struct {
  const Tiling *t;
  const float *plain;
  int backward;
  uint16_t *packed;
} Packing;

/// The weights of 32 results: point by point, lines of a pair of rows.
static void pack(int task, int tasks, const void *arguments) {
  const Packing *a = arguments;
  const int64_t in = a->t->in_channels, out = a->t->out_channels, first = task * COLUMNS;
  // Plain weights are [O,I,3,3] of the forward pass; backward, its results are the source.
  const int64_t column = 9 * (a->backward ? 1 : in), row = 9 * (a->backward ? out : 1);
  for (int64_t r = 0; r < in; r += 2)
    for (int64_t half = 0; half < COLUMNS; half += LANES)
      weights_in(
          a->plain + (first + half) * column + r * row, column, row, a->backward, in * out,
          a->packed + first * in + r * COLUMNS + 2 * half);
}

void winograd_pack(const Tiling *t, const float *plain, int backward, uint16_t *packed) {
  const Packing packing = {t, plain, backward, packed};
  parallel(pack, (int)(t->out_channels / COLUMNS), &packing, 0);
}

/// How a batch is cut into tasks: by tiles, and by columns where that gives too few.
typedef struct {
  int64_t tiles, columns, across, down;
} Cut;

static Cut cut(const Tiling *t) {
  Cut c = {least(TASK_TILES, most(FEWEST_TILES, up(parts(t->tiles, FEWEST_TASKS), ROWS))), t->out_channels, 1, 0};
  c.down = parts(t->tiles, c.tiles);
  c.across = least(t->out_channels / COLUMNS, parts(FEWEST_TASKS, c.down));
  c.columns = up(parts(t->out_channels, c.across), COLUMNS);
  c.across = parts(t->out_channels, c.columns);
  return c;
}

/// Distances of points; the odd line keeps them apart in the cache.
static int64_t in_pitch(const Tiling *t) { return TASK_TILES * t->in_channels + 2 * LANES; }
static int64_t out_pitch(void) { return TASK_TILES * TASK_COLUMNS + LANES; }
static int64_t thread_scratch(const Tiling *t) { return POINTS * (2 * in_pitch(t) + 4 * out_pitch()); }

int64_t winograd_scratch(const Tiling *t, int threads) { return threads * thread_scratch(t); }

typedef struct {
  const Tiling *t;
  Cut cut;
  const uint16_t *source, *packed;
  uint16_t *destination;
  char *scratch;
} Pass;

static void run_task(int task, int tasks, const void *arguments) {
  const Pass *a = arguments;
  const Tiling *t = a->t;
  const int64_t in = t->in_channels, first = task / a->cut.across * a->cut.tiles;
  const int64_t count = least(a->cut.tiles, t->tiles - first);
  const int64_t from = task % a->cut.across * a->cut.columns, to = least(from + a->cut.columns, t->out_channels);
  uint16_t *points = (uint16_t *)(a->scratch + parallel_thread() * thread_scratch(t));
  float *sums = (float *)(points + POINTS * in_pitch(t));
  tiles_in(t, a->source, first, count, in_pitch(t), zeros, points);
  for (int64_t channel = from; channel < to; channel += TASK_COLUMNS) {
    const int64_t columns = least(TASK_COLUMNS, to - channel);
    for (int64_t p = 0; p < POINTS; p++)
      for (int64_t column = 0; column < columns; column += COLUMNS) {
        const uint16_t *weights = a->packed + p * in * t->out_channels + (channel + column) * in;
        for (int64_t row = 0; row < count; row += ROWS)
          product_rows(
              points + p * in_pitch(t) + row * in, in, weights, in / 2,
              sums + p * out_pitch() + row * columns + column, columns);
      }
    tiles_out(t, sums, first, count, out_pitch(), columns, channel, a->destination);
  }
}

void winograd_run(
    const Tiling *t, const uint16_t *source, const uint16_t *packed, uint16_t *destination, char *scratch) {
  const Pass pass = {t, cut(t), source, packed, destination, scratch};
  parallel(run_task, (int)(pass.cut.across * pass.cut.down), &pass, 0);
}

static int64_t span(const Tiling *t) { return least(SPAN, up(t->tiles, 2)); }

/// Lines of a panel; the odd one keeps panels apart in the cache.
static int64_t panel(const Tiling *t) { return span(t) / 2 + 1; }

int64_t winograd_gradient_scratch(const Tiling *t) {
  const int64_t channels = t->in_channels + t->out_channels;
  return 4 * POINTS * (panel(t) * channels + t->in_channels * t->out_channels);
}

typedef struct {
  const Tiling *t;
  const uint16_t *source, *gradient;
  uint32_t *inputs, *outputs;
  float *sums, *plain;
  int64_t base, count;
} Gradient;

static void transform_pairs(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const int64_t first = task * PAIR_TILES, end = least(first + PAIR_TILES, a->count);
  tile_pairs_in(a->t, a->source, a->base, first, end, panel(a->t), zeros, a->inputs);
  tile_pairs_out(a->t, a->gradient, a->base, first, end, panel(a->t), zeros, a->outputs);
}

/// One point of 32 output channels; neighboring tasks share the sources' point.
static void sum_tiles(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const Tiling *t = a->t;
  const int64_t in = t->in_channels, out = t->out_channels, p = task / (out / COLUMNS), from = task % (out / COLUMNS) * COLUMNS;
  for (int64_t first = 0; first < a->count; first += SUM_TILES) {
    const int64_t pairs = parts(least(SUM_TILES, a->count - first), 2);
    for (int64_t i = 0; i < in; i += COLUMNS) {
      const uint32_t *b = a->inputs + ((p * in + i) / LANES * panel(t) + first / 2) * LANES;
      for (int64_t o = from; o < from + COLUMNS; o += ROWS)
        product_tiles(
            a->outputs + ((p * out + o) / LANES * panel(t) + first / 2) * LANES + o % LANES, b,
            b + panel(t) * LANES, pairs, a->sums + (p * out + o) * in + i, in, a->base + first == 0);
    }
  }
}

static void finish(int task, int tasks, const void *arguments) {
  const Gradient *a = arguments;
  const int64_t in = a->t->in_channels, out = a->t->out_channels;
  for (int64_t o = out * task / tasks; o < out * (task + 1) / tasks; o++)
    weights_out(a->sums + o * in, out * in, in, a->plain + o * in * 9);
}

void winograd_gradient(
    const Tiling *t, const uint16_t *source, const uint16_t *destination_gradient, float *gradient, char *scratch) {
  uint32_t *inputs = (uint32_t *)scratch, *outputs = inputs + POINTS * panel(t) * t->in_channels;
  Gradient g = {t, source, destination_gradient, inputs, outputs,
                (float *)(outputs + POINTS * panel(t) * t->out_channels), gradient, 0, 0};
  for (; g.base < t->tiles; g.base += span(t)) {
    g.count = least(span(t), t->tiles - g.base);
    parallel(transform_pairs, (int)parts(g.count, PAIR_TILES), &g, 0);
    parallel(sum_tiles, (int)(POINTS * (t->out_channels / COLUMNS)), &g, 0);
  }
  parallel(finish, 16, &g, 0);
}

#else

int64_t winograd_weights_bytes(const Tiling *t) { return 0; }
void winograd_pack(const Tiling *t, const float *plain, int backward, uint16_t *packed) {}
int64_t winograd_scratch(const Tiling *t, int threads) { return 0; }
void winograd_run(
    const Tiling *t, const uint16_t *source, const uint16_t *packed, uint16_t *destination, char *scratch) {}
int64_t winograd_gradient_scratch(const Tiling *t) { return 0; }
void winograd_gradient(
    const Tiling *t, const uint16_t *source, const uint16_t *destination_gradient, float *gradient, char *scratch) {}

#endif
