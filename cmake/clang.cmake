# Toolchain file: clang, 16 where it is installed, else the newest one that is.

include("${CMAKE_CURRENT_LIST_DIR}/find_clang.cmake")
if(NOT ROWSCOPE_CLANGXX)
  message(FATAL_ERROR "no clang++ of version 16 or later was found")
endif()
set(CMAKE_CXX_COMPILER "${ROWSCOPE_CLANGXX}")
