//! The tree of a folder, as `tree` prints it and as it is drawn by hand.

use crate::highlight::class::Class;
use crate::highlight::painter::Painter;
use crate::highlight::scan;

/// Paints a tree from the painter's place up to `end`.
pub fn paint(painter: &mut Painter<'_>, end: usize) {
    let code = &painter.code()[..end];
    while painter.at() < end {
        let line_end = scan::line_end(code.as_bytes(), painter.at());
        line(painter, &code[painter.at()..line_end]);
        painter.paint(line_end + 1, Class::Plain);
    }
}

/// What a branch is drawn with.
const BRANCHES: &[char] = &[
    '│', '├', '└', '─', '┬', '┌', '┐', '┘', '╰', '╭', '┃', '┣', '┗', '━', '|', '`', '+', '-', '\\',
    ' ', '\t', '\u{a0}',
];

fn line(painter: &mut Painter<'_>, line: &str) {
    let start = painter.at();
    let drawn = line.len() - line.trim_start_matches(BRANCHES).len();
    painter.paint(start + drawn, Class::Punctuation);
    let rest = &line[drawn..];
    let note = note(rest);
    let (name, target) = match rest[..note].split_once(" -> ") {
        Some((name, _)) => (name, note),
        None => (&rest[..note], 0),
    };
    let is_folder = name.trim_end().ends_with('/') || matches!(name.trim(), "." | "..");
    let class = if is_folder {
        Class::Function
    } else {
        Class::Plain
    };
    painter.paint(start + drawn + name.len(), class);
    if target > 0 {
        painter.paint(start + drawn + name.len() + 4, Class::Punctuation);
        painter.paint(start + drawn + note, Class::Link);
    }
    painter.paint(start + line.len(), Class::Comment);
}

/// Where a remark on a file begins: `# …`, `// …`, `← …`, `<- …`, `(…)` after a wide gap.
fn note(text: &str) -> usize {
    let signs = [
        " # ", "  #", " // ", " ← ", " <- ", " <-- ", "  (", "  —", " -- ",
    ];
    let found = signs.iter().filter_map(|sign| text.find(sign));
    found.min().unwrap_or(text.len())
}

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check;

    #[test]
    fn a_tree_has_branches_folders_and_remarks() {
        check(
            "tree",
            ".\n├── src/\n│   ├── main.rs  # it's the start\n│   └── lib -> ../lib\n└── Cargo.toml\n\n1 directory, 2 files",
            "‹function .›\n‹punctuation ├──› ‹function src/›\n‹punctuation │   ├──› main.rs  ‹comment # it's the start›\n\
             ‹punctuation │   └──› lib ‹punctuation ->› ‹link ../lib›\n‹punctuation └──› Cargo.toml\n\n1 directory, 2 files",
        );
    }
}
