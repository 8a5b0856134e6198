//! Where the grammar is wrong, with the reason.
//!
//! An entry names as little as it can: one language, what we say, and a scope in which the grammar
//! says something else. Files that a grammar cannot read at all are named one by one.

use std::path::Path;

use crate::kinds::{Kind, Theirs};

/// A kind of place where a grammar is wrong.
struct Wrong {
    language: &'static str,
    ours: Kind,
    /// A part of the scopes that the grammar gives.
    scope: &'static str,
    because: &'static str,
}

const WRONG: &[Wrong] = &[
    Wrong {
        language: "CSS",
        ours: Kind::String,
        scope: "meta.group.css string.unquoted.css",
        because: "An address in url(…) is a token of its own, whose slashes open no comment.",
    },
    Wrong {
        language: "C",
        ours: Kind::Comment,
        scope: "comment.block.preprocessor",
        because: "Code after `#if 0` is code to who reads it; the grammar makes all of it one comment.",
    },
    Wrong {
        language: "C",
        ours: Kind::String,
        scope: "comment.block.preprocessor",
        because: "The same for strings in it.",
    },
    Wrong {
        language: "Dockerfile",
        ours: Kind::Code,
        scope: "string.quoted.double.dockerfile",
        because: "`$(…)` and `$name` in double quotes are the shell's; the grammar reads no shell.",
    },
    Wrong {
        language: "Go",
        ours: Kind::String,
        scope: "meta.interpolation.go",
        because: "Go fills nothing into a string: what the grammar marks is text for a template.",
    },
    Wrong {
        language: "Makefile",
        ours: Kind::Code,
        scope: "string.",
        because: "make knows no quotes; the grammar makes strings of whatever stands in a variable.",
    },
    Wrong {
        language: "Makefile",
        ours: Kind::String,
        scope: "source.makefile",
        because: "Strings in recipes are the shell's, which the grammar leaves as text.",
    },
    Wrong {
        language: "Ruby",
        ours: Kind::String,
        scope: "meta.string.heredoc.ruby text.html",
        because: "A here-document is text to Ruby; the grammar guesses what it holds by its content.",
    },
    Wrong {
        language: "TOML",
        ours: Kind::Code,
        scope: "meta.tag.table.toml",
        because: "The name of a table is one heading, also where it stands in quotes.",
    },
    Wrong {
        language: "XML",
        ours: Kind::String,
        scope: "meta.tag.sgml.cdata.xml",
        because: "The marks around CDATA have the colour of what they hold.",
    },
    Wrong {
        language: "Zig",
        ours: Kind::Code,
        scope: "string.quoted.double.zig",
        because: "`@\"any text\"` is a name.",
    },
];

/// Files that a grammar loses its way in.
const LOST: &[(&str, &str)] = &[(
    "sinatra-contrib/spec/okjson.rb",
    "It takes `(a)<<12` for a here-document and the rest of the file for its text.",
)];

/// Why the difference at a byte is the grammar's fault; nothing when it is not known to be.
pub fn reason(language: &str, ours: Kind, theirs: &Theirs) -> Option<&'static str> {
    let is_known = |wrong: &&Wrong| {
        wrong.language == language && wrong.ours == ours && theirs.scopes.contains(wrong.scope)
    };
    WRONG.iter().find(is_known).map(|wrong| wrong.because)
}

/// Whether a file cannot be compared.
pub fn is_beyond(language: &str, path: &Path, text: &str) -> bool {
    // The grammar of SQL knows no `$tag$ text $tag$`, and takes the text for code.
    let is_dollar_quoted = language == "SQL" && (text.contains("$$") || has_tag(text));
    is_dollar_quoted || LOST.iter().any(|(file, _)| path.ends_with(file))
}

fn has_tag(text: &str) -> bool {
    let mut parts = text.split('$').skip(1);
    parts.any(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_alphabetic() || byte == b'_')
    })
}
