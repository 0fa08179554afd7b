// What glibc says of its heap in a header that its own module leaves out.
#pragma once
#include <malloc.h>
