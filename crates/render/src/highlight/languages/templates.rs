//! Templates: what stands between `{{ … }}` and `{% … %}` in pages, settings and queries.
//!
//! The text around is read by whoever meets such a mark, see `markup`. What is inside is code in
//! a language of its own, which is read up to the mark that closes it and stands in no string.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Quoted};
use crate::highlight::lexer::{self, Lexer, Syntax};
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Whose marks mean something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Templates {
    None,
    /// Those of whatever there is, if they are closed on their line: Vue, Handlebars, Angular.
    Any,
    /// Jinja, Django, Twig, Liquid, Nunjucks, Tera.
    Jinja,
    /// Go's `text/template` and `html/template`: Hugo, Helm.
    Go,
}

/// Jinja and its kin.
pub static JINJA: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Constant, "true false none null nil True False None loop forloop super"),
                (
                    Class::Keyword,
                    "and as assign autoescape block blocktrans blocktranslate break call capture case \
                     comment context continue cycle do elif else elseif elsif embed empty end endautoescape \
                     endblock endblocktrans endblocktranslate endcall endcapture endcase endcomment \
                     endembed endfilter endfor endif endifchanged endmacro endraw endset endsnapshot \
                     endspaceless endtest endunless endverbatim endwith extends filter firstof for from if \
                     ifchanged import in include is load macro materialization endmaterialization not now \
                     only or plural raw recursive regroup render set snapshot spaceless tag test trans \
                     translate unless url use verbatim when widthratio with without csrf_token static",
                ),
                (Class::Builtin, "config ref source var this adapter range namespace cycler joiner dict lipsum"),
            ],
            strings: &[Quoted::DOUBLE.over_lines(), Quoted::SINGLE.over_lines()],
            members: Class::Property,
            special_bytes: b"|",
            ..Language::PLAIN
        }
    }
    .syntax_with(filter)
});

/// The templates of Go.
pub static GO_TEMPLATE: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Constant, "true false nil"),
                (
                    Class::Keyword,
                    "if else end range with define template block break continue return partial",
                ),
                (
                    Class::Builtin,
                    "and or not eq ne lt le gt ge len index slice print printf println html js urlquery \
                     call include default required quote squote nindent indent toYaml toJson tpl lookup \
                     dict list upper lower title trim trunc replace join split first last where sort safeHTML \
                     markdownify relURL absURL ref relref",
                ),
            ],
            block_comments: &[BlockComment::C],
            strings: &[Quoted::DOUBLE, Quoted::SINGLE, Quoted::raw("`", "`")],
            sigils: &[(b'$', Class::Parameter), (b'.', Class::Property)],
            members: Class::Property,
            ..Language::PLAIN
        }
    }
    .syntax()
});

/// `| upper`: the name of a filter.
fn filter(lexer: &mut Lexer<'_, '_>) -> bool {
    let sign = lexer.at + 1;
    let name = sign + usize::from(lexer.peek(1) == b' ');
    let end = lexer.word_end(name);
    if end == name {
        return false;
    }
    lexer.take(sign, Class::Punctuation);
    lexer.at = name;
    lexer.take_value(end, Class::Function);
    true
}

/// A mark of [`Templates::Any`] that is not closed within these bytes is none.
const LONGEST: usize = 1_000;

/// Paints the mark that opens at `at`, and all up to the end of what closes it. Answers whether
/// there is one.
pub fn paint(painter: &mut Painter<'_>, bytes: &[u8], at: usize, templates: Templates) -> bool {
    let rest = &bytes[at..];
    let closed_by: &'static str = match rest.get(..2) {
        Some(b"{{") => "}}",
        Some(b"{%") => "%}",
        Some(b"{#") => "#}",
        _ => return false,
    };
    match (templates, closed_by) {
        (Templates::None, _) | (Templates::Go, "%}" | "#}") => return false,
        (Templates::Any, _) => {
            let line = &rest[..scan::line_end(&rest[..rest.len().min(LONGEST)], 0)];
            let close = scan::past(line, 2, closed_by.as_bytes());
            let is_closed = close > 3 && line[..close].ends_with(closed_by.as_bytes());
            let class = if closed_by == "#}" {
                Class::Comment
            } else {
                Class::Macro
            };
            if is_closed {
                painter.paint(at + close, class);
            }
            return is_closed;
        }
        (Templates::Jinja, "#}") => {
            painter.paint(scan::past(bytes, at + 2, b"#}"), Class::Comment);
        }
        (Templates::Jinja, _) => {
            code(painter, bytes, &JINJA, at, closed_by);
            unread(painter, bytes, at);
        }
        (Templates::Go, _) => code(painter, bytes, &GO_TEMPLATE, at, closed_by),
    }
    true
}

/// The code between two marks, each of which may have a sign that takes the blanks around it.
fn code(painter: &mut Painter<'_>, bytes: &[u8], syntax: &Syntax, at: usize, close: &'static str) {
    let trims = matches!(bytes.get(at + 2), Some(b'-' | b'+' | b'~'));
    painter.paint(at + 2 + usize::from(trims), Class::Macro);
    lexer::paint_until(syntax, painter, bytes.len(), close);
    if bytes[painter.at()..].starts_with(close.as_bytes()) {
        painter.paint(painter.at() + close.len(), Class::Macro);
    }
}

/// What no template is read in: `{% raw %}` up to `{% endraw %}`, and comments of that kind.
fn unread(painter: &mut Painter<'_>, bytes: &[u8], opened_at: usize) {
    let inside = &bytes[opened_at..painter.at()];
    let word = inside.get(2..).unwrap_or_default();
    let word = word.strip_prefix(b"-").unwrap_or(word).trim_ascii_start();
    let kinds = [
        (&b"raw"[..], &b"endraw"[..], Class::Plain),
        (b"verbatim", b"endverbatim", Class::Plain),
        (b"comment", b"endcomment", Class::Comment),
    ];
    let Some((_, end, class)) = kinds.iter().find(|(name, ..)| {
        let rest = word.strip_prefix(*name);
        inside.starts_with(b"{%")
            && rest
                .and_then(<[u8]>::first)
                .is_some_and(|byte| !byte.is_ascii_alphanumeric())
    }) else {
        return;
    };
    let close = scan::past(bytes, painter.at(), end);
    let mark = bytes[..close].windows(2).rposition(|two| two == b"{%");
    let mark = mark
        .filter(|mark| *mark >= painter.at())
        .unwrap_or(bytes.len());
    painter.paint(mark, *class);
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check_parts, ends};

    #[test]
    fn whatever_opens_is_closed_where_the_language_closes_it() {
        ends(
            "jinja",
            "<b>{{ x }}</b>",
            &[
                "{# it's {{ #}",
                "{{ \"}}\" }} {% if x == '%}' %}",
                "{% raw %}{{ it's {% endraw %}",
                "<a href=\"{{ url(\"b\") }}\">",
                "{%- comment -%} it's {{ {%- endcomment -%}",
            ],
        );
        ends(
            "gotemplate",
            "<b>{{ .X }}</b>",
            &[
                "{{/* it's }} \" */}}",
                "{{- range $i, $e := .Items -}}",
                "{{ printf \"}}\" `it's` }}",
                "<a href=\"{{ .Get \"b\" }}\">",
            ],
        );
        check_parts(
            "jinja",
            "{% for a in b|sort %}{{ a.name }}{% endfor %}",
            &[
                "‹keyword for› a ‹keyword in› b‹punctuation |›‹function sort›",
                "a.‹property name›",
                "‹keyword endfor›",
            ],
        );
        check_parts(
            "go-html-template",
            "<p>{{ if .User.Name }}{{ printf \"%s\" $x | html }}{{ end }}</p>",
            &[
                "‹tag p›",
                "‹keyword if› ‹property .User›.‹property Name›",
                "‹builtin printf› ‹string \"%s\"› ‹parameter $x› | ‹builtin html›",
                "‹keyword end›",
            ],
        );
        ends(
            "django",
            "<b>a</b>",
            &["{% comment %} it's {% if %} {% endcomment %}"],
        );
    }
}
