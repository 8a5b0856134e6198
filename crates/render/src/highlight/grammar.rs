//! The languages without a lexer of ours, by the grammars of syntect and two-face.
//!
//! Two hundred languages at about a megabyte a second: good enough for what is rare. syntect's
//! own class generator is not used: it writes every scope of the grammar, thirteen times the
//! size.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use super::class::Class;
use super::painter::Painter;

/// Code longer than this stays plain; highlighting takes about a second a megabyte.
const LONGEST: usize = 200_000;
/// So does code with a line longer than this, which is always made by a machine.
const LONGEST_LINE: usize = 5_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Scopes of grammars and the class of each; the longest that fits wins.
/// Plain ends the search, so that what surrounds it does not colour it.
const CLASSES: &[(&str, Class)] = &[
    ("comment", Class::Comment),
    ("comment.block.documentation", Class::Doc),
    ("comment.line.documentation", Class::Doc),
    ("string", Class::String),
    ("string.regexp", Class::Regexp),
    ("meta.interpolation", Class::Plain),
    ("constant.character", Class::Escape),
    ("constant.numeric", Class::Number),
    ("keyword.other.unit", Class::Number),
    ("constant.language", Class::Constant),
    ("constant.other", Class::Constant),
    ("support.constant", Class::Constant),
    ("variable.other.constant", Class::Constant),
    ("variable.parameter", Class::Parameter),
    ("variable.language", Class::Own),
    ("variable.other.member", Class::Property),
    ("support.type.property-name", Class::Property),
    ("entity.name.tag.yaml", Class::Property),
    ("entity.name.tag.toml", Class::Property),
    ("variable.function", Class::Function),
    ("entity.name.function", Class::Function),
    ("support.function", Class::Builtin),
    ("support.macro", Class::Macro),
    ("entity.name.macro", Class::Macro),
    ("entity.name.type", Class::Type),
    ("entity.name.class", Class::Type),
    ("entity.name.struct", Class::Type),
    ("entity.name.enum", Class::Type),
    ("entity.name.trait", Class::Type),
    ("entity.name.impl", Class::Type),
    ("entity.name.interface", Class::Type),
    ("entity.other.inherited-class", Class::Type),
    ("support.type", Class::Type),
    ("support.class", Class::Type),
    ("storage.type", Class::Keyword),
    ("storage.modifier", Class::Keyword),
    ("keyword", Class::Keyword),
    ("keyword.operator", Class::Plain),
    ("keyword.operator.word", Class::Keyword),
    ("keyword.operator.logical.python", Class::Keyword),
    ("entity.name.namespace", Class::Namespace),
    ("entity.name.module", Class::Namespace),
    ("entity.name.label", Class::Label),
    ("entity.name.tag", Class::Tag),
    ("entity.other.attribute-name", Class::Attribute),
    ("variable.annotation", Class::Annotation),
    ("meta.annotation", Class::Annotation),
    ("punctuation.section", Class::Punctuation),
    ("punctuation.separator", Class::Punctuation),
    ("punctuation.terminator", Class::Punctuation),
    ("punctuation.accessor", Class::Punctuation),
    ("markup.inserted", Class::Inserted),
    ("markup.deleted", Class::Deleted),
    ("markup.heading", Class::Heading),
    ("entity.name.section", Class::Heading),
    ("markup.bold", Class::Strong),
    ("markup.italic", Class::Emphasis),
    ("markup.raw", Class::String),
    ("markup.underline.link", Class::Link),
    ("invalid", Class::Invalid),
];

static SCOPES: LazyLock<Vec<(Scope, Class)>> = LazyLock::new(|| {
    let scope = |&(name, class): &(&str, Class)| Some((Scope::new(name).ok()?, class));
    let mut scopes: Vec<_> = CLASSES.iter().filter_map(scope).collect();
    scopes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    scopes
});

/// Whether there is a grammar for a language.
pub fn knows(lang: &str) -> bool {
    syntax(lang).is_some()
}

/// Paints the whole code by the grammar of its language; answers whether it could.
pub fn paint(painter: &mut Painter<'_>, lang: &str) -> bool {
    let code = painter.code();
    let Some(syntax) = syntax(lang) else {
        return false;
    };
    if code.len() > LONGEST || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return false;
    }
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut start = 0;
    for line in code.split_inclusive('\n') {
        let Ok(changes) = state.parse_line(line, &SYNTAXES) else {
            return false;
        };
        for (next, change) in changes {
            painter.paint(start + next, class(&stack));
            if stack.apply(&change).is_err() {
                return false;
            }
        }
        start += line.len();
        painter.paint(start, class(&stack));
    }
    true
}

/// Names that people write, and what their grammar is found by.
const ALIASES: &[(&str, &str)] = &[
    ("apache", "htaccess"),
    ("apacheconf", "htaccess"),
    ("assembly", "asm"),
    ("batch", "bat"),
    ("cron", "crontab"),
    ("delphi", "pas"),
    ("elisp", "el"),
    ("emacs-lisp", "el"),
    ("fortran", "f90"),
    ("gdscript", "gd"),
    ("git-commit", "git commit"),
    ("gitcommit", "git commit"),
    ("go-mod", "go.mod"),
    ("graphviz", "dot"),
    ("hlsl", "glsl"),
    ("hocon", "json"),
    ("mdx", "markdown"),
    ("metal", "cpp"),
    ("objc", "m"),
    ("objective-cpp", "mm"),
    ("octave", "matlab"),
    ("pip-requirements", "requirements.txt"),
    ("pwsh", "powershell"),
    ("regex", "re"),
    ("regexp", "re"),
    ("requirements", "requirements.txt"),
    ("robotframework", "robot"),
    ("scheme", "scm"),
    ("ssh-config", "ssh_config"),
    ("sshconfig", "ssh_config"),
    ("x86asm", "asm"),
];

fn syntax(lang: &str) -> Option<&'static SyntaxReference> {
    let alias = ALIASES.iter().find(|(name, _)| *name == lang);
    match alias.map_or(lang, |(_, token)| *token) {
        "" | "text" | "txt" | "plain" => None,
        token => SYNTAXES.find_syntax_by_token(token),
    }
}

fn class(stack: &ScopeStack) -> Class {
    stack
        .scopes
        .iter()
        .rev()
        .find_map(|&scope| class_of(scope))
        .unwrap_or_default()
}

/// The class of one scope, remembered: a page holds few different ones.
fn class_of(scope: Scope) -> Option<Class> {
    static SEEN: LazyLock<Mutex<HashMap<Scope, Option<Class>>>> = LazyLock::new(Mutex::default);
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    *seen.entry(scope).or_insert_with(|| {
        let found = SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope));
        found.map(|(_, class)| *class)
    })
}
