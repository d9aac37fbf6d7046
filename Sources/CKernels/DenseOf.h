// The head of a network and the optimizer on one instruction set.

static void LEVEL_NAME(linear_task)(int task, int tasks, const void *arguments) {
  const Linear *a = arguments;
  for (int64_t n = task; n < a->n; n += tasks)
    for (int64_t o = 0; o < a->o; o++) {
      float lanes[16] = {0};
      const float *x = a->x + n * a->i, *w = a->weight + o * a->i;
      int64_t i = 0;
      for (; i + 16 <= a->i; i += 16)
        for (int k = 0; k < 16; k++) lanes[k] += x[i + k] * w[i + k];
      float sum = a->bias ? a->bias[o] : 0;
      for (; i < a->i; i++) sum += x[i] * w[i];
      for (int k = 0; k < 16; k++) sum += lanes[k];
      a->y[n * a->o + o] = sum;
    }
}

/// Gradient for the input, one picture after the other.
static void LEVEL_NAME(linear_input_task)(int task, int tasks, const void *arguments) {
  const Linear *a = arguments;
  for (int64_t n = task; n < a->n; n += tasks) {
    float *dx = a->y + n * a->i;
    memset(dx, 0, sizeof(float) * a->i);
    for (int64_t o = 0; o < a->o; o++) {
      float g = a->dy[n * a->o + o];
      const float *w = a->weight + o * a->i;
      for (int64_t i = 0; i < a->i; i++) dx[i] += g * w[i];
    }
  }
}

static void LEVEL_NAME(linear_weight_task)(int task, int tasks, const void *arguments) {
  const Linear *a = arguments;
  for (int64_t o = task; o < a->o; o += tasks) {
    float *dw = a->dweight + o * a->i, sum = 0;
    memset(dw, 0, sizeof(float) * a->i);
    for (int64_t n = 0; n < a->n; n++) {
      float g = a->dy[n * a->o + o];
      const float *x = a->x + n * a->i;
      sum += g;
      for (int64_t i = 0; i < a->i; i++) dw[i] += g * x[i];
    }
    if (a->dbias) a->dbias[o] = sum;
  }
}

static void LEVEL_NAME(sgd_task)(int task, int tasks, const void *arguments) {
  const Sgd *a = arguments;
  int64_t from = a->count * task / tasks, to = a->count * (task + 1) / tasks;
  float *w = a->w, *v = a->v;
  uint32_t broken = 0;
  for (int64_t i = from; i < to; i++) {
    float g = a->gradient[i] + a->decay * w[i];
    v[i] = a->momentum * v[i] + g;
    w[i] -= a->rate * (a->nesterov ? g + a->momentum * v[i] : v[i]);
    uint32_t bits;
    memcpy(&bits, &w[i], sizeof bits);
    broken |= (bits & 0x7f800000) == 0x7f800000;
  }
  a->broken[task] = broken;
}

