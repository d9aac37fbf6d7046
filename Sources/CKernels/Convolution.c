// A convolution whatever the batch: which algorithm takes which pass.
#include "Convolution.h"

#include <errno.h>
#include <sys/mman.h>

enum { LARGE_PAGE = 2 << 20 };

void *large(int64_t bytes) {
  const int64_t alignment = bytes < LARGE_PAGE ? 64 : LARGE_PAGE;
  void *memory = NULL;
  if (posix_memalign(&memory, (size_t)alignment, (size_t)up(bytes, alignment))) return NULL;
#ifdef MADV_HUGEPAGE
  if (alignment == LARGE_PAGE) madvise(memory, (size_t)up(bytes, alignment), MADV_HUGEPAGE);
#endif
  return memory;
}

static const Family *family_for(const CycShape *s, CycAlgorithm algorithm) {
  return family_of(algorithm == CycDirectPlain ? CycPlain : s->level, s->type);
}

static int is_direct(const CycConvolution *v, CycPass pass) {
  return v->shape.algorithms[pass] == CycDirect || v->shape.algorithms[pass] == CycDirectPlain;
}

int cyc_convolution_offers(const CycShape *s, CycPass pass, CycAlgorithm algorithm) {
  if (!family_for(s, algorithm) || s->in_channels > MOST_CHANNELS || s->out_channels > MOST_CHANNELS) return 0;
  if (algorithm == CycDirect || algorithm == CycDirectPlain) return 1;
  if (!winograd_offers(s) || (s->has_bias && pass != CycBackwardData)) return 0;
  return 1;
}

int cyc_convolution_create(CycConvolution **out, const CycShape *s) {
  for (int pass = CycForward; pass <= CycBackwardWeights; pass++)
    if (!cyc_convolution_offers(s, pass, s->algorithms[pass])) return ENOTSUP;
  CycConvolution *v = calloc(1, sizeof *v);
  if (!v) return ENOMEM;
  v->shape = *s;
  for (int pass = 0; pass < 3; pass++) v->family[pass] = family_for(s, s->algorithms[pass]);
  v->out_height = (s->height + 2 * s->padding - s->kernel) / s->stride + 1;
  v->out_width = (s->width + 2 * s->padding - s->kernel) / s->stride + 1;
  int status = direct_create(&v->direct[CycForward], v, CycForward);
  if (!status) status = direct_create(&v->direct[CycBackwardData], v, CycBackwardData);
  if (status) {
    cyc_convolution_destroy(v);
    return status;
  }
  *out = v;
  return 0;
}

void cyc_convolution_destroy(CycConvolution *v) {
  if (!v) return;
  for (int pass = 0; pass < 2; pass++) {
    direct_free(&v->direct[pass]);
    free(v->packed[pass]);
  }
  free(v);
}

int64_t cyc_convolution_scratch(const CycConvolution *v, CycPass pass, int64_t batch, int threads) {
  if (pass == CycBackwardWeights)
    return is_direct(v, pass) ? direct_gradient_scratch(v, batch, threads) : winograd_gradient_scratch(v, batch, threads);
  return is_direct(v, pass) ? direct_scratch(v, pass, batch, threads) : winograd_scratch(v, pass, batch, threads);
}

int64_t cyc_convolution_packed_bytes(const CycConvolution *v, CycPass pass) {
  return 4 * (is_direct(v, pass) ? v->direct[pass].words : winograd_words(v, pass));
}

int cyc_convolution_pack(CycConvolution *v, CycPass pass, const float *weights) {
  if (pass == CycBackwardWeights) return EINVAL;
  if (!v->packed[pass]) v->packed[pass] = large(cyc_convolution_packed_bytes(v, pass));
  if (!v->packed[pass]) return ENOMEM;
  if (is_direct(v, pass))
    direct_pack(v, pass, weights);
  else
    winograd_pack(v, pass, weights);
  return 0;
}

void cyc_convolution_forward(
    CycConvolution *v, int64_t batch, const void *source, const float *bias, void *destination, void *scratch) {
  if (is_direct(v, CycForward))
    direct_run(v, CycForward, batch, source, bias, destination, scratch);
  else
    winograd_run(v, CycForward, batch, source, destination, scratch);
}

void cyc_convolution_backward_data(
    CycConvolution *v, int64_t batch, const void *destination_gradient, void *source_gradient, void *scratch) {
  if (is_direct(v, CycBackwardData))
    direct_run(v, CycBackwardData, batch, destination_gradient, NULL, source_gradient, scratch);
  else
    winograd_run(v, CycBackwardData, batch, destination_gradient, source_gradient, scratch);
}

void cyc_convolution_backward_weights(
    CycConvolution *v, int64_t batch, const void *source, const void *destination_gradient, float *weight_gradient,
    float *bias_gradient, void *scratch) {
  if (is_direct(v, CycBackwardWeights))
    direct_gradient(v, batch, source, destination_gradient, weight_gradient, bias_gradient, scratch);
  else
    winograd_gradient(v, batch, source, destination_gradient, weight_gradient, scratch);
}
