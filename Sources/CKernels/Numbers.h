#pragma once
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static inline int64_t least(int64_t a, int64_t b) { return a < b ? a : b; }
static inline int64_t most(int64_t a, int64_t b) { return a > b ? a : b; }
static inline int64_t parts(int64_t count, int64_t size) { return (count + size - 1) / size; }
static inline int64_t up(int64_t count, int64_t size) { return parts(count, size) * size; }

/// Rounds to nearest, ties to even; NaN stays NaN.
static inline __attribute__((always_inline)) uint16_t to_bf16(float value) {
  uint32_t bits;
  memcpy(&bits, &value, 4);
  const uint32_t rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  return (uint16_t)(value != value ? 0x7fc0 : rounded);
}

static inline __attribute__((always_inline)) float from_bf16(uint16_t x) {
  const uint32_t bits = (uint32_t)x << 16;
  float value;
  memcpy(&value, &bits, 4);
  return value;
}
