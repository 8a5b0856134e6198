//! The site that is to stand in the target, as the two ways to put it there need it.

use crate::export::remembered::Manifest;
use domain::ContentHash;
use std::collections::BTreeMap;

/// The site that is to stand in the target.
pub(crate) struct Next<'a> {
    /// Addresses that wait in the staging folder.
    pub staged: Vec<&'a str>,
    /// Addresses that stay as they are.
    pub kept: Vec<&'a str>,
    /// Addresses of the last export that go, and the hashes they go with.
    pub removed: BTreeMap<String, ContentHash>,
    /// What this export owns.
    pub after: Manifest,
}
