//! How a moment is written.

/// A moment as RFC 3339 in UTC, from milliseconds since 1970.
pub(crate) fn moment(milliseconds: i64) -> String {
    let moment = jiff::Timestamp::from_millisecond(milliseconds);
    moment.unwrap_or_default().to_string()
}
