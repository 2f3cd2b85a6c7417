// LD_PRELOAD: the call number FAULT_AFTER (and every later one) of FAULT_CALL (write, fsync, read) on
// a file whose path contains FAULT_PATH fails with FAULT_ERRNO.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/types.h>
#include <unistd.h>

static int fails(const char *call, int fd) {
  static _Atomic int count;
  const char *wanted = getenv("FAULT_CALL"), *after = getenv("FAULT_AFTER");
  const char *path = getenv("FAULT_PATH"), *number = getenv("FAULT_ERRNO");
  if (!wanted || !after || !path || !number || strcmp(wanted, call)) return 0;
  char link[64], name[PATH_MAX];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, name, sizeof name - 1);
  if (length < 0) return 0;
  name[length] = 0;
  if (!strstr(name, path) || ++count <= atoi(after)) return 0;
  errno = atoi(number);
  return 1;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) {
  return fails("write", fd) ? -1 : REAL(write)(fd, bytes, count);
}
ssize_t pwrite(int fd, const void *bytes, size_t count, off_t at) {
  return fails("write", fd) ? -1 : REAL(pwrite)(fd, bytes, count, at);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t at) {
  return fails("write", fd) ? -1 : REAL(pwrite64)(fd, bytes, count, at);
}
ssize_t read(int fd, void *bytes, size_t count) {
  return fails("read", fd) ? -1 : REAL(read)(fd, bytes, count);
}
ssize_t pread64(int fd, void *bytes, size_t count, off64_t at) {
  return fails("read", fd) ? -1 : REAL(pread64)(fd, bytes, count, at);
}
ssize_t pread(int fd, void *bytes, size_t count, off_t at) {
  return fails("read", fd) ? -1 : REAL(pread)(fd, bytes, count, at);
}
int fsync(int fd) { return fails("fsync", fd) ? -1 : REAL(fsync)(fd); }
int fdatasync(int fd) { return fails("fsync", fd) ? -1 : REAL(fdatasync)(fd); }
