// Exchanging two paths in one step, which glibc declares under names that Swift does not import.
#pragma once

/// Exchanges two files or folders of one file system in one step; 0, or -1 with `errno`.
int copub_exchange(const char *one, const char *other);
