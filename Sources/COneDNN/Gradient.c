// The gradient of a convolution's weights, chunk by chunk.
#include "Chunks.h"
#include "Parallel.h"

/// Puts the pixels that one tap of the kernel meets into rows, zeros where they lie outside.
static void gather(const CycConvolution *v, const uint16_t *source, int64_t pictures, int64_t tap, uint16_t *rows) {
  const CycConvolutionShape *s = &v->shape;
  const int64_t ky = tap / s->kernel_width, kx = tap % s->kernel_width, c = s->in_channels;
  for (int64_t n = 0; n < pictures; n++)
    for (int64_t oy = 0; oy < v->out_height; oy++)
      for (int64_t ox = 0; ox < v->out_width; ox++, rows += c) {
        const int64_t y = oy * s->stride + ky - s->padding, x = ox * s->stride + kx - s->padding;
        if (y < 0 || x < 0 || y >= s->height || x >= s->width)
          memset(rows, 0, sizeof(uint16_t) * (size_t)c);
        else
          memcpy(rows, source + ((n * s->height + y) * s->width + x) * c, sizeof(uint16_t) * (size_t)c);
      }
}

int gradient_run(CycConvolution *v, int rest, void *source, void *destination, char *scratch, float *out) {
  Chunks *c = &v->chunks[Weights];
  Kernel *k = &c->kernel[rest];
  const int thread = parallel_thread();
  void *room = scratch + aligned(most(c->kernel[0].scratch, c->kernel[1].scratch));
  if (c->algorithm != CycTaps) {
    TRY(kernel_run(k, v->context, Weights, thread, source, room, out + v->weight_count, destination, scratch));
    return reorder_run(&c->reorder[rest], v->context, thread, room, out);
  }
  const int64_t taps = v->shape.kernel_height * v->shape.kernel_width;
  for (int64_t tap = 0; tap < taps; tap++) {
    gather(v, source, rest ? v->shape.batch % c->size : c->size, tap, room);
    float *part = out + tap * (v->weight_count / taps);
    TRY(kernel_run(k, v->context, Product, thread, room, part, NULL, destination, scratch));
  }
  return 0;
}

typedef struct {
  const float *gradients;
  float *sum;
  int64_t chunks, pitch, count;
  /// Weights come as taps×count/taps and leave as count/taps×taps.
  int64_t taps;
} Sum;

static void sum_chunks(int task, int tasks, const void *arguments) {
  const Sum *a = arguments;
  const int64_t each = a->count / a->taps, from = each * task / tasks, to = each * (task + 1) / tasks;
  for (int64_t tap = 0; tap < a->taps; tap++)
    for (int64_t i = from; i < to; i++) {
      const float *part = a->gradients + tap * each + i;
      float total = part[0];
      for (int64_t chunk = 1; chunk < a->chunks; chunk++) total += part[chunk * a->pitch];
      a->sum[i * a->taps + tap] = total;
    }
}

void gradient_sum(const CycConvolution *v, const float *gradients, float *weights, float *bias) {
  Sum sum = {gradients, weights, v->chunks[Weights].count, gradient_count(v), v->weight_count, 1};
  if (v->chunks[Weights].algorithm == CycTaps) sum.taps = v->shape.kernel_height * v->shape.kernel_width;
  parallel(sum_chunks, 64, &sum, 0);
  if (!bias) return;
  sum.gradients += v->weight_count;
  sum.sum = bias;
  sum.count = v->shape.out_channels;
  sum.taps = 1;
  parallel(sum_chunks, 1, &sum, 0);
}
