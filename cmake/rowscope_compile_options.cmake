# rowscope_compile_options(<target>...): the warnings and the sanitizer that all of our own targets are built with.
# They are private to the targets: nothing of them reaches who uses the library.

# Designated initializers leave out members on purpose; the others are initialized all the same.
set(rowscope_warning_flags
  -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wold-style-cast -Woverloaded-virtual
  -Wcast-align -Wcast-qual -Wformat=2 -Wextra-semi -Wundef
  -Wno-missing-field-initializers)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  list(APPEND rowscope_warning_flags -Wduplicated-cond -Wduplicated-branches -Wlogical-op)
  if(CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    # g++ 12 sees overlapping copies in plain concatenations of std::string (GCC bug 105651).
    list(APPEND rowscope_warning_flags -Wno-restrict)
  endif()
endif()

set(rowscope_sanitizer_flags "")
if(ROWSCOPE_SANITIZE STREQUAL "address")
  # Distributions build SOCI with hidden type information: the vptr check would not link with it.
  set(rowscope_sanitizer_flags -fsanitize=address,undefined -fno-sanitize=vptr -fno-sanitize-recover=all
                               -fno-omit-frame-pointer)
elseif(ROWSCOPE_SANITIZE STREQUAL "thread")
  set(rowscope_sanitizer_flags -fsanitize=thread -fno-omit-frame-pointer)
elseif(ROWSCOPE_SANITIZE STREQUAL "fuzzer")
  set(rowscope_sanitizer_flags -fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer)
elseif(ROWSCOPE_SANITIZE)
  message(FATAL_ERROR "ROWSCOPE_SANITIZE is \"${ROWSCOPE_SANITIZE}\"; write address, thread or fuzzer")
endif()

function(rowscope_compile_options)
  foreach(target IN LISTS ARGN)
    set_target_properties(${target} PROPERTIES CXX_EXTENSIONS OFF)
    target_compile_options(${target} PRIVATE
      ${rowscope_warning_flags} $<$<BOOL:${ROWSCOPE_WARNINGS_AS_ERRORS}>:-Werror> ${rowscope_sanitizer_flags})
    target_link_options(${target} PRIVATE ${rowscope_sanitizer_flags})
  endforeach()
endfunction()
