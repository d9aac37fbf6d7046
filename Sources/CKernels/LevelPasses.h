// All passes of a level, for both types; included with LEVEL_NAME defined.
#include "PassTypes.h"

#define T float
#define LOAD(x) (x)
#define STORE(x) (x)
#define NAME(x) LEVEL_NAME(JOIN(x, f32))
#include "PassesOf.h"
#undef T
#undef LOAD
#undef STORE
#undef NAME
#define T uint16_t
#define LOAD(x) from_bf16(x)
#define STORE(x) to_bf16(x)
#define NAME(x) LEVEL_NAME(JOIN(x, bf16))
#include "PassesOf.h"
#undef T
#undef LOAD
#undef STORE
#undef NAME
#include "DenseOf.h"

#define TASKS(type)                                                                                                   \
  {LEVEL_NAME(images_task_##type),         LEVEL_NAME(flatten_task_##type),                                           \
   LEVEL_NAME(global_average_task_##type), LEVEL_NAME(pointwise_task_##type),                                         \
   LEVEL_NAME(subsample_task_##type),      LEVEL_NAME(statistics_task_##type),                                        \
   LEVEL_NAME(apply_task_##type),          LEVEL_NAME(gradients_task_##type),                                         \
   LEVEL_NAME(norm_backward_task_##type),  LEVEL_NAME(max_pool_task_##type),                                          \
   LEVEL_NAME(max_pool_backward_task_##type), LEVEL_NAME(average_pool_task_##type),                                   \
   LEVEL_NAME(average_pool_backward_task_##type)}

#define PASS_TASKS_OF                                                                                                 \
  {{TASKS(f32), TASKS(bf16)}, LEVEL_NAME(linear_task), LEVEL_NAME(linear_input_task), LEVEL_NAME(linear_weight_task), \
   LEVEL_NAME(sgd_task)}
