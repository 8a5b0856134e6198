//! What a piece of code can be. The theme styles each as `hl-NAME`; this is the whole list.

/// The role of a piece of code, and with it its colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Class {
    /// Text without a colour of its own: names, operators, whatever is not known better.
    #[default]
    Plain,
    Annotation,
    Attribute,
    Builtin,
    Comment,
    Constant,
    Deleted,
    Doc,
    Emphasis,
    Escape,
    Function,
    Heading,
    Inserted,
    Invalid,
    Keyword,
    Label,
    Link,
    Macro,
    Namespace,
    Number,
    Parameter,
    Property,
    Punctuation,
    Regexp,
    /// `self`, `this`, `super`.
    Own,
    String,
    Strong,
    Tag,
    Type,
}

impl Class {
    /// The tag that opens an element of this class; empty for plain text.
    pub fn open_tag(self) -> &'static str {
        match self {
            Class::Plain => "",
            Class::Annotation => "<span class=\"hl-annotation\">",
            Class::Attribute => "<span class=\"hl-attribute\">",
            Class::Builtin => "<span class=\"hl-builtin\">",
            Class::Comment => "<span class=\"hl-comment\">",
            Class::Constant => "<span class=\"hl-constant\">",
            Class::Deleted => "<span class=\"hl-deleted\">",
            Class::Doc => "<span class=\"hl-doc\">",
            Class::Emphasis => "<span class=\"hl-emphasis\">",
            Class::Escape => "<span class=\"hl-escape\">",
            Class::Function => "<span class=\"hl-function\">",
            Class::Heading => "<span class=\"hl-heading\">",
            Class::Inserted => "<span class=\"hl-inserted\">",
            Class::Invalid => "<span class=\"hl-invalid\">",
            Class::Keyword => "<span class=\"hl-keyword\">",
            Class::Label => "<span class=\"hl-label\">",
            Class::Link => "<span class=\"hl-link\">",
            Class::Macro => "<span class=\"hl-macro\">",
            Class::Namespace => "<span class=\"hl-namespace\">",
            Class::Number => "<span class=\"hl-number\">",
            Class::Parameter => "<span class=\"hl-parameter\">",
            Class::Property => "<span class=\"hl-property\">",
            Class::Punctuation => "<span class=\"hl-punctuation\">",
            Class::Regexp => "<span class=\"hl-regexp\">",
            Class::Own => "<span class=\"hl-self\">",
            Class::String => "<span class=\"hl-string\">",
            Class::Strong => "<span class=\"hl-strong\">",
            Class::Tag => "<span class=\"hl-tag\">",
            Class::Type => "<span class=\"hl-type\">",
        }
    }
}
