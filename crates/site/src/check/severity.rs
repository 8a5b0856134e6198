//! How much each finding weighs: as the author says in `site.toml`, else as found.
//!
//! Only what a site can live with may be weighed. That two notes want one address, or that a file
//! is not text, stays an error whatever is written.

use super::context::CheckContext;
use crate::source::{SETTINGS, line_of_setting};
use domain::{CheckLevel, Problem, Severity, SiteSettings};

/// The findings whose weight the author may choose.
const WEIGHED: &[&str] = &[
    "bad-alias",
    "broken-diagram",
    "broken-formula",
    "broken-macro",
    "broken-outside-link",
    "changed-include",
    "control-character",
    "duplicate-anchor",
    "duplicate-description",
    "duplicate-title",
    "empty-heading",
    "empty-note",
    "foreign-markup",
    "future-date",
    "heading-jump",
    "heavy-page",
    "html-attribute",
    "html-not-allowed",
    "image-without-description",
    "large-note",
    "metadata-kept",
    "misplaced-html",
    "missing-anchor",
    "missing-embed",
    "missing-footnote",
    "missing-image",
    "missing-include",
    "missing-label",
    "missing-link",
    "missing-media",
    "moved-outside-link",
    "no-day",
    "no-summary",
    "no-tags",
    "no-title",
    "no-topic",
    "orphan-image",
    "oversized-image",
    "passed-over",
    "repeated-footnote",
    "repeated-label",
    "site-shrank",
    "spaced-formula",
    "stray-html",
    "unclosed-html",
    "unknown-callout",
    "unknown-setting",
    "unknown-tag",
    "unknown-topic",
    "unnumbered-label",
    "unportable-address",
    "unpublished-image",
    "unsafe-link",
    "unsafe-media",
    "untested-outside-link",
    "unused-footnote",
];

/// Weighs problems anew, and leaves out those that are switched off.
pub fn weighed(settings: &SiteSettings, problems: Vec<Problem>) -> Vec<Problem> {
    let weigh = |mut problem: Problem| {
        let is_weighed = WEIGHED.contains(&&*problem.code);
        let level = settings.check.get(&*problem.code).filter(|_| is_weighed);
        match level {
            Some(CheckLevel::Off) => return None,
            Some(CheckLevel::Error) => problem.severity = Severity::Error,
            Some(CheckLevel::Warning) => problem.severity = Severity::Warning,
            None => {}
        }
        Some(problem)
    };
    problems.into_iter().filter_map(weigh).collect()
}

/// Names in `[check]` that weigh nothing.
pub(super) fn unknown<'a>(context: &'a CheckContext<'_>) -> impl Iterator<Item = Problem> + 'a {
    let names = context.plan.library.settings().check.keys();
    let names = names.filter(|name| !WEIGHED.contains(&name.as_str()));
    names.map(|name| {
        let message = format!("`{name}` in [check] is not a finding that can be weighed.");
        let known = WEIGHED.join(", ");
        Problem::warning("unknown-check", SETTINGS, message)
            .at(line_of_setting(context.plan.source, &["check", name]))
            .hint(format!("It changes nothing. These can be: {known}."))
    })
}
