#if defined(__x86_64__)
#define LANES 16
#include "Template.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma,bmi2"))), apply_to = function)
#define ROWS 8
#define PANELS 2
#define LEVEL_NAME(x) JOIN(x, avx512)
#include "FloatLevel.h"
#pragma clang attribute pop

const Family family_avx512 = FAMILY_OF("avx512", avx512, 1, float);
const PassTasks passes_avx512 = PASS_TASKS_OF;
#else
typedef int nothing_avx512;
#endif
