//! Selectors of a style sheet: names, classes, ids and attributes, one within the other.

use roxmltree::Node;

/// One simple selector.
#[derive(Debug, Default)]
pub(super) struct Part<'s> {
    name: Option<&'s str>,
    id: Option<&'s str>,
    classes: Vec<&'s str>,
    attributes: Vec<(&'s str, char, &'s str)>,
    /// Whether the part within it has to be a child of this one.
    is_parent: bool,
}

/// The parts of a selector from the element outwards; nothing where it is not understood.
pub(super) fn parts(selector: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut is_parent = false;
    let mut rest = selector.trim();
    while !rest.is_empty() {
        let end = rest.find([' ', '>']).unwrap_or(rest.len());
        if end > 0 {
            let mut part = part(&rest[..end])?;
            part.is_parent = false;
            parts.push(part);
        }
        let after = rest[end..].trim_start();
        is_parent = after.starts_with('>');
        if is_parent {
            parts.last_mut()?.is_parent = true;
        }
        rest = after.trim_start_matches('>').trim_start();
    }
    parts.reverse();
    (!parts.is_empty() && !is_parent).then_some(parts)
}

fn part(text: &str) -> Option<Part<'_>> {
    let mut part = Part::default();
    let mut rest = text;
    while let Some(sign) = rest.chars().next() {
        if sign == '[' {
            let (inside, after) = rest[1..].split_once(']')?;
            part.attributes.push(attribute(inside)?);
            rest = after;
            continue;
        }
        let body = rest.strip_prefix(['.', '#', '*']).unwrap_or(rest);
        let end = body.find(['.', '#', '[', ':']).unwrap_or(body.len());
        let (word, after) = body.split_at(end);
        match sign {
            '.' => part.classes.push(word),
            '#' => part.id = Some(word),
            '*' if word.is_empty() => {}
            _ if word.chars().all(|it| it.is_ascii_alphanumeric()) && !word.is_empty() => {
                part.name = Some(word);
            }
            _ => return None,
        }
        rest = after;
    }
    Some(part)
}

fn attribute(inside: &str) -> Option<(&str, char, &str)> {
    let Some((name, value)) = inside.split_once('=') else {
        return Some((inside.trim(), ' ', ""));
    };
    let value = value.trim().trim_matches(['"', '\'']);
    let kind = name.chars().next_back()?;
    match kind {
        '$' | '^' | '*' => Some((name[..name.len() - 1].trim(), kind, value)),
        _ => Some((name.trim(), '=', value)),
    }
}

pub(super) fn specificity(parts: &[Part<'_>]) -> [u8; 3] {
    let of = |count: usize| u8::try_from(count).unwrap_or(u8::MAX);
    [
        of(parts.iter().filter(|part| part.id.is_some()).count()),
        of(parts
            .iter()
            .map(|part| part.classes.len() + part.attributes.len())
            .sum()),
        of(parts.iter().filter(|part| part.name.is_some()).count()),
    ]
}

pub(super) fn fits(parts: &[Part<'_>], node: Node<'_, '_>) -> bool {
    let Some((innermost, around)) = parts.split_first() else {
        return true;
    };
    if !innermost.fits(node) {
        return false;
    }
    let Some(next) = around.first() else {
        return true;
    };
    let mut above = node.ancestors().skip(1).filter(Node::is_element);
    match next.is_parent {
        true => above.next().is_some_and(|parent| fits(around, parent)),
        false => above.any(|outer| fits(around, outer)),
    }
}

impl Part<'_> {
    fn fits(&self, node: Node<'_, '_>) -> bool {
        let has_class = |class: &&str| {
            let classes = node.attribute("class").unwrap_or_default();
            classes
                .split_ascii_whitespace()
                .any(|of_node| of_node == *class)
        };
        let has = |&(name, kind, value): &(&str, char, &str)| {
            node.attribute(name).is_some_and(|written| match kind {
                '=' => written == value,
                '$' => written.ends_with(value),
                '^' => written.starts_with(value),
                '*' => written.contains(value),
                _ => true,
            })
        };
        self.name.is_none_or(|name| node.tag_name().name() == name)
            && self.id.is_none_or(|id| node.attribute("id") == Some(id))
            && self.classes.iter().all(has_class)
            && self.attributes.iter().all(has)
    }
}
