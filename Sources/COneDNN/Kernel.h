// One convolution kernel for a few pictures on one thread; every thread has its own handles on its memories.
#pragma once
#include "Context.h"

enum { Source, WeightsOf, Bias, Destination, Scratch, MEMORIES };

typedef struct {
  dnnl_primitive_desc_t desc;
  dnnl_primitive_t primitive;
  /// MEMORIES for each thread; their data is set at every call.
  dnnl_memory_t *memories;
  int threads;
  /// Bytes.
  int64_t scratch, weights;
  char name[96];
} Kernel;

/// Brings weights from one form into another.
typedef struct {
  dnnl_primitive_t primitive;
  /// From and to, for each thread.
  dnnl_memory_t *memories;
  int threads;
} Reorder;

int kernel_create(
    Kernel *k, CycContext *context, int which, int for_training, Descs *descs, int has_bias, const Kernel *hint);
/// The gradient of one tap's weights in float32, O×I: destination gradientᵀ (rows×O) · source (rows×I), both bf16.
int product_create(Kernel *k, CycContext *context, int64_t rows, int64_t in_channels, int64_t out_channels);
void kernel_free(Kernel *k);
/// Runs on the calling thread; `bias` may be NULL where there is none.
int kernel_run(
    Kernel *k, CycContext *context, int which, int thread, void *source, void *weights, void *bias, void *destination,
    void *scratch);
ConstDesc kernel_weights(const Kernel *k, int which);

int reorder_create(Reorder *r, CycContext *context, ConstDesc from, ConstDesc to);
void reorder_free(Reorder *r);
int reorder_run(Reorder *r, CycContext *context, int thread, const void *from, void *to);
