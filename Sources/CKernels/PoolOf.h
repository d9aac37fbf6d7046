// Maxima and means over windows for one element type; see PassesOf.h.

/// The maxima of one window for `width` neighboring channels, and where they stood.
INLINE void NAME(maxima)(
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

static void NAME(max_pool_task)(int task, int tasks, const void *arguments) {
  const PoolTask *a = arguments;
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
INLINE void NAME(spread)(int task, int tasks, const PoolTask *a) {
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
static void NAME(max_pool_backward_task)(int task, int tasks, const void *arguments) {
  const PoolTask *a = arguments;
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

static void NAME(average_pool_task)(int task, int tasks, const void *arguments) {
  const PoolTask *a = arguments;
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

static void NAME(average_pool_backward_task)(int task, int tasks, const void *arguments) {
  const PoolTask *a = arguments;
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
