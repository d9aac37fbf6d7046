// What the machine itself can do: matrix products and copies, on all threads at once.
#define _POSIX_C_SOURCE 200112L
#include <malloc.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>

#include "Kernel.h"
#include "Parallel.h"

typedef struct {
  dnnl_primitive_t primitive;
  /// Source, weights, destination for each thread.
  dnnl_memory_t *memories;
  CycContext *context;
  int repeats;
  atomic_int status;
} Products;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void multiply(int task, int tasks, const void *arguments) {
  Products *a = (Products *)arguments;
  dnnl_memory_t *m = a->memories + 3 * task;
  const dnnl_exec_arg_t args[] = {{DNNL_ARG_SRC, m[0]}, {DNNL_ARG_WEIGHTS, m[1]}, {DNNL_ARG_DST, m[2]}};
  const dnnl_stream_t stream = a->context->streams[parallel_thread()];
  for (int i = 0; i < a->repeats; i++)
    if (dnnl_primitive_execute(a->primitive, stream, 3, args) || dnnl_stream_wait(stream)) atomic_store(&a->status, 1);
}

/// Every thread its own memories, so that none waits for another.
static int measure(CycContext *context, int64_t side, CycType type, double seconds, double *gflops) {
  const dnnl_data_type_t t = type == CycBFloat16 ? dnnl_bf16 : dnnl_f32;
  const dnnl_dims_t dims = {side, side};
  Desc a, b, c;
  TRY(desc_by_tag(&a, 2, dims, t, dnnl_ab));
  TRY(desc_by_tag(&b, 2, dims, t, dnnl_format_tag_any));
  TRY(desc_by_tag(&c, 2, dims, t, dnnl_ab));
  dnnl_primitive_desc_t desc;
  int status = product_desc(&desc, context->engine, &a, &b, &c, NULL);
  desc_free(&b);
  if (status) return status;
  Products products = {.context = context, .repeats = 1};
  const ConstDesc weights = dnnl_primitive_desc_query_md(desc, dnnl_query_weights_md, 0);
  products.memories = calloc((size_t)context->threads * 3, sizeof *products.memories);
  if (!products.memories) return dnnl_out_of_memory;
  for (int i = 0; !status && i < context->threads; i++) {
    dnnl_memory_t *m = products.memories + 3 * i;
    status = dnnl_memory_create(&m[0], DESC(a), context->engine, DNNL_MEMORY_ALLOCATE);
    if (!status) status = dnnl_memory_create(&m[1], weights, context->engine, DNNL_MEMORY_ALLOCATE);
    if (!status) status = dnnl_memory_create(&m[2], DESC(c), context->engine, DNNL_MEMORY_ALLOCATE);
    for (int k = 0; !status && k < 3; k++) {
      // Zeros: denormal numbers would slow the product down.
      void *data = NULL;
      dnnl_memory_get_data_handle(m[k], &data);
      memset(data, 0, (size_t)(side * side * (type == CycBFloat16 ? 2 : 4)));
    }
  }
  if (!status) status = dnnl_primitive_create(&products.primitive, desc);
  dnnl_primitive_desc_destroy(desc);
  *gflops = 0;
  const double end = now() + seconds, work = 2e-9 * (double)(side * side * side) * context->threads;
  while (!status && now() < end) {
    const double start = now();
    parallel(multiply, context->threads, &products, context->threads);
    const double rate = work * products.repeats / (now() - start);
    if (rate > *gflops) *gflops = rate;
    // A run shorter than a millisecond measures the clock.
    if (now() - start < 5e-3) products.repeats *= 2;
    status = atomic_load(&products.status);
  }
  for (int i = 0; i < context->threads * 3; i++)
    if (products.memories[i]) dnnl_memory_destroy(products.memories[i]);
  free(products.memories);
  if (products.primitive) dnnl_primitive_destroy(products.primitive);
  desc_free(&a);
  desc_free(&c);
  return status;
}

int cyc_limit_product(CycContext *context, CycType type, double seconds, double *gflops) {
  const int64_t sides[] = {512, 768, 1024, 1536};
  *gflops = 0;
  for (int i = 0; i < 4; i++) {
    double found;
    TRY(measure(context, sides[i], type, seconds / 4, &found));
    if (found > *gflops) *gflops = found;
  }
  return 0;
}

typedef struct {
  char *from, *to;
  int64_t bytes;
} Copy;

static void copy(int task, int tasks, const void *arguments) {
  const Copy *a = arguments;
  const int64_t from = a->bytes * task / tasks, to = a->bytes * (task + 1) / tasks;
  memcpy(a->to + from, a->from + from, (size_t)(to - from));
}

int cyc_limit_copy(CycContext *context, double seconds, double *gigabytes) {
  const int64_t bytes = 256 << 20;
  Copy a = {malloc((size_t)bytes), malloc((size_t)bytes), bytes};
  if (!a.from || !a.to) return dnnl_out_of_memory;
  memset(a.from, 1, (size_t)bytes);
  memset(a.to, 2, (size_t)bytes);
  *gigabytes = 0;
  const double end = now() + seconds;
  while (now() < end) {
    const double start = now();
    parallel(copy, context->threads, &a, context->threads);
    // Read once, written once.
    const double rate = 2e-9 * (double)bytes / (now() - start);
    if (rate > *gigabytes) *gigabytes = rate;
  }
  free(a.from);
  free(a.to);
  return 0;
}

int64_t cyc_heap_bytes(void) {
  const struct mallinfo2 info = mallinfo2();
  return (int64_t)(info.uordblks + info.hblkhd);
}
