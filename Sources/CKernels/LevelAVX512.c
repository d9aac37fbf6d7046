#if defined(__x86_64__)
#define LANES 16
#include "Template.h"

#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,fma,bmi2"))), apply_to = function)
#define T float
#define NAME_T(x) JOIN(x, avx512)
#define NUMBERS 1
#define ROWS 8
#define PANELS 2
#define WORD float
#define LINE V
#define BROADCAST(x) ((x) - (V){0})
#define ADD_PRODUCT(sum, x, y) (sum) += (x) * (y)
#define STORE(x) (x)
#define LOADV(from) (*(const V *)(from))
#define STOREV(to, x) (*(V *)(to) = (x))
#include "FamilyOf.h"
#undef T
#undef STORE

#define LEVEL_NAME(x) JOIN(x, avx512)
#include "LevelPasses.h"
#pragma clang attribute pop

const Family family_avx512 = {
    "avx512", NUMBERS, sizeof(float), ROWS, PANELS, rows_product_avx512, points_product_avx512, lines_product_avx512, rows_store_avx512,
    lines_gather_avx512, transforms_two_avx512, transforms_four_avx512};

const PassTasks passes_avx512 = PASS_TASKS_OF;
#else
typedef int nothing_avx512;
#endif
