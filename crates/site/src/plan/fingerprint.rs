//! Everything beside their texts that the pages of a site can follow from, in one hash: heads and
//! links of all notes, who is shown, the catalogue, the settings, the media. Most days an author
//! changes none of it and writes on; then no page but that note's needs to be looked at.

use super::Plan;
use domain::{ContentHash, ContentHasher, LinkKind, LinkOut, Note};
use rayon::prelude::*;

impl Plan<'_> {
    /// The hash. `media` are the addresses and fingerprints of the files that the site carries.
    pub fn fingerprint(&self, media: &[(&str, ContentHash)]) -> ContentHash {
        let notes: Vec<&Note> = self.library.all().collect();
        let notes: Vec<ContentHash> = notes
            .par_iter()
            .map(|note| self.fingerprint_of(note))
            .collect();
        let around = (self.library.settings(), self.library.catalogue(), media);
        let mut hasher = ContentHasher::default();
        hasher.update(format!("{around:?} {notes:?}").as_bytes());
        hasher.finish()
    }

    fn fingerprint_of(&self, note: &Note) -> ContentHash {
        // Named one by one, so that whoever adds a field decides whether pages follow from it.
        let Note {
            path,
            head,
            slug,
            title,
            topic,
            tags,
            links,
            hash: _,
            size: _,
            words: _,
            problems: _,
        } = note;
        // A line more above a link leads nowhere else. What a name in double brackets says of a heading,
        // or of a note that is to be shown, follows from that note's text.
        let leads_to = |link: &LinkOut| {
            let asks = match link.kind {
                LinkKind::Embed => true,
                LinkKind::Wiki => link.anchor.is_some(),
                LinkKind::Note | LinkKind::Media | LinkKind::External => false,
            };
            let asked = asks.then(|| self.library.leads_to(path, link)).flatten();
            let text = asked.map(|asked| asked.hash);
            (link.target.clone(), link.anchor.clone(), link.kind, text)
        };
        let links: Vec<_> = links.iter().map(leads_to).collect();
        let facts = (
            path,
            head,
            slug,
            title,
            topic,
            tags,
            links,
            self.is_shown(path),
        );
        let facts = serde_json::to_vec(&facts).expect("a note can be written as JSON");
        ContentHash::of(&facts)
    }
}
