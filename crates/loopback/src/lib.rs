//! Fieldnotes over HTTP on this machine: the exported site, reloading itself in a browser, and the
//! window's page against the real application.
//!
//! Only 127.0.0.1 is ever bound, and only pages that were served here are answered. Nothing here
//! exports or watches: whoever writes the site says when it is another.

mod event_stream;
mod host_server;
mod origin_guard;
mod patient;
mod server;
mod site_file;
mod site_server;

pub use host_server::{Events, HostServer};
pub use server::StartError;
pub use site_server::SiteServer;
