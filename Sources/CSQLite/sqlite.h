// What SQLite is told before it is used at all, by a function whose arguments vary, which Swift cannot call.
#pragma once
#include <sqlite3.h>

/// Leaves out the count of the bytes in use, which nobody asks for: it takes a lock for every piece of memory.
///
/// To be called before any other function of SQLite; afterwards it changes nothing.
static inline int sqlite_leave_memory_uncounted(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }
