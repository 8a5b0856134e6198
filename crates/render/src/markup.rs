//! A look over what was written: which elements it is made of, with which attributes. Formulas and
//! drawings come of large libraries that read whatever an author has typed, so each is written anew from
//! a short list, and held against that list before it reaches a page.

/// An element of some markup.
pub struct Tag<'m> {
    pub name: &'m str,
    /// How many elements are open around it.
    pub depth: usize,
    /// Names and values.
    pub attributes: Vec<(&'m str, &'m str)>,
}

/// The elements of a text in their order. None where one of them is not closed where it should be, or is
/// written in another way than ours.
pub fn tags(text: &str) -> Option<Vec<Tag<'_>>> {
    let mut open = Vec::new();
    let mut tags = Vec::new();
    for piece in text.split('<').skip(1) {
        let (tag, _) = piece.split_once('>')?;
        if let Some(name) = tag.strip_prefix('/') {
            if open.pop() != Some(name) {
                return None;
            }
            continue;
        }
        let (tag, is_closed) = match tag.strip_suffix('/') {
            Some(tag) => (tag, true),
            None => (tag, false),
        };
        let (name, rest) = tag.split_at(tag.find(' ').unwrap_or(tag.len()));
        tags.push(Tag {
            name,
            depth: open.len(),
            attributes: attributes(rest)?,
        });
        if !is_closed {
            open.push(name);
        }
    }
    open.is_empty().then_some(tags)
}

fn attributes(mut rest: &str) -> Option<Vec<(&str, &str)>> {
    let mut attributes = Vec::new();
    loop {
        rest = rest.trim_start();
        if rest.is_empty() {
            return Some(attributes);
        }
        let (name, value) = rest.split_once("=\"")?;
        let (value, after) = value.split_once('"')?;
        attributes.push((name, value));
        rest = after;
    }
}
