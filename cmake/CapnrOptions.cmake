# SPDX-FileCopyrightText: 2026 Cap NR contributors
# SPDX-License-Identifier: EUPL-1.2
# What every target shares: the standard, the warnings, the hardening, the sanitizers.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)

option(CAPNR_TESTS "build the tests" ON)
option(CAPNR_FUZZ "build the fuzz targets (clang only)" OFF)
option(CAPNR_BENCH "build the benchmarks" OFF)
option(CAPNR_PACKAGE "build what the Debian package holds" OFF)
option(CAPNR_WERROR "warnings are errors" ON)
set(CAPNR_SANITIZE "" CACHE STRING "sanitizers, as -fsanitize takes them (address,undefined or thread)")

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
  # Paths under the source tree do not count: every clone and worktree shares what another has compiled.
  set(CMAKE_CXX_COMPILER_LAUNCHER env CCACHE_BASEDIR=${CMAKE_SOURCE_DIR} CCACHE_NOHASHDIR=1
    CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${CCACHE_PROGRAM})
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
  add_link_options(-fuse-ld=mold)
endif()

add_compile_options(-Wall -Wextra -Wshadow -Wconversion -Wnon-virtual-dtor -Wold-style-cast)
add_compile_options(-D_GLIBCXX_ASSERTIONS -ffp-contract=off -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # At -O2, g++ 12 sees uninitialised members in std::variant and std::optional where there are none; clang and the sanitizers look for real ones.
  add_compile_options(-Wno-maybe-uninitialized)
else()
  # libstdc++ 12's stable_sort uses what it deprecates itself; g++ tells of ours.
  add_compile_options(-Wno-deprecated-declarations)
endif()
if(CAPNR_WERROR)
  add_compile_options(-Werror)
endif()
if(CMAKE_BUILD_TYPE STREQUAL "Release" OR CMAKE_BUILD_TYPE STREQUAL "RelWithDebInfo")
  add_compile_options(-fstack-protector-strong)
endif()
if(CAPNR_SANITIZE)
  # Not position-independent: a sanitized program spends half of a short run on relocations otherwise.
  add_compile_options(-fsanitize=${CAPNR_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all -fno-pie)
  add_link_options(-fsanitize=${CAPNR_SANITIZE} -no-pie)
endif()
set(CAPNR_TEST_OPTIONS "" CACHE STRING "more compiler options for the tests' own sources: they are compiled oftener than they run")

# capnr_precompiled(NAME HEADERS header…): a target whose precompiled headers others take with capnr_uses_precompiled(). Only of libraries:
# a change of ours compiles what includes it, no more. g++'s only: the preset clang compiles each source without them, and so finds the #include that
# lacks. Neither clang-tidy nor the preset asan do: they read several sources together.
function(capnr_precompiled name)
  cmake_parse_arguments(ARG "" "" "HEADERS;LINKS" ${ARGN})
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp CONTENT "" @ONLY)
    add_library(${name} STATIC ${CMAKE_CURRENT_BINARY_DIR}/${name}.cpp)
    target_link_libraries(${name} PRIVATE ${ARG_LINKS})
    target_precompile_headers(${name} PRIVATE ${ARG_HEADERS})
    # ccache looks at this line instead of hashing a hundred megabytes for each source (CCACHE_PCH_EXTSUM).
    set(header CMakeFiles/${name}.dir/cmake_pch.hxx.gch)
    add_custom_command(TARGET ${name} POST_BUILD WORKING_DIRECTORY ${CMAKE_CURRENT_BINARY_DIR} VERBATIM
      COMMAND ${CMAKE_COMMAND} -E sha256sum ${header} > ${header}.sum)
  endif()
endfunction()
function(capnr_uses_precompiled target from)
  if(TARGET ${from})
    target_precompile_headers(${target} REUSE_FROM ${from})
  endif()
endfunction()

set(CAPNR_COMMON_HEADERS <algorithm> <array> <charconv> <chrono> <cmath> <cstdint> <filesystem> <functional> <limits> <map> <memory> <optional> <set>
  <span> <string> <string_view> <tuple> <unordered_map> <utility> <variant> <vector>)
capnr_precompiled(capnr_common_headers HEADERS ${CAPNR_COMMON_HEADERS})

option(CAPNR_UNITY "compile the sources of a layer by units of several: faster from nothing, slower after a change" OFF)

# capnr_unity(TARGET source…): the units that tools/lint/units.awk finds. A change of a source may change them: cmake looks again.
function(capnr_unity target)
  set(lines "")
  foreach(source ${ARGN})
    string(APPEND lines "${CMAKE_CURRENT_SOURCE_DIR}/${source}\t${target}\n")
    set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/${source})
  endforeach()
  file(CONFIGURE OUTPUT ${CMAKE_CURRENT_BINARY_DIR}/units.txt CONTENT "${lines}" @ONLY)
  execute_process(COMMAND awk -f ${CMAKE_SOURCE_DIR}/tools/lint/units.awk ${CMAKE_CURRENT_BINARY_DIR}/units.txt
    OUTPUT_VARIABLE units COMMAND_ERROR_IS_FATAL ANY)
  string(REPLACE "\n" ";" units "${units}")
  set(number 0)
  foreach(unit ${units})
    separate_arguments(sources UNIX_COMMAND "${unit}")
    list(LENGTH sources count)
    math(EXPR number "${number} + 1")
    if(count GREATER 1)
      set_source_files_properties(${sources} PROPERTIES UNITY_GROUP u${number})
    else()
      set_source_files_properties(${sources} PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
    endif()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
endfunction()

# capnr_layer(NAME SOURCES … USES layer… LINKS library…): a folder of src/ as the static library capnr_NAME.
function(capnr_layer name)
  cmake_parse_arguments(ARG "" "" "SOURCES;USES;LINKS;PUBLIC_LINKS" ${ARGN})
  add_library(capnr_${name} STATIC ${ARG_SOURCES})
  target_include_directories(capnr_${name} PUBLIC ${CMAKE_SOURCE_DIR}/src)
  foreach(used ${ARG_USES})
    target_link_libraries(capnr_${name} PUBLIC capnr_${used})
  endforeach()
  target_link_libraries(capnr_${name} PUBLIC ${ARG_PUBLIC_LINKS} PRIVATE ${ARG_LINKS})
  capnr_uses_precompiled(capnr_${name} capnr_common_headers)
  if(CAPNR_UNITY)
    capnr_unity(capnr_${name} ${ARG_SOURCES})
  endif()
endfunction()

# capnr_test(NAME SOURCES … USES layer… LABELS label… LINKS library…): a GoogleTest binary, one ctest entry.
function(capnr_test name)
  cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;USES;LABELS;LINKS" ${ARGN})
  add_executable(${name} ${ARG_SOURCES})
  foreach(used ${ARG_USES})
    target_link_libraries(${name} PRIVATE capnr_${used})
  endforeach()
  target_link_libraries(${name} PRIVATE ${ARG_LINKS} GTest::gtest GTest::gtest_main)
  capnr_uses_precompiled(${name} capnr_test_headers)
  target_compile_definitions(${name} PRIVATE
    CAPNR_SOURCE_DIR="${CMAKE_SOURCE_DIR}" CAPNR_BINARY_DIR="${CMAKE_BINARY_DIR}")
  add_test(NAME ${name} COMMAND ${name})
  if(NOT ARG_LABELS)
    set(ARG_LABELS fast)
  endif()
  if(NOT ARG_TIMEOUT)
    set(ARG_TIMEOUT 300)
  endif()
  set_tests_properties(${name} PROPERTIES LABELS "${ARG_LABELS}" TIMEOUT ${ARG_TIMEOUT})
endfunction()

# capnr_database_test(NAME …): as capnr_test, for tests on each database (tests/store/test_databases.h). One binary, two ctest entries: NAME has
# all but the tests on PostgreSQL, NAME_postgresql has those, under the label postgres; it fails when there is none.
function(capnr_database_test name)
  capnr_test(${name} ${ARGN})
  target_link_libraries(${name} PRIVATE capnr_test_databases)
  get_test_property(${name} TIMEOUT timeout)
  set_tests_properties(${name} PROPERTIES ENVIRONMENT "GTEST_FILTER=-*/postgresql")
  add_test(NAME ${name}_postgresql COMMAND ${name})
  set_tests_properties(${name}_postgresql PROPERTIES LABELS postgres TIMEOUT ${timeout}
    ENVIRONMENT "GTEST_FILTER=*/postgresql" FAIL_REGULAR_EXPRESSION "Running 0 tests")
endfunction()
