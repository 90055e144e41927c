# Finds SOCI with its SQLite3 and PostgreSQL backends.
#
# SOCI 4.1 installs a CMake config, which is taken when it is there. SOCI 4.0 installs none, and its headers need
# Boost's without saying so; then the files are searched for. Both ways define the same targets:
#   SOCI::Core  SOCI::SQLite3  SOCI::PostgreSQL

find_package(SOCI CONFIG QUIET COMPONENTS ${SOCI_FIND_COMPONENTS})
if(SOCI_FOUND AND TARGET SOCI::Core AND TARGET SOCI::SQLite3)
  set(SOCI_SQLite3_FOUND TRUE)
  if(TARGET SOCI::PostgreSQL)
    set(SOCI_PostgreSQL_FOUND TRUE)
  endif()
  include(FindPackageHandleStandardArgs)
  find_package_handle_standard_args(SOCI CONFIG_MODE HANDLE_COMPONENTS)
  return()
endif()
unset(SOCI_FOUND)

find_path(SOCI_INCLUDE_DIR soci/soci.h)
find_path(SOCI_BOOST_INCLUDE_DIR boost/optional.hpp)
find_library(SOCI_CORE_LIBRARY soci_core)
find_library(SOCI_SQLITE3_LIBRARY soci_sqlite3)
find_library(SOCI_POSTGRESQL_LIBRARY soci_postgresql)
mark_as_advanced(SOCI_INCLUDE_DIR SOCI_BOOST_INCLUDE_DIR SOCI_CORE_LIBRARY SOCI_SQLITE3_LIBRARY
                 SOCI_POSTGRESQL_LIBRARY)

unset(SOCI_VERSION)
if(SOCI_INCLUDE_DIR AND EXISTS "${SOCI_INCLUDE_DIR}/soci/version.h")
  file(STRINGS "${SOCI_INCLUDE_DIR}/soci/version.h" soci_version_line REGEX "define SOCI_LIB_VERSION")
  if(soci_version_line MATCHES "\"([0-9]+)_([0-9]+)(_([0-9]+))?\"")
    set(SOCI_VERSION "${CMAKE_MATCH_1}.${CMAKE_MATCH_2}")
    if(CMAKE_MATCH_4)
      string(APPEND SOCI_VERSION ".${CMAKE_MATCH_4}")
    endif()
  endif()
  unset(soci_version_line)
endif()
if(SOCI_SQLITE3_LIBRARY AND EXISTS "${SOCI_INCLUDE_DIR}/soci/sqlite3/soci-sqlite3.h")
  set(SOCI_SQLite3_FOUND TRUE)
endif()
if(SOCI_POSTGRESQL_LIBRARY AND EXISTS "${SOCI_INCLUDE_DIR}/soci/postgresql/soci-postgresql.h")
  set(SOCI_PostgreSQL_FOUND TRUE)
endif()

include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(SOCI
  REQUIRED_VARS SOCI_CORE_LIBRARY SOCI_INCLUDE_DIR SOCI_BOOST_INCLUDE_DIR
  VERSION_VAR SOCI_VERSION
  HANDLE_COMPONENTS)

if(SOCI_FOUND AND NOT TARGET SOCI::Core)
  add_library(SOCI::Core UNKNOWN IMPORTED)
  set_target_properties(SOCI::Core PROPERTIES
    IMPORTED_LOCATION "${SOCI_CORE_LIBRARY}"
    INTERFACE_INCLUDE_DIRECTORIES "${SOCI_INCLUDE_DIR};${SOCI_BOOST_INCLUDE_DIR}")
endif()
if(SOCI_SQLite3_FOUND AND TARGET SOCI::Core AND NOT TARGET SOCI::SQLite3)
  add_library(SOCI::SQLite3 UNKNOWN IMPORTED)
  set_target_properties(SOCI::SQLite3 PROPERTIES
    IMPORTED_LOCATION "${SOCI_SQLITE3_LIBRARY}"
    INTERFACE_LINK_LIBRARIES SOCI::Core)
endif()
if(SOCI_PostgreSQL_FOUND AND TARGET SOCI::Core AND NOT TARGET SOCI::PostgreSQL)
  add_library(SOCI::PostgreSQL UNKNOWN IMPORTED)
  set_target_properties(SOCI::PostgreSQL PROPERTIES
    IMPORTED_LOCATION "${SOCI_POSTGRESQL_LIBRARY}"
    INTERFACE_LINK_LIBRARIES SOCI::Core)
endif()
