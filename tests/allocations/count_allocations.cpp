#include "count_allocations.hpp"

#include <cstddef>
#include <new>

extern "C" {
void* __libc_malloc(std::size_t size);
void* __libc_realloc(void* old, std::size_t size);
void* __libc_calloc(std::size_t count, std::size_t size);
void __libc_free(void* memory);
}

namespace {

constinit rowscope_tests::allocations counted;

}  // namespace

// The symbols of a program stand before those of the libraries that it is linked with.
extern "C" {

void* malloc(std::size_t size) {
  ++counted.mallocs;
  return __libc_malloc(size);
}

void* realloc(void* old, std::size_t size) {
  ++counted.mallocs;
  return __libc_realloc(old, size);
}

void* calloc(std::size_t count, std::size_t size) {
  ++counted.mallocs;
  return __libc_calloc(count, size);
}

}  // extern "C"

void* operator new(std::size_t size) {
  ++counted.news;
  ++counted.mallocs;
  if (void* memory = __libc_malloc(size)) return memory;
  throw std::bad_alloc();
}
void operator delete(void* memory) noexcept { __libc_free(memory); }
void operator delete(void* memory, std::size_t) noexcept { __libc_free(memory); }

rowscope_tests::allocations rowscope_tests::allocations_so_far() noexcept { return counted; }
