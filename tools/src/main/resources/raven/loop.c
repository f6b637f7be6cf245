/* The same loop as raven.hal.pi.realtime.Loop, in C: what this machine can do. Arguments: ticks per second, seconds, priority, nanoseconds that
   are spun, core. Its ticks lie half a period from ours, so that both can use one core, which interrupts and other programs then disturb for
   both alike. Prints percentiles 50, 99, 99.9 and the maximum of the wake-up error in microseconds. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

static int order(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

int main(int argc, char **argv) {
  if (argc != 6) return 2;
  int64_t period = 1000000000LL / atoi(argv[1]);
  int64_t count = (int64_t)(atof(argv[2]) * atoi(argv[1]));
  struct sched_param parameter = {.sched_priority = atoi(argv[3])};
  int64_t spin = atoll(argv[4]);
  cpu_set_t core;
  CPU_ZERO(&core);
  CPU_SET(atoi(argv[5]), &core);
  sched_setaffinity(0, sizeof core, &core);
  int32_t zero = 0;
  int latency = open("/dev/cpu_dma_latency", O_WRONLY);
  if (latency >= 0 && write(latency, &zero, 4) != 4) close(latency);
  if (parameter.sched_priority > 0) sched_setscheduler(0, SCHED_FIFO, &parameter);
  mlockall(MCL_CURRENT | MCL_FUTURE);

  int64_t *late = malloc(count * sizeof *late);
  for (int64_t i = 0; i < count; i++) late[i] = 0;
  int64_t due = (now() / period + 2) * period + period / 4;
  for (int64_t i = 0; i < count; i++) {
    int64_t until = due - spin;
    struct timespec t = {until / 1000000000LL, until % 1000000000LL};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
    int64_t woke = now();
    while (woke < due) woke = now();
    late[i] = woke - due;
    due += period;
    int64_t end = now();
    if (end > due) due += (end - due + period - 1) / period * period;
  }
  qsort(late, count, sizeof *late, order);
  printf("%.3f %.3f %.3f %.3f\n", late[count / 2] / 1e3, late[count * 99 / 100] / 1e3,
         late[count * 999 / 1000] / 1e3, late[count - 1] / 1e3);
  return 0;
}
