//! Signs of a whole body that are read in another way than typed: those that no page can hold, and those
//! that are so many that the parser passes over them.

use domain::markdown::{Excess, control, excess};

use super::told::Kind;
use crate::write::writer::Writer;

impl Writer<'_> {
    /// Tells of both.
    pub(in crate::write) fn odd_signs(&mut self, body: &str) {
        self.tell_of_control(body);
        self.tell_of_excess(body);
    }

    /// Tells of characters that no page can hold.
    fn tell_of_control(&mut self, body: &str) {
        for (down, character) in control::lines(body) {
            let line = self.line_below(down);
            self.tell_of(character, line);
        }
    }

    /// Tells of signs that the parser passes over, since they are so many.
    fn tell_of_excess(&mut self, body: &str) {
        for (excess, at) in excess(body) {
            let name = match excess {
                Excess::Marks => "The signs of marks (==)",
                Excess::Formulas => "The signs of formulas in backticks ($`)",
            };
            let line = self.line_below(body[..at].matches('\n').count());
            self.told.tell(Kind::Excess, name, line);
        }
    }

    pub(in crate::write) fn tell_of(&mut self, control: char, line: u32) {
        let name = format!("U+{:04X}", u32::from(control));
        self.told.tell(Kind::Control, &name, line);
    }
}
