//! Code in colour: about 25 classes named `hl-…`, chosen here and styled by the theme.
//!
//! One small interface in front of syntect, so that another highlighter can take its place.
//! Its own class generator is not used: it writes every scope of the grammar, thirteen times
//! the size. Numbering and marking lines is in `code`.

use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxReference, SyntaxSet};

use crate::escape;

/// Code longer than this stays plain; highlighting takes about a second a megabyte.
const LONGEST: usize = 200_000;
/// So does code with a line longer than this, which is always made by a machine.
const LONGEST_LINE: usize = 5_000;

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// Scopes of grammars and the class of each; the longest that fits wins.
/// An empty class ends the search, so that what surrounds it does not colour it.
const CLASSES: &[(&str, &str)] = &[
    ("comment", "comment"),
    ("comment.block.documentation", "doc"),
    ("comment.line.documentation", "doc"),
    ("string", "string"),
    ("string.regexp", "regexp"),
    ("meta.interpolation", ""),
    ("constant.character", "escape"),
    ("constant.numeric", "number"),
    ("keyword.other.unit", "number"),
    ("constant.language", "constant"),
    ("constant.other", "constant"),
    ("support.constant", "constant"),
    ("variable.other.constant", "constant"),
    ("variable.parameter", "parameter"),
    ("variable.language", "self"),
    ("variable.other.member", "property"),
    ("support.type.property-name", "property"),
    ("entity.name.tag.yaml", "property"),
    ("entity.name.tag.toml", "property"),
    ("variable.function", "function"),
    ("entity.name.function", "function"),
    ("support.function", "builtin"),
    ("support.macro", "macro"),
    ("entity.name.macro", "macro"),
    ("entity.name.type", "type"),
    ("entity.name.class", "type"),
    ("entity.name.struct", "type"),
    ("entity.name.enum", "type"),
    ("entity.name.trait", "type"),
    ("entity.name.impl", "type"),
    ("entity.name.interface", "type"),
    ("entity.other.inherited-class", "type"),
    ("support.type", "type"),
    ("support.class", "type"),
    ("storage.type", "keyword"),
    ("storage.modifier", "keyword"),
    ("keyword", "keyword"),
    ("keyword.operator", "operator"),
    ("keyword.operator.word", "keyword"),
    ("keyword.operator.logical.python", "keyword"),
    ("entity.name.namespace", "namespace"),
    ("entity.name.module", "namespace"),
    ("entity.name.label", "label"),
    ("entity.name.tag", "tag"),
    ("entity.other.attribute-name", "attribute"),
    ("variable.annotation", "annotation"),
    ("meta.annotation", "annotation"),
    ("punctuation.section", "punctuation"),
    ("punctuation.separator", "punctuation"),
    ("punctuation.terminator", "punctuation"),
    ("punctuation.accessor", "punctuation"),
    ("markup.inserted", "inserted"),
    ("markup.deleted", "deleted"),
    ("markup.heading", "heading"),
    ("entity.name.section", "heading"),
    ("markup.bold", "strong"),
    ("markup.italic", "emphasis"),
    ("markup.raw", "string"),
    ("markup.underline.link", "link"),
    ("invalid", "invalid"),
];

static SCOPES: LazyLock<Vec<(Scope, &'static str)>> = LazyLock::new(|| {
    let scope = |&(name, class): &(&str, &'static str)| Some((Scope::new(name).ok()?, class));
    let mut scopes: Vec<_> = CLASSES.iter().filter_map(scope).collect();
    scopes.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
    scopes
});

/// The HTML of `code` in language `lang`, or nothing if the language is not known.
pub fn html(code: &str, lang: &str) -> Option<String> {
    lines(code, lang).map(|lines| lines.join("\n"))
}

/// Whether there are colours for a language.
pub fn knows(lang: &str) -> bool {
    syntax(lang).is_some()
}

/// The HTML of each line, without line ends; no element crosses a line.
pub(crate) fn lines(code: &str, lang: &str) -> Option<Vec<String>> {
    let syntax = syntax(lang)?;
    if code.len() > LONGEST || code.lines().any(|line| line.len() > LONGEST_LINE) {
        return None;
    }
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut lines = Vec::new();
    for line in code.split_inclusive('\n') {
        lines.push(one_line(line, &mut state, &mut stack)?);
    }
    Some(lines)
}

fn syntax(lang: &str) -> Option<&'static SyntaxReference> {
    let token = match lang {
        "" | "text" | "txt" | "plain" => return None,
        "shell" | "console" | "shellsession" => "sh",
        "jsonc" | "json5" => "json",
        "mjs" | "cjs" => "js",
        other => other,
    };
    SYNTAXES.find_syntax_by_token(token)
}

fn one_line(line: &str, state: &mut ParseState, stack: &mut ScopeStack) -> Option<String> {
    let changes = state.parse_line(line, &SYNTAXES).ok()?;
    let text = line.trim_end_matches(['\n', '\r']);
    let mut run = Run::default();
    let mut at = 0;
    for (next, change) in changes {
        let end = next.min(text.len());
        if end > at {
            run.push(&text[at..end], class(stack));
            at = end;
        }
        stack.apply(&change).ok()?;
    }
    run.push(&text[at..], class(stack));
    Some(run.finish())
}

/// HTML in which neighbours of one class share one element.
#[derive(Default)]
struct Run {
    html: String,
    class: &'static str,
}

impl Run {
    fn push(&mut self, text: &str, class: &'static str) {
        let blank = text.chars().all(char::is_whitespace);
        if !blank && class != self.class {
            self.close();
            if !class.is_empty() {
                self.html.push_str("<span class=\"hl-");
                self.html.push_str(class);
                self.html.push_str("\">");
            }
            self.class = class;
        }
        escape::push(&mut self.html, text);
    }

    fn close(&mut self) {
        if !self.class.is_empty() {
            self.html.push_str("</span>");
            self.class = "";
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.html
    }
}

fn class(stack: &ScopeStack) -> &'static str {
    stack
        .scopes
        .iter()
        .rev()
        .find_map(|&scope| class_of(scope))
        .unwrap_or("")
}

/// The class of one scope, remembered: a page holds few different ones.
fn class_of(scope: Scope) -> Option<&'static str> {
    static SEEN: LazyLock<Mutex<HashMap<Scope, Option<&'static str>>>> =
        LazyLock::new(Mutex::default);
    let mut seen = SEEN.lock().unwrap_or_else(PoisonError::into_inner);
    *seen.entry(scope).or_insert_with(|| {
        let found = SCOPES.iter().find(|(prefix, _)| prefix.is_prefix_of(scope));
        found.map(|(_, class)| *class)
    })
}
