#if defined(__x86_64__)
#define LANES 8
#include "Template.h"

#pragma clang attribute push(__attribute__((target("avx2,fma,bmi2"))), apply_to = function)
#define T float
#define NAME_T(x) JOIN(x, avx2)
#define NUMBERS 1
#define ROWS 6
#define PANELS 1
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

#define LEVEL_NAME(x) JOIN(x, avx2)
#include "LevelPasses.h"
#pragma clang attribute pop

const Family family_avx2 = {
    "avx2", NUMBERS, sizeof(float), ROWS, PANELS, rows_product_avx2, points_product_avx2, lines_product_avx2, rows_store_avx2,
    lines_gather_avx2, transforms_two_avx2, transforms_four_avx2};

const PassTasks passes_avx2 = PASS_TASKS_OF;
#else
typedef int nothing_avx2;
#endif
