/* Preloaded: counts every allocation of the program, also those of the libraries that it uses. The program reads the
   count through a weak reference, so that it runs without this library too. Needs the GNU C library. */
#include <stddef.h>

extern void* __libc_malloc(size_t size);
extern void* __libc_realloc(void* old, size_t size);
extern void* __libc_calloc(size_t count, size_t size);

unsigned long malloc_calls;

void* malloc(size_t size) {
  ++malloc_calls;
  return __libc_malloc(size);
}

void* realloc(void* old, size_t size) {
  ++malloc_calls;
  return __libc_realloc(old, size);
}

void* calloc(size_t count, size_t size) {
  ++malloc_calls;
  return __libc_calloc(count, size);
}
