// The gradient of few weights: every part of the batch is transformed and summed up by one thread in its own cache, so
// that threads meet once. The number of parts is fixed, and they are added up in their order: the number of threads
// does not change a bit.
#include "WinogradWeights.h"

enum {
  /// Parts of the batch, and the most bytes that the sums of one may take.
  PARTS = 8, SUM_BYTES = 5 << 18,
  /// Bytes of tiles that are transformed before they are multiplied, and a step of their number.
  LINE_BYTES = 1 << 19, TILE_STEP = 16, MOST_TILES = 256
};

int parts_fit(const Gradient *g) { return 4 * sum_floats(g) <= SUM_BYTES; }

static Gradient in_cache(const Gradient *g) {
  Gradient own = *g;
  const int64_t each = g->t.points * (g->in_panels + g->out_panels) * PANEL * g->family->bytes;
  own.span = least(MOST_TILES, most(TILE_STEP, LINE_BYTES / each / TILE_STEP * TILE_STEP));
  own.length = own.span / g->family->numbers + 1;
  return own;
}

int64_t parts_scratch(const Gradient *g, int threads) {
  const Gradient own = in_cache(g);
  return 4 * PARTS * sum_floats(g) + threads * up(line_bytes(&own, own.in_panels + own.out_panels), 64);
}

typedef struct {
  Gradient g;
  /// Tiles of a part, and bytes of one thread's lines.
  int64_t tiles, bytes;
  float *sums;
  char *lines;
} Run;

static void sum_part(int task, int tasks, const void *arguments) {
  const Run *a = arguments;
  const Gradient *g = &a->g;
  const int64_t begin = least(g->t.tiles, task * a->tiles), end = least(g->t.tiles, begin + a->tiles);
  float *sums = a->sums + task * sum_floats(g);
  char *inputs = a->lines + parallel_thread() * a->bytes, *outputs = inputs + line_bytes(g, g->in_panels);
  if (begin == end) memset(sums, 0, (size_t)sum_floats(g) * sizeof *sums);
  for (int64_t base = begin; base < end; base += g->span) {
    const int64_t count = least(g->span, end - base);
    g->transforms->lines_in(&g->t, g->source, base, 0, count, g->length, inputs);
    g->transforms->lines_out(&g->t, g->gradient, base, 0, count, g->length, outputs);
    for (int64_t p = 0; p < g->t.points; p++)
      for (int64_t o = 0; o < g->out_panels; o++)
        add_products(g, inputs, outputs, p, o, 0, parts(count, g->family->numbers), sums, base == begin);
  }
}

static void finish(int task, int tasks, const void *arguments) {
  const Run *a = arguments;
  const Gradient *g = &a->g;
  const int64_t out = g->t.out_channels, pitch = g->in_panels * PANEL, point = g->out_panels * PANEL * pitch;
  for (int64_t o = out * task / tasks; o < out * (task + 1) / tasks; o++) {
    for (int64_t p = 0; p < g->t.points; p++) {
      float *sum = a->sums + p * point + o * pitch;
      for (int part = 1; part < PARTS; part++)
        for (int64_t i = 0; i < pitch; i++) sum[i] += sum[part * sum_floats(g) + i];
    }
    weights_of(g, a->sums, o);
  }
}

void parts_run(const Gradient *g, char *scratch) {
  // Whole pairs of tiles, where bf16 has two in a line.
  Run run = {in_cache(g), up(parts(g->t.tiles, PARTS), 2)};
  run.bytes = up(line_bytes(&run.g, run.g.in_panels + run.g.out_panels), 64);
  run.sums = (float *)scratch;
  run.lines = scratch + 4 * PARTS * sum_floats(g);
  parallel(sum_part, PARTS, &run, 0);
  parallel(finish, 16, &run, 0);
}
