//! Where what a note names leads: its links, names in double brackets, pictures, code and notes shown in
//! it. Pages, feeds, the check and the look at other sites ask one resolver; what a body asked is written
//! down by one recorder. Markdown itself is `render`'s.

mod dependencies;
mod destination;
mod embeds;
mod included_code;
mod link_base;
mod link_resolver;
mod list_pages;
mod media_names;
mod recorder;

pub(crate) use dependencies::{Dependency, fingerprint};
pub(crate) use destination::{Destination, media_file};
pub(crate) use link_base::{LinkBase, base_path};
pub(crate) use link_resolver::LinkResolver;
pub(crate) use recorder::recorded;
