#if defined(__x86_64__)
#define LANES 8
#include "Template.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2"))), apply_to = function)
#define ROWS 6
#define PANELS 1
#define LEVEL_NAME(x) JOIN(x, avx2)
#include "FloatLevel.h"
#pragma clang attribute pop

const Family family_avx2 = FAMILY_OF("avx2", avx2, 1, float);
const PassTasks passes_avx2 = PASS_TASKS_OF;
#else
typedef int nothing_avx2;
#endif
