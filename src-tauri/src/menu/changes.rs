//! What is to be changed in a menu that stands, so that it says what it is to say now.

use super::shown::{Entry, Shown, ShownMenu};

/// A change of one entry, by its id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Change {
    Label(String, String),
    Possible(String, bool),
    On(String, bool),
}

/// The changes that make `after` out of `before`; none where other entries stand there, or stand
/// elsewhere, and the menu is built anew.
pub fn changes(before: &[ShownMenu], after: &[ShownMenu]) -> Option<Vec<Change>> {
    if before.is_empty() || !before.iter().map(shape).eq(after.iter().map(shape)) {
        return None;
    }
    let old = before.iter().flat_map(ShownMenu::entries);
    let new = after.iter().flat_map(ShownMenu::entries);
    Some(
        old.zip(new)
            .flat_map(|(old, new)| of_entry(old, new))
            .collect(),
    )
}

fn of_entry(old: &Entry, new: &Entry) -> Vec<Change> {
    let id = || new.id.clone();
    let mut changes = Vec::new();
    if old.label() != new.label() {
        changes.push(Change::Label(id(), new.label()));
    }
    if old.is_possible != new.is_possible {
        changes.push(Change::Possible(id(), new.is_possible));
    }
    if let Some(is_on) = new.is_on
        && old.is_on != new.is_on
    {
        changes.push(Change::On(id(), is_on));
    }
    changes
}

/// All of a menu that can only be built.
fn shape(menu: &ShownMenu) -> String {
    let mut shape = menu.title.clone();
    for group in &menu.groups {
        shape.push_str("\n-");
        for one in group {
            shape.push('\n');
            match one {
                Shown::Menu(below) => shape.push_str(&format!("[{}]", self::shape(below))),
                Shown::Entry(entry) => {
                    shape.push_str(&format!(
                        "{} {:?} {}",
                        entry.id,
                        entry.keys,
                        entry.is_on.is_some()
                    ));
                }
            }
        }
    }
    shape
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn menus() -> impl Strategy<Value = Vec<ShownMenu>> {
        let entry = ("[a-e]", "[A-C&]{1,3}", any::<bool>(), any::<Option<bool>>());
        let entry = entry.prop_map(|(id, words, is_possible, is_on)| {
            let (letter, keys) = (words.chars().next(), None);
            Shown::Entry(Entry {
                id,
                words,
                letter,
                keys,
                is_possible,
                is_on,
            })
        });
        let groups = prop::collection::vec(prop::collection::vec(entry, 0..4), 0..3);
        let menu = ("[F-H]", groups).prop_map(|(title, groups)| ShownMenu { title, groups });
        prop::collection::vec(menu, 1..3)
    }

    /// The same menus with what can change changed.
    fn turned(menus: &[ShownMenu], turns: &[bool]) -> Vec<ShownMenu> {
        let mut turns = turns.iter().cycle();
        let mut menus = menus.to_vec();
        for one in menus
            .iter_mut()
            .flat_map(|menu| menu.groups.iter_mut().flatten())
        {
            if let Shown::Entry(entry) = one
                && turns.next() == Some(&true)
            {
                entry.words.push('x');
                entry.is_possible = !entry.is_possible;
                entry.is_on = entry.is_on.map(|is_on| !is_on);
            }
        }
        menus
    }

    proptest! {
        #[test]
        fn what_stands_is_changed_entry_by_entry_and_only_where_it_is_another(
            before in menus(), turns in prop::collection::vec(any::<bool>(), 1..8)
        ) {
            let after = turned(&before, &turns);
            let told = changes(&before, &after).expect("the same entries");
            let turned = before.iter().flat_map(ShownMenu::entries)
                .zip(after.iter().flat_map(ShownMenu::entries));
            let mut expected = Vec::new();
            for (old, new) in turned.filter(|(old, new)| old != new) {
                expected.push(Change::Label(new.id.clone(), new.label()));
                expected.push(Change::Possible(new.id.clone(), new.is_possible));
                prop_assert_ne!(old.is_possible, new.is_possible);
                expected.extend(new.is_on.map(|is_on| Change::On(new.id.clone(), is_on)));
            }
            prop_assert_eq!(told, expected);
            prop_assert_eq!(changes(&before, &before), Some(Vec::new()));
        }

        #[test]
        fn another_entry_or_another_place_is_built_anew(before in menus()) {
            let mut longer = before.clone();
            longer.push(ShownMenu::to_begin_with());
            prop_assert_eq!(changes(&before, &longer), None);
            prop_assert_eq!(changes(&[], &before), None);
            let mut renamed = before.clone();
            renamed[0].title.push('x');
            prop_assert_eq!(changes(&before, &renamed), None);
        }
    }
}
