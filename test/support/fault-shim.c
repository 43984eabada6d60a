/* Preloaded into a program: lets its n-th call on files below a folder fail, or lie. See fault-shim.ts. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

enum { GO_ON, FAIL, FLIP, LIE };

static atomic_long seen, counted_round;

static int is_under(const char *path) {
  const char *under = getenv("FAULT_UNDER");
  size_t length = under == NULL ? 0 : strlen(under);
  return length > 0 && path != NULL && strncmp(path, under, length) == 0 && (path[length] == '/' || path[length] == 0);
}

static int is_watched(const char *call) {
  const char *calls = getenv("FAULT_CALLS");
  size_t length = strlen(call);
  for (const char *at = calls; at != NULL && (at = strstr(at, call)) != NULL; at += length)
    if ((at == calls || at[-1] == ',') && (at[length] == ',' || at[length] == 0)) return 1;
  return 0;
}

static void tell(const char *call, const char *path) {
  const char *file = getenv("FAULT_LOG");
  FILE *log = file == NULL ? NULL : fopen(file, "a");
  if (log == NULL) return;
  fprintf(log, "%s %s\n", call, path);
  fclose(log);
}

static int verdict(const char *call, const char *path) {
  if (!is_watched(call) || !is_under(path)) return GO_ON;
  long at = atol(getenv("FAULT_AT"));
  if (at <= 0) return GO_ON;
  const char *round_text = getenv("FAULT_ROUND");
  long this_round = round_text == NULL ? 0 : atol(round_text);
  if (atomic_exchange(&counted_round, this_round) != this_round) atomic_store(&seen, 0);
  long now = atomic_fetch_add(&seen, 1) + 1;
  int stays = getenv("FAULT_STAYS") != NULL;
  if (now < at || (now > at && !stays)) return GO_ON;
  const char *how = getenv("FAULT_HOW");
  if (now == at) tell(call, path);
  if (strcmp(how, "flip") == 0) return FLIP;
  if (strcmp(how, "lie") == 0) return LIE;
  errno = atoi(how);
  return FAIL;
}

static int verdict_of_fd(const char *call, int fd) {
  if (!is_watched(call)) return GO_ON;
  char link[64], path[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path - 1);
  if (length < 0) return GO_ON;
  path[length] = 0;
  return verdict(call, path);
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

static ssize_t whole(const struct iovec *parts, int count) {
  ssize_t all = 0;
  for (int i = 0; i < count; i++) all += parts[i].iov_len;
  return all;
}

/* The bytes with one bit turned, in memory that is the caller's to free. */
static void *flipped(const void *bytes, size_t length) {
  char *copy = malloc(length + 1);
  memcpy(copy, bytes, length);
  if (length > 0) copy[length / 2] ^= 1;
  return copy;
}

#define WRITES(name, parameters, ...)                                   \
  ssize_t name parameters {                                                   \
    switch (verdict_of_fd("write", fd)) {                                     \
      case FAIL: return -1;                                                   \
      case LIE: return length;                                                \
      case FLIP: {                                                            \
        void *other = flipped(bytes, length);                                 \
        bytes = other;                                                        \
        ssize_t done = REAL(name)(fd, bytes, length, ##__VA_ARGS__);          \
        free(other);                                                          \
        return done;                                                          \
      }                                                                       \
      default: return REAL(name)(fd, bytes, length, ##__VA_ARGS__);           \
    }                                                                         \
  }
WRITES(write, (int fd, const void *bytes, size_t length))
WRITES(pwrite, (int fd, const void *bytes, size_t length, off_t at), at)
WRITES(pwrite64, (int fd, const void *bytes, size_t length, off64_t at), at)

#define WRITES_PARTS(name, parameters, ...)                                   \
  ssize_t name parameters {                                                   \
    switch (verdict_of_fd("write", fd)) {                                     \
      case FAIL: return -1;                                                   \
      case LIE: return whole(parts, count);                                   \
      case FLIP: ((char *)parts[0].iov_base)[0] ^= 1; /* fall through */      \
      default: return REAL(name)(fd, parts, count, ##__VA_ARGS__);            \
    }                                                                         \
  }
WRITES_PARTS(writev, (int fd, const struct iovec *parts, int count))
WRITES_PARTS(pwritev, (int fd, const struct iovec *parts, int count, off_t at), at)
WRITES_PARTS(pwritev64, (int fd, const struct iovec *parts, int count, off64_t at), at)

#define READS(name, parameters, ...)                                          \
  ssize_t name parameters {                                                   \
    int how = verdict_of_fd("read", fd);                                      \
    if (how == FAIL) return -1;                                               \
    ssize_t done = REAL(name)(fd, bytes, length, ##__VA_ARGS__);              \
    if (how == FLIP && done > 0) ((char *)bytes)[done / 2] ^= 1;              \
    return done;                                                              \
  }
READS(read, (int fd, void *bytes, size_t length))
READS(pread, (int fd, void *bytes, size_t length, off_t at), at)
READS(pread64, (int fd, void *bytes, size_t length, off64_t at), at)

#define ON_FD(name, call)                                                     \
  int name(int fd) {                                                          \
    switch (verdict_of_fd(call, fd)) {                                        \
      case FAIL: return -1;                                                   \
      case LIE: return 0;                                                     \
      default: return REAL(name)(fd);                                         \
    }                                                                         \
  }
ON_FD(fsync, "fsync")
ON_FD(fdatasync, "fsync")

#define ON_TWO_PATHS(name)                                                    \
  int name(const char *from, const char *to) {                                \
    switch (verdict(#name, to)) {                                             \
      case FAIL: return -1;                                                   \
      case LIE: return 0;                                                     \
      default: return REAL(name)(from, to);                                   \
    }                                                                         \
  }
ON_TWO_PATHS(rename)
ON_TWO_PATHS(link)

int unlink(const char *path) { return verdict("unlink", path) == FAIL ? -1 : REAL(unlink)(path); }
int mkdir(const char *path, mode_t mode) { return verdict("mkdir", path) == FAIL ? -1 : REAL(mkdir)(path, mode); }

#define OPENS(name)                                                           \
  int name(const char *path, int flags, ...) {                                \
    mode_t mode = 0;                                                          \
    if (flags & (O_CREAT | O_TMPFILE)) {                                      \
      va_list rest;                                                           \
      va_start(rest, flags);                                                  \
      mode = va_arg(rest, mode_t);                                            \
      va_end(rest);                                                           \
    }                                                                         \
    return verdict("open", path) == FAIL ? -1 : REAL(name)(path, flags, mode); \
  }
OPENS(open)
OPENS(open64)
