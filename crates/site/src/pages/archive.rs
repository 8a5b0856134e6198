//! Every note by year: one page with all years, and one for each.

use super::context::{ArchivePage, Year, YearLink};
use super::entries::entries;
use super::frame::{PageMeta, page};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::LinkBase;
use crate::plan::Plan;
use domain::Note;

/// The years that have notes, newest first.
pub(crate) fn years(plan: &Plan<'_>) -> Vec<i16> {
    let mut years: Vec<i16> = plan.notes().iter().copied().filter_map(year_of).collect();
    years.dedup();
    years
}

/// All years, or only one.
pub(crate) fn archive(plan: &Plan<'_>, only: Option<i16>) -> PageInput {
    let address = only.map_or_else(|| addresses::ARCHIVE.to_owned(), addresses::year);
    let from = LinkBase::Page(&address);
    let of = |year: Option<i16>| -> Vec<&Note> {
        let is_of = |note: &&Note| year_of(note) == year;
        plan.notes().iter().copied().filter(is_of).collect()
    };
    let years = years(plan);
    let heading = only.map_or_else(|| "Archive".to_owned(), |year| year.to_string());
    let own = ArchivePage {
        heading: heading.clone(),
        years_nav: years
            .iter()
            .map(|year| YearLink {
                year: *year,
                href: from.href(&addresses::year(*year)),
                count: of(Some(*year)).len(),
                current: only == Some(*year),
            })
            .collect(),
        years: years
            .iter()
            .filter(|year| only.is_none_or(|only| only == **year))
            .map(|year| Year {
                year: *year,
                href: from.href(&addresses::year(*year)),
                entries: entries(plan, &of(Some(*year)), from),
            })
            .collect(),
        undated: match only {
            Some(_) => Vec::new(),
            None => entries(plan, &of(None), from),
        },
    };
    let meta = PageMeta {
        kind: "archive",
        address: &address,
        from,
        heading,
        description: plan.library.settings().description.clone(),
        canonical: true,
        json_ld: None,
    };
    page(plan, "archive.html", meta, own)
}

fn year_of(note: &Note) -> Option<i16> {
    note.head.date.map(|date| date.year())
}
