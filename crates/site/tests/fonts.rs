//! Every exported site carries the fonts of its theme with what their licence asks for: the words of
//! the licence beside them, and its records in them.

mod support;

use std::fs;
use std::io::Read;
use support::Blog;

/// A table of a font as WOFF 2 packs it: https://www.w3.org/TR/WOFF2/, sections 4 and 5.
fn table(woff: &[u8], wanted: &[u8; 4]) -> Vec<u8> {
    let number = |at: usize, length: usize| {
        let bytes = woff[at..at + length].iter();
        bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
    };
    assert_eq!(&woff[..4], b"wOF2");
    let known = if wanted == b"MATH" { 31 } else { 5 };
    let (tables, packed) = (number(12, 2), number(20, 4));
    let mut at = 48;
    let mut place = 0;
    let mut found = None;
    for _ in 0..tables {
        let flags = woff[at];
        at += 1;
        let mut name = None;
        if flags & 63 == 63 {
            name = Some(woff[at..at + 4].to_vec());
            at += 4;
        }
        let mut length = || {
            let mut length = 0;
            loop {
                let byte = woff[at];
                at += 1;
                length = length << 7 | usize::from(byte & 127);
                if byte & 128 == 0 {
                    return length;
                }
            }
        };
        // In the list of known tables, 10 is `glyf` and 11 `loca`.
        let is_glyphs = matches!(flags & 63, 10 | 11);
        let mut size = length();
        if (flags >> 6 != 3) == is_glyphs || (!is_glyphs && flags >> 6 != 0) {
            size = length();
        }
        if usize::from(flags & 63) == known || name.as_deref() == Some(wanted) {
            found = Some(place..place + size);
        }
        place += size;
    }
    let mut unpacked = Vec::new();
    brotli_decompressor::Decompressor::new(&woff[at..at + packed], 4096)
        .read_to_end(&mut unpacked)
        .expect("packed by brotli");
    unpacked[found.expect("the table")].to_vec()
}

/// A record of the table of names: OpenType 1.9, `name`.
fn record(names: &[u8], wanted: u16) -> Option<String> {
    let number = |at: usize| u16::from_be_bytes([names[at], names[at + 1]]);
    let texts = usize::from(number(4));
    let records = (0..usize::from(number(2))).map(|record| 6 + record * 12);
    let record = records.into_iter().find(|at| number(at + 6) == wanted)?;
    let from = texts + usize::from(number(record + 10));
    let text = &names[from..from + usize::from(number(record + 8))];
    let units: Vec<u16> = text
        .chunks_exact(2)
        .map(|two| u16::from_be_bytes([two[0], two[1]]))
        .collect();
    String::from_utf16(&units).ok()
}

#[test]
fn every_site_carries_its_fonts_with_their_licence() {
    let blog = Blog::new();
    blog.note("a", "Words.");
    blog.export();
    let assets = blog.target.join("assets");
    let mut fonts = 0;
    for entry in fs::read_dir(&assets).expect("a folder") {
        let place = entry.expect("a file").path();
        if place.extension().is_none_or(|ending| ending != "woff2") {
            continue;
        }
        fonts += 1;
        let names = table(&fs::read(&place).expect("a font"), b"name");
        let says = |name| record(&names, name).unwrap_or_default();
        assert!(
            says(0).starts_with("Copyright") || says(0).starts_with('©'),
            "{place:?}: {}",
            says(0)
        );
        assert!(
            says(13).contains("SIL Open Font License, Version 1.1"),
            "{place:?}"
        );
        assert_eq!(says(14), "http://scripts.sil.org/OFL", "{place:?}");
    }
    assert_eq!(fonts, 3);
    for (licence, whose) in [
        ("field-serif-OFL.txt", "Reserved Font Name ‘Source’"),
        ("field-math-OFL.txt", "The STIX Fonts Project Authors"),
    ] {
        let licence = fs::read_to_string(assets.join(licence)).expect("a licence");
        for words in [whose, "PERMISSION & CONDITIONS", "DISCLAIMER"] {
            assert!(licence.contains(words), "{words}");
        }
    }
}

#[test]
fn every_part_of_an_arrow_in_a_formula_joins_the_next() {
    let fonts = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("theme/fonts");
    let font = fs::read(fonts.join("field-math.woff2")).expect("a font");
    // OpenType 1.9, `MATH`: header, MathVariants, MathGlyphConstruction, GlyphAssembly.
    let math = table(&font, b"MATH");
    let number = |at: usize| usize::from(u16::from_be_bytes([math[at], math[at + 1]]));
    let variants = number(8);
    let overlap = number(variants);
    let all = number(variants + 6) + number(variants + 8);
    let mut joined = 0;
    for glyph in 0..all {
        let construction = variants + number(variants + 10 + 2 * glyph);
        if number(construction) == 0 {
            continue;
        }
        let assembly = construction + number(construction);
        let parts: Vec<(usize, usize)> = (0..number(assembly + 4))
            .map(|part| assembly + 6 + 10 * part)
            .map(|at| (number(at + 2), number(at + 4)))
            .collect();
        for two in parts.windows(2) {
            let shared = two[0].1.min(two[1].0);
            assert!(
                shared >= overlap,
                "the parts of glyph {glyph} share {shared}"
            );
            joined += 1;
        }
    }
    assert!(joined > 50, "{joined}");
}
