/* The same loop as raven.hal.pi.realtime.Loop, in C: what this machine can do. Arguments: ticks per second, seconds, priority, nanoseconds that
   are spun, core, nanoseconds of work. Its ticks lie half a period from ours, so that both can use one core, which interrupts and other programs
   then disturb for both alike. Each tick does the same work, floating-point numbers in memory; how much of it takes as long as asked, in the
   median, it finds out in its first SETTLING ticks, which the account of the work leaves out. Prints two lines, of the wake-up error and of the
   time that the work took: percentiles 50, 90, 99, 99.9, 99.99 and the maximum in microseconds. It ends with the program that started it. */
#define _GNU_SOURCE
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <time.h>
#include <unistd.h>

#define SETTLING 400 /* ticks, of at least 500 */
#define TRIED 25     /* ticks with the same amount of work, of which the median counts */
#define NUMBERS 16384 /* 128 KiB, about what a tick of ours touches */
#define ROW 128      /* the unit of work: so many of them */

static double numbers[NUMBERS];
static int64_t row;

static int order(const void *a, const void *b) {
  int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;
  return (x > y) - (x < y);
}

static int64_t now(void) {
  struct timespec t;
  clock_gettime(CLOCK_MONOTONIC, &t);
  return t.tv_sec * 1000000000LL + t.tv_nsec;
}

/* Goes on where the work before ended, so that all of the memory is touched. */
static void work(int64_t rows) {
  for (int64_t i = 0; i < rows; i++) {
    double *x = numbers + row;
    row = (row + ROW) % NUMBERS;
    const double *y = numbers + row;
    for (int k = 0; k < ROW; k++) x[k] = 0.75 * x[k] + 0.25 * y[k] * y[ROW - 1 - k] + 0.05;
  }
}

static void account(int64_t *sorted, int64_t count) {
  static const int64_t of_10000[] = {5000, 9000, 9900, 9990, 9999};
  qsort(sorted, count, sizeof *sorted, order);
  for (int i = 0; i < 5; i++) printf("%.3f ", sorted[count * of_10000[i] / 10000] / 1e3);
  printf("%.3f\n", sorted[count - 1] / 1e3);
}

int main(int argc, char **argv) {
  if (argc != 7) return 2;
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  int64_t period = 1000000000LL / atoi(argv[1]);
  int64_t count = (int64_t)(atof(argv[2]) * atoi(argv[1]));
  struct sched_param parameter = {.sched_priority = atoi(argv[3])};
  int64_t spin = atoll(argv[4]);
  int64_t wanted = atoll(argv[6]);
  if (count <= SETTLING) return 2;
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
  int64_t *took = malloc(count * sizeof *took);
  for (int64_t i = 0; i < count; i++) late[i] = took[i] = 0;
  int64_t rows = 1 + wanted / 100;
  double ns_per_row = 0;
  int tries = 0;
  int64_t due = (now() / period + 2) * period + period / 4;
  for (int64_t i = 0; i < count; i++) {
    int64_t until = due - spin;
    struct timespec t = {until / 1000000000LL, until % 1000000000LL};
    clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &t, NULL);
    int64_t woke = now();
    while (woke < due) woke = now();
    late[i] = woke - due;
    work(rows);
    int64_t end = now();
    took[i] = end - woke;
    if (i < SETTLING && i % TRIED == TRIED - 1) {
      qsort(took + i - TRIED + 1, TRIED, sizeof *took, order);
      /* the first of them is only a guess of the amount */
      if (i > TRIED) ns_per_row += ((double)took[i - TRIED / 2] / rows - ns_per_row) / ++tries;
      double now_ns_per_row = tries > 0 ? ns_per_row : (double)took[i - TRIED / 2] / rows;
      rows = 1 + (int64_t)(wanted / now_ns_per_row);
    }
    due += period;
    if (end > due) due += (end - due + period - 1) / period * period;
  }
  account(late, count);
  account(took + SETTLING, count - SETTLING);
  return 0;
}
