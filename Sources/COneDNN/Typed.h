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

/// Per piece: count, mean and sum of squared deviations, about the piece's first row so that nothing cancels.
VECTOR static void NAME(statistics_task)(int task, int tasks, const Norm *a) {
  int64_t from = a->rows * task / tasks, to = a->rows * (task + 1) / tasks, c = a->c;
  double *mean = a->partial + (int64_t)task * 2 * c, *spread = mean + c;
  memset(mean, 0, sizeof(double) * 2 * c);
  float sum[BLOCK], square[BLOCK], shift[BLOCK];
  const T *x = a->x;
  for (int64_t start = 0; start < c; start += BLOCK) {
    int64_t width = c - start < BLOCK ? c - start : BLOCK;
    double seen = 0;
    for (int64_t low = from; low < to; low += STRIP) {
      int64_t high = low + STRIP < to ? low + STRIP : to;
      for (int64_t k = 0; k < width; k++) {
        shift[k] = LOAD(x[low * c + start + k]);
        sum[k] = square[k] = 0;
      }
      for (int64_t r = low; r < high; r++) {
        const T *row = x + r * c + start;
        for (int64_t k = 0; k < width; k++) {
          float d = LOAD(row[k]) - shift[k];
          sum[k] += d;
          square[k] += d * d;
        }
      }
      double n = (double)(high - low);
      for (int64_t k = 0; k < width; k++) {
        double local = sum[k] / n, delta = shift[k] + local - mean[start + k];
        spread[start + k] += square[k] - local * sum[k] + delta * delta * seen * n / (seen + n);
        mean[start + k] += delta * n / (seen + n);
      }
      seen += n;
    }
  }
}

VECTOR static void NAME(apply_task)(int task, int tasks, const Norm *a) {
  int64_t from = a->rows * task / tasks, to = a->rows * (task + 1) / tasks, c = a->c;
  const T *x = a->x;
  T *y = a->y;
  for (int64_t r = from; r < to; r++)
    for (int64_t k = 0; k < c; k++) {
      float value = LOAD(x[r * c + k]) * a->scale[k] + a->shift[k];
      y[r * c + k] = STORE(a->relu && !(value > 0) && value == value ? 0.0f : value);
    }
}

VECTOR static void NAME(gradients_task)(int task, int tasks, const Norm *a) {
  int64_t from = a->rows * task / tasks, to = a->rows * (task + 1) / tasks, c = a->c;
  double *dgamma = a->partial + (int64_t)task * 2 * c, *dbeta = dgamma + c;
  memset(dgamma, 0, sizeof(double) * 2 * c);
  const T *x = a->x, *dy = a->dy;
  float product[BLOCK], sum[BLOCK];
  for (int64_t start = 0; start < c; start += BLOCK) {
    int64_t width = c - start < BLOCK ? c - start : BLOCK;
    const float *scale = a->scale + start, *shift = a->shift + start;
    const float *mean = a->mean + start, *deviation = a->deviation + start;
    for (int64_t low = from; low < to; low += STRIP) {
      int64_t high = low + STRIP < to ? low + STRIP : to;
      memset(product, 0, sizeof product);
      memset(sum, 0, sizeof sum);
      for (int64_t r = low; r < high; r++) {
        const T *row = x + r * c + start, *gradient = dy + r * c + start;
        for (int64_t k = 0; k < width; k++) {
          float value = LOAD(row[k]), g = LOAD(gradient[k]);
          g = a->relu && !(value * scale[k] + shift[k] > 0) ? 0.0f : g;
          sum[k] += g;
          product[k] += g * ((value - mean[k]) * deviation[k]);
        }
      }
      for (int64_t k = 0; k < width; k++) {
        dbeta[start + k] += sum[k];
        dgamma[start + k] += product[k];
      }
    }
  }
}

VECTOR static void NAME(norm_backward_task)(int task, int tasks, const Norm *a) {
  int64_t from = a->rows * task / tasks, to = a->rows * (task + 1) / tasks, c = a->c;
  const T *x = a->x, *dy = a->dy;
  T *dx = a->y;
  float part = 1.0f / (float)a->rows;
  for (int64_t r = from; r < to; r++)
    for (int64_t k = 0; k < c; k++) {
      float value = LOAD(x[r * c + k]), g = LOAD(dy[r * c + k]);
      g = a->relu && !(value * a->scale[k] + a->shift[k] > 0) ? 0.0f : g;
      float normal = (value - a->mean[k]) * a->deviation[k];
      dx[r * c + k] = STORE(a->scale[k] * (g - (a->dbeta[k] + normal * a->dgamma[k]) * part));
    }
}

VECTOR static void NAME(pointwise_task)(int task, int tasks, const Pointwise *a) {
  int64_t from = a->count * task / tasks, to = a->count * (task + 1) / tasks;
  const T *x = a->a, *b = a->b;
  T *y = a->y;
  switch (a->operation) {
    case Relu:
      for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) <= 0 ? 0.0f : LOAD(x[i]));
      break;
    case ReluBackward:
      for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) > 0 ? LOAD(b[i]) : 0.0f);
      break;
    case Add:
      for (int64_t i = from; i < to; i++) y[i] = STORE(LOAD(x[i]) + LOAD(b[i]));
      break;
    case AddRelu:
      for (int64_t i = from; i < to; i++) {
        float value = LOAD(x[i]) + LOAD(b[i]);
        y[i] = STORE(value <= 0 ? 0.0f : value);
      }
      break;
  }
}

VECTOR static void NAME(max_pool_task)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  const T *x = a->x;
  T *y = a->y;
  for (int64_t row = task; row < p->n * p->out_h; row += tasks) {
    int64_t n = row / p->out_h, oy = row % p->out_h;
    for (int64_t ox = 0; ox < p->out_w; ox++) {
      int64_t out = (row * p->out_w + ox) * p->c;
      int first = 1;
      for (int64_t ky = 0; ky < p->kernel; ky++)
        for (int64_t kx = 0; kx < p->kernel; kx++) {
          int64_t iy = oy * p->stride - p->padding + ky, ix = ox * p->stride - p->padding + kx;
          if (iy < 0 || iy >= p->h || ix < 0 || ix >= p->w) continue;
          const T *in = x + ((n * p->h + iy) * p->w + ix) * p->c;
          uint8_t place = (uint8_t)(ky * p->kernel + kx);
          if (first) {
            for (int64_t c = 0; c < p->c; c++) {
              y[out + c] = in[c];
              a->which[out + c] = place;
            }
            first = 0;
          } else {
            for (int64_t c = 0; c < p->c; c++) {
              float value = LOAD(in[c]), best = LOAD(y[out + c]);
              int better = value > best || value != value;
              y[out + c] = better ? in[c] : y[out + c];
              a->which[out + c] = better ? place : a->which[out + c];
            }
          }
        }
    }
  }
}

/// One picture at a time, so that overlapping windows add up without a race.
VECTOR static void NAME(max_pool_backward_task)(int task, int tasks, const PoolTask *a) {
  const CycPool *p = &a->pool;
  const T *dy = a->y;
  T *dx = a->x;
  for (int64_t n = task; n < p->n; n += tasks)
    for (int64_t iy = 0; iy < p->h; iy++) {
      T *line = dx + (n * p->h + iy) * p->w * p->c;
      for (int64_t ix = 0; ix < p->w; ix++) {
        float sum[BLOCK];
        for (int64_t start = 0; start < p->c; start += BLOCK) {
          int64_t width = p->c - start < BLOCK ? p->c - start : BLOCK;
          memset(sum, 0, sizeof sum);
          int64_t low_y = (iy + p->padding - p->kernel) / p->stride, high_y = (iy + p->padding) / p->stride;
          int64_t low_x = (ix + p->padding - p->kernel) / p->stride, high_x = (ix + p->padding) / p->stride;
          if (low_y < 0) low_y = 0;
          if (low_x < 0) low_x = 0;
          if (high_y >= p->out_h) high_y = p->out_h - 1;
          if (high_x >= p->out_w) high_x = p->out_w - 1;
          for (int64_t oy = low_y; oy <= high_y; oy++)
            for (int64_t ox = low_x; ox <= high_x; ox++) {
              int64_t ky = iy + p->padding - oy * p->stride, kx = ix + p->padding - ox * p->stride;
              if (ky < 0 || ky >= p->kernel || kx < 0 || kx >= p->kernel) continue;
              int64_t out = ((n * p->out_h + oy) * p->out_w + ox) * p->c + start;
              uint8_t place = (uint8_t)(ky * p->kernel + kx);
              for (int64_t k = 0; k < width; k++) sum[k] += a->which[out + k] == place ? LOAD(dy[out + k]) : 0.0f;
            }
          for (int64_t k = 0; k < width; k++) line[ix * p->c + start + k] = STORE(sum[k]);
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
