//! Rows of cells in columns, as wide as their widest cell on the screen.

use unicode_width::UnicodeWidthStr;

/// A text in a column.
pub struct Cell {
    text: String,
    shown: fn(String) -> String,
    side: Side,
}

#[derive(PartialEq)]
enum Side {
    Left,
    Right,
}

impl Cell {
    /// Words, at the left.
    pub fn words(text: impl Into<String>) -> Cell {
        Cell {
            text: text.into(),
            shown: std::convert::identity,
            side: Side::Left,
        }
    }

    /// A number, at the right.
    pub fn number(number: usize) -> Cell {
        Cell {
            text: number.to_string(),
            shown: std::convert::identity,
            side: Side::Right,
        }
    }

    /// The same, painted.
    pub fn painted(mut self, paint: fn(String) -> String) -> Cell {
        self.shown = paint;
        self
    }
}

/// The rows as lines.
pub fn aligned<const COLUMNS: usize>(rows: Vec<[Cell; COLUMNS]>) -> String {
    let mut widths = [0; COLUMNS];
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = cell.text.width().max(*width);
        }
    }
    let mut lines = String::new();
    for row in rows {
        let mut line = String::new();
        // Room is written only before something: no line ends in spaces.
        let mut room = 0;
        for (cell, width) in row.into_iter().zip(widths) {
            let missing = width - cell.text.width();
            let (before, after) = match cell.side {
                Side::Left => (0, missing),
                Side::Right => (missing, 0),
            };
            if !cell.text.is_empty() {
                line.push_str(&" ".repeat(room + before));
                line.push_str(&(cell.shown)(cell.text));
                room = 0;
            } else {
                room += before;
            }
            room += after + 2;
        }
        lines.push_str(&line);
        lines.push('\n');
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wide_letters_and_empty_cells_keep_the_columns_straight() {
        let row = |count, slug: &str, title: &str| {
            [Cell::number(count), Cell::words(slug), Cell::words(title)]
        };
        let rows = vec![row(12, "a", "北京"), row(3, "", "x"), row(4, "longer", "")];
        assert_eq!(
            aligned(rows),
            "12  a       北京\n 3          x\n 4  longer\n"
        );
    }
}
