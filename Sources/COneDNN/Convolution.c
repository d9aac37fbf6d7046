// One convolution with its three kernels, over oneDNN 2 or 3.
#define _POSIX_C_SOURCE 200112L
#include "COneDNN.h"

#include <dnnl.h>
#include <stdlib.h>
#include <string.h>

extern void omp_set_num_threads(int);

struct CycContext {
  dnnl_engine_t engine;
  dnnl_stream_t stream;
};

#define TRY(call)                              \
  do {                                         \
    dnnl_status_t status_ = (call);            \
    if (status_ != dnnl_success) return status_; \
  } while (0)

#if DNNL_VERSION_MAJOR >= 3
typedef dnnl_memory_desc_t Desc;
typedef const_dnnl_memory_desc_t ConstDesc;
static int desc_by_tag(Desc *d, int n, const dnnl_dims_t dims, dnnl_data_type_t t, dnnl_format_tag_t tag) {
  return dnnl_memory_desc_create_with_tag(d, n, dims, t, tag);
}
static void desc_free(Desc *d) {
  if (*d) dnnl_memory_desc_destroy(*d);
  *d = NULL;
}
static ConstDesc desc_of(const_dnnl_primitive_desc_t pd, dnnl_query_t what) {
  return dnnl_primitive_desc_query_md(pd, what, 0);
}
#define DESC(d) (d)
#else
typedef dnnl_memory_desc_t Desc;
typedef const dnnl_memory_desc_t *ConstDesc;
static int desc_by_tag(Desc *d, int n, const dnnl_dims_t dims, dnnl_data_type_t t, dnnl_format_tag_t tag) {
  return dnnl_memory_desc_init_by_tag(d, n, dims, t, tag);
}
static void desc_free(Desc *d) { memset(d, 0, sizeof *d); }
static ConstDesc desc_of(const_dnnl_primitive_desc_t pd, dnnl_query_t what) {
  return dnnl_primitive_desc_query_md(pd, what, 0);
}
#define DESC(d) (&(d))
#endif

/// A primitive with the memories it works on; their data is set at every call.
typedef struct {
  dnnl_primitive_desc_t desc;
  dnnl_primitive_t primitive;
  dnnl_memory_t source, weights, bias, destination, scratch;
  int64_t scratch_size;
  char name[96];
} Kernel;

/// Brings weights from one form into another.
typedef struct {
  dnnl_primitive_t primitive;
  dnnl_memory_t from, to;
} Reorder;

struct CycConvolution {
  CycContext *context;
  CycConvolutionShape shape;
  Kernel forward, data, gradient;
  Reorder to_forward, to_data, from_gradient;
  void *forward_weights, *data_weights, *gradient_weights;
};

int cyc_context_create(CycContext **out, int threads) {
  omp_set_num_threads(threads);
  CycContext *context = calloc(1, sizeof *context);
  if (!context) return dnnl_out_of_memory;
  int status = dnnl_engine_create(&context->engine, dnnl_cpu, 0);
  if (!status) status = dnnl_stream_create(&context->stream, context->engine, dnnl_stream_default_flags);
  if (status) {
    cyc_context_destroy(context);
    return status;
  }
  *out = context;
  return 0;
}

void cyc_context_destroy(CycContext *context) {
  if (!context) return;
  if (context->stream) dnnl_stream_destroy(context->stream);
  if (context->engine) dnnl_engine_destroy(context->engine);
  free(context);
}

void cyc_use_threads(int threads) { omp_set_num_threads(threads); }

void cyc_version(int *major, int *minor, int *patch) {
  const dnnl_version_t *version = dnnl_version();
  *major = version->major;
  *minor = version->minor;
  *patch = version->patch;
}

int cyc_has_avx512(void) { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw"); }

int cyc_has_bfloat16(void) {
  // oneDNN itself may be capped below what the processor has; it says what it will use.
  return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
}

static int memory(dnnl_memory_t *m, CycContext *c, ConstDesc desc) {
  return dnnl_memory_create(m, desc, c->engine, NULL);
}

static int finish(Kernel *k, CycContext *c) {
  const char *name = NULL;
  TRY(dnnl_primitive_desc_query(k->desc, dnnl_query_impl_info_str, 0, &name));
  strncpy(k->name, name ? name : "?", sizeof k->name - 1);
  ConstDesc scratch = desc_of(k->desc, dnnl_query_scratchpad_md);
  k->scratch_size = (int64_t)dnnl_memory_desc_get_size(scratch);
  TRY(memory(&k->scratch, c, scratch));
  return dnnl_primitive_create(&k->primitive, k->desc);
}

static void kernel_free(Kernel *k) {
  dnnl_memory_t memories[] = {k->source, k->weights, k->bias, k->destination, k->scratch};
  for (int i = 0; i < 5; i++)
    if (memories[i]) dnnl_memory_destroy(memories[i]);
  if (k->primitive) dnnl_primitive_destroy(k->primitive);
  if (k->desc) dnnl_primitive_desc_destroy(k->desc);
}

static int reorder(Reorder *r, CycContext *c, ConstDesc from, ConstDesc to) {
  dnnl_primitive_desc_t desc;
  TRY(dnnl_reorder_primitive_desc_create(&desc, from, c->engine, to, c->engine, NULL));
  int status = dnnl_primitive_create(&r->primitive, desc);
  dnnl_primitive_desc_destroy(desc);
  TRY(status);
  TRY(memory(&r->from, c, from));
  return memory(&r->to, c, to);
}

static void reorder_free(Reorder *r) {
  if (r->from) dnnl_memory_destroy(r->from);
  if (r->to) dnnl_memory_destroy(r->to);
  if (r->primitive) dnnl_primitive_destroy(r->primitive);
}

static int run_reorder(Reorder *r, CycContext *c, const void *from, void *to) {
  TRY(dnnl_memory_set_data_handle(r->from, (void *)from));
  TRY(dnnl_memory_set_data_handle(r->to, to));
  dnnl_exec_arg_t args[] = {{DNNL_ARG_FROM, r->from}, {DNNL_ARG_TO, r->to}};
  TRY(dnnl_primitive_execute(r->primitive, c->stream, 2, args));
  return dnnl_stream_wait(c->stream);
}

/// The descriptors of one convolution's tensors.
typedef struct {
  Desc source, destination, weights, gradient, bias, plain;
  dnnl_dims_t strides, padding;
} Descs;

static void descs_free(Descs *d) {
  desc_free(&d->source);
  desc_free(&d->destination);
  desc_free(&d->weights);
  desc_free(&d->gradient);
  desc_free(&d->bias);
  desc_free(&d->plain);
}

static int descs(Descs *d, const CycConvolutionShape *s) {
  dnnl_data_type_t type = s->type == CycBFloat16 ? dnnl_bf16 : dnnl_f32;
  int64_t out_height = (s->height + 2 * s->padding - s->kernel_height) / s->stride + 1;
  int64_t out_width = (s->width + 2 * s->padding - s->kernel_width) / s->stride + 1;
  dnnl_dims_t source = {s->batch, s->in_channels, s->height, s->width};
  dnnl_dims_t destination = {s->batch, s->out_channels, out_height, out_width};
  dnnl_dims_t weights = {s->out_channels, s->in_channels, s->kernel_height, s->kernel_width};
  dnnl_dims_t bias = {s->out_channels};
  d->strides[0] = d->strides[1] = s->stride;
  d->padding[0] = d->padding[1] = s->padding;
  TRY(desc_by_tag(&d->source, 4, source, type, dnnl_nhwc));
  TRY(desc_by_tag(&d->destination, 4, destination, type, dnnl_nhwc));
  TRY(desc_by_tag(&d->weights, 4, weights, type, dnnl_format_tag_any));
  TRY(desc_by_tag(&d->gradient, 4, weights, dnnl_f32, dnnl_format_tag_any));
  TRY(desc_by_tag(&d->plain, 4, weights, dnnl_f32, dnnl_oihw));
  return desc_by_tag(&d->bias, 1, bias, dnnl_f32, dnnl_x);
}

enum { Forward, Data, Weights };

static int describe(
    dnnl_primitive_desc_t *pd, int which, int for_training, CycContext *c, Descs *d, int has_bias,
    const_dnnl_primitive_desc_t hint) {
  dnnl_primitive_attr_t attr;
  TRY(dnnl_primitive_attr_create(&attr));
  int status = dnnl_primitive_attr_set_scratchpad_mode(attr, dnnl_scratchpad_mode_user);
  dnnl_prop_kind_t kind = for_training ? dnnl_forward_training : dnnl_forward_inference;
#if DNNL_VERSION_MAJOR >= 3
  dnnl_dims_t dilation = {0, 0};
  if (!status && which == Forward)
    status = dnnl_convolution_forward_primitive_desc_create(
        pd, c->engine, kind, dnnl_convolution_auto, d->source, d->weights, has_bias ? d->bias : NULL, d->destination,
        d->strides, dilation, d->padding, d->padding, attr);
  if (!status && which == Data)
    status = dnnl_convolution_backward_data_primitive_desc_create(
        pd, c->engine, dnnl_convolution_auto, d->source, d->weights, d->destination, d->strides, dilation, d->padding,
        d->padding, hint, attr);
  if (!status && which == Weights)
    status = dnnl_convolution_backward_weights_primitive_desc_create(
        pd, c->engine, dnnl_convolution_auto, d->source, d->gradient, has_bias ? d->bias : NULL, d->destination,
        d->strides, dilation, d->padding, d->padding, hint, attr);
#else
  // Direct convolution only: Winograd's rounding is too coarse for training.
  const dnnl_alg_kind_t direct = dnnl_convolution_direct;
  dnnl_convolution_desc_t desc;
  if (!status && which == Forward)
    status = dnnl_convolution_forward_desc_init(
        &desc, kind, direct, &d->source, &d->weights, has_bias ? &d->bias : NULL, &d->destination, d->strides,
        d->padding, d->padding);
  if (!status && which == Data)
    status = dnnl_convolution_backward_data_desc_init(
        &desc, direct, &d->source, &d->weights, &d->destination, d->strides, d->padding, d->padding);
  if (!status && which == Weights)
    status = dnnl_convolution_backward_weights_desc_init(
        &desc, direct, &d->source, &d->gradient, has_bias ? &d->bias : NULL, &d->destination, d->strides, d->padding,
        d->padding);
  if (!status) status = dnnl_primitive_desc_create(pd, &desc, attr, c->engine, hint);
#endif
  dnnl_primitive_attr_destroy(attr);
  return status;
}

static int aligned(void **out, ConstDesc desc) {
  size_t size = dnnl_memory_desc_get_size(desc);
  return posix_memalign(out, 64, size ? size : 64) ? dnnl_out_of_memory : dnnl_success;
}

static int build(CycConvolution *v, Descs *d) {
  CycContext *c = v->context;
  const CycConvolutionShape *s = &v->shape;
  Kernel *k = &v->forward;
  TRY(describe(&k->desc, Forward, s->needs_gradient, c, d, s->has_bias, NULL));
  TRY(finish(k, c));
  TRY(memory(&k->source, c, DESC(d->source)));
  TRY(memory(&k->destination, c, DESC(d->destination)));
  ConstDesc wanted = desc_of(k->desc, dnnl_query_weights_md);
  TRY(memory(&k->weights, c, wanted));
  TRY(aligned(&v->forward_weights, wanted));
  TRY(reorder(&v->to_forward, c, DESC(d->plain), wanted));
  if (s->has_bias) TRY(memory(&k->bias, c, DESC(d->bias)));
  if (s->needs_input_gradient) {
    k = &v->data;
    TRY(describe(&k->desc, Data, 1, c, d, 0, v->forward.desc));
    TRY(finish(k, c));
    TRY(memory(&k->source, c, DESC(d->source)));
    TRY(memory(&k->destination, c, DESC(d->destination)));
    wanted = desc_of(k->desc, dnnl_query_weights_md);
    TRY(memory(&k->weights, c, wanted));
    TRY(aligned(&v->data_weights, wanted));
    TRY(reorder(&v->to_data, c, DESC(d->plain), wanted));
  }
  if (s->needs_gradient) {
    k = &v->gradient;
    TRY(describe(&k->desc, Weights, 1, c, d, s->has_bias, v->forward.desc));
    TRY(finish(k, c));
    TRY(memory(&k->source, c, DESC(d->source)));
    TRY(memory(&k->destination, c, DESC(d->destination)));
    wanted = desc_of(k->desc, dnnl_query_diff_weights_md);
    TRY(memory(&k->weights, c, wanted));
    TRY(aligned(&v->gradient_weights, wanted));
    TRY(reorder(&v->from_gradient, c, wanted, DESC(d->plain)));
    if (s->has_bias) TRY(memory(&k->bias, c, DESC(d->bias)));
  }
  return 0;
}

int cyc_convolution_create(CycConvolution **out, CycContext *context, const CycConvolutionShape *shape) {
  CycConvolution *v = calloc(1, sizeof *v);
  if (!v) return dnnl_out_of_memory;
  v->context = context;
  v->shape = *shape;
  Descs d;
  memset(&d, 0, sizeof d);
  int status = descs(&d, shape);
  if (!status) status = build(v, &d);
  descs_free(&d);
  if (status) {
    cyc_convolution_destroy(v);
    return status;
  }
  *out = v;
  return 0;
}

void cyc_convolution_destroy(CycConvolution *v) {
  if (!v) return;
  kernel_free(&v->forward);
  kernel_free(&v->data);
  kernel_free(&v->gradient);
  reorder_free(&v->to_forward);
  reorder_free(&v->to_data);
  reorder_free(&v->from_gradient);
  free(v->forward_weights);
  free(v->data_weights);
  free(v->gradient_weights);
  free(v);
}

int64_t cyc_convolution_scratch(const CycConvolution *v) {
  int64_t most = v->forward.scratch_size;
  if (v->data.scratch_size > most) most = v->data.scratch_size;
  if (v->gradient.scratch_size > most) most = v->gradient.scratch_size;
  return most;
}

const char *cyc_convolution_kernel(const CycConvolution *v, int which) {
  return which == 0 ? v->forward.name : which == 1 ? v->data.name : v->gradient.name;
}

int cyc_convolution_set_weights(CycConvolution *v, const float *weights) {
  TRY(run_reorder(&v->to_forward, v->context, weights, v->forward_weights));
  if (v->shape.needs_input_gradient) TRY(run_reorder(&v->to_data, v->context, weights, v->data_weights));
  return 0;
}

static int execute(Kernel *k, CycContext *c, dnnl_exec_arg_t *args, int count, void *scratch) {
  TRY(dnnl_memory_set_data_handle(k->scratch, scratch));
  args[count] = (dnnl_exec_arg_t){DNNL_ARG_SCRATCHPAD, k->scratch};
  TRY(dnnl_primitive_execute(k->primitive, c->stream, count + 1, args));
  return dnnl_stream_wait(c->stream);
}

int cyc_convolution_forward(CycConvolution *v, void *source, float *bias, void *destination, void *scratch) {
  Kernel *k = &v->forward;
  TRY(dnnl_memory_set_data_handle(k->source, source));
  TRY(dnnl_memory_set_data_handle(k->weights, v->forward_weights));
  TRY(dnnl_memory_set_data_handle(k->destination, destination));
  dnnl_exec_arg_t args[5] = {
      {DNNL_ARG_SRC, k->source}, {DNNL_ARG_WEIGHTS, k->weights}, {DNNL_ARG_DST, k->destination}};
  int count = 3;
  if (v->shape.has_bias) {
    TRY(dnnl_memory_set_data_handle(k->bias, bias));
    args[count++] = (dnnl_exec_arg_t){DNNL_ARG_BIAS, k->bias};
  }
  return execute(k, v->context, args, count, scratch);
}

int cyc_convolution_backward_data(
    CycConvolution *v, void *destination_gradient, void *source_gradient, void *scratch) {
  Kernel *k = &v->data;
  if (!k->primitive) return dnnl_invalid_arguments;
  TRY(dnnl_memory_set_data_handle(k->source, source_gradient));
  TRY(dnnl_memory_set_data_handle(k->weights, v->data_weights));
  TRY(dnnl_memory_set_data_handle(k->destination, destination_gradient));
  dnnl_exec_arg_t args[4] = {
      {DNNL_ARG_DIFF_SRC, k->source}, {DNNL_ARG_WEIGHTS, k->weights}, {DNNL_ARG_DIFF_DST, k->destination}};
  return execute(k, v->context, args, 3, scratch);
}

int cyc_convolution_backward_weights(
    CycConvolution *v, void *source, void *destination_gradient, float *weight_gradient, float *bias_gradient,
    void *scratch) {
  Kernel *k = &v->gradient;
  if (!k->primitive) return dnnl_invalid_arguments;
  TRY(dnnl_memory_set_data_handle(k->source, source));
  TRY(dnnl_memory_set_data_handle(k->destination, destination_gradient));
  TRY(dnnl_memory_set_data_handle(k->weights, v->gradient_weights));
  dnnl_exec_arg_t args[5] = {
      {DNNL_ARG_SRC, k->source}, {DNNL_ARG_DIFF_DST, k->destination}, {DNNL_ARG_DIFF_WEIGHTS, k->weights}};
  int count = 3;
  if (v->shape.has_bias) {
    TRY(dnnl_memory_set_data_handle(k->bias, bias_gradient));
    args[count++] = (dnnl_exec_arg_t){DNNL_ARG_DIFF_BIAS, k->bias};
  }
  TRY(execute(k, v->context, args, count, scratch));
  return run_reorder(&v->from_gradient, v->context, v->gradient_weights, weight_gradient);
}
