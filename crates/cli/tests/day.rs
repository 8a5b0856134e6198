//! Which day it is, for a program that is started under a time zone.

#![allow(
    clippy::unwrap_used,
    dead_code,
    reason = "a test fails by panicking, and uses what it needs of the harness"
)]

mod terminal;

use std::fs;

use terminal::{Terminal, said as said_by};

/// The two zones are 25 hours apart, so at no moment do they have the same day.
#[test]
fn the_day_is_that_of_the_author_wherever_the_zones_are_kept() {
    let terminal = Terminal::with_blog();
    let far_east = jiff::tz::TimeZone::fixed(jiff::tz::Offset::constant(14));
    let day = jiff::Timestamp::now().to_zoned_datetime(far_east).date();
    let head = format!("title: Today\ndate: {day}\nstate: ready");
    terminal.write("notes/today.md", &format!("---\n{head}\n---\n\nWords.\n"));
    fs::create_dir(terminal.at("empty")).unwrap();
    for (zone, has_come) in [
        ("Pacific/Kiritimati", true),
        ("Pacific/Pago_Pago", false),
        ("<+14>-14", true),
        ("<-11>11", false),
    ] {
        for zones in [None, Some(terminal.at("empty"))] {
            let mut command = terminal.program("blog", &["check"]);
            command.env("TZ", zone);
            if let Some(zones) = &zones {
                command.env("TZDIR", zones);
            }
            let said = said_by(command);
            let is_told = said.out.contains("but its date is");
            assert_eq!(is_told, !has_come, "{zone} in {zones:?}: {}", said.out);
        }
    }
}
