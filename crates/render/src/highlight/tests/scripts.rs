//! Shells, sessions, and files that hold commands.

use super::{check, check_parts};

#[test]
fn a_command_is_told_from_its_arguments() {
    check(
        "bash",
        "for f in *.gz; do rm -f \"$f\" | cat; done # all",
        "‹keyword for› ‹parameter f› ‹keyword in› *.gz‹punctuation ;› ‹keyword do› ‹function rm› ‹parameter -f› \
         ‹string \"›‹parameter $f›‹string \"› ‹punctuation |› ‹function cat›‹punctuation ;› ‹keyword done› ‹comment # all›",
    );
}

#[test]
fn commands_within_commands_are_commands() {
    check_parts(
        "sh",
        "OUT=\"$(date +%F)-${NAME:-x}\" make all; echo 'a $b'",
        &[
            "‹parameter OUT›=",
            "‹punctuation $(›‹function date›",
            "‹parameter ${NAME:-x}›",
            "‹function make› all",
            "‹builtin echo› ‹string 'a $b'›",
        ],
    );
}

#[test]
fn a_here_document_ends_at_its_word() {
    check_parts(
        "bash",
        "cat <<'EOF' | sort\nfor x\nEOF\nls",
        &[
            "‹label <<'EOF'›",
            "‹function sort›",
            "‹string for x›\n‹label EOF›\n‹function ls›",
        ],
    );
    check_parts("bash", "x=$((1 << 2)); y <<< z", &["‹function y› <<< z"]);
}

#[test]
fn a_line_that_goes_on_is_one_command() {
    check_parts(
        "bash",
        "curl \\\n  -H x",
        &["‹function curl›", "‹parameter -H›"],
    );
}

#[test]
fn in_a_session_only_what_was_typed_is_code() {
    check(
        "console",
        "$ ls -l\ntotal for 3\nme@box:~$ git log",
        "‹comment $› ‹function ls› ‹parameter -l›\ntotal for 3\n‹comment me@box:~$› ‹function git› log",
    );
    check_parts("bash", "$ ls\nif", &["‹comment $› ‹function ls›\nif"]);
    check_parts("console", "ls -l", &["‹function ls›"]);
    check_parts(
        "pycon",
        ">>> len(x)\n3",
        &["‹comment >>>› ‹builtin len›", "\n3"],
    );
}

#[test]
fn a_dockerfile_holds_shell() {
    check_parts(
        "dockerfile",
        "FROM rust:1.95 AS build\nRUN --mount=type=cache apt-get update \\\n && rm -rf x\nENV A=1\nCMD [\"/app\"]",
        &[
            "‹keyword FROM›",
            "‹keyword AS› build",
            "‹parameter --mount›=type=cache ‹function apt-get›",
            "‹function rm› ‹parameter -rf›",
            "‹property A›=‹number 1›",
            "‹keyword CMD› ‹punctuation [›‹string \"/app\"›",
        ],
    );
}

#[test]
fn a_makefile_holds_shell() {
    check_parts(
        "make",
        "CC := gcc $(X)\nall: main.o\n\t@echo done # x\nifeq (a,b)",
        &[
            "‹property CC› := gcc ‹parameter $(X)›",
            "‹function all›: main.o",
            "‹builtin echo›",
            "‹keyword ifeq›",
        ],
    );
}
