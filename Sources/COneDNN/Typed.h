// The passes over activations for one element type; included once for each, with T, LOAD, STORE and NAME defined.

VECTOR static void NAME(images_task)(int task, int tasks, const Images *a) {
  T *out = a->out;
  for (int64_t n = task; n < a->n; n += tasks)
    for (int64_t p = 0; p < a->pixels; p++)
      for (int64_t c = 0; c < a->c; c++)
        out[(n * a->pixels + p) * a->c + c] = STORE(a->images[(n * a->c + c) * a->pixels + p]);
}

VECTOR static void NAME(flatten_task)(int task, int tasks, const Flatten *a) {
  for (int64_t n = task; n < a->n; n += tasks)
    for (int64_t p = 0; p < a->pixels; p++)
      for (int64_t c = 0; c < a->c; c++) {
        int64_t plain = (n * a->c + c) * a->pixels + p, here = (n * a->pixels + p) * a->c + c;
        if (a->backward)
          ((T *)a->x)[here] = STORE(a->y[plain]);
        else
          a->y[plain] = LOAD(((T *)a->x)[here]);
      }
}

/// Per piece and channel: mean and sum of squared deviations, about the first row of each strip so that nothing
/// cancels. Rows are taken `repeats` at a time, so that every block has all its lanes.
VECTOR static void NAME(statistics_task)(int task, int tasks, const Norm *a) {
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

VECTOR static void NAME(apply_task)(int task, int tasks, const Norm *a) {
  const int64_t from = a->rows * task / tasks * a->c, to = a->rows * (task + 1) / tasks * a->c;
  float scales[WIDE], shifts[WIDE];
  const int64_t wide = wide_of(a->c);
  const float *scale = widened(a->scale, a->c, scales), *shift = widened(a->shift, a->c, shifts);
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

VECTOR static void NAME(gradients_task)(int task, int tasks, const Norm *a) {
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

VECTOR static void NAME(norm_backward_task)(int task, int tasks, const Norm *a) {
  const int64_t c = a->c, from = a->rows * task / tasks * c, to = a->rows * (task + 1) / tasks * c;
  const int64_t wide = wide_of(c);
  float scales[WIDE], shifts[WIDE], means[WIDE], slopes[WIDE], offsets[WIDE];
  const float *scale = widened(a->scale, c, scales), *shift = widened(a->shift, c, shifts);
  const float *mean = widened(a->mean, c, means), *slope = widened(a->dgamma, c, slopes);
  const float *offset = widened(a->dbeta, c, offsets);
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

VECTOR static void NAME(pointwise_task)(int task, int tasks, const Pointwise *a) {
  int64_t from = a->count * task / tasks, to = a->count * (task + 1) / tasks;
  const T *x = a->a, *b = a->b;
  T *y = a->y;
  switch (a->operation) {
    case Relu:
      INDEPENDENT for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) <= 0 ? 0.0f : LOAD(x[i]));
      break;
    case ReluBackward:
      INDEPENDENT for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) > 0 ? LOAD(b[i]) : 0.0f);
      break;
    case Add:
      INDEPENDENT for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) + LOAD(b[i]));
      break;
    case AddRelu:
      INDEPENDENT for (int64_t i = from; i < to; i++) {
        float value = LOAD(x[i]) + LOAD(b[i]);
        y[i] = STORE(value <= 0 ? 0.0f : value);
      }
      break;
  }
}

/// The maxima of one window for `width` neighboring channels, and where they stood.
static inline __attribute__((always_inline)) void NAME(maxima)(
    const CycPool *p, const T *in, int64_t oy, int64_t ox, T *y, uint8_t *which, int width) {
  float best[BLOCK];
  int place[BLOCK];
  const int64_t top = oy * p->stride - p->padding, left = ox * p->stride - p->padding;
  const int64_t low_y = top < 0 ? -top : 0, high_y = p->h - top < p->kernel ? p->h - top : p->kernel;
  const int64_t low_x = left < 0 ? -left : 0, high_x = p->w - left < p->kernel ? p->w - left : p->kernel;
  for (int k = 0; k < width; k++) {
    best[k] = LOAD(in[((top + low_y) * p->w + left + low_x) * p->c + k]);
    place[k] = (int)(low_y * p->kernel + low_x);
  }
  for (int64_t ky = low_y; ky < high_y; ky++)
    for (int64_t kx = low_x; kx < high_x; kx++) {
      const T *pixel = in + ((top + ky) * p->w + left + kx) * p->c;
      const int here = (int)(ky * p->kernel + kx);
      for (int k = 0; k < width; k++) {
        const float value = LOAD(pixel[k]);
        const int better = (value > best[k]) | (value != value);
        best[k] = better ? value : best[k];
        place[k] = better ? here : place[k];
      }
    }
  for (int k = 0; k < width; k++) y[k] = STORE(best[k]);
  for (int k = 0; k < width; k++) which[k] = (uint8_t)place[k];
}

VECTOR static void NAME(max_pool_task)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  const int64_t lines = p->n * p->out_h;
  for (int64_t line = lines * task / tasks; line < lines * (task + 1) / tasks; line++) {
    const T *picture = (const T *)a->x + line / p->out_h * p->h * p->w * p->c;
    for (int64_t ox = 0; ox < p->out_w; ox++) {
      const int64_t out = (line * p->out_w + ox) * p->c, oy = line % p->out_h;
      T *y = (T *)a->y + out;
      uint8_t *which = a->which + out;
      int64_t c = 0;
      for (; c + 64 <= p->c; c += 64) NAME(maxima)(p, picture + c, oy, ox, y + c, which + c, 64);
      for (; c + 16 <= p->c; c += 16) NAME(maxima)(p, picture + c, oy, ox, y + c, which + c, 16);
      if (c < p->c) NAME(maxima)(p, picture + c, oy, ox, y + c, which + c, (int)(p->c - c));
    }
  }
}

/// Windows that do not overlap: every output hands its gradient to its own window.
static inline __attribute__((always_inline)) void NAME(spread)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  const int covers = p->padding == 0 && p->stride == p->kernel && p->out_h * p->kernel == p->h
                     && p->out_w * p->kernel == p->w;
  const int64_t size = p->h * p->w * p->c;
  for (int64_t n = p->n * task / tasks; n < p->n * (task + 1) / tasks; n++) {
    T *picture = (T *)a->x + n * size;
    if (!covers) memset(picture, 0, sizeof(T) * size);
    for (int64_t oy = 0; oy < p->out_h; oy++)
      for (int64_t ox = 0; ox < p->out_w; ox++) {
        const int64_t out = ((n * p->out_h + oy) * p->out_w + ox) * p->c;
        const T *dy = (const T *)a->y + out;
        const uint8_t *which = a->which + out;
        for (int64_t ky = 0; ky < p->kernel; ky++)
          for (int64_t kx = 0; kx < p->kernel; kx++) {
            const int64_t iy = oy * p->stride - p->padding + ky, ix = ox * p->stride - p->padding + kx;
            if (iy < 0 || iy >= p->h || ix < 0 || ix >= p->w) continue;
            T *dx = picture + (iy * p->w + ix) * p->c;
            const uint8_t place = (uint8_t)(ky * p->kernel + kx);
            INDEPENDENT for (int64_t c = 0; c < p->c; c++) dx[c] = which[c] == place ? dy[c] : 0;
          }
      }
  }
}

/// Windows that overlap: every input gathers from the windows that hold it.
VECTOR static void NAME(max_pool_backward_task)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  if (p->stride >= p->kernel) {
    NAME(spread)(task, tasks, a);
    return;
  }
  const int64_t lines = p->n * p->h;
  for (int64_t line = lines * task / tasks; line < lines * (task + 1) / tasks; line++) {
    const int64_t n = line / p->h, y = line % p->h + p->padding;
    const int64_t low_y = y < p->kernel ? 0 : (y - p->kernel) / p->stride + 1;
    const int64_t high_y = y / p->stride < p->out_h ? y / p->stride : p->out_h - 1;
    for (int64_t ix = 0; ix < p->w; ix++) {
      const int64_t x = ix + p->padding, low_x = x < p->kernel ? 0 : (x - p->kernel) / p->stride + 1;
      const int64_t high_x = x / p->stride < p->out_w ? x / p->stride : p->out_w - 1;
      T *dx = (T *)a->x + (line * p->w + ix) * p->c;
      for (int64_t start = 0; start < p->c; start += BLOCK) {
        const int width = p->c - start < BLOCK ? (int)(p->c - start) : BLOCK;
        float sum[BLOCK] = {0};
        for (int64_t oy = low_y; oy <= high_y; oy++)
          for (int64_t ox = low_x; ox <= high_x; ox++) {
            const uint8_t place = (uint8_t)((y - oy * p->stride) * p->kernel + x - ox * p->stride);
            const int64_t out = ((n * p->out_h + oy) * p->out_w + ox) * p->c + start;
            const uint8_t *which = a->which + out;
            const T *dy = (const T *)a->y + out;
            INDEPENDENT for (int k = 0; k < width; k++) sum[k] += which[k] == place ? LOAD(dy[k]) : 0.0f;
          }
        INDEPENDENT for (int k = 0; k < width; k++) dx[start + k] = STORE(sum[k]);
      }
    }
  }
}

VECTOR static void NAME(average_pool_task)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  const T *x = a->x;
  T *y = a->y;
  float part = 1.0f / (float)(p->kernel * p->kernel);
  for (int64_t row = task; row < p->n * p->out_h; row += tasks) {
    int64_t n = row / p->out_h, oy = row % p->out_h;
    for (int64_t ox = 0; ox < p->out_w; ox++)
      for (int64_t c = 0; c < p->c; c++) {
        float sum = 0;
        for (int64_t ky = 0; ky < p->kernel; ky++)
          for (int64_t kx = 0; kx < p->kernel; kx++) {
            int64_t iy = oy * p->stride - p->padding + ky, ix = ox * p->stride - p->padding + kx;
            if (iy < 0 || iy >= p->h || ix < 0 || ix >= p->w) continue;
            sum += LOAD(x[((n * p->h + iy) * p->w + ix) * p->c + c]);
          }
        y[(row * p->out_w + ox) * p->c + c] = STORE(sum * part);
      }
  }
}

VECTOR static void NAME(average_pool_backward_task)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  const T *dy = a->y;
  T *dx = a->x;
  float part = 1.0f / (float)(p->kernel * p->kernel);
  for (int64_t row = task; row < p->n * p->h; row += tasks) {
    int64_t n = row / p->h, iy = row % p->h;
    for (int64_t ix = 0; ix < p->w; ix++)
      for (int64_t c = 0; c < p->c; c++) {
        float sum = 0;
        for (int64_t ky = 0; ky < p->kernel; ky++)
          for (int64_t kx = 0; kx < p->kernel; kx++) {
            int64_t oy = iy + p->padding - ky, ox = ix + p->padding - kx;
            if (oy < 0 || ox < 0 || oy % p->stride || ox % p->stride) continue;
            oy /= p->stride;
            ox /= p->stride;
            if (oy >= p->out_h || ox >= p->out_w) continue;
            sum += LOAD(dy[((n * p->out_h + oy) * p->out_w + ox) * p->c + c]);
          }
        dx[(row * p->w + ix) * p->c + c] = STORE(sum * part);
      }
  }
}

VECTOR static void NAME(subsample_task)(int task, int tasks, const Subsample *a) {
  int64_t out_h = (a->h + a->stride - 1) / a->stride, out_w = (a->w + a->stride - 1) / a->stride;
  T *x = a->x, *y = a->y;
  for (int64_t n = task; n < a->n; n += tasks) {
    if (a->backward) memset(x + n * a->h * a->w * a->c, 0, sizeof(T) * a->h * a->w * a->c);
    for (int64_t oy = 0; oy < out_h; oy++)
      for (int64_t ox = 0; ox < out_w; ox++) {
        T *in = x + ((n * a->h + oy * a->stride) * a->w + ox * a->stride) * a->c;
        T *out = y + ((n * out_h + oy) * out_w + ox) * a->out_c;
        if (a->backward) {
          memcpy(in, out + a->before, sizeof(T) * a->c);
        } else {
          memset(out, 0, sizeof(T) * a->out_c);
          memcpy(out + a->before, in, sizeof(T) * a->c);
        }
      }
  }
}

VECTOR static void NAME(global_average_task)(int task, int tasks, const Flatten *a) {
  T *x = a->x;
  float part = 1.0f / (float)a->pixels;
  for (int64_t n = task; n < a->n; n += tasks) {
    float *y = a->y + n * a->c;
    if (!a->backward) memset(y, 0, sizeof(float) * a->c);
    for (int64_t p = 0; p < a->pixels; p++) {
      T *row = x + (n * a->pixels + p) * a->c;
      if (a->backward)
        for (int64_t c = 0; c < a->c; c++) row[c] = STORE(y[c] * part);
      else
        for (int64_t c = 0; c < a->c; c++) y[c] += LOAD(row[c]);
    }
    if (!a->backward)
      for (int64_t c = 0; c < a->c; c++) y[c] *= part;
  }
}
