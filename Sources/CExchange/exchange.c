#define _GNU_SOURCE
#include "CExchange.h"

#include <errno.h>
#include <stdio.h>

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
