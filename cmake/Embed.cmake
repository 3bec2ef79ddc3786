# SPDX-License-Identifier: GPL-3.0-or-later
# parlance_embed(TARGET BASE_DIR FILE...)
# Compiles files into TARGET so that core, which has no resource system of its own, finds them by their
# path relative to BASE_DIR through parlance::embedded(). The assembler includes the bytes: no size limit,
# and nothing to compile.
function(parlance_embed target base_dir)
    set(asm "${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.S")
    set(table "${CMAKE_CURRENT_BINARY_DIR}/${target}_embedded.cpp")
    set(asm_text "    .section .rodata\n")
    set(decls "")
    set(rows "")
    set(n 0)
    foreach(file IN LISTS ARGN)
        file(RELATIVE_PATH name "${base_dir}" "${file}")
        string(APPEND asm_text
            "    .global parlance_embedded_${n}\n    .global parlance_embedded_${n}_end\n    .balign 16\n"
            "parlance_embedded_${n}:\n    .incbin \"${file}\"\nparlance_embedded_${n}_end:\n    .byte 0\n")
        string(APPEND decls "extern const char parlance_embedded_${n}[];\nextern const char parlance_embedded_${n}_end[];\n")
        string(APPEND rows "    {\"${name}\", parlance_embedded_${n}, parlance_embedded_${n}_end},\n")
        math(EXPR n "${n} + 1")
    endforeach()
    string(APPEND asm_text "    .section .note.GNU-stack,\"\",%progbits\n")
    file(CONFIGURE OUTPUT "${asm}" CONTENT "${asm_text}" @ONLY)
    file(CONFIGURE OUTPUT "${table}" CONTENT
"#include \"core/base/embeddedtable.h\"\nextern \"C\" {\n${decls}}\nnamespace parlance {\nconst EmbeddedEntry embeddedTable[] = {\n${rows}    {\"\", nullptr, nullptr}};\nconst std::size_t embeddedCount = ${n};\n}\n" @ONLY)
    set_source_files_properties("${asm}" PROPERTIES OBJECT_DEPENDS "${ARGN}")
    target_sources(${target} PRIVATE "${asm}" "${table}")
endfunction()
