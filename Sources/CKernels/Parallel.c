// Workers of one calling thread. They take tasks one by one and sleep soon after the last one, so that a machine that
// others use too loses little: OpenMP's wait spinning, and every region then costs a time slice.
#define _POSIX_C_SOURCE 200112L
#include "Parallel.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdint.h>
#include <stdlib.h>

enum { SPINS = 400 };

typedef struct {
  pthread_mutex_t lock;
  pthread_cond_t work, finished;
  pthread_t *threads;
  int count;
  /// What is being run; valid for whoever holds one of its tasks.
  Task task;
  const void *arguments;
  int tasks;
  /// Number of the run in the upper half, tasks that nobody took in the lower.
  _Atomic uint64_t ticket;
  atomic_int done, sleeping, stopping, waiting;
} Pool;

typedef struct {
  Pool *pool;
  int index;
} Worker;

static _Thread_local Pool *current;
static _Thread_local int own_index;
static pthread_key_t owner;
static pthread_once_t once = PTHREAD_ONCE_INIT;

int parallel_thread(void) { return own_index; }

int parallel_threads(void) { return current ? current->count + 1 : 1; }

static void pause_briefly(void) {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

/// Runs tasks of the present run while there are any.
static void take(Pool *pool) {
  uint64_t ticket = atomic_load(&pool->ticket);
  while ((uint32_t)ticket) {
    if (!atomic_compare_exchange_weak(&pool->ticket, &ticket, ticket - 1)) continue;
    // The run cannot end before this task has, so what it is stays put.
    const int tasks = pool->tasks;
    pool->task((int)(uint32_t)ticket - 1, tasks, pool->arguments);
    if (atomic_fetch_add(&pool->done, 1) + 1 == tasks && atomic_load(&pool->waiting)) {
      pthread_mutex_lock(&pool->lock);
      pthread_cond_signal(&pool->finished);
      pthread_mutex_unlock(&pool->lock);
    }
    ticket = atomic_load(&pool->ticket);
  }
}

static int has_work(Pool *pool) { return (uint32_t)atomic_load(&pool->ticket) != 0 || atomic_load(&pool->stopping); }

static void *work(void *argument) {
  Worker worker = *(Worker *)argument;
  free(argument);
  Pool *pool = worker.pool;
  own_index = worker.index;
  while (!atomic_load(&pool->stopping)) {
    for (int i = 0; i < SPINS && !has_work(pool); i++) pause_briefly();
    pthread_mutex_lock(&pool->lock);
    atomic_fetch_add(&pool->sleeping, 1);
    while (!has_work(pool)) pthread_cond_wait(&pool->work, &pool->lock);
    atomic_fetch_sub(&pool->sleeping, 1);
    pthread_mutex_unlock(&pool->lock);
    take(pool);
  }
  return NULL;
}

static void pool_free(void *argument) {
  Pool *pool = argument;
  if (!pool) return;
  pthread_mutex_lock(&pool->lock);
  atomic_store(&pool->stopping, 1);
  pthread_cond_broadcast(&pool->work);
  pthread_mutex_unlock(&pool->lock);
  for (int i = 0; i < pool->count; i++) pthread_join(pool->threads[i], NULL);
  pthread_cond_destroy(&pool->work);
  pthread_cond_destroy(&pool->finished);
  pthread_mutex_destroy(&pool->lock);
  free(pool->threads);
  free(pool);
}

static void make_key(void) { pthread_key_create(&owner, pool_free); }

void parallel_use(int threads) {
  if ((current ? current->count + 1 : 1) == threads) return;
  pthread_once(&once, make_key);
  pool_free(current);
  current = NULL;
  pthread_setspecific(owner, NULL);
  if (threads < 2) return;
  Pool *pool = calloc(1, sizeof *pool);
  if (!pool) return;
  pool->threads = calloc((size_t)threads - 1, sizeof *pool->threads);
  pthread_mutex_init(&pool->lock, NULL);
  pthread_cond_init(&pool->work, NULL);
  pthread_cond_init(&pool->finished, NULL);
  // A thread that cannot be had is done without: the others do its work.
  for (int i = 1; pool->threads && i < threads; i++) {
    Worker *worker = malloc(sizeof *worker);
    if (!worker) break;
    *worker = (Worker){pool, i};
    if (pthread_create(&pool->threads[pool->count], NULL, work, worker)) {
      free(worker);
      break;
    }
    pool->count++;
  }
  current = pool;
  pthread_setspecific(owner, pool);
}

void parallel(Task task, int tasks, const void *arguments, int threads) {
  Pool *pool = current;
  if (!pool || tasks < 2 || (threads && threads <= pool->count)) {
    for (int i = 0; i < tasks; i++) task(i, tasks, arguments);
    return;
  }
  pool->task = task;
  pool->arguments = arguments;
  pool->tasks = tasks;
  atomic_store(&pool->done, 0);
  atomic_store(&pool->waiting, 0);
  const uint64_t run = (atomic_load(&pool->ticket) >> 32) + 1;
  atomic_store(&pool->ticket, run << 32 | (uint64_t)tasks);
  if (atomic_load(&pool->sleeping)) {
    pthread_mutex_lock(&pool->lock);
    pthread_cond_broadcast(&pool->work);
    pthread_mutex_unlock(&pool->lock);
  }
  take(pool);
  for (int i = 0; i < SPINS && atomic_load(&pool->done) < tasks; i++) pause_briefly();
  if (atomic_load(&pool->done) == tasks) return;
  pthread_mutex_lock(&pool->lock);
  atomic_store(&pool->waiting, 1);
  while (atomic_load(&pool->done) < tasks) pthread_cond_wait(&pool->finished, &pool->lock);
  pthread_mutex_unlock(&pool->lock);
}
