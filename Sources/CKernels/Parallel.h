#pragma once

typedef void (*Task)(int task, int tasks, const void *arguments);

/// How many threads the calling thread's parallel work takes from now on, itself included.
void parallel_use(int threads);
/// Runs all tasks on the calling thread and its workers, at most `threads` together (0: all).
void parallel(Task task, int tasks, const void *arguments, int threads);
/// Which of the threads runs the task that asks: 0 for the one that called `parallel`.
int parallel_thread(void);
/// How many threads that work takes.
int parallel_threads(void);
