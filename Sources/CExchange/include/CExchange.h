// Changing several paths in one step, which glibc declares under names that Swift does not import.
#pragma once

/// Exchanges two files or folders of one file system in one step; 0, or -1 with `errno`.
int copub_exchange(const char *one, const char *other);

/// Moves files to their places, all of them or, where one cannot be moved, those before it; 0, or -1
/// with `errno`. A process of its own does it, so that none is left out when this one is killed.
int copub_move_all(const char *const *from, const char *const *to, int count);
