// What every instruction set offers: the building blocks of convolutions for one type of numbers, and the passes.
#pragma once
#include "CKernels.h"
#include "Passes.h"

enum {
  /// Channels of a panel: weights and transformed pixels lie in lines of so many.
  PANEL = 16,
  /// The most panels and rows that one product makes.
  MOST_PANELS = 2, MOST_ROWS = 8,
  /// Rows of a block, and what a line of the sums is long.
  SUMS = MOST_PANELS * PANEL
};

/// One run of channels of a line: from which tap's pixel, from which channel on, to which place, how many.
typedef struct {
  int64_t tap, channel, place, count;
} Segment;

/// The geometry of Winograd's tiles: side×side results from (side + 2)×(side + 2) pixels.
typedef struct {
  int64_t batch, height, width, in_channels, padding;
  int64_t out_height, out_width, out_channels;
  int64_t side, points;
  /// Tiles of a picture across and down, and of the whole batch.
  int64_t across, down, tiles;
} Tiling;

/// Winograd's transforms for one side of the tiles. Pitches are in numbers; rows of channels are filled up with zeros
/// to full panels.
typedef struct {
  /// Bᵀ d B of `count` tiles: points `point` apart, in each a row of channels for every tile, `row` apart.
  void (*tiles_in)(
      const Tiling *t, const void *source, int64_t first, int64_t count, int64_t row, int64_t point, void *points);
  /// Aᵀ m A of `count` tiles: the destination's channels from `channel` on.
  void (*tiles_out)(
      const Tiling *t, const float *points, int64_t first, int64_t count, int64_t row, int64_t point, int64_t columns,
      int64_t channel, void *destination);
  /// Bᵀ d B of tiles first..<end of those from `base` on, as lines of 16 channels so that sums run over tiles: points,
  /// in each the panels, in each `length` lines. Tiles behind the last one are zeros.
  void (*lines_in)(
      const Tiling *t, const void *source, int64_t base, int64_t first, int64_t end, int64_t length, void *lines);
  /// The same for the gradients of results, A e Aᵀ.
  void (*lines_out)(
      const Tiling *t, const void *gradient, int64_t base, int64_t first, int64_t end, int64_t length, void *lines);
  /// G g Gᵀ of one panel of results: lines of one step of `in` rows, points `point` words apart. A weight lies `row`
  /// floats from that of the next row and `column` from that of the next result; `flips` turns the taps around.
  void (*weights_in)(
      const float *plain, int64_t in, int64_t columns, int64_t column, int64_t row, int flips, int64_t point,
      void *lines);
  /// Gᵀ m G of one result: points of `in` rows, `point` floats apart, to [in,3,3].
  void (*weights_out)(const float *points, int64_t point, int64_t in, float *plain);
} Transforms;

/// Products and transforms for one type on one instruction set. A step of a product is one 32-bit word: one float32, or
/// a pair of bf16.
typedef struct {
  const char *name;
  /// Numbers of a step, and bytes of a number.
  int numbers, bytes;
  /// Rows and panels of a block.
  int rows, panels;
  /// c [rows×16·panels] = Σ over taps and steps of a[tap][row][step] · b[panel][tap][step][16]: `a` has rows pointers for
  /// each tap, panels of b lie `panel` words apart, rows of c `pitch`.
  void (*rows_product)(
      const void *const *a, int64_t taps, int64_t depth, const void *b, int64_t panel, int panels, float *c,
      int64_t pitch);
  /// The same for one tap and `count` rows of `a`, `a_pitch` bytes apart; rows up to the next whole block are computed too.
  void (*points_product)(
      const void *a, int64_t a_pitch, int64_t count, int64_t depth, const void *b, int64_t panel, int panels, float *c,
      int64_t pitch);
  /// c [16×16·panels] (+)= Σ over lines of a[line][16]ᵀ · b[panel][line][16].
  void (*lines_product)(
      const void *a, const void *b, int64_t panel, int panels, int64_t lines, float *c, int64_t pitch, int begins);
  /// The first `columns` of `rows` rows of sums (SUMS apart), with the bias where there is one, to where each belongs.
  void (*rows_store)(
      const float *sums, int rows, int64_t columns, const float *bias, void *const *places, int64_t channel);
  /// Lines of a step's pixels each, from pixels[tap·pitch + pixel]; places without a segment are zeros.
  void (*lines_gather)(
      const void *const *pixels, int64_t pitch, int64_t count, const Segment *segments, int segment_count,
      void *lines);
  /// 3×3 weights of one panel of results as lines of one step of `in` rows for each chosen tap, taps `tap` words apart. A
  /// weight lies `row` floats from that of the next row and `column` from that of the next result.
  void (*taps_pack)(
      const float *plain, int64_t in, int64_t columns, int64_t column, int64_t row, const int64_t *chosen,
      int64_t taps, int64_t tap, void *lines);
  /// The sums of one row [9][16] to the weights of 16 results, `column` floats apart. Up to 7 floats behind each but the
  /// last one's are overwritten.
  void (*taps_unpack)(const float *sums, float *plain, int64_t column);
  Transforms two, four;
} Family;

/// Tasks of passes over activations; see Passes.c.
typedef struct {
  void (*task[2][16])(int task, int tasks, const void *arguments);
  void (*linear)(int task, int tasks, const void *arguments);
  void (*linear_input)(int task, int tasks, const void *arguments);
  void (*linear_weight)(int task, int tasks, const void *arguments);
  void (*sgd)(int task, int tasks, const void *arguments);
} PassTasks;

/// Stands for pixels outside of a picture.
enum { MOST_CHANNELS = 16384 };
extern const float zeros[MOST_CHANNELS];

extern const Family family_plain, family_plain_bf16, family_avx2, family_avx512, family_avx512_bf16;
extern const PassTasks passes_plain, passes_avx2, passes_avx512;

/// NULL where the level has no such products.
const Family *family_of(CycLevel level, CycType type);
/// The level of the calling thread's work, and its passes.
CycLevel level_in_use(void);
const PassTasks *passes(void);
