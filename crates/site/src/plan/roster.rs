//! Who is on the site of a library on a day, and where each stands: found once for a snapshot, and
//! kept for as long as that is the one that is shown. It owns what it knows, so that previews, the
//! check and exports on any thread share it.

use super::mentions::Mentions;
use super::taxonomy::{Taxonomy, Terms};
use domain::{Date, Drafts, Library, Note, NotePath, is_exported, newest_first};
use std::collections::{HashMap, HashSet};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The notes on a site.
pub(crate) struct Roster {
    pub(super) library: Arc<Library>,
    pub(super) today: Date,
    pub(super) drafts: Drafts,
    /// Notes on the site, newest first; no pages.
    pub(super) notes: Vec<Arc<Note>>,
    /// Pages on the site, by path.
    pub(super) pages: Vec<Arc<Note>>,
    /// Where each note stands in `notes`.
    pub(super) places: HashMap<NotePath, usize>,
    pub(super) shown_pages: HashSet<NotePath>,
    pub(super) tags: Terms,
    pub(super) topics: Terms,
    pub(super) mentions: Mentions,
}

impl Roster {
    /// The roster of a library. What `before` knows of an older one is not found again.
    pub fn new(
        library: &Arc<Library>,
        today: Date,
        drafts: Drafts,
        before: Option<&Roster>,
    ) -> Roster {
        let mentions = || match before {
            Some(before) => before.mentions.after(&before.library, library),
            None => Mentions::of(library),
        };
        let (mentions, mut roster) = rayon::join(mentions, || {
            let shown = library.shared();
            let shown = shown.filter(|note| is_exported(note, today, drafts));
            let (pages, mut notes): (Vec<_>, Vec<_>) =
                shown.map(Arc::clone).partition(|note| note.path.is_page());
            notes.sort_by(|one, other| newest_first(one, other));
            let places = notes.iter().enumerate();
            Roster {
                library: Arc::clone(library),
                today,
                drafts,
                places: places.map(|(at, note)| (note.path.clone(), at)).collect(),
                shown_pages: pages.iter().map(|page| page.path.clone()).collect(),
                tags: Terms::of(Taxonomy::Tags, library, &notes),
                topics: Terms::of(Taxonomy::Topics, library, &notes),
                mentions: Mentions::default(),
                notes,
                pages,
            }
        });
        roster.mentions = mentions;
        roster
    }

    fn is_of(&self, library: &Arc<Library>, today: Date, drafts: Drafts) -> bool {
        Arc::ptr_eq(&self.library, library) && self.today == today && self.drafts == drafts
    }
}

/// The rosters that were made last: of the library that is shown, with drafts and without.
#[derive(Default)]
pub(crate) struct Rosters(Mutex<Vec<Arc<Roster>>>);

impl Rosters {
    /// The roster of a library, made now where it is not at hand.
    pub fn of(&self, library: &Arc<Library>, today: Date, drafts: Drafts) -> Arc<Roster> {
        let known = self.known();
        let found = known
            .iter()
            .find(|roster| roster.is_of(library, today, drafts));
        if let Some(roster) = found {
            return Arc::clone(roster);
        }
        // Made without the lock, since whoever makes one may be set to other work meanwhile.
        let before = known.last().map(Arc::clone);
        drop(known);
        let roster = Arc::new(Roster::new(library, today, drafts, before.as_deref()));
        let mut known = self.known();
        known.retain(|other| Arc::ptr_eq(&other.library, library) && other.drafts != drafts);
        known.push(Arc::clone(&roster));
        roster
    }

    fn known(&self) -> MutexGuard<'_, Vec<Arc<Roster>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_roster_is_made_once_for_a_snapshot_and_a_day() {
        let rosters = Rosters::default();
        let library = Arc::new(Library::default());
        let today = jiff::civil::date(2026, 11, 28);
        let of = |library: &Arc<Library>, day, drafts| rosters.of(library, day, drafts);
        let first = of(&library, today, Drafts::Leave);
        let with_drafts = of(&library, today, Drafts::Include);
        assert!(Arc::ptr_eq(&first, &of(&library, today, Drafts::Leave)));
        assert!(Arc::ptr_eq(
            &with_drafts,
            &of(&library, today, Drafts::Include)
        ));
        assert!(!Arc::ptr_eq(&first, &with_drafts));
        let tomorrow = of(&library, jiff::civil::date(2026, 11, 29), Drafts::Leave);
        assert!(!Arc::ptr_eq(&first, &tomorrow));
        let other = Arc::new(Library::default());
        assert!(Arc::ptr_eq(
            &of(&other, today, Drafts::Leave).library,
            &other
        ));
        assert_eq!(
            rosters.known().len(),
            1,
            "that of a library of former days is let go"
        );
    }
}
