// One convolution over a batch, as chunks of pictures that the threads take in turn.
//
// Every chunk runs on one thread alone: oneDNN's own threads meet at spinning barriers, which cost a time slice each
// where the machine is shared. Chunks do not depend on the number of threads, and sums over chunks are taken in their
// order, so that the number of threads does not change a bit.
#define _POSIX_C_SOURCE 200112L
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>

#include "Chunks.h"

enum { GRADIENT_CHUNKS = 4, SMALLEST = 8, CACHE = 2 << 20 };

static int64_t out_side(const CycConvolutionShape *s, int64_t side, int64_t kernel) {
  return (side + 2 * s->padding - kernel) / s->stride + 1;
}

static int descs_create(Descs *d, const CycConvolutionShape *s, int64_t batch) {
  const dnnl_data_type_t type = s->type == CycBFloat16 ? dnnl_bf16 : dnnl_f32;
  const dnnl_dims_t source = {batch, s->in_channels, s->height, s->width};
  const dnnl_dims_t destination = {
      batch, s->out_channels, out_side(s, s->height, s->kernel_height), out_side(s, s->width, s->kernel_width)};
  const dnnl_dims_t weights = {s->out_channels, s->in_channels, s->kernel_height, s->kernel_width};
  const dnnl_dims_t bias = {s->out_channels};
  d->strides[0] = d->strides[1] = s->stride;
  d->padding[0] = d->padding[1] = s->padding;
  TRY(desc_by_tag(&d->source, 4, source, type, dnnl_nhwc));
  TRY(desc_by_tag(&d->destination, 4, destination, type, dnnl_nhwc));
  TRY(desc_by_tag(&d->weights, 4, weights, type, dnnl_format_tag_any));
  TRY(desc_by_tag(&d->gradient, 4, weights, dnnl_f32, dnnl_format_tag_any));
  TRY(desc_by_tag(&d->plain, 4, weights, dnnl_f32, dnnl_oihw));
  return desc_by_tag(&d->bias, 1, bias, dnnl_f32, dnnl_x);
}

static void descs_free(Descs *d) {
  Desc *all[] = {&d->source, &d->destination, &d->weights, &d->gradient, &d->bias, &d->plain};
  for (int i = 0; i < 6; i++) desc_free(all[i]);
}

/// The kernels of one size; the backward ones want the forward one as a hint.
static int build_size(CycConvolution *v, int which, int rest, int64_t size, Descs *d) {
  Chunks *c = &v->chunks[which];
  if (c->algorithm == CycTaps)
    return product_create(
        &c->kernel[rest], v->context, size * v->out_height * v->out_width, v->shape.in_channels,
        v->shape.out_channels);
  const int has_bias = v->shape.has_bias && which != Data;
  Kernel forward = {0};
  int status = 0;
  if (which == Forward) {
    status = kernel_create(&c->kernel[rest], v->context, Forward, v->shape.needs_gradient, d, has_bias, NULL);
  } else {
    status = kernel_create(&forward, v->context, Forward, 1, d, v->shape.has_bias, NULL);
    if (!status) status = kernel_create(&c->kernel[rest], v->context, which, 1, d, has_bias, &forward);
  }
  kernel_free(&forward);
  TRY(status);
  const ConstDesc form = kernel_weights(&c->kernel[rest], which);
  if (which == Weights) return reorder_create(&c->reorder[rest], v->context, form, DESC(d->plain));
  if (posix_memalign(&c->weights[rest], 64, (size_t)aligned(c->kernel[rest].weights))) return dnnl_out_of_memory;
  return reorder_create(&c->reorder[rest], v->context, DESC(d->plain), form);
}

static int build_winograd(CycConvolution *v, int which) {
  const CycConvolutionShape *s = &v->shape;
  Chunks *c = &v->chunks[which];
  c->tiling = which == Data ? tiling(s->batch, v->out_height, v->out_width, s->out_channels, s->in_channels,
                                     2 - s->padding)
                            : tiling(s->batch, s->height, s->width, s->in_channels, s->out_channels, s->padding);
  if (which == Weights) return 0;
  return posix_memalign(&c->weights[0], 64, (size_t)winograd_weights_bytes(&c->tiling)) ? dnnl_out_of_memory : 0;
}

static int build(CycConvolution *v, int which) {
  Chunks *c = &v->chunks[which];
  c->algorithm = v->shape.algorithms[which];
  if (!cyc_convolution_offers(&v->shape, which, c->algorithm)) return dnnl_unimplemented;
  if (c->algorithm == CycWinograd) return build_winograd(v, which);
  const int64_t batch = v->shape.batch, quarter = (batch + GRADIENT_CHUNKS - 1) / GRADIENT_CHUNKS;
  const int64_t fitting = CACHE / (v->source_bytes + v->destination_bytes);
  c->size = which == Weights ? quarter : least(quarter, most(SMALLEST, fitting));
  c->count = (batch + c->size - 1) / c->size;
  for (int rest = 0; rest < 2; rest++) {
    const int64_t size = rest ? batch % c->size : c->size;
    if (!size) continue;
    Descs d;
    memset(&d, 0, sizeof d);
    int status = descs_create(&d, &v->shape, size);
    if (!status) status = build_size(v, which, rest, size, &d);
    descs_free(&d);
    TRY(status);
  }
  return 0;
}

int cyc_convolution_offers(const CycConvolutionShape *s, int which, CycAlgorithm algorithm) {
  if (algorithm == CycDirect) return 1;
  if (s->type != CycBFloat16 || s->has_bias) return 0;
  if (algorithm == CycTaps) return which == Weights && s->in_channels >= 16;
  return s->kernel_height == 3 && s->kernel_width == 3 && s->stride == 1 && s->padding <= 2
         && winograd_offers(s->in_channels, s->out_channels);
}

/// Kernels are made and freed by one thread at a time. Without this, some three of a hundred runs of all tests, which
/// make thousands of kernels on several threads, had one network with wrong numbers; why is not known.
static pthread_mutex_t making = PTHREAD_MUTEX_INITIALIZER;

int cyc_convolution_create(CycConvolution **out, CycContext *context, const CycConvolutionShape *shape) {
  CycConvolution *v = calloc(1, sizeof *v);
  if (!v) return dnnl_out_of_memory;
  v->context = context;
  v->shape = *shape;
  const CycConvolutionShape *s = &v->shape;
  const int64_t bytes = s->type == CycBFloat16 ? 2 : 4;
  v->source_bytes = s->height * s->width * s->in_channels * bytes;
  v->out_height = out_side(s, s->height, s->kernel_height);
  v->out_width = out_side(s, s->width, s->kernel_width);
  v->destination_bytes = v->out_height * v->out_width * s->out_channels * bytes;
  v->weight_count = s->out_channels * s->in_channels * s->kernel_height * s->kernel_width;
  // oneDNN makes kernels for the number of OpenMP threads that it finds; the context has set it to one.
  pthread_mutex_lock(&making);
  int status = build(v, Forward);
  if (!status && s->needs_input_gradient) status = build(v, Data);
  if (!status && s->needs_gradient) status = build(v, Weights);
  pthread_mutex_unlock(&making);
  if (status) {
    cyc_convolution_destroy(v);
    return status;
  }
  *out = v;
  return 0;
}

void cyc_convolution_destroy(CycConvolution *v) {
  if (!v) return;
  pthread_mutex_lock(&making);
  for (int which = 0; which < 3; which++)
    for (int rest = 0; rest < 2; rest++) {
      kernel_free(&v->chunks[which].kernel[rest]);
      reorder_free(&v->chunks[which].reorder[rest]);
      free(v->chunks[which].weights[rest]);
    }
  pthread_mutex_unlock(&making);
  free(v);
}

const char *cyc_convolution_kernel(const CycConvolution *v, int which) {
  const Chunks *c = &v->chunks[which];
  return c->algorithm == CycWinograd ? "winograd:avx512_core_bf16" : c->kernel[0].name;
}

static int is_built(const Chunks *c) { return c->count || c->tiling.tiles; }

/// Bytes of the pixels that are gathered for one tap.
static int64_t gathered_bytes(const CycConvolution *v) {
  return aligned(v->chunks[Weights].size * v->out_height * v->out_width * v->shape.in_channels * 2);
}

/// What one thread needs of scratch memory.
static int64_t scratch_of(const CycConvolution *v, int which) {
  const Kernel *k = v->chunks[which].kernel;
  const int64_t scratch = aligned(most(k[0].scratch, k[1].scratch));
  if (which != Weights) return scratch;
  return scratch
         + (v->chunks[which].algorithm == CycTaps ? gathered_bytes(v) : aligned(most(k[0].weights, k[1].weights)));
}

/// What all threads need for one pass.
static int64_t pass_scratch(const CycConvolution *v, int which) {
  const Chunks *c = &v->chunks[which];
  const int threads = v->context->threads;
  if (c->algorithm == CycWinograd)
    return which == Weights ? winograd_gradient_scratch(&c->tiling) : winograd_scratch(&c->tiling, threads);
  return threads * scratch_of(v, which) + (which == Weights ? c->count * gradient_count(v) * 4 : 0);
}

int64_t cyc_convolution_scratch(const CycConvolution *v) {
  int64_t bytes = 0;
  for (int which = 0; which < 3; which++)
    if (is_built(&v->chunks[which])) bytes = most(bytes, pass_scratch(v, which));
  return bytes;
}

typedef struct {
  CycConvolution *convolution;
  int which;
  char *source, *destination, *scratch;
  float *bias;
  /// Chunk by chunk, where gradients are computed.
  float *gradients;
  atomic_int *status;
} Pass;

static void run_chunk(int task, int tasks, const void *arguments) {
  const Pass *a = arguments;
  CycConvolution *v = a->convolution;
  Chunks *c = &v->chunks[a->which];
  const int thread = parallel_thread();
  const int rest = task == tasks - 1 && v->shape.batch % c->size != 0;
  void *source = a->source + task * c->size * v->source_bytes;
  void *destination = a->destination + task * c->size * v->destination_bytes;
  char *scratch = a->scratch + thread * scratch_of(v, a->which);
  const int status =
      a->which == Weights
          ? gradient_run(v, rest, source, destination, scratch, a->gradients + task * gradient_count(v))
          : kernel_run(
                &c->kernel[rest], v->context, a->which, thread, source, c->weights[rest], a->bias, destination,
                scratch);
  if (status) atomic_store(a->status, status);
}

static int run(Pass pass) {
  atomic_int status = 0;
  pass.status = &status;
  parallel(
      run_chunk, (int)pass.convolution->chunks[pass.which].count, &pass,
      pass.convolution->context->threads);
  return atomic_load(&status);
}

typedef struct {
  CycConvolution *convolution;
  const float *plain;
  atomic_int *status;
} Packing;

/// Forward's weights, the rest's, then those of the gradient for the input.
static void pack(int task, int tasks, const void *arguments) {
  const Packing *a = arguments;
  Chunks *c = &a->convolution->chunks[task / 2];
  const int rest = task % 2;
  if (!c->weights[rest] || c->algorithm == CycWinograd) return;
  const int thread = parallel_thread();
  const int status = reorder_run(&c->reorder[rest], a->convolution->context, thread, a->plain, c->weights[rest]);
  if (status) atomic_store(a->status, status);
}

int cyc_convolution_set_weights(CycConvolution *v, const float *weights) {
  atomic_int status = 0;
  Packing packing = {v, weights, &status};
  parallel(pack, 4, &packing, v->context->threads);
  for (int which = Forward; which <= Data; which++) {
    Chunks *c = &v->chunks[which];
    if (is_built(c) && c->algorithm == CycWinograd) winograd_pack(&c->tiling, weights, which == Data, c->weights[0]);
  }
  return atomic_load(&status);
}

int cyc_convolution_forward(CycConvolution *v, void *source, float *bias, void *destination, void *scratch) {
  const Chunks *c = &v->chunks[Forward];
  if (c->algorithm == CycWinograd) {
    winograd_run(&c->tiling, source, c->weights[0], destination, scratch);
    return 0;
  }
  return run((Pass){v, Forward, source, destination, scratch, bias, NULL, NULL});
}

int cyc_convolution_backward_data(
    CycConvolution *v, void *destination_gradient, void *source_gradient, void *scratch) {
  const Chunks *c = &v->chunks[Data];
  if (!is_built(c)) return dnnl_invalid_arguments;
  if (c->algorithm == CycWinograd) {
    winograd_run(&c->tiling, destination_gradient, c->weights[0], source_gradient, scratch);
    return 0;
  }
  return run((Pass){v, Data, source_gradient, destination_gradient, scratch, NULL, NULL, NULL});
}

int cyc_convolution_backward_weights(
    CycConvolution *v, void *source, void *destination_gradient, float *weight_gradient, float *bias_gradient,
    void *scratch) {
  const Chunks *c = &v->chunks[Weights];
  if (!is_built(c)) return dnnl_invalid_arguments;
  if (c->algorithm == CycWinograd) {
    winograd_gradient(&c->tiling, source, destination_gradient, weight_gradient, scratch);
    return 0;
  }
  float *gradients = (float *)((char *)scratch + v->context->threads * scratch_of(v, Weights));
  TRY(run((Pass){v, Weights, source, destination_gradient, scratch, NULL, gradients, NULL}));
  gradient_sum(v, gradients, weight_gradient, bias_gradient);
  return 0;
}
