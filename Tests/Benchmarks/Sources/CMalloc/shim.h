#pragma once
#include <malloc.h>

/// Bytes that the process has allocated and not freed.
static inline long heap_in_use(void) {
    struct mallinfo2 heap = mallinfo2();
    return (long)(heap.uordblks + heap.hblkhd);
}

/// Gives what was freed back to the system.
static inline void heap_trim(void) { malloc_trim(0); }
