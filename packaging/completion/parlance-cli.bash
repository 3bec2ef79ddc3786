# SPDX-License-Identifier: GPL-3.0-or-later
# Completion of parlance-cli for bash. Commands and options are asked of the program itself, so they are always its own.

_parlance_cli_commands() {
    parlance-cli --help 2>/dev/null | awk '/^Commands/ { on = 1; next } on && !NF { exit } on { print $1 }'
}

_parlance_cli_options() {
    parlance-cli "$1" --help 2>/dev/null | awk '/^  --/ { print $1 }'
}

_parlance_cli_values() {
    case $1 in
    --sentiment) echo negative neutral positive ;;
    --by) echo hour day week month ;;
    --split) echo theme forum language ;;
    --sort) echo relevance score created ;;
    --unit) echo post thread ;;
    --of) echo sentiment themes ;;
    --engine) echo own vader ;;
    --markup) echo plain markdown html ;;
    --language) echo auto en fr ;;
    --format) echo auto; parlance-cli formats 2>/dev/null | awk -F '\t' 'NR > 1 { print $1 }' ;;
    esac
}

_parlance_cli() {
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} words
    if [ "$COMP_CWORD" -eq 1 ]; then
        words="$(_parlance_cli_commands) --help --version"
    elif [[ $current == -* ]]; then
        words=$(_parlance_cli_options "${COMP_WORDS[1]}")
    else
        words=$(_parlance_cli_values "$previous")
    fi
    # Without words of ours, readline goes on to file names.
    mapfile -t COMPREPLY < <(compgen -W "$words" -- "$current")
}

complete -o bashdefault -o default -F _parlance_cli parlance-cli
