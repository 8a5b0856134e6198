//! A look over what was written: which elements it is made of, with which attributes. Formulas and
//! drawings come of large libraries that read whatever an author has typed, so each is written anew from
//! a short list, and held against that list before it reaches a page.

/// An element of some markup.
pub struct Tag<'m> {
    pub name: &'m str,
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

#[cfg(test)]
mod tests {
    use super::tags;

    #[test]
    fn every_element_is_closed_where_it_should_be() {
        let tags = tags("<math class=\"a b\"><mi>x</mi><mspace width=\"1em\"/></math>");
        let found: Vec<_> = tags
            .expect("markup")
            .into_iter()
            .map(|tag| (tag.name, tag.attributes))
            .collect();
        let none = Vec::new();
        assert_eq!(
            found,
            [
                ("math", vec![("class", "a b")]),
                ("mi", none),
                ("mspace", vec![("width", "1em")]),
            ]
        );
    }

    #[test]
    fn what_is_written_in_another_way_is_no_markup_of_ours() {
        for text in [
            "<math>",
            "<math><mrow></math>",
            "<math></math></mrow>",
            "<mi></mo>",
            "<mi",
            "<mi a=b></mi>",
            "<mi a></mi>",
            "<mi a=\"b></mi>",
            "<!-- x -->",
        ] {
            assert!(tags(text).is_none(), "{text}");
        }
    }
}
