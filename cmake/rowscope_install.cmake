# Installs the library, its headers, a CMake package and a pkg-config file.

include(CMakePackageConfigHelpers)
set(rowscope_cmake_dir "${CMAKE_INSTALL_LIBDIR}/cmake/rowscope")

install(TARGETS rowscope rowscope_testing EXPORT rowscopeTargets
  LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
  RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/rowscope" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
        FILES_MATCHING PATTERN "*.hpp")
if(ROWSCOPE_BUILD_AUDIT)
  install(TARGETS rowscope_audit rowscope_audit_testing rowscope_catch2 rowscope_gtest rowscope_doctest
    EXPORT rowscopeTargets
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}"
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  if(TARGET rowscope-audit)
    install(TARGETS rowscope-audit EXPORT rowscopeTargets RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
  endif()
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/audit/include/rowscope" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
          FILES_MATCHING PATTERN "*.hpp")
  # Compiled by who tests, against the framework that they have.
  install(FILES
    "${PROJECT_SOURCE_DIR}/audit/catch2/rowscope_catch2_main.cpp"
    "${PROJECT_SOURCE_DIR}/audit/gtest/rowscope_gtest_main.cpp"
    "${PROJECT_SOURCE_DIR}/audit/doctest/rowscope_doctest_main.cpp"
          DESTINATION "${CMAKE_INSTALL_DATADIR}/rowscope")
  install(FILES "${PROJECT_SOURCE_DIR}/audit/cmake/rowscope_audit_gate.cmake" DESTINATION "${rowscope_cmake_dir}")
endif()
install(EXPORT rowscopeTargets NAMESPACE rowscope:: DESTINATION "${rowscope_cmake_dir}")

configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/rowscopeConfig.cmake.in"
  "${PROJECT_BINARY_DIR}/package/rowscopeConfig.cmake" INSTALL_DESTINATION "${rowscope_cmake_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/rowscopeConfigVersion.cmake"
  COMPATIBILITY SameMinorVersion)
install(FILES
  "${PROJECT_BINARY_DIR}/package/rowscopeConfig.cmake"
  "${PROJECT_BINARY_DIR}/package/rowscopeConfigVersion.cmake"
  "${PROJECT_SOURCE_DIR}/cmake/FindSOCI.cmake"
  DESTINATION "${rowscope_cmake_dir}")

# A static library leaves its dependencies to who links it, so they are public there and private otherwise. SOCI 4.0
# has no pkg-config file: its libraries are named.
set(rowscope_pc_dependencies "-lsoci_sqlite3 -lsoci_core -lsqlite3 -lcrypto -pthread")
get_target_property(rowscope_type rowscope TYPE)
if(rowscope_type STREQUAL "STATIC_LIBRARY")
  set(rowscope_pc_libs " ${rowscope_pc_dependencies}")
  set(rowscope_pc_libs_private "")
else()
  set(rowscope_pc_libs "")
  set(rowscope_pc_libs_private " ${rowscope_pc_dependencies}")
endif()
if(IS_ABSOLUTE "${CMAKE_INSTALL_LIBDIR}" OR IS_ABSOLUTE "${CMAKE_INSTALL_INCLUDEDIR}")
  set(rowscope_pc_prefix "${CMAKE_INSTALL_PREFIX}")
  set(rowscope_pc_libdir "${CMAKE_INSTALL_FULL_LIBDIR}")
  set(rowscope_pc_includedir "${CMAKE_INSTALL_FULL_INCLUDEDIR}")
else()
  # Relative to the file itself, so that an installed tree can be moved, and installed under another --prefix.
  file(RELATIVE_PATH rowscope_pc_prefix "/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/")
  string(REGEX REPLACE "/$" "" rowscope_pc_prefix "\${pcfiledir}/${rowscope_pc_prefix}")
  set(rowscope_pc_libdir "\${prefix}/${CMAKE_INSTALL_LIBDIR}")
  set(rowscope_pc_includedir "\${prefix}/${CMAKE_INSTALL_INCLUDEDIR}")
endif()
configure_file("${PROJECT_SOURCE_DIR}/cmake/rowscope.pc.in" "${PROJECT_BINARY_DIR}/package/rowscope.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/package/rowscope.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
