// oneDNN 2 and 3 under one set of names.
#pragma once
#include <dnnl.h>
#include <string.h>

#define TRY(call)                              \
  do {                                         \
    dnnl_status_t status_ = (call);            \
    if (status_ != dnnl_success) return status_; \
  } while (0)

#if DNNL_VERSION_MAJOR >= 3
typedef dnnl_memory_desc_t Desc;
typedef const_dnnl_memory_desc_t ConstDesc;
#define DESC(d) (d)
static inline int desc_by_tag(Desc *d, int n, const dnnl_dims_t dims, dnnl_data_type_t t, dnnl_format_tag_t tag) {
  return dnnl_memory_desc_create_with_tag(d, n, dims, t, tag);
}
static inline void desc_free(Desc *d) {
  if (*d) dnnl_memory_desc_destroy(*d);
  *d = NULL;
}
#else
typedef dnnl_memory_desc_t Desc;
typedef const dnnl_memory_desc_t *ConstDesc;
#define DESC(d) (&(d))
static inline int desc_by_tag(Desc *d, int n, const dnnl_dims_t dims, dnnl_data_type_t t, dnnl_format_tag_t tag) {
  return dnnl_memory_desc_init_by_tag(d, n, dims, t, tag);
}
static inline void desc_free(Desc *d) { memset(d, 0, sizeof *d); }
#endif

/// The three computations of a convolution, and the matrix product that can stand for the last.
enum { Forward, Data, Weights, Product };

/// The descriptors of one convolution's tensors: `weights` and `gradient` in whatever form the kernel likes, `plain`
/// is O,I,H,W in float32.
typedef struct {
  Desc source, destination, weights, gradient, bias, plain;
  dnnl_dims_t strides, padding;
} Descs;

static inline int convolution_desc(
    dnnl_primitive_desc_t *pd, int which, dnnl_prop_kind_t kind, dnnl_engine_t engine, Descs *d, int has_bias,
    const_dnnl_primitive_desc_t hint, const_dnnl_primitive_attr_t attr) {
  // Direct convolution only: the library's own Winograd is F(4×4, 3×3) in float32, too coarse for training.
  const dnnl_alg_kind_t direct = dnnl_convolution_direct;
#if DNNL_VERSION_MAJOR >= 3
  const dnnl_dims_t dilation = {0, 0};
  if (which == Forward)
    return dnnl_convolution_forward_primitive_desc_create(
        pd, engine, kind, direct, d->source, d->weights, has_bias ? d->bias : NULL, d->destination, d->strides,
        dilation, d->padding, d->padding, attr);
  if (which == Data)
    return dnnl_convolution_backward_data_primitive_desc_create(
        pd, engine, direct, d->source, d->weights, d->destination, d->strides, dilation, d->padding, d->padding, hint,
        attr);
  return dnnl_convolution_backward_weights_primitive_desc_create(
      pd, engine, direct, d->source, d->gradient, has_bias ? d->bias : NULL, d->destination, d->strides, dilation,
      d->padding, d->padding, hint, attr);
#else
  dnnl_convolution_desc_t desc;
  if (which == Forward)
    TRY(dnnl_convolution_forward_desc_init(
        &desc, kind, direct, &d->source, &d->weights, has_bias ? &d->bias : NULL, &d->destination, d->strides,
        d->padding, d->padding));
  else if (which == Data)
    TRY(dnnl_convolution_backward_data_desc_init(
        &desc, direct, &d->source, &d->weights, &d->destination, d->strides, d->padding, d->padding));
  else
    TRY(dnnl_convolution_backward_weights_desc_init(
        &desc, direct, &d->source, &d->gradient, has_bias ? &d->bias : NULL, &d->destination, d->strides, d->padding,
        d->padding));
  return dnnl_primitive_desc_create(pd, &desc, attr, engine, hint);
#endif
}

/// destination = source · weights
static inline int product_desc(
    dnnl_primitive_desc_t *pd, dnnl_engine_t engine, Desc *source, Desc *weights, Desc *destination,
    const_dnnl_primitive_attr_t attr) {
#if DNNL_VERSION_MAJOR >= 3
  return dnnl_matmul_primitive_desc_create(pd, engine, *source, *weights, NULL, *destination, attr);
#else
  dnnl_matmul_desc_t desc;
  TRY(dnnl_matmul_desc_init(&desc, source, weights, NULL, destination));
  return dnnl_primitive_desc_create(pd, &desc, attr, engine, NULL);
#endif
}
