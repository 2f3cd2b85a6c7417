#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <stdio.h>
#include <sys/wait.h>
#include <unistd.h>

#ifdef __linux__
#include <fcntl.h>
#endif

int copub_exchange(const char *one, const char *other) {
#ifdef RENAME_EXCHANGE
  return renameat2(AT_FDCWD, one, AT_FDCWD, other, RENAME_EXCHANGE);
#else
  (void)one, (void)other;
  errno = ENOSYS;
  return -1;
#endif
}

static int move_each(const char *const *from, const char *const *to, int count) {
  for (int i = 0; i < count; i++) {
    if (rename(from[i], to[i]) != 0) return -1;
  }
  return 0;
}

int copub_move_all(const char *const *from, const char *const *to, int count) {
  pid_t child = count > 1 ? fork() : -1;
  if (child < 0) return move_each(from, to, count);
  if (child == 0) {
    setsid();  // a signal to the group of copub is not for this process
    _exit(move_each(from, to, count) == 0 ? 0 : errno);
  }
  int status;
  while (waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) return -1;
  }
  errno = WIFEXITED(status) ? WEXITSTATUS(status) : EINTR;
  return errno == 0 ? 0 : -1;
}
