# Sets ROWSCOPE_CLANGXX to clang++ 16 where it is installed, else to the newest one after it; empty when there is none.
# (clang 14 and 15 lack std::source_location with the distributions' standard library.)

unset(ROWSCOPE_CLANGXX)
foreach(version RANGE 17 40)
  list(PREPEND rowscope_clang_names clang++-${version})
endforeach()
find_program(ROWSCOPE_CLANGXX_VERSIONED NAMES clang++-16 ${rowscope_clang_names})
mark_as_advanced(ROWSCOPE_CLANGXX_VERSIONED)
unset(rowscope_clang_names)
if(ROWSCOPE_CLANGXX_VERSIONED)
  set(ROWSCOPE_CLANGXX "${ROWSCOPE_CLANGXX_VERSIONED}")
  return()
endif()

find_program(ROWSCOPE_CLANGXX_PLAIN NAMES clang++)
mark_as_advanced(ROWSCOPE_CLANGXX_PLAIN)
if(ROWSCOPE_CLANGXX_PLAIN)
  execute_process(COMMAND "${ROWSCOPE_CLANGXX_PLAIN}" -dumpversion OUTPUT_VARIABLE rowscope_clang_version
                  OUTPUT_STRIP_TRAILING_WHITESPACE ERROR_QUIET)
  if(rowscope_clang_version VERSION_GREATER_EQUAL 16)
    set(ROWSCOPE_CLANGXX "${ROWSCOPE_CLANGXX_PLAIN}")
  endif()
endif()
