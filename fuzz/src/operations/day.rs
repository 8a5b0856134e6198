//! What happens on a day, spelled by bytes.

use std::fmt;

use arbitrary::{Arbitrary, Result, Unstructured};

/// No day has more steps than this, and no text more lines: an engine finds little in long ones.
const MOST: usize = 12;

/// A library and what happens to it.
#[derive(Debug)]
pub struct Day {
    pub notes: Vec<Text>,
    pub catalogue: Listed,
    pub steps: Vec<Step>,
}

impl<'a> Arbitrary<'a> for Day {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Day> {
        Ok(Day {
            notes: some(bytes, NAMES.len())?,
            catalogue: bytes.arbitrary()?,
            steps: some(bytes, MOST)?,
        })
    }
}

/// What somebody does.
#[derive(Debug, Arbitrary)]
pub enum Step {
    /// The author saves a text of a note.
    Save(Which, Text),
    /// The author types, and it is kept.
    Type(Which, Text),
    /// The author drops what was typed.
    Discard(Which),
    /// Typed while another program writes.
    TypeBeside(Which, Text, Text),
    /// Another program writes, removes or moves a file, or the catalogue.
    OutsideWrite(Name, Text),
    OutsideRemove(Which),
    OutsideMove(Which, Name),
    OutsideCatalogue(Listed),
    /// An operation.
    CreateTag(Word),
    RenameTag(Word, Word),
    MergeTags(Word, Word),
    DeleteTag(Word),
    CreateTopic(Word),
    RenameTopic(Word, Word),
    DeleteTopic(Word, Option<Word>),
    MoveTopic(Word, u8),
    CreateNote(Word, Option<Word>),
    RenameNote(Which, Name),
    TrashNote(Which),
    Restore(Which, u8),
    /// Back and forth.
    Undo,
    Redo,
    /// The program ends and is started again.
    Reopen,
}

/// One of the notes that are there.
#[derive(Debug, Clone, Copy, Arbitrary)]
pub struct Which(pub u8);

/// The names of files: some are alike but for case, form or folder.
pub const NAMES: &[&str] = &[
    "notes/alpha.md",
    "notes/beta.md",
    "notes/Beta.md",
    "notes/gamma delta.md",
    "notes/sub/alpha.md",
    "pages/about.md",
    "notes/\u{e9}t\u{e9}.md",
    "notes/e\u{301}te\u{301}.md",
];

/// One of [`NAMES`].
#[derive(Debug, Clone, Copy, Arbitrary)]
pub struct Name(u8);

impl Name {
    pub fn as_str(self) -> &'static str {
        NAMES[usize::from(self.0) % NAMES.len()]
    }
}

/// The words of tags and topics: some are alike, or have meant something else.
const WORDS: &[&str] = &[
    "ml",
    "ML",
    "machine-learning",
    "Machine learning",
    "go",
    "C++",
    "c-plus-plus",
    ".NET",
    "net",
    "\u{5b9e}\u{65f6}",
    "\u{4e8b}\u{5b9e}",
    "caf\u{e9}",
    "cafe\u{301}",
    "a: b # c",
    "systems",
    "?!",
];

/// One of [`WORDS`].
#[derive(Debug, Clone, Copy, Arbitrary)]
pub struct Word(u8);

impl Word {
    pub fn as_str(self) -> &'static str {
        WORDS[usize::from(self.0) % WORDS.len()]
    }
}

/// The text of a note.
#[derive(Debug, Clone)]
pub struct Text(pub String);

impl<'a> Arbitrary<'a> for Text {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Text> {
        let lines: Vec<Line> = some(bytes, MOST)?;
        let mut text = String::new();
        for line in &lines {
            text.push_str(&line.to_string());
            text.push_str(bytes.choose(&["\n", "\n", "\n", "\r\n", ""])?);
        }
        Ok(Text(text))
    }
}

/// A line of a note.
#[derive(Debug, Clone, Arbitrary)]
enum Line {
    Words(u8),
    Nothing,
    Rule,
    Tags(Word, Word),
    TagsBelow(Word, Word),
    LoneTag(Word),
    Topic(Word),
    Title(Word),
    Slug(Word),
    State,
    Remark,
    Link(Name),
    Wiki(Name),
    Mark,
    Fence,
}

impl fmt::Display for Line {
    fn fmt(&self, to: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted = |word: &Word| format!("{:?}", word.as_str());
        match self {
            Line::Words(number) => write!(to, "line {number}"),
            Line::Nothing => Ok(()),
            Line::Rule => write!(to, "---"),
            Line::Tags(one, other) => write!(to, "tags: [{}, {}]", quoted(one), quoted(other)),
            Line::TagsBelow(one, other) => {
                write!(
                    to,
                    "tags:\n  - {} # why\n  - {}",
                    quoted(one),
                    quoted(other)
                )
            }
            Line::LoneTag(word) => write!(to, "tags: {}", word.as_str()),
            Line::Topic(word) => write!(to, "topic: {}", quoted(word)),
            Line::Title(word) => write!(to, "title: {}", quoted(word)),
            Line::Slug(word) => write!(to, "slug: {}", word.as_str()),
            Line::State => write!(to, "state: ready"),
            Line::Remark => write!(to, "# a remark"),
            Line::Link(name) => write!(to, "[to]({})", name.as_str().replace(' ', "%20")),
            Line::Wiki(name) => {
                let stem = name.as_str().trim_end_matches(".md");
                write!(to, "[[{}]]", stem.rsplit('/').next().unwrap_or(stem))
            }
            Line::Mark => write!(to, "\u{feff}"),
            Line::Fence => write!(to, "```"),
        }
    }
}

/// A catalogue: topics, then tags, each with an old name of it.
#[derive(Debug, Clone)]
pub struct Listed(pub String);

impl<'a> Arbitrary<'a> for Listed {
    fn arbitrary(bytes: &mut Unstructured<'a>) -> Result<Listed> {
        let mut text = String::new();
        for kind in ["topic", "tag"] {
            for (slug, title, was) in some::<(Word, Word, Option<Word>)>(bytes, 4)? {
                text.push_str(&format!("[[{kind}]]\nslug = {:?}\n", slug.as_str()));
                text.push_str(&format!("title = {:?} # shown\n", title.as_str()));
                if let Some(was) = was {
                    text.push_str(&format!("was = [{:?}]\n", was.as_str()));
                }
            }
        }
        Ok(Listed(text))
    }
}

fn some<'a, Item: Arbitrary<'a>>(bytes: &mut Unstructured<'a>, most: usize) -> Result<Vec<Item>> {
    let number = bytes.int_in_range(0..=most)?;
    (0..number).map(|_| bytes.arbitrary()).collect()
}
