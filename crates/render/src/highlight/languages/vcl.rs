//! VCL: how Varnish and Fastly are told what to do with a request.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Quoted};
use crate::highlight::lexer::{Lexer, Syntax};

pub static VCL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Constant, "true false now"),
                (
                    Class::Keyword,
                    "vcl import include sub backend director probe acl if else elseif elsif elif set unset \
                     remove add call new return error restart synthetic esi goto declare local log table \
                     penaltybox ratecounter switch case default break",
                ),
                (
                    Class::Builtin,
                    "req bereq beresp resp obj client server local storage sess req_top regsub regsuball \
                     ban hash_data std directors cookie header",
                ),
                (
                    Class::Type,
                    "STRING INTEGER INT FLOAT REAL BOOL TIME RTIME DURATION IP BACKEND ACL",
                ),
                (
                    Class::Function,
                    "vcl_recv vcl_pipe vcl_pass vcl_hash vcl_purge vcl_miss vcl_hit vcl_deliver vcl_synth \
                     vcl_fetch vcl_error vcl_log vcl_backend_fetch vcl_backend_response vcl_backend_error \
                     vcl_init vcl_fini hash lookup pass pipe fetch deliver synth retry abandon purge hit \
                     miss ok fail",
                ),
            ],
            word_bytes: b"-",
            line_comments: &["#", "//"],
            block_comments: &[BlockComment::C],
            strings: &[
                Quoted::long("\"\"\"").without_escapes(),
                // Nothing has a meaning of its own in either kind of string.
                Quoted::raw("{\"", "\"}"),
                Quoted::DOUBLE.without_escapes(),
            ],
            definitions: &[("sub", Class::Function), ("backend acl director probe table", Class::Type)],
            members: Class::Property,
            special_bytes: b"{",
            ..Language::PLAIN
        }
    }
    .syntax_with(named_string)
});

/// `{MARK"text"MARK}` of Fastly.
fn named_string(lexer: &mut Lexer<'_, '_>) -> bool {
    let end = lexer.word_end(lexer.at + 1);
    if end == lexer.at + 1 || lexer.bytes.get(end) != Some(&b'"') {
        return false;
    }
    let Ok(mark) = std::str::from_utf8(&lexer.bytes[lexer.at + 1..end]) else {
        return false;
    };
    let close = format!("\"{mark}}}");
    lexer.take_value(lexer.after(end + 1, &close), Class::String);
    true
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn a_subroutine_has_variables_patterns_and_long_strings() {
        check_parts(
            "vcl",
            "sub vcl_recv {\n  if (req.url ~ \"\\.png$\") { return (pass); } # it's\n  synthetic({\"it's \"x\" \"});\n  set req.http.X-A = {M\"a\"}\"M};\n}",
            &[
                "‹keyword sub› ‹function vcl_recv›",
                "‹builtin req›.‹property url› ~ ‹string \"\\.png$\"›",
                "‹keyword return› ‹punctuation (›‹function pass›",
                "‹comment # it's›",
                "‹string {\"it's \"x\" \"}›",
                "‹property X-A› = ‹string {M\"a\"}\"M}›",
            ],
        );
    }
}
