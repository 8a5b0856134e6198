//! The files of `media/` as notes name them, whatever the form in which either composes its letters.
//! What a name means in a note is `links`'.

use super::Plan;
use domain::composed;
use domain::media::spelled;
use std::collections::HashMap;

impl Plan<'_> {
    /// The address by which the disk has what stands at `address` in `media/`, whatever the form in
    /// which either composes its letters.
    pub fn on_disk(&self, address: String) -> String {
        if address.is_ascii() || self.source.media(&address).is_some() {
            return address;
        }
        let listed = self.media.get_or_init(|| {
            let listing = self.source.media_listing().unwrap_or_default();
            let odd = listing.files.into_iter().filter(|file| !file.is_ascii());
            odd.map(|file| (composed(&file).into_owned(), file))
                .collect()
        });
        let found = listed.get(composed(&address).as_ref());
        found.cloned().unwrap_or(address)
    }

    /// The files of `media/` whose addresses end with these names of folders and file.
    pub fn media_called(&self, name: &str) -> Vec<String> {
        let by_name = self.media_by_name.get_or_init(|| {
            let listing = self.source.media_listing().unwrap_or_default();
            let mut by_name: HashMap<String, Vec<String>> = HashMap::new();
            for address in listing.files {
                let name = address.rsplit('/').next().unwrap_or(&address);
                by_name.entry(spelled(name)).or_default().push(address);
            }
            by_name
        });
        let wanted = spelled(name);
        let file = wanted.rsplit('/').next().unwrap_or(&wanted);
        let of_name = by_name.get(file).into_iter().flatten();
        let is_meant = |address: &&String| spelled(address).ends_with(&format!("/{wanted}"));
        let mut files: Vec<String> = of_name.filter(is_meant).cloned().collect();
        // To the letter, one of several may be meant.
        let exact = |address: &String| composed(address).ends_with(&format!("/{}", composed(name)));
        if files.len() > 1 && files.iter().filter(|file| exact(file)).count() == 1 {
            files.retain(exact);
        }
        files
    }
}
