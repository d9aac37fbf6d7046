// Batch normalization for one element type; see PassesOf.h.

/// Per piece and channel: mean and sum of squared deviations, about the first row of each strip so that nothing
/// cancels. Rows are taken `repeats` at a time, so that every block has all its lanes.
static void NAME(statistics_task)(int task, int tasks, const void *arguments) {
  const Norm *a = arguments;
  const int64_t c = a->c, wide = c * a->repeats, rows = a->rows / a->repeats;
  const int64_t from = rows * task / tasks, to = rows * (task + 1) / tasks;
  double *mean = a->partial + (int64_t)task * 2 * c, *spread = mean + c;
  memset(mean, 0, sizeof(double) * 2 * c);
  if (from == to) return;
  const T *x = a->x;
  for (int64_t start = 0; start < wide; start += BLOCK) {
    double average[BLOCK] = {0}, deviations[BLOCK] = {0}, seen = 0;
    for (int64_t low = from; low < to; low += STRIP) {
      const int64_t high = low + STRIP < to ? low + STRIP : to;
      float sum[BLOCK] = {0}, square[BLOCK] = {0}, shift[BLOCK];
      for (int k = 0; k < BLOCK; k++) shift[k] = LOAD(x[low * wide + start + k]);
      for (int64_t r = low; r < high; r++) {
        const T *row = x + r * wide + start;
        for (int k = 0; k < BLOCK; k++) {
          const float d = LOAD(row[k]) - shift[k];
          sum[k] += d;
          square[k] += d * d;
        }
      }
      const double n = (double)(high - low), total = seen + n;
      for (int k = 0; k < BLOCK; k++) {
        const double local = sum[k] / n, delta = shift[k] + local - average[k];
        deviations[k] += square[k] - local * sum[k] + delta * delta * seen * n / total;
        average[k] += delta * n / total;
      }
      seen = total;
    }
    for (int k = 0; k < BLOCK; k++) {
      const int64_t channel = (start + k) % c;
      const double before = (double)((start + k) / c) * seen, total = before + seen;
      const double delta = average[k] - mean[channel];
      spread[channel] += deviations[k] + delta * delta * before * seen / total;
      mean[channel] += delta * seen / total;
    }
  }
}

static void NAME(apply_task)(int task, int tasks, const void *arguments) {
  const Norm *a = arguments;
  const int64_t from = a->rows * task / tasks * a->c, to = a->rows * (task + 1) / tasks * a->c;
  float scales[WIDE], shifts[WIDE];
  const int64_t wide = wide_of(a->c);
  const float *scale = repeated(a->scale, a->c, scales), *shift = repeated(a->shift, a->c, shifts);
  for (int64_t i = from; i < to; i += wide) {
    const int64_t width = wide < to - i ? wide : to - i;
    const T *x = (const T *)a->x + i;
    T *y = (T *)a->y + i;
    if (a->relu)
      INDEPENDENT for (int64_t k = 0; k < width; k++) {
        const float value = LOAD(x[k]) * scale[k] + shift[k];
        y[k] = STORE(value < 0 ? 0.0f : value);
      }
    else
      INDEPENDENT for (int64_t k = 0; k < width; k++) y[k] = STORE(LOAD(x[k]) * scale[k] + shift[k]);
  }
}

static void NAME(gradients_task)(int task, int tasks, const void *arguments) {
  const Norm *a = arguments;
  const int64_t c = a->c, wide = c * a->repeats, rows = a->rows / a->repeats;
  const int64_t from = rows * task / tasks, to = rows * (task + 1) / tasks;
  double *dgamma = a->partial + (int64_t)task * 2 * c, *dbeta = dgamma + c;
  memset(dgamma, 0, sizeof(double) * 2 * c);
  for (int64_t start = 0; start < wide; start += BLOCK) {
    float scale[BLOCK], shift[BLOCK], mean[BLOCK];
    for (int k = 0; k < BLOCK; k++) {
      const int64_t channel = (start + k) % c;
      // Without the rectifier everything passes.
      scale[k] = a->relu ? a->scale[channel] : 0;
      shift[k] = a->relu ? a->shift[channel] : 1;
      mean[k] = a->mean[channel];
    }
    double products[BLOCK] = {0}, sums[BLOCK] = {0};
    for (int64_t low = from; low < to; low += STRIP) {
      const int64_t high = low + STRIP < to ? low + STRIP : to;
      float product[BLOCK] = {0}, sum[BLOCK] = {0};
      for (int64_t r = low; r < high; r++) {
        const T *x = (const T *)a->x + r * wide + start, *dy = (const T *)a->dy + r * wide + start;
        for (int k = 0; k < BLOCK; k++) {
          const float value = LOAD(x[k]), g = value * scale[k] + shift[k] > 0 ? LOAD(dy[k]) : 0.0f;
          sum[k] += g;
          product[k] += g * (value - mean[k]);
        }
      }
      for (int k = 0; k < BLOCK; k++) {
        sums[k] += sum[k];
        products[k] += product[k];
      }
    }
    for (int k = 0; k < BLOCK; k++) {
      const int64_t channel = (start + k) % c;
      dbeta[channel] += sums[k];
      dgamma[channel] += products[k] * a->deviation[channel];
    }
  }
}

static void NAME(norm_backward_task)(int task, int tasks, const void *arguments) {
  const Norm *a = arguments;
  const int64_t c = a->c, from = a->rows * task / tasks * c, to = a->rows * (task + 1) / tasks * c;
  const int64_t wide = wide_of(c);
  float scales[WIDE], shifts[WIDE], means[WIDE], slopes[WIDE], offsets[WIDE];
  const float *scale = repeated(a->scale, c, scales), *shift = repeated(a->shift, c, shifts);
  const float *mean = repeated(a->mean, c, means), *slope = repeated(a->dgamma, c, slopes);
  const float *offset = repeated(a->dbeta, c, offsets);
  for (int64_t i = from; i < to; i += wide) {
    const int64_t width = wide < to - i ? wide : to - i;
    const T *x = (const T *)a->x + i, *dy = (const T *)a->dy + i;
    T *dx = (T *)a->y + i;
    if (a->relu)
      INDEPENDENT for (int64_t k = 0; k < width; k++) {
        const float value = LOAD(x[k]), g = value * scale[k] + shift[k] > 0 ? LOAD(dy[k]) : 0.0f;
        dx[k] = STORE(scale[k] * g - (slope[k] * (value - mean[k]) + offset[k]));
      }
    else
      INDEPENDENT for (int64_t k = 0; k < width; k++)
        dx[k] = STORE(scale[k] * LOAD(dy[k]) - (slope[k] * (LOAD(x[k]) - mean[k]) + offset[k]));
  }
}
