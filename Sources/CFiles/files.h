// What glibc has beyond POSIX for files and shows only to those who ask for it before anybody includes its headers.
#pragma once
#include <sys/types.h>

// Since glibc 2.10.
int fallocate(int file, int mode, off_t offset, off_t length);
