#pragma once

/// Compiled for AVX2 and AVX-512 beside the plain form; the loader picks one.
#define VECTOR __attribute__((target_clones("default", "arch=x86-64-v3", "arch=x86-64-v4")))
#if !defined(__x86_64__)
#undef VECTOR
#define VECTOR
#endif

/// Pieces of work, whatever the number of threads.
enum { PIECES = 64 };

/// The iterations of the loop that follows touch memory of their own.
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
