//! What a language looks like, as a value: the descriptions in `languages/` are read by `lexer`.
//!
//! Only what decides a colour is said here. What no table can say (Rust's lifetimes, JSX, PHP's
//! heredocs) is one function in the language's own file, see `lexer::Special`.

use super::class::Class;

/// The look of one language. Start from [`Language::PLAIN`] and say what differs.
pub struct Language {
    /// Words and what they are; the first group that has a word wins.
    pub words: &'static [(Class, &'static str)],
    /// Words that are keywords only with another word after them: `type Name`, `match value`.
    pub soft_words: &'static str,
    /// Whether `SELECT` and `select` are the same word.
    pub fold_case: bool,
    /// What words may hold beside letters, digits and underscores.
    pub word_bytes: &'static [u8],
    pub line_comments: &'static [&'static str],
    pub block_comments: &'static [BlockComment],
    /// How comments begin that are documentation.
    pub doc_comments: &'static [&'static str],
    /// Longer openings stand before shorter ones.
    pub strings: &'static [Quoted],
    /// Words that may stand right before a quote, and what they do to the string.
    pub prefixes: &'static [(&'static str, Prefix)],
    /// Bytes that give the name after them a class: `@decorator`, `:symbol`.
    pub sigils: &'static [(u8, Class)],
    /// Words after which a name is introduced, and what that name is then.
    pub definitions: &'static [(&'static str, Class)],
    /// What a word is that begins with a capital letter.
    pub capitals: Class,
    /// What a word of capital letters only is.
    pub all_capitals: Class,
    /// What a word after a dot is.
    pub members: Class,
    /// What a word before an opening parenthesis is.
    pub calls: Class,
    /// What it is when it begins with a capital letter.
    pub capital_calls: Class,
    /// What is a key, if anything.
    pub keys: Keys,
    /// What follows the name of a parameter where a function is defined.
    pub parameters: Parameters,
    /// Whether `word!` is a macro.
    pub macros: bool,
    /// How a slash where a value may stand opens a regular expression.
    pub regexps: Regexps,
    /// What numbers may hold beside letters, digits, underscores and a point: `-` in dates.
    pub number_bytes: &'static [u8],
    /// Bytes at which the language is asked what no table says.
    pub special_bytes: &'static [u8],
}

/// A comment with an end of its own.
pub struct BlockComment {
    pub open: &'static str,
    pub close: &'static str,
    /// Whether comments within it count.
    pub nested: bool,
}

/// Something in quotes.
#[derive(Clone, Copy)]
pub struct Quoted {
    pub open: &'static str,
    pub close: &'static str,
    pub class: Class,
    /// What takes the meaning from the next character; 0 for nothing.
    pub escape: u8,
    /// Whether the closing quote twice means itself.
    pub doubled: bool,
    /// Whether it may cross lines.
    pub lines: bool,
    /// Whether the opening mark within it must be closed as well.
    pub nests: bool,
    /// Whether what takes the meaning from the next character is text like any other.
    pub keeps_escapes: bool,
    /// Whether a longer run of closing quotes closes with its last ones.
    pub run: bool,
    pub hole: Hole,
    /// Placeholders that are filled in later.
    pub places: Places,
}

/// Where code stands within a string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Hole {
    None,
    /// `${code}`, and `$name` as well.
    Dollar,
    /// `${code}` only.
    DollarBrace,
    /// `#{code}`.
    Hash,
    /// `{code:format}`; two braces are one.
    Brace,
    /// `\(code)`.
    Backslash,
    /// `$name`, `{$code}` and `${code}`.
    DollarInBraces,
}

/// Regular expressions between slashes.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Regexps {
    None,
    /// They end on their line.
    OnLine,
    /// They may cross lines, hold `#{code}`, and be the argument of a call without parentheses.
    OverLines,
}

/// Placeholders in strings.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Places {
    None,
    /// `%s`, `%-10.2f`, `%(name)s`.
    Percent,
    /// `{}`, `{name:>8}`.
    Braces,
}

/// What a word before a quote does to the string.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// Nothing that shows.
    Same,
    /// A backslash is a backslash.
    Raw,
    /// So it is, and yet the quote after it closes nothing.
    RawQuotes,
    /// Holes count; without the prefix they do not.
    Holes,
    /// Holes count, and a backslash is one, and yet the quote after it closes nothing.
    RawHoles,
    /// Escapes count; without the prefix they do not.
    Escapes,
}

/// What is a key.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Keys {
    None,
    /// A word before a colon.
    Words,
    /// A string before a colon.
    Strings,
    /// A word before an equals sign.
    Equals,
}

/// How parameters are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Parameters {
    /// They cannot be told from types.
    Unknown,
    /// The name comes first where a function is defined.
    Named,
    /// So it does, and `name=` in a call is one as well.
    NamedInCalls,
}

impl BlockComment {
    pub const C: BlockComment = BlockComment {
        open: "/*",
        close: "*/",
        nested: false,
    };
    pub const NESTED: BlockComment = BlockComment {
        nested: true,
        ..BlockComment::C
    };
}

impl Quoted {
    /// `"text"` on one line, with backslashes.
    pub const DOUBLE: Quoted = Quoted {
        open: "\"",
        close: "\"",
        class: Class::String,
        escape: b'\\',
        doubled: false,
        lines: false,
        nests: false,
        keeps_escapes: false,
        run: false,
        hole: Hole::None,
        places: Places::None,
    };
    /// `'text'` on one line, with backslashes.
    pub const SINGLE: Quoted = Quoted {
        open: "'",
        close: "'",
        ..Quoted::DOUBLE
    };
    /// Between two marks, over lines, where nothing has a meaning of its own.
    pub const fn raw(open: &'static str, close: &'static str) -> Quoted {
        Quoted {
            open,
            close,
            escape: 0,
            lines: true,
            ..Quoted::DOUBLE
        }
    }
    /// `"""text"""` or the like: over lines, with backslashes.
    pub const fn long(quotes: &'static str) -> Quoted {
        Quoted {
            open: quotes,
            close: quotes,
            lines: true,
            ..Quoted::DOUBLE
        }
    }
    pub const fn with_hole(self, hole: Hole) -> Quoted {
        Quoted { hole, ..self }
    }
    pub const fn with_places(self, places: Places) -> Quoted {
        Quoted { places, ..self }
    }
    pub const fn opened_by(self, open: &'static str) -> Quoted {
        Quoted { open, ..self }
    }
    pub const fn closed_by(self, close: &'static str) -> Quoted {
        Quoted { close, ..self }
    }
    /// A name in quotes: it has no colour, and what is in it opens nothing.
    pub const fn name(quote: &'static str) -> Quoted {
        Quoted {
            open: quote,
            close: quote,
            class: Class::Plain,
            escape: 0,
            ..Quoted::DOUBLE
        }
    }
    /// From one sign to the one that closes it, over lines; brackets within are closed first.
    pub fn between(open: u8) -> Option<Quoted> {
        let close = match open {
            b'(' => b')',
            b'[' => b']',
            b'{' => b'}',
            b'<' => b'>',
            other => other,
        };
        Some(Quoted {
            open: sign(open)?,
            close: sign(close)?,
            nests: open != close,
            lines: true,
            ..Quoted::DOUBLE
        })
    }
    pub const fn without_escapes(self) -> Quoted {
        Quoted { escape: 0, ..self }
    }
    pub const fn closed_by_a_run(self) -> Quoted {
        Quoted { run: true, ..self }
    }
    pub const fn over_lines(self) -> Quoted {
        Quoted {
            lines: true,
            ..self
        }
    }
}

impl Language {
    /// A language about which nothing is known.
    pub const PLAIN: Language = Language {
        words: &[],
        soft_words: "",
        fold_case: false,
        word_bytes: b"",
        line_comments: &[],
        block_comments: &[],
        doc_comments: &[],
        strings: &[],
        prefixes: &[],
        sigils: &[],
        definitions: &[],
        capitals: Class::Plain,
        all_capitals: Class::Plain,
        members: Class::Plain,
        calls: Class::Function,
        capital_calls: Class::Type,
        keys: Keys::None,
        parameters: Parameters::Unknown,
        macros: false,
        regexps: Regexps::None,
        number_bytes: b"",
        special_bytes: b"",
    };
    /// One with two slashes before a remark, three before documentation, and types in capitals.
    pub const SLASHED: Language = Language {
        line_comments: &["//"],
        doc_comments: &["///", "/**", "//!"],
        capitals: Class::Type,
        members: Class::Property,
        ..Language::PLAIN
    };
}

/// An ASCII sign as text.
fn sign(byte: u8) -> Option<&'static str> {
    const SIGNS: &str = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    let at = SIGNS.bytes().position(|sign| sign == byte)?;
    Some(&SIGNS[at..=at])
}
