#pragma once
#include "COneDNN.h"
#include "Parallel.h"
#include "Versions.h"

struct CycContext {
  int threads;
  dnnl_engine_t engine;
  dnnl_stream_t *streams;
};
