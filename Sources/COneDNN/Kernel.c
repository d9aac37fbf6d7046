#include "Kernel.h"

#include <stdlib.h>

static ConstDesc desc_of(const Kernel *k, dnnl_query_t what) { return dnnl_primitive_desc_query_md(k->desc, what, 0); }

ConstDesc kernel_weights(const Kernel *k, int which) {
  return desc_of(
      k, which == Product ? dnnl_query_dst_md : which == Weights ? dnnl_query_diff_weights_md : dnnl_query_weights_md);
}

/// What follows from the primitive's description: its name, sizes, and every thread's handles.
static int finish(
    Kernel *k, CycContext *context, int which, ConstDesc source, ConstDesc destination, ConstDesc bias) {
  const char *name = NULL;
  TRY(dnnl_primitive_desc_query(k->desc, dnnl_query_impl_info_str, 0, &name));
  strncpy(k->name, name ? name : "?", sizeof k->name - 1);
  const ConstDesc scratch = desc_of(k, dnnl_query_scratchpad_md), weights = kernel_weights(k, which);
  k->scratch = (int64_t)dnnl_memory_desc_get_size(scratch);
  k->weights = (int64_t)dnnl_memory_desc_get_size(weights);
  k->threads = context->threads;
  k->memories = calloc((size_t)k->threads * MEMORIES, sizeof *k->memories);
  if (!k->memories) return dnnl_out_of_memory;
  for (int i = 0; i < k->threads; i++) {
    dnnl_memory_t *m = k->memories + i * MEMORIES;
    const dnnl_engine_t engine = context->engine;
    TRY(dnnl_memory_create(&m[Source], source, engine, NULL));
    TRY(dnnl_memory_create(&m[WeightsOf], weights, engine, NULL));
    TRY(dnnl_memory_create(&m[Destination], destination, engine, NULL));
    TRY(dnnl_memory_create(&m[Scratch], scratch, engine, NULL));
    if (bias) TRY(dnnl_memory_create(&m[Bias], bias, engine, NULL));
  }
  return dnnl_primitive_create(&k->primitive, k->desc);
}

int kernel_create(
    Kernel *k, CycContext *context, int which, int for_training, Descs *descs, int has_bias, const Kernel *hint) {
  dnnl_primitive_attr_t attr;
  TRY(dnnl_primitive_attr_create(&attr));
  int status = dnnl_primitive_attr_set_scratchpad_mode(attr, dnnl_scratchpad_mode_user);
  const dnnl_prop_kind_t kind = for_training ? dnnl_forward_training : dnnl_forward_inference;
  if (!status)
    status = convolution_desc(&k->desc, which, kind, context->engine, descs, has_bias, hint ? hint->desc : NULL, attr);
  dnnl_primitive_attr_destroy(attr);
  TRY(status);
  return finish(
      k, context, which, DESC(descs->source), DESC(descs->destination), has_bias ? DESC(descs->bias) : NULL);
}

int product_create(Kernel *k, CycContext *context, int64_t rows, int64_t in_channels, int64_t out_channels) {
  const dnnl_dims_t a = {out_channels, rows}, b = {rows, in_channels}, c = {out_channels, in_channels};
  Desc source, gradient, product;
  TRY(desc_by_tag(&gradient, 2, a, dnnl_bf16, dnnl_ba));
  TRY(desc_by_tag(&source, 2, b, dnnl_bf16, dnnl_ab));
  TRY(desc_by_tag(&product, 2, c, dnnl_f32, dnnl_ab));
  dnnl_primitive_attr_t attr;
  TRY(dnnl_primitive_attr_create(&attr));
  int status = dnnl_primitive_attr_set_scratchpad_mode(attr, dnnl_scratchpad_mode_user);
  if (!status) status = product_desc(&k->desc, context->engine, &gradient, &source, &product, attr);
  dnnl_primitive_attr_destroy(attr);
  if (!status) status = finish(k, context, Product, DESC(source), DESC(gradient), NULL);
  desc_free(&gradient);
  desc_free(&source);
  desc_free(&product);
  return status;
}

void kernel_free(Kernel *k) {
  for (int i = 0; k->memories && i < k->threads * MEMORIES; i++)
    if (k->memories[i]) dnnl_memory_destroy(k->memories[i]);
  free(k->memories);
  if (k->primitive) dnnl_primitive_destroy(k->primitive);
  if (k->desc) dnnl_primitive_desc_destroy(k->desc);
}

int kernel_run(
    Kernel *k, CycContext *context, int which, int thread, void *source, void *weights, void *bias, void *destination,
    void *scratch) {
  if (!k->primitive) return dnnl_invalid_arguments;
  dnnl_memory_t *m = k->memories + thread * MEMORIES;
  void *data[MEMORIES] = {source, weights, bias, destination, scratch};
  const int names[4][MEMORIES] = {
      {DNNL_ARG_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_BIAS, DNNL_ARG_DST, DNNL_ARG_SCRATCHPAD},
      {DNNL_ARG_DIFF_SRC, DNNL_ARG_WEIGHTS, DNNL_ARG_BIAS, DNNL_ARG_DIFF_DST, DNNL_ARG_SCRATCHPAD},
      {DNNL_ARG_SRC, DNNL_ARG_DIFF_WEIGHTS, DNNL_ARG_DIFF_BIAS, DNNL_ARG_DIFF_DST, DNNL_ARG_SCRATCHPAD},
      {DNNL_ARG_WEIGHTS, DNNL_ARG_DST, DNNL_ARG_BIAS, DNNL_ARG_SRC, DNNL_ARG_SCRATCHPAD}};
  dnnl_exec_arg_t args[MEMORIES];
  int count = 0;
  for (int i = 0; i < MEMORIES; i++) {
    if (!m[i]) continue;
    TRY(dnnl_memory_set_data_handle(m[i], data[i]));
    args[count++] = (dnnl_exec_arg_t){names[which][i], m[i]};
  }
  TRY(dnnl_primitive_execute(k->primitive, context->streams[thread], count, args));
  return dnnl_stream_wait(context->streams[thread]);
}

int reorder_create(Reorder *r, CycContext *context, ConstDesc from, ConstDesc to) {
  dnnl_primitive_desc_t desc;
  TRY(dnnl_reorder_primitive_desc_create(&desc, from, context->engine, to, context->engine, NULL));
  const int status = dnnl_primitive_create(&r->primitive, desc);
  dnnl_primitive_desc_destroy(desc);
  TRY(status);
  r->threads = context->threads;
  r->memories = calloc((size_t)r->threads * 2, sizeof *r->memories);
  if (!r->memories) return dnnl_out_of_memory;
  for (int i = 0; i < r->threads; i++) {
    TRY(dnnl_memory_create(&r->memories[2 * i], from, context->engine, NULL));
    TRY(dnnl_memory_create(&r->memories[2 * i + 1], to, context->engine, NULL));
  }
  return 0;
}

void reorder_free(Reorder *r) {
  for (int i = 0; r->memories && i < r->threads * 2; i++)
    if (r->memories[i]) dnnl_memory_destroy(r->memories[i]);
  free(r->memories);
  if (r->primitive) dnnl_primitive_destroy(r->primitive);
}

int reorder_run(Reorder *r, CycContext *context, int thread, const void *from, void *to) {
  dnnl_memory_t *m = r->memories + 2 * thread;
  TRY(dnnl_memory_set_data_handle(m[0], (void *)from));
  TRY(dnnl_memory_set_data_handle(m[1], to));
  const dnnl_exec_arg_t args[] = {{DNNL_ARG_FROM, m[0]}, {DNNL_ARG_TO, m[1]}};
  TRY(dnnl_primitive_execute(r->primitive, context->streams[thread], 2, args));
  return dnnl_stream_wait(context->streams[thread]);
}
