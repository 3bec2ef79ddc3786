# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of parlance-cli for fish. Commands and options are asked of the program itself, so they are always its own.

function __parlance_cli_commands
    parlance-cli --help 2>/dev/null |
        awk '/^Commands/ { on = 1; next } on && !NF { exit } on { name = $1; $1 = ""; print name "\t" substr($0, 2) }'
end

function __parlance_cli_options
    set -l words (commandline -opc)
    parlance-cli $words[2] --help 2>/dev/null | awk '/^  --/ {
        name = $1; line = $0
        if (!match(line, /[^ ]  +[^ ]/)) line = ""; else line = substr(line, RSTART + RLENGTH - 1)
        print name "\t" line }'
end

function __parlance_cli_after
    set -l words (commandline -opc)
    contains -- $words[-1] $argv
end

set -l first 'test (count (commandline -opc)) -eq 1'
complete -c parlance-cli -n $first -f -a '(__parlance_cli_commands)'
complete -c parlance-cli -n "not $first; and string match -q -- '-*' (commandline -ct)" -a '(__parlance_cli_options)'
complete -c parlance-cli -n '__parlance_cli_after --sentiment' -f -a 'negative neutral positive'
complete -c parlance-cli -n '__parlance_cli_after --by' -f -a 'hour day week month'
complete -c parlance-cli -n '__parlance_cli_after --split' -f -a 'theme forum language'
complete -c parlance-cli -n '__parlance_cli_after --sort' -f -a 'relevance score created'
complete -c parlance-cli -n '__parlance_cli_after --unit' -f -a 'post thread'
complete -c parlance-cli -n '__parlance_cli_after --of' -f -a 'sentiment themes'
complete -c parlance-cli -n '__parlance_cli_after --engine' -f -a 'own vader'
complete -c parlance-cli -n '__parlance_cli_after --markup' -f -a 'plain markdown html'
complete -c parlance-cli -n '__parlance_cli_after --language' -f -a 'auto en fr'
complete -c parlance-cli -n '__parlance_cli_after --format' -f -a "auto (parlance-cli formats 2>/dev/null | awk -F '\t' 'NR > 1 { print \$1 }')"
