//! Days as authors and other programs write them. The year comes first, so that no day is guessed.

use crate::Date;

/// What a text says of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    At(Date),
    /// A year, a month and a day that no calendar has.
    InNoCalendar,
    /// Written in another way.
    OtherForm,
}

/// Reads `2016-02-29`, `2016-2-9`, `2016/02/29`, `2016.02.29` or `20160229`. A time behind it is passed
/// over: the day is what counts.
pub(super) fn day(text: &str) -> Day {
    let end = text.find(['T', 't', ' ']).unwrap_or(text.len());
    let day = &text[..end];
    let parts: Vec<&str> = match ['-', '/', '.'].into_iter().find(|sign| day.contains(*sign)) {
        Some(sign) => day.split(sign).collect(),
        None if day.len() == 8 && day.is_ascii() => vec![&day[..4], &day[4..6], &day[6..]],
        None => return Day::OtherForm,
    };
    let is_number = |part: &&str| part.bytes().all(|byte| byte.is_ascii_digit());
    let &[year, month, date] = &parts[..] else {
        return Day::OtherForm;
    };
    let has_form = year.len() == 4
        && [month, date]
            .iter()
            .all(|part| (1..=2).contains(&part.len()))
        && parts.iter().all(is_number);
    if !has_form {
        return Day::OtherForm;
    }
    let number = |part: &str| part.parse::<i16>().ok();
    let small = |part: &str| part.parse::<i8>().ok();
    let found = (number(year), small(month), small(date));
    let (Some(year), Some(month), Some(date)) = found else {
        return Day::InNoCalendar;
    };
    match Date::new(year, month, date) {
        Ok(date) => Day::At(date),
        Err(_) => Day::InNoCalendar,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_26_a_day_is_read_in_every_form_that_leaves_no_doubt() {
        let leap = Day::At(jiff::civil::date(2016, 2, 29));
        for text in [
            "2016-02-29",
            "2016-2-29",
            "2016/02/29",
            "2016.2.29",
            "20160229",
            "2016-02-29 10:00:00 +0100",
            "2016-02-29T10:00:00Z",
        ] {
            assert_eq!(day(text), leap, "{text}");
        }
        for text in ["2015-02-29", "2016-13-01", "20160230", "2016-00-10"] {
            assert_eq!(day(text), Day::InNoCalendar, "{text}");
        }
        for text in [
            "soon",
            "29.2.2016",
            "02/29/2016",
            "16-2-29",
            "2016-02",
            "2016-02-29x",
            "",
        ] {
            assert_eq!(day(text), Day::OtherForm, "{text}");
        }
    }
}
