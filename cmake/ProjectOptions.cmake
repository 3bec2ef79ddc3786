# SPDX-License-Identifier: GPL-3.0-or-later
# One interface target carries what every target of ours shares.
add_library(project_options INTERFACE)
target_compile_features(project_options INTERFACE cxx_std_20)
target_compile_options(project_options INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor)
if(PARLANCE_WERROR)
    target_compile_options(project_options INTERFACE -Werror)
endif()
# At -O3 GCC 12 warns of overlaps inside std::string that cannot happen (its bug 105651).
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 13)
    target_compile_options(project_options INTERFACE $<$<CONFIG:Release>:-Wno-restrict>)
endif()
# The same sums on every machine: no fused multiply-add, no re-association.
target_compile_options(project_options INTERFACE -ffp-contract=off)
target_include_directories(project_options INTERFACE ${PROJECT_SOURCE_DIR} ${PROJECT_BINARY_DIR})
