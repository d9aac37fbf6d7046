// What the algorithms of a convolution share.
#pragma once
#include "Level.h"
#include "Numbers.h"

/// The results that meet the same taps: all of them forward, those of one phase of the stride backward.
typedef struct {
  /// The grid of results, and where its points lie in the destination: y0 + step·y, x0 + step·x.
  int64_t height, width, step, y0, x0;
  /// Of each tap: where its pixel lies from source_step times the grid's point, the place of its weight, and how many
  /// taps from it on lie beside each other in the picture.
  int64_t taps, source_step, *y, *x, *weight, *run;
  /// Words of one panel of weights, and where the first one begins.
  int64_t panel, begin;
} Phase;

/// A pass from source to destination by products over gathered pixels.
typedef struct {
  int64_t height, width, channels;
  int64_t out_height, out_width, out_channels;
  Phase *phases;
  int count;
  /// Words of all packed weights.
  int64_t words;
  /// Whether a row of all taps is gathered first, since a pixel's channels are few or no whole steps.
  int gathers;
} Direct;

struct CycConvolution {
  CycShape shape;
  /// By pass.
  const Family *family[3];
  int64_t out_height, out_width;
  /// Forward and backward data; the gradient of the weights takes the pixels of the forward one.
  Direct direct[2];
  void *packed[2];
};

/// Memory for packed weights, in large pages where they help; to be freed by `free`.
void *large(int64_t bytes);

/// The channels of all taps of one result in a row, filled up with zeros to whole steps: y and x are the source's place of
/// the grid's point, `bytes` those of a number.
void gather_row(
    const Direct *d, const Phase *p, const char *source, int64_t bytes, int64_t picture, int64_t y, int64_t x,
    char *row);
/// Bytes of such a row, by 64.
int64_t gathered_bytes(const Direct *d, const Phase *p);

int direct_create(Direct *d, const CycConvolution *v, CycPass pass);
void direct_free(Direct *d);
void direct_pack(const CycConvolution *v, CycPass pass, const float *weights);
int64_t direct_scratch(const CycConvolution *v, CycPass pass, int64_t batch, int threads);
void direct_run(
    const CycConvolution *v, CycPass pass, int64_t batch, const void *source, const float *bias, void *destination,
    char *scratch);
int64_t direct_gradient_scratch(const CycConvolution *v, int64_t batch, int threads);
void direct_gradient(
    const CycConvolution *v, int64_t batch, const void *source, const void *gradient, float *weights, float *bias,
    char *scratch);

int winograd_offers(const CycShape *shape);
/// Tiles of a pass; backward data has source and destination in each other's place.
Tiling tiling(const CycConvolution *v, CycPass pass, int64_t batch);
int64_t winograd_words(const CycConvolution *v, CycPass pass);
void winograd_pack(const CycConvolution *v, CycPass pass, const float *weights);
int64_t winograd_scratch(const CycConvolution *v, CycPass pass, int64_t batch, int threads);
void winograd_run(
    const CycConvolution *v, CycPass pass, int64_t batch, const void *source, void *destination, char *scratch);
int64_t winograd_gradient_scratch(const CycConvolution *v, int64_t batch, int threads);
void winograd_gradient(
    const CycConvolution *v, int64_t batch, const void *source, const void *gradient, float *weights, char *scratch);
