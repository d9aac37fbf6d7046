// 3×3 convolutions of stride 1 by Winograd: F(2×2, 3×3) needs 16 products where the definition has 36, F(4×4, 3×3) 36
// where it has 144.
//
// A picture is cut into tiles of side×side results, each from (side + 2)×(side + 2) pixels d. With the weights g of one
// pair of channels,
//   results = Aᵀ [(G g Gᵀ) ⊙ (Bᵀ d B)] A,
// so that each of the points is one matrix product over the channels; Tiles.h has the transforms.
// Source: A. Lavin, S. Gray, "Fast Algorithms for Convolutional Neural Networks", arXiv:1509.09308, section 4.1.
//
// In bf16 transformed tiles and weights are rounded to bf16, which rounds once more than a direct convolution does;
// products and sums are float32.
#include "Convolution.h"
#include "Parallel.h"

enum {
  /// Panels of a task's products at a time, and fewer tasks than these are cut by panels.
  TASK_PANELS = 8, FEWEST_TASKS = 8,
  /// Tiles of a block: a multiple of every family's rows, so many that the points take about so many bytes. A task has
  /// several blocks where there are more than so many.
  TILE_STEP = 24, MOST_TILES = 48, POINT_BYTES = 1 << 19, MANY_TASKS = 48
};

int winograd_offers(const CycShape *s) { return s->kernel == 3 && s->stride == 1 && s->padding <= 2; }

static const Transforms *transforms(const CycConvolution *v, CycPass pass) {
  return v->shape.algorithms[pass] == CycWinograd4 ? &v->family[pass]->four : &v->family[pass]->two;
}

Tiling tiling(const CycConvolution *v, CycPass pass, int64_t batch) {
  const CycShape *s = &v->shape;
  Tiling t = pass == CycBackwardData
                 ? (Tiling){batch, v->out_height, v->out_width, s->out_channels, 2 - s->padding, s->height, s->width,
                            s->in_channels}
                 : (Tiling){batch, s->height, s->width, s->in_channels, s->padding, v->out_height, v->out_width,
                            s->out_channels};
  t.side = s->algorithms[pass] == CycWinograd4 ? 4 : 2;
  t.points = (t.side + 2) * (t.side + 2);
  t.across = parts(t.out_width, t.side);
  t.down = parts(t.out_height, t.side);
  t.tiles = batch * t.down * t.across;
  return t;
}

/// Steps of a product over all channels; both passes have one type.
static int64_t depth(const CycConvolution *v, const Tiling *t) {
  return parts(t->in_channels, v->shape.type == CycBFloat16 ? 2 : 1);
}

/// Words of one point's weights.
static int64_t point_words(const CycConvolution *v, const Tiling *t) {
  return parts(t->out_channels, PANEL) * depth(v, t) * PANEL;
}

int64_t winograd_words(const CycConvolution *v, CycPass pass) {
  const Tiling t = tiling(v, pass, 1);
  return t.points * point_words(v, &t);
}

typedef struct {
  const CycConvolution *v;
  Tiling t;
  CycPass pass;
  const float *plain;
  char *packed;
} Packing;

/// The weights of one panel of results. Plain ones are [O,I,3,3] of the forward pass; backward, its results are the
/// source.
static void pack(int task, int tasks, const void *arguments) {
  const Packing *a = arguments;
  const int backward = a->pass == CycBackwardData;
  const int64_t in = a->t.in_channels, out = a->t.out_channels, first = (int64_t)task * PANEL;
  const int64_t column = 9 * (backward ? 1 : in), row = 9 * (backward ? out : 1);
  transforms(a->v, a->pass)->weights_in(
      a->plain + first * column, in, least(PANEL, out - first), column, row, backward, point_words(a->v, &a->t),
      a->packed + 4 * first * depth(a->v, &a->t));
}

void winograd_pack(const CycConvolution *v, CycPass pass, const float *weights) {
  const Packing packing = {v, tiling(v, pass, 1), pass, weights, v->packed[pass]};
  parallel(pack, (int)parts(packing.t.out_channels, PANEL), &packing, 0);
}

/// How a pass is cut into tasks, and how its points lie in one thread's scratch memory: numbers of the sources' rows
/// and points, floats of the results'.
typedef struct {
  int64_t tiles, span, groups, row, point, sum_row, sum_point, bytes;
} Cut;

static Cut cut(const CycConvolution *v, const Tiling *t) {
  const int bytes = v->shape.type == CycBFloat16 ? 2 : 4;
  const int64_t wide = up(t->in_channels, PANEL), panels = parts(t->out_channels, PANEL);
  Cut c = {0};
  const int64_t each = t->points * wide * bytes;
  c.tiles = least(MOST_TILES, most(TILE_STEP, POINT_BYTES / each / TILE_STEP * TILE_STEP));
  c.tiles = least(c.tiles, up(parts(t->tiles, FEWEST_TASKS), TILE_STEP));
  c.span = c.tiles * most(1, parts(t->tiles, c.tiles) / MANY_TASKS);
  c.groups = most(1, least(parts(panels, TASK_PANELS), parts(FEWEST_TASKS, parts(t->tiles, c.tiles))));
  // What is added keeps points, and rows of many channels, apart in the cache; rows of few lie close together.
  c.row = wide < 128 ? wide : wide + PANEL;
  c.point = c.tiles * c.row + 2 * PANEL;
  c.sum_row = least(TASK_PANELS, panels) * PANEL;
  c.sum_point = c.tiles * c.sum_row + PANEL;
  c.bytes = up(t->points * (c.point * bytes + c.sum_point * 4), 64);
  return c;
}

int64_t winograd_scratch(const CycConvolution *v, CycPass pass, int64_t batch, int threads) {
  const Tiling t = tiling(v, pass, batch);
  return threads * cut(v, &t).bytes;
}

typedef struct {
  const CycConvolution *v;
  const Family *family;
  const Transforms *transforms;
  Tiling t;
  Cut cut;
  const void *source;
  const char *packed;
  void *destination;
  char *scratch;
} Run;

/// The products of some panels for one point.
static void multiply(const Run *a, const char *rows, const char *weights, int64_t count, int64_t panels, float *sums) {
  const Family *f = a->family;
  const int64_t steps = depth(a->v, &a->t), panel = steps * PANEL, pitch = a->cut.row * f->bytes;
  for (int64_t p = 0; p < panels; p += f->panels)
    f->points_product(
        rows, pitch, count, steps, weights + 4 * p * panel, panel, (int)least(f->panels, panels - p), sums + p * PANEL,
        a->cut.sum_row);
}

/// `count` tiles from `first` on, for the panels from..<to.
static void run_block(const Run *a, int64_t first, int64_t count, int64_t from, int64_t to, char *points) {
  const Tiling *t = &a->t;
  float *sums = (float *)(points + t->points * a->cut.point * a->family->bytes);
  a->transforms->tiles_in(t, a->source, first, count, a->cut.row, a->cut.point, points);
  for (int64_t panel = from; panel < to; panel += TASK_PANELS) {
    const int64_t some = least(TASK_PANELS, to - panel), channel = panel * PANEL;
    for (int64_t p = 0; p < t->points; p++)
      multiply(
          a, points + p * a->cut.point * a->family->bytes,
          a->packed + 4 * (p * point_words(a->v, t) + panel * depth(a->v, t) * PANEL), count, some,
          sums + p * a->cut.sum_point);
    a->transforms->tiles_out(
        t, sums, first, count, a->cut.sum_row, a->cut.sum_point, least(some * PANEL, t->out_channels - channel),
        channel, a->destination);
  }
}

static void run_task(int task, int tasks, const void *arguments) {
  const Run *a = arguments;
  const int64_t first = task / a->cut.groups * a->cut.span, end = least(first + a->cut.span, a->t.tiles);
  const int64_t panels = parts(a->t.out_channels, PANEL), group = task % a->cut.groups;
  const int64_t from = panels * group / a->cut.groups, to = panels * (group + 1) / a->cut.groups;
  char *points = a->scratch + parallel_thread() * a->cut.bytes;
  for (int64_t at = first; at < end; at += a->cut.tiles)
    run_block(a, at, least(a->cut.tiles, end - at), from, to, points);
}

void winograd_run(
    const CycConvolution *v, CycPass pass, int64_t batch, const void *source, void *destination, char *scratch) {
  const Tiling t = tiling(v, pass, batch);
  const Run run = {v, v->family[pass], transforms(v, pass), t, cut(v, &t), source, v->packed[pass], destination, scratch};
  parallel(run_task, (int)(parts(t.tiles, run.cut.span) * run.cut.groups), &run, 0);
}
