# rowscope_add_audit_gate(NAME <name> TESTS <target>... [PRODUCTION <target>...] [LEVEL <level>] [WAIVERS <file>]
#                         [BASELINE <file>] [BUDGET <seconds>] [RECORDS <folder>] [REPORT <file>])
#
# Adds a CTest test, <name>, that judges whether the tests of the targets TESTS would notice that a query of theirs, or of
# the targets PRODUCTION, lost its scope. It has the label "audit" and runs after all of them, also with `ctest -j`, and
# under any `ctest -R` that selects one of them: then it says that the run was partial.
#
#   TESTS       test programs that link rowscope::catch2 (or another adapter). Their tests may be added before or after by
#               catch_discover_tests(<target>), or by add_test() under the name of the target
#   PRODUCTION  executables and libraries whose query sites are judged too, whether a test program contains them or not
#   LEVEL       executed, asserted, distinguishable or proven (default)
#   BUDGET      of seconds for running tests with mutants (default: 600)
#   REPORT      the page to read that it writes (default: <name>.html in the build folder)
#   RECORDS     where records are kept (default: <name>.audit in the build folder)
function(rowscope_add_audit_gate)
  cmake_parse_arguments(PARSE_ARGV 0 gate "" "NAME;LEVEL;WAIVERS;BASELINE;BUDGET;RECORDS;REPORT" "TESTS;PRODUCTION")
  if(gate_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "rowscope_add_audit_gate: what is ${gate_UNPARSED_ARGUMENTS}?")
  endif()
  if(NOT gate_NAME OR NOT gate_TESTS)
    message(FATAL_ERROR "rowscope_add_audit_gate: write NAME <name> TESTS <target>...")
  endif()
  foreach(target IN LISTS gate_TESTS gate_PRODUCTION)
    if(NOT TARGET ${target})
      message(FATAL_ERROR "rowscope_add_audit_gate: ${target} is no target; add it before")
    endif()
  endforeach()
  if(NOT gate_LEVEL)
    set(gate_LEVEL proven)
  endif()
  if(NOT gate_BUDGET)
    set(gate_BUDGET 600)
  endif()
  if(NOT gate_RECORDS)
    set(gate_RECORDS "${CMAKE_CURRENT_BINARY_DIR}/${gate_NAME}.audit")
  endif()
  if(NOT gate_REPORT)
    set(gate_REPORT "${CMAKE_CURRENT_BINARY_DIR}/${gate_NAME}.html")
  endif()
  set(judging --html "${gate_REPORT}")
  foreach(file IN ITEMS WAIVERS BASELINE)
    if(gate_${file})
      string(TOLOWER ${file} option)
      get_filename_component(path "${gate_${file}}" ABSOLUTE BASE_DIR "${CMAKE_CURRENT_SOURCE_DIR}")
      list(APPEND judging --${option} "${path}")
    endif()
  endforeach()
  set(binaries "")
  foreach(target IN LISTS gate_PRODUCTION)
    list(APPEND binaries "$<TARGET_FILE:${target}>")
  endforeach()
  foreach(target IN LISTS gate_TESTS)
    list(APPEND judging --tests "$<TARGET_FILE:${target}>")
  endforeach()

  set(tool $<TARGET_FILE:rowscope::rowscope-audit>)
  add_test(NAME ${gate_NAME}_begin COMMAND ${tool} begin --records "${gate_RECORDS}")
  set_tests_properties(${gate_NAME}_begin PROPERTIES FIXTURES_SETUP ${gate_NAME} LABELS audit)
  add_test(NAME ${gate_NAME} COMMAND ${tool} gate --records "${gate_RECORDS}" --level ${gate_LEVEL}
                                     --budget ${gate_BUDGET}s ${judging} ${binaries})
  set_tests_properties(${gate_NAME} PROPERTIES FIXTURES_CLEANUP ${gate_NAME} LABELS audit TIMEOUT 3600
                                               RUN_SERIAL ON)

  # Tests that catch_discover_tests() finds are known only when CTest reads its files, of which this becomes the last;
  # those of add_test() only at the end of this folder.
  set(script "${CMAKE_CURRENT_BINARY_DIR}/${gate_NAME}.audit.cmake")
  file(WRITE "${script}" "# Written by rowscope_add_audit_gate().\n")
  foreach(target IN LISTS gate_TESTS)
    file(APPEND "${script}" "
foreach(test IN LISTS ${target}_TESTS)
  set_tests_properties(\"\${test}\" PROPERTIES FIXTURES_REQUIRED \"${gate_NAME}\"
    ENVIRONMENT_MODIFICATION \"ROWSCOPE_AUDIT_DIR=set:${gate_RECORDS}\")
endforeach()
")
  endforeach()
  cmake_language(EVAL CODE
    "cmake_language(DEFER CALL rowscope_connect_audit_gate [[${gate_NAME}]] [[${gate_RECORDS}]] [[${script}]] [[${gate_TESTS}]])")
endfunction()

function(rowscope_connect_audit_gate name records script targets)
  set_property(DIRECTORY APPEND PROPERTY TEST_INCLUDE_FILES "${script}")
  foreach(target IN LISTS targets)
    if(TEST ${target})
      set_property(TEST ${target} APPEND PROPERTY FIXTURES_REQUIRED ${name})
      set_property(TEST ${target} APPEND PROPERTY ENVIRONMENT_MODIFICATION "ROWSCOPE_AUDIT_DIR=set:${records}")
    endif()
  endforeach()
endfunction()
