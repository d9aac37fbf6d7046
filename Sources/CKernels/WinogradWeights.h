// The gradient of the weights by Winograd, the forward pass' transforms backwards: Gᵀ [Σ over tiles (Bᵀ d B) ⊙ (A e Aᵀ)] G
// with the gradients e of the results. Sums run over the tiles, so tiles lie in lines of 16 channels.
#pragma once
#include "Convolution.h"
#include "Parallel.h"

typedef struct {
  const Family *family;
  const Transforms *transforms;
  Tiling t;
  int64_t in_panels, out_panels;
  /// Tiles that are transformed before they are multiplied, and lines that their panels are apart.
  int64_t span, length;
  const void *source, *gradient;
  float *plain;
} Gradient;

static inline int64_t line_bytes(const Gradient *g, int64_t panels) {
  return 4 * g->t.points * panels * g->length * PANEL;
}
static inline int64_t sum_floats(const Gradient *g) {
  return g->t.points * g->in_panels * g->out_panels * PANEL * PANEL;
}

/// Adds the products of a point's lines to its sums [out][in], for one panel of results: `lines` from `first` on.
static inline void add_products(
    const Gradient *g, const char *inputs, const char *outputs, int64_t point, int64_t out, int64_t first,
    int64_t lines, float *sums, int begins) {
  const Family *f = g->family;
  const int64_t panel = g->length * PANEL, pitch = g->in_panels * PANEL;
  const char *a = outputs + 4 * ((point * g->out_panels + out) * panel + first * PANEL);
  float *c = sums + (point * g->out_panels + out) * PANEL * pitch;
  for (int64_t i = 0; i < g->in_panels; i += f->panels)
    f->lines_product(
        a, inputs + 4 * ((point * g->in_panels + i) * panel + first * PANEL), panel,
        (int)least(f->panels, g->in_panels - i), lines, c + i * PANEL, pitch, begins);
}

/// One result's weights from its sums.
static inline void weights_of(const Gradient *g, const float *sums, int64_t out) {
  const int64_t in = g->t.in_channels, pitch = g->in_panels * PANEL;
  g->transforms->weights_out(sums + out * pitch, g->out_panels * PANEL * pitch, in, g->plain + out * in * 9);
}

/// For few weights: every part of the batch has sums of its own.
int parts_fit(const Gradient *g);
int64_t parts_scratch(const Gradient *g, int threads);
void parts_run(const Gradient *g, char *scratch);
