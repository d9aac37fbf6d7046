#include "Level.h"

#include <stddef.h>

#include "Parallel.h"

const float zeros[MOST_CHANNELS];

static _Thread_local CycLevel current = CycPlain;

CycLevel cyc_level(void) {
#if defined(__x86_64__)
  if (!__builtin_cpu_supports("avx2") || !__builtin_cpu_supports("fma")) return CycPlain;
  if (!__builtin_cpu_supports("avx512f") || !__builtin_cpu_supports("avx512bw") || !__builtin_cpu_supports("avx512dq")
      || !__builtin_cpu_supports("avx512vl"))
    return CycAVX2;
  return __builtin_cpu_supports("avx512bf16") ? CycAVX512BFloat16 : CycAVX512;
#else
  return CycPlain;
#endif
}

int cyc_bf16_is_fast(void) {
#if defined(__x86_64__)
  return !__builtin_cpu_is("intel");
#else
  return 0;
#endif
}

void cyc_use(int threads, CycLevel level) {
  current = level;
  parallel_use(threads);
}

void cyc_parallel(Task body, int tasks, const void *arguments) { parallel(body, tasks, arguments, 0); }

CycLevel level_in_use(void) { return current; }

const Family *family_of(CycLevel level, CycType type) {
  if (level == CycPlain) return type == CycBFloat16 ? &family_plain_bf16 : &family_plain;
#if defined(__x86_64__)
  if (type == CycBFloat16) return level == CycAVX512BFloat16 ? &family_avx512_bf16 : NULL;
  return level == CycAVX2 ? &family_avx2 : &family_avx512;
#else
  return NULL;
#endif
}

const PassTasks *passes(void) {
#if defined(__x86_64__)
  if (current >= CycAVX512) return &passes_avx512;
  if (current == CycAVX2) return &passes_avx2;
#endif
  return &passes_plain;
}
