//! What each byte of a text is: to our lexers, and to the grammars of syntect and two-face.

use std::sync::LazyLock;

use syntect::parsing::{ParseState, Scope, ScopeStack, SyntaxSet};

/// What a byte is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Code,
    String,
    Comment,
}

/// What a grammar takes a byte for.
#[derive(Clone)]
pub struct Theirs {
    pub kind: Kind,
    /// All scopes around it, outermost first.
    pub scopes: String,
}

static SYNTAXES: LazyLock<SyntaxSet> = LazyLock::new(two_face::syntax::extra_newlines);

/// The kinds by the HTML that readers get; nothing for a language without a lexer.
pub fn ours(text: &str, name: &str) -> Option<Vec<Kind>> {
    if fieldnotes_render::highlight::reading(name)
        != Some(fieldnotes_render::highlight::Reading::Lexer)
    {
        return None;
    }
    let html = fieldnotes_render::highlight::html(text, name)?;
    let mut kinds = Vec::with_capacity(text.len());
    let mut escapes = Vec::new();
    let mut kind = Kind::Code;
    let mut is_escape = false;
    let mut rest = html.as_str();
    while let Some(first) = rest.chars().next() {
        let length = match first {
            '<' => {
                let (tag, after) = rest.split_once('>')?;
                let class = tag.strip_prefix("<span class=\"hl-").unwrap_or_default();
                let class = class.trim_end_matches('"');
                is_escape = class == "escape";
                kind = kind_of_class(class, after);
                rest = after;
                continue;
            }
            '&' => rest.find(';')? + 1,
            _ => first.len_utf8(),
        };
        let bytes = if first == '&' { 1 } else { length };
        kinds.extend(std::iter::repeat_n(kind, bytes));
        escapes.extend(std::iter::repeat_n(is_escape, bytes));
        rest = &rest[length..];
    }
    settle_escapes(&mut kinds, &escapes);
    (kinds.len() == text.len()).then_some(kinds)
}

/// An escape is part of the string that it stands in; `&amp;` in a page is in none.
fn settle_escapes(kinds: &mut [Kind], escapes: &[bool]) {
    let mut at = 0;
    while at < kinds.len() {
        let length = escapes[at..].iter().take_while(|escape| **escape).count();
        let before = at.checked_sub(1).map(|before| kinds[before]);
        let touches = [before, kinds.get(at + length).copied()];
        if touches.contains(&Some(Kind::String)) {
            kinds[at..at + length].fill(Kind::String);
        }
        at += length.max(1);
    }
}

fn kind_of_class(class: &str, after: &str) -> Kind {
    let is_quoted = after.starts_with("&quot;") || after.starts_with(['\'', '`']);
    match class {
        "string" | "regexp" => Kind::String,
        "comment" | "doc" => Kind::Comment,
        // A quoted key is a string with another colour, and so is a character.
        "property" | "escape" if is_quoted => Kind::String,
        _ => Kind::Code,
    }
}

/// Scopes of code that stands within a string, and of what is called a string and is none.
const CODE: &[&str] = &[
    "meta.interpolation",
    "meta.embedded",
    "meta.template.expression",
    "meta.group.expansion",
    "source.groovy.embedded",
    "variable.other",
    "variable.language",
    "variable.parameter",
    "entity.name.function",
    "entity.name.tag.yaml",
    "string.unquoted",
];

/// Scopes that say something else than their beginning.
const STRINGS: &[&str] = &[
    "string.unquoted.heredoc",
    "string.unquoted.nowdoc",
    "string.unquoted.plain",
    "string.unquoted.block",
    "variable.other.placeholder",
];

/// What the preprocessor leaves out is called a comment, and is none.
const NO_COMMENT: &str = "comment.block.preprocessor.if-branch";

/// The kinds by a grammar; nothing for a language without one.
pub fn theirs(text: &str, grammar: &str) -> Option<Vec<Theirs>> {
    let syntax = SYNTAXES.find_syntax_by_token(grammar)?;
    let mut state = ParseState::new(syntax);
    let mut stack = ScopeStack::new();
    let mut kinds = Vec::with_capacity(text.len());
    for line in text.split_inclusive('\n') {
        let start = kinds.len();
        let here = |stack: &ScopeStack| Theirs {
            kind: kind_of(stack),
            scopes: stack.to_string(),
        };
        let mut now = here(&stack);
        for (next, change) in state.parse_line(line, &SYNTAXES).ok()? {
            kinds.resize(start + next, now.clone());
            stack.apply(&change).ok()?;
            now = here(&stack);
        }
        kinds.resize(start + line.len(), now);
    }
    Some(kinds)
}

/// A comment has nothing in it; a string may hold code.
fn kind_of(stack: &ScopeStack) -> Kind {
    static NAMES: LazyLock<Vec<(Scope, Kind)>> = LazyLock::new(|| {
        let mut names = vec![
            (scope("string"), Kind::String),
            (scope("comment"), Kind::Comment),
            (scope(NO_COMMENT), Kind::Code),
        ];
        names.extend(CODE.iter().map(|name| (scope(name), Kind::Code)));
        names.extend(STRINGS.iter().map(|name| (scope(name), Kind::String)));
        // Longer names decide first.
        names.sort_by_key(|(scope, _)| std::cmp::Reverse(scope.len()));
        names
    });
    let mut kind = Kind::Code;
    for own in &stack.scopes {
        match NAMES.iter().find(|(name, _)| name.is_prefix_of(*own)) {
            Some((_, Kind::Comment)) if kind == Kind::Code => return Kind::Comment,
            Some((_, found)) => kind = *found,
            None => {}
        }
    }
    kind
}

fn scope(name: &str) -> Scope {
    Scope::new(name).expect("a scope of few atoms")
}
