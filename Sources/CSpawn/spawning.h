// What glibc has beyond POSIX and shows only to those who ask for it before anybody includes its headers.
#pragma once
#include <spawn.h>

// Since glibc 2.9.
int pipe2(int *ends, int flags);
// Since glibc 2.29.
int posix_spawn_file_actions_addchdir_np(posix_spawn_file_actions_t *actions, const char *path);
// Since glibc 2.34.
int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *actions, int first);
