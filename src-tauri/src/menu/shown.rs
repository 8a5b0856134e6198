//! The menus as the page says them, and how their words are written for the system.

use serde::Deserialize;

/// The way out: asked of the window, not of the page alone.
pub const QUIT: &str = "quit";

/// A menu, its entries in groups.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct ShownMenu {
    pub title: String,
    pub groups: Vec<Vec<Shown>>,
}

/// What stands in a menu.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(untagged)]
pub enum Shown {
    Menu(ShownMenu),
    Entry(Entry),
}

/// What can be chosen.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Entry {
    pub id: String,
    pub words: String,
    /// The letter that chooses it while the menu is open.
    pub letter: Option<char>,
    /// As `Ctrl+Shift+F`.
    pub keys: Option<String>,
    pub is_possible: bool,
    /// Whether it is on; none for one that is not switched on and off.
    pub is_on: Option<bool>,
}

impl ShownMenu {
    /// Until the page speaks.
    pub fn to_begin_with() -> ShownMenu {
        let quit = Entry {
            id: QUIT.to_owned(),
            words: "Quit".to_owned(),
            letter: Some('Q'),
            keys: None,
            is_possible: true,
            is_on: None,
        };
        ShownMenu {
            title: "File".to_owned(),
            groups: vec![vec![Shown::Entry(quit)]],
        }
    }

    pub fn label(&self) -> String {
        label(&self.title, self.title.chars().next())
    }

    /// All entries of the menu and of those below it, in order.
    pub fn entries(&self) -> Vec<&Entry> {
        let all = self.groups.iter().flatten();
        all.flat_map(|one| match one {
            Shown::Menu(below) => below.entries(),
            Shown::Entry(entry) => vec![entry],
        })
        .collect()
    }
}

impl Entry {
    pub fn label(&self) -> String {
        label(&self.words, self.letter)
    }
}

/// Words with the letter marked by a `&`; one that is meant is written twice.
fn label(words: &str, letter: Option<char>) -> String {
    let marked = letter.and_then(|letter| words.find(letter));
    let mut label = String::with_capacity(words.len() + 2);
    for (at, sign) in words.char_indices() {
        if Some(at) == marked && sign != '&' {
            label.push('&');
        }
        if sign == '&' {
            label.push('&');
        }
        label.push(sign);
    }
    label
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_letter_is_marked_once_and_an_ampersand_marks_nothing() {
        assert_eq!(label("Move note", Some('n')), "Move &note");
        assert_eq!(label("Undo: R&D", Some('U')), "&Undo: R&&D");
        assert_eq!(label("R&D", Some('&')), "R&&D");
        assert_eq!(label("Drei", Some('x')), "Drei");
    }

    #[test]
    fn menus_are_read_as_the_page_writes_them() {
        let said = r#"{ "title": "View", "groups": [
            [{ "id": "a", "words": "A", "letter": "A", "keys": "F6", "isPossible": true, "isOn": null }],
            [{ "title": "Below", "groups": [
                [{ "id": "b", "words": "B", "letter": null, "keys": null, "isPossible": false, "isOn": true }]
            ] }]
        ] }"#;
        let menu: ShownMenu = serde_json::from_str(said).expect("a menu");
        let entries = menu.entries();
        assert_eq!(
            entries
                .iter()
                .map(|entry| entry.id.as_str())
                .collect::<Vec<_>>(),
            ["a", "b"]
        );
        assert_eq!(
            (entries[1].is_possible, entries[1].is_on),
            (false, Some(true))
        );
    }
}
