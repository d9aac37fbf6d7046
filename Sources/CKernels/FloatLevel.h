// The products, transforms and passes in float32 of one instruction set; included with ROWS, PANELS and LEVEL_NAME defined.
#define T float
#define NAME_T(x) LEVEL_NAME(x)
#define NUMBERS 1
#define WORD float
#define LINE V
#define BROADCAST(x) ((x) - (V){0})
#define ADD_PRODUCT(sum, x, y) (sum) += (x) * (y)
#define STORE(x) (x)
#define LOADV(from) (*(const V *)(from))
#define STOREV(to, x) (*(V *)(to) = (x))
#include "FamilyOf.h"
#undef T
#undef NAME_T
#undef NUMBERS
#undef WORD
#undef LINE
#undef BROADCAST
#undef ADD_PRODUCT
#undef STORE
#undef LOADV
#undef STOREV
#include "LevelPasses.h"
