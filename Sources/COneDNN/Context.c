// oneDNN's engine with one stream for every thread, and what the processor offers.
#include "Context.h"

#include <stdlib.h>

int cyc_context_create(CycContext **out, int threads) {
  parallel_use(threads);
  CycContext *context = calloc(1, sizeof *context);
  if (!context) return dnnl_out_of_memory;
  context->threads = threads;
  context->streams = calloc((size_t)threads, sizeof *context->streams);
  int status = context->streams ? dnnl_engine_create(&context->engine, dnnl_cpu, 0) : dnnl_out_of_memory;
  for (int i = 0; !status && i < threads; i++)
    status = dnnl_stream_create(&context->streams[i], context->engine, dnnl_stream_default_flags);
  if (status) {
    cyc_context_destroy(context);
    return status;
  }
  *out = context;
  return 0;
}

void cyc_context_destroy(CycContext *context) {
  if (!context) return;
  for (int i = 0; context->streams && i < context->threads; i++)
    if (context->streams[i]) dnnl_stream_destroy(context->streams[i]);
  if (context->engine) dnnl_engine_destroy(context->engine);
  free(context->streams);
  free(context);
}

void cyc_use_threads(int threads) { parallel_use(threads); }

void cyc_parallel(Task body, int tasks, const void *arguments) { parallel(body, tasks, arguments, 0); }

void cyc_version(int *major, int *minor, int *patch) {
  const dnnl_version_t *version = dnnl_version();
  *major = version->major;
  *minor = version->minor;
  *patch = version->patch;
}

int cyc_has_avx512(void) { return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw"); }

const char *cyc_instruction_set(void) {
  const dnnl_cpu_isa_t isa = dnnl_get_effective_cpu_isa();
  if ((isa & dnnl_cpu_isa_avx512_core_amx) == dnnl_cpu_isa_avx512_core_amx) return "amx";
  if ((isa & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16) return "avx512-bf16";
  if ((isa & dnnl_cpu_isa_avx512_core) == dnnl_cpu_isa_avx512_core) return "avx512";
  return (isa & dnnl_cpu_isa_avx2) == dnnl_cpu_isa_avx2 ? "avx2" : "plain";
}

int cyc_has_bfloat16(void) {
  // oneDNN itself may be capped below what the processor has; it says what it will use.
  return (dnnl_get_effective_cpu_isa() & dnnl_cpu_isa_avx512_core_bf16) == dnnl_cpu_isa_avx512_core_bf16;
}
