//! What readers get of a picture shows what the author's own shows, and tells nothing else. Told by
//! pictures that another program has written, and read back by another reader than ours.

mod support;

use domain::{Problem, Severity};
use fieldnotes_site::{ExportError, Mode, Unwatched, check, dry_run};
use proptest::prelude::*;
use std::fs::{self, File};
use std::path::Path;
use support::{Blog, files, renderer, snapshot, today};

/// Every format, each with a place, an author and a serial number.
const PICTURES: [&str; 12] = [
    "turned.jpg",
    "progressive.jpg",
    "cmyk.jpg",
    "turned.png",
    "palette.png",
    "lossy.webp",
    "lossless.webp",
    "moving.webp",
    "moving.gif",
    "turned.avif",
    "plain.tif",
    "packed.tif",
];

/// What must not come to a reader.
const TOLD: [&[u8]; 7] = [
    b"Ada Author",
    b"SN-12345678",
    b"Camera Works",
    b"2026:01:02",
    b"xmpmeta",
    b"/home/ada",
    b"GPS",
];

fn picture(name: &str) -> Vec<u8> {
    let place = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/pictures");
    fs::read(place.join(name)).expect("a picture")
}

/// The file as a reader gets it.
fn published(blog: &Blog, name: &str) -> Vec<u8> {
    fs::read(blog.target.join("media").join(name)).expect("published")
}

fn tells(bytes: &[u8]) -> Option<&'static [u8]> {
    let holds = |told: &&[u8]| bytes.windows(told.len()).any(|window| window == *told);
    TOLD.iter().find(|told| holds(told)).copied()
}

/// The tags that a reader of Exif finds, and the orientation.
fn tags(bytes: &[u8]) -> (Vec<String>, Option<u32>) {
    let mut from = std::io::Cursor::new(bytes);
    let Ok(exif) = exif::Reader::new().read_from_container(&mut from) else {
        return (Vec::new(), None);
    };
    let tags = exif.fields().map(|field| field.tag.to_string()).collect();
    let turned = exif.get_field(exif::Tag::Orientation, exif::In::PRIMARY);
    (tags, turned.and_then(|field| field.value.get_uint(0)))
}

/// The pixels of every frame.
fn pixels(bytes: &[u8]) -> Vec<image::RgbaImage> {
    use image::AnimationDecoder;
    use std::io::Cursor;
    let frames =
        match image::guess_format(bytes).expect("a picture") {
            image::ImageFormat::Gif => image::codecs::gif::GifDecoder::new(Cursor::new(bytes))
                .map(|gif| gif.into_frames().collect_frames()),
            image::ImageFormat::WebP => image::codecs::webp::WebPDecoder::new(Cursor::new(bytes))
                .map(|webp| match webp.has_animation() {
                    true => webp.into_frames().collect_frames(),
                    false => Ok(Vec::new()),
                }),
            _ => Ok(Ok(Vec::new())),
        };
    let frames = frames.expect("a picture").expect("all frames");
    match frames.is_empty() {
        true => vec![image::load_from_memory(bytes).expect("a picture").into()],
        false => frames.into_iter().map(image::Frame::into_buffer).collect(),
    }
}

/// A note that shows these pictures.
fn blog_with(pictures: &[(&str, Vec<u8>)]) -> Blog {
    let blog = Blog::new();
    let mut body = String::new();
    for (name, bytes) in pictures {
        blog.write(&format!("media/{name}"), bytes);
        body.push_str(&format!("![A picture](../media/{name})\n\n"));
    }
    blog.note("shown", &body);
    blog
}

#[test]
fn no_published_picture_tells_where_by_whom_or_with_which_camera() {
    let all = PICTURES.map(|name| (name, picture(name)));
    let blog = blog_with(&all);
    for (name, bytes) in &all {
        // The text of one is packed.
        assert!(tells(bytes).is_some(), "{name} tells nothing");
    }
    blog.export();
    for (name, before) in &all {
        let bytes = published(&blog, name);
        assert_eq!(tells(&bytes), None, "{name}");
        let (tags, _) = tags(&bytes);
        let shown = ["Orientation"];
        if !name.ends_with(".tif") {
            assert!(
                tags.iter().all(|tag| shown.contains(&&**tag)),
                "{name}: {tags:?}"
            );
        }
        assert!(bytes.len() <= before.len(), "{name} has grown");
        if !name.ends_with(".avif") {
            assert!(pixels(&bytes) == pixels(before), "{name} has other pixels");
        }
    }
}

#[test]
fn a_colour_profile_stays() {
    for name in [
        "turned.jpg",
        "turned.png",
        "lossy.webp",
        "turned.avif",
        "plain.tif",
    ] {
        let blog = blog_with(&[(name, picture(name))]);
        blog.export();
        let bytes = published(&blog, name);
        let profile = |bytes: &[u8]| {
            let names = [&b"acsp"[..], b"iCCP"];
            names
                .iter()
                .any(|name| bytes.windows(4).any(|window| window == *name))
        };
        assert!(profile(&bytes), "{name}");
    }
}

#[test]
fn a_turned_picture_stays_turned_and_the_page_has_the_sides_that_are_seen() {
    for (name, sides) in [
        ("turned.jpg", "width=\"16\" height=\"24\""),
        ("turned.png", "width=\"16\" height=\"24\""),
        ("turned.avif", "width=\"16\" height=\"24\""),
        ("progressive.jpg", "width=\"24\" height=\"16\""),
        ("lossy.webp", "width=\"24\" height=\"16\""),
    ] {
        let blog = blog_with(&[(name, picture(name))]);
        blog.export();
        let page = fs::read_to_string(blog.target.join("notes/shown.html")).expect("a page");
        assert!(page.contains(sides), "{name}: {page}");
        if !name.ends_with(".avif") {
            let before = tags(&picture(name)).1.filter(|turned| *turned != 1);
            assert_eq!(tags(&published(&blog, name)).1, before, "{name}");
        }
    }
}

#[test]
fn a_picture_is_known_by_its_bytes_and_not_by_its_name() {
    let pictures = [
        ("a.PNG", picture("turned.jpg")),
        ("b.JPeG", picture("turned.jpg")),
        ("c.bin", picture("turned.png")),
        ("d.jpg", picture("lossy.webp")),
        ("e.txt", picture("moving.gif")),
        ("f.png", picture("turned.avif")),
        ("g.svg", picture("turned.jpg")),
    ];
    let blog = blog_with(&pictures);
    blog.export();
    for (name, _) in &pictures {
        assert_eq!(tells(&published(&blog, name)), None, "{name}");
    }
}

/// A segment of JPEG.
fn segment(marker: u8, bytes: &[u8]) -> Vec<u8> {
    let length = u16::try_from(bytes.len() + 2).expect("short").to_be_bytes();
    [&[0xFF, marker], &length[..], bytes].concat()
}

/// A chunk of PNG.
fn chunk(name: &[u8; 4], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len()).expect("short").to_be_bytes();
    let sum = crc32fast::hash(&[name, bytes].concat()).to_be_bytes();
    [&length[..], name, bytes, &sum].concat()
}

fn find(bytes: &[u8], wanted: &[u8]) -> usize {
    let mut places = bytes.windows(wanted.len());
    places.position(|window| window == wanted).expect("there")
}

fn with(bytes: &[u8], at: usize, more: &[u8]) -> Vec<u8> {
    [&bytes[..at], more, &bytes[at..]].concat()
}

#[test]
fn facts_at_odd_places_are_found() {
    let jpeg = picture("turned.jpg");
    let tables = find(&jpeg, &[0xFF, 0xDB]);
    let scan = find(&jpeg, &[0xFF, 0xDA]);
    let between = picture("progressive.jpg");
    let second = between.len() - 20;
    let second = second
        - between[..second]
            .iter()
            .rev()
            .zip(between[..second - 1].iter().rev())
            .position(|(low, high)| *low == 0xC4 && *high == 0xFF)
            .expect("a table")
        - 2;
    let png = picture("turned.png");
    let end = find(&png, b"IEND") - 4;
    let data = find(&png, b"IDAT") - 4;
    let gif = picture("moving.gif");
    let webp = picture("moving.webp");
    let small = [
        &b"JFIF\0\x01\x01\0\0\x01\0\x01\x02\x02"[..],
        b"Ada Author!!",
    ]
    .concat();
    let pictures = [
        (
            "late-exif.jpg",
            with(
                &jpeg,
                tables,
                &segment(0xE1, b"Exif\0\0MM\0*\0\0\0\x08Ada Author"),
            ),
        ),
        (
            "after-tables.jpg",
            with(&jpeg, scan, &segment(0xE1, b"Exif\0\0Ada Author")),
        ),
        (
            "between-scans.jpg",
            with(&between, second, &segment(0xFE, b"Ada Author")),
        ),
        (
            "iptc.jpg",
            with(
                &jpeg,
                tables,
                &segment(0xED, b"Photoshop 3.0\08BIM\x04\x04Ada Author"),
            ),
        ),
        (
            "more-pictures.jpg",
            with(&jpeg, tables, &segment(0xE2, b"MPF\0Ada Author")),
        ),
        ("small-picture.jpg", with(&jpeg, 2, &segment(0xE0, &small))),
        (
            "extension.jpg",
            with(&jpeg, tables, &segment(0xE0, b"JFXX\0\x10Ada Author")),
        ),
        (
            "maker.jpg",
            with(&jpeg, tables, &segment(0xEF, b"Ada Author")),
        ),
        (
            "adobe.jpg",
            with(
                &jpeg,
                tables,
                &segment(0xEE, b"Adobe\0d\0\0\0\0\x01Ada Author"),
            ),
        ),
        ("no-segment.jpg", with(&jpeg, tables, b"Ada Author")),
        (
            "filled.jpg",
            with(
                &jpeg,
                tables,
                &[&[0xFF, 0xFF][..], &segment(0xFE, b"Ada Author")].concat(),
            ),
        ),
        (
            "film.jpg",
            [&jpeg[..], b"\0\0\0\x18ftypmp42Ada Author"].concat(),
        ),
        ("second.jpg", [&jpeg[..], &jpeg[..]].concat()),
        ("own.png", with(&png, data, &chunk(b"prVt", b"Ada Author"))),
        (
            "credentials.png",
            with(&png, data, &chunk(b"caBX", b"Ada Author")),
        ),
        (
            "late.png",
            with(&png, end, &chunk(b"tEXt", b"Author\0Ada Author")),
        ),
        (
            "late-exif.png",
            with(&png, end, &chunk(b"eXIf", b"MM\0*\0\0\0\x08Ada Author")),
        ),
        ("behind.png", [&png[..], b"Ada Author"].concat()),
        (
            "end.png",
            [&png[..end], &chunk(b"IEND", b"Ada Author")].concat(),
        ),
        (
            "words.gif",
            with(
                &gif,
                gif.len() - 1,
                b"\x21\x01\x0C0123456789ab\x0AAda Author\0",
            ),
        ),
        (
            "program.gif",
            with(
                &gif,
                gif.len() - 1,
                b"\x21\xFF\x0BPROGRAM 1.0\x0AAda Author\0",
            ),
        ),
        (
            "loop.gif",
            with(
                &gif,
                gif.len() - 1,
                b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\0\0\x0AAda Author\0",
            ),
        ),
        ("behind.gif", [&gif[..], b"Ada Author"].concat()),
        ("behind.webp", [&webp[..], b"Ada Author"].concat()),
    ];
    let blog = blog_with(&pictures);
    blog.export();
    for (name, before) in &pictures {
        let bytes = published(&blog, name);
        assert_eq!(tells(&bytes), None, "{name}");
        assert!(pixels(&bytes) == pixels(before), "{name} has other pixels");
    }
    assert_eq!(tags(&published(&blog, "late-exif.jpg")).1, Some(6));
    let played = b"\x21\xFF\x0BNETSCAPE2.0\x03\x01\x03\0\0";
    find(
        &published(&blog, "moving.gif".replace("moving", "behind").as_str()),
        played,
    );
}

const DRAWING: &str = r##"<?xml version="1.0" encoding="UTF-8" standalone="no"?>
<!-- Ada Author drew this -->
<!DOCTYPE svg [<!ENTITY ns_ai "http://ns.adobe.com/AdobeIllustrator/10.0/"> <!ENTITY ns_link "http://www.w3.org/1999/xlink">]>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="&ns_link;" xmlns:i="&ns_ai;"
  xmlns:sodipodi="http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd"
  xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" width="30" height="20"
  sodipodi:docname="/home/ada/map.svg" inkscape:export-filename='/home/ada/map.png'>
  <title>A "map"</title>
  <metadata id="m"><rdf:RDF xmlns:rdf="urn:r"><creator xmlns="urn:d">Ada Author</creator></rdf:RDF></metadata>
  <sodipodi:namedview inkscape:window-x="3"><inkscape:page name="Ada Author"/></sodipodi:namedview>
  <g inkscape:label="/home/ada" id="one"><path d="M0 0h9" fill='url("#x")' sodipodi:nodetypes="cc"/></g>
  <image width="9" height="9" xlink:href="data:image/jpeg;base64,PICTURE"/>
  <i:pgf><![CDATA[Ada Author]]></i:pgf>
  <use xlink:href="#one"/><text>A &amp; B</text>
  <?program Ada Author?>
</svg>
<!-- Ada Author -->
"##;

#[test]
fn a_drawing_keeps_what_is_seen_and_loses_what_programs_wrote_into_it() {
    use base64::prelude::{BASE64_STANDARD, Engine};
    let inner = BASE64_STANDARD.encode(picture("turned.jpg"));
    let (first, rest) = inner.split_at(60);
    let drawing = DRAWING.replace("PICTURE", &format!("{first}&#10;\n{rest}"));
    let plain = "<svg xmlns=\"http://www.w3.org/2000/svg\"><g id='a'/>\r\n</svg>\n";
    let blog = blog_with(&[
        ("map.svg", drawing.into_bytes()),
        ("plain.SVG", plain.as_bytes().to_vec()),
    ]);
    blog.export();
    let bytes = published(&blog, "map.svg");
    assert_eq!(tells(&bytes), None);
    let text = String::from_utf8(bytes).expect("a text");
    for seen in [
        "<title>A \"map\"</title>",
        "<metadata id=\"m\"></metadata>",
        "<sodipodi:namedview></sodipodi:namedview>",
        "<g id=\"one\"><path d=\"M0 0h9\" fill='url(\"#x\")'/></g>",
        "<use xlink:href=\"#one\"/><text>A &amp; B</text>",
        "width=\"30\" height=\"20\">",
        "<i:pgf></i:pgf>",
        "<!DOCTYPE svg",
    ] {
        assert!(text.contains(seen), "{seen} is not in {text}");
    }
    let (_, inner) = text.split_once("base64,").expect("a picture");
    let (inner, _) = inner.split_once('"').expect("an end");
    let inner = BASE64_STANDARD.decode(inner).expect("a picture");
    assert_eq!(tells(&inner), None);
    assert!(pixels(&inner) == pixels(&picture("turned.jpg")));
    assert_eq!(
        published(&blog, "plain.SVG"),
        plain.as_bytes(),
        "nothing was to go"
    );
}

#[test]
fn a_drawing_that_stands_in_the_home_page_tells_nothing_there() {
    let blog = blog_with(&[("map.svg", DRAWING.replace("PICTURE", "").into_bytes())]);
    blog.write(
        "site.toml",
        "title = \"Blog\"\n[home.map]\nimage = \"media/map.svg\"\nalt = \"A map\"\n",
    );
    blog.export();
    let page = fs::read(blog.target.join("index.html")).expect("a page");
    find(&page, b"M0 0h9");
    assert_eq!(tells(&page), None);
}

#[test]
fn the_preview_and_every_kind_of_export_show_the_same_bytes() {
    let all = PICTURES.map(|name| (name, picture(name)));
    let blog = blog_with(&all);
    blog.export();
    let first = files(&blog.target);
    let source = snapshot(&blog.library);
    for (name, _) in &all {
        let address = format!("media/{name}");
        let shown = renderer().file(&source, &address).expect("shown");
        assert_eq!(shown.bytes, first[&address], "{name}");
    }
    assert_eq!(blog.export().made, 0);
    blog.export_to(&blog.target, Mode::Full, &Unwatched)
        .expect("exported");
    assert!(files(&blog.target) == first);
    // One that was exported by a program that took nothing out.
    fs::write(blog.target.join("media/turned.jpg"), picture("turned.jpg")).expect("written");
    let report = blog.export();
    assert_eq!(report.changed, ["media/turned.jpg"]);
    assert!(files(&blog.target) == first);
}

fn damaged() -> Vec<(&'static str, Vec<u8>)> {
    let jpeg = picture("turned.jpg");
    let mut no_length = jpeg.clone();
    no_length[4..6].fill(0);
    let png = picture("turned.png");
    vec![
        ("a.jpg", jpeg[..200].to_vec()),
        ("b.jpg", no_length),
        ("c.png", png[..find(&png, b"IDAT") - 4].to_vec()),
        (
            "d.png",
            with(
                &png,
                find(&png, b"IDAT") - 4,
                &chunk(b"ABCD", b"Ada Author"),
            ),
        ),
        ("e.gif", picture("moving.gif")[..12].to_vec()),
        ("f.webp", picture("lossy.webp")[..40].to_vec()),
        ("g.avif", picture("turned.avif")[..60].to_vec()),
        (
            "h.svg",
            b"<svg xmlns=\"http://www.w3.org/2000/svg\"><g></svg>".to_vec(),
        ),
        ("i.svg", b"<html>Ada Author</html>".to_vec()),
        ("j.tif", picture("plain.tif")[..9].to_vec()),
    ]
}

#[test]
fn an_empty_picture_is_told_and_stands_in_the_way() {
    let blog = blog_with(&[("a.png", Vec::new()), ("empty.txt", Vec::new())]);
    let told = check(&blog.snapshot(), renderer(), today());
    let damaged: Vec<_> = told
        .iter()
        .filter(|problem| problem.code == "damaged-picture")
        .collect();
    assert_eq!(damaged.len(), 1, "{told:?}");
    assert_eq!(damaged[0].file, "media/a.png");
    assert!(matches!(
        blog.try_export(&Unwatched),
        Err(ExportError::Blocked(_))
    ));
}

#[test]
fn a_damaged_picture_is_told_and_never_published() {
    for (name, bytes) in damaged() {
        let blog = blog_with(&[(name, bytes)]);
        let file = format!("media/{name}");
        let is_it = |problem: &&Problem| {
            problem.code == "damaged-picture" && problem.file == file && !problem.hint.is_empty()
        };
        let source = blog.snapshot();
        let told = check(&source, renderer(), today());
        assert_eq!(told.iter().filter(is_it).count(), 1, "{name}: {told:?}");
        let options = blog.options(&blog.target, Mode::Incremental);
        let dry = dry_run(&source, renderer(), &options, &Unwatched).expect("a dry run");
        assert_eq!(dry.problems.iter().filter(is_it).count(), 1, "{name}");
        match blog.try_export(&Unwatched) {
            Err(ExportError::Blocked(problems)) => {
                assert_eq!(problems.iter().filter(is_it).count(), 1, "{name}");
            }
            other => panic!("{name}: {other:?}"),
        }
        assert!(!blog.target.exists(), "{name}");
        assert!(renderer().file(&source, &file).is_none(), "{name}");
    }
}

#[test]
fn a_picture_that_breaks_off_in_its_bitmap_is_published_as_far_as_it_goes() {
    for name in ["turned.jpg", "turned.png", "moving.gif", "lossy.webp"] {
        let bytes = picture(name);
        let from = match name {
            "turned.jpg" => find(&bytes, &[0xFF, 0xDA]) + 30,
            "turned.png" => find(&bytes, b"IDAT") + 30,
            "moving.gif" => find(&bytes, b"\x2C\0\0\0\0") + 30,
            _ => find(&bytes, b"VP8 ") + 30,
        };
        let blog = blog_with(&[(name, bytes[..from].to_vec())]);
        blog.export();
        let bytes = published(&blog, name);
        assert!(tells(&bytes).is_none() && bytes.len() > 30, "{name}");
    }
}

/// A box of ISO 14496-12.
fn boxed(name: &[u8; 4], bytes: &[u8]) -> Vec<u8> {
    let length = u32::try_from(bytes.len() + 8).expect("short").to_be_bytes();
    [&length[..], name, bytes].concat()
}

#[test]
fn films_and_documents_are_published_as_they_are_and_what_they_tell_is_told() {
    let place = boxed(b"\xA9xyz", b"\0\x12\x15\xC7+48.8582+002.2945/");
    let film = |inside: &[u8]| {
        let films = [
            boxed(b"ftyp", b"mp42\0\0\0\0"),
            boxed(b"mdat", b"film"),
            boxed(b"moov", inside),
        ];
        films.concat()
    };
    let apple = boxed(
        b"keys",
        b"\0\0\0\0\0\0\0\x01\0\0\0\x2Cmdtacom.apple.quicktime.location.ISO6709",
    );
    let media = [
        ("told.mp4", film(&boxed(b"udta", &place)), true),
        ("apple.mov", film(&boxed(b"meta", &apple)), true),
        ("silent.mp4", film(&boxed(b"mvhd", &[0; 100])), false),
        (
            "told.pdf",
            b"%PDF-1.7\n1 0 obj << /Author (Ada) >> endobj\n".to_vec(),
            true,
        ),
        (
            "silent.pdf",
            b"%PDF-1.7\n1 0 obj << /Title (A) >> endobj\n".to_vec(),
            false,
        ),
    ];
    for (name, bytes, is_told) in media {
        let blog = blog_with(&[]);
        blog.write(&format!("media/{name}"), &bytes);
        let report = blog.export();
        let mut kept = report
            .problems
            .iter()
            .filter(|it| it.code == "metadata-kept");
        assert_eq!(kept.next().is_some(), is_told, "{name}");
        assert!(
            report
                .problems
                .iter()
                .all(|it| it.severity == Severity::Warning)
        );
        assert_eq!(published(&blog, name), bytes, "{name}");
    }
}

#[test]
fn a_picture_with_a_film_of_gigabytes_behind_it_is_copied_without_them() {
    let blog = blog_with(&[("moving.jpg", picture("turned.jpg"))]);
    let place = blog.library.join("media/moving.jpg");
    // The film has no bytes on the disk.
    let file = File::options().write(true).open(&place).expect("opened");
    file.set_len(3 << 30).expect("long");
    blog.export();
    let bytes = published(&blog, "moving.jpg");
    assert!(bytes.len() < picture("turned.jpg").len());
}

#[test]
fn case_40_a_drawing_has_the_sides_that_it_says_or_those_of_what_is_seen_of_it() {
    for (attributes, sides) in [
        ("width=\"120\" height=\"80\"", Some((120, 80))),
        ("viewBox=\"0 0 300 150\"", Some((300, 150))),
        ("viewBox='0,0,300,150' width='60px'", Some((60, 30))),
        (
            "viewBox=\"-5 -5 30 15\" width=\"100%\" height=\"1in\"",
            Some((192, 96)),
        ),
        ("width=\"10mm\" height=\"7.5pt\"", Some((38, 10))),
        ("width=\"100%\" height=\"100%\"", None),
        ("viewBox=\"0 0 0 150\"", None),
        ("width=\"1e9\" height=\"-3\"", None),
        ("", None),
    ] {
        let blog = Blog::in_memory();
        let svg = format!(
            "<?xml version=\"1.0\"?>\n<!-- by a program -->\n<!DOCTYPE svg>\n\
             <svg xmlns=\"http://www.w3.org/2000/svg\" {attributes}><rect width=\"9\"/></svg>"
        );
        blog.write("media/a.svg", svg);
        blog.note("one", "![A drawing](/media/a.svg)");
        blog.export();
        let page = fs::read_to_string(blog.target.join("notes/one.html")).expect("a page");
        let written = sides.map(|(width, height)| format!("width=\"{width}\" height=\"{height}\""));
        match written {
            Some(written) => assert!(page.contains(&written), "{attributes}"),
            None => assert!(page.contains("alt=\"A drawing\" decoding"), "{attributes}"),
        }
    }
}

/// Where segments of a JPEG begin, and where chunks of a PNG do, up to the bitmap.
fn boundaries(bytes: &[u8]) -> Vec<usize> {
    let is_jpeg = bytes.starts_with(&[0xFF, 0xD8]);
    let mut at = if is_jpeg { 2 } else { 33 };
    let mut found = Vec::new();
    loop {
        found.push(at);
        let number = |from: usize, length: usize| {
            let bytes = bytes[from..from + length].iter();
            bytes.fold(0, |number, byte| number << 8 | usize::from(*byte))
        };
        at += match is_jpeg {
            true if bytes[at + 1] == 0xDA => return found,
            true => 2 + number(at + 2, 2),
            false if &bytes[at + 4..at + 8] == b"IDAT" => return found,
            false => 12 + number(at, 4),
        };
    }
}

fn shown_by(blog: &Blog, name: &str, bytes: &[u8]) -> Option<Vec<u8>> {
    blog.write(&format!("media/{name}"), bytes);
    let shown = renderer().file(&blog.snapshot(), &format!("media/{name}"));
    shown.map(|file| file.bytes)
}

fn tells_nowhere(bytes: &[u8]) -> bool {
    let is_place = |tag: &String| tag.starts_with("GPS") || tag.contains("Serial");
    !tags(bytes).0.iter().any(is_place)
}

/// Whether an export tells of a picture that goes out with all that it holds.
fn is_told(blog: &Blog) -> bool {
    let report = blog.export();
    report.problems.iter().any(|it| it.code == "metadata-kept")
}

#[test]
fn a_picture_packed_as_only_cameras_do_goes_out_as_it_is_and_is_told() {
    let mut bytes = picture("plain.tif");
    // The entry that names the packing: its tag, one short number, and none of the numbers in the books.
    let entry = find(&bytes, &[3, 1, 3, 0, 1, 0, 0, 0, 1, 0]);
    bytes[entry + 8] = 9;
    let blog = Blog::in_memory();
    assert_eq!(shown_by(&blog, "plain.tif", &bytes), Some(bytes.clone()));
    assert!(!tells_nowhere(&bytes) && is_told(&blog));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(120))]

    #[test]
    fn whatever_segments_a_picture_has_its_pixels_are_the_same(
        name in prop::sample::select(vec!["turned.jpg", "progressive.jpg", "cmyk.jpg", "turned.png"]),
        more in prop::collection::vec((any::<prop::sample::Index>(), 0..16u8, prop::collection::vec(any::<u8>(), 0..50)), 1..6),
    ) {
        let before = picture(name);
        let mut bytes = before.clone();
        for (place, kind, words) in more {
            let words = [&words[..], b"Ada Author"].concat();
            let segment = match name.ends_with(".jpg") {
                // 14 and 0 may speak of colours.
                true if matches!(kind, 0 | 14) => segment(0xFE, &words),
                true => segment(0xE0 + kind, &words),
                false => chunk(&[b'a' + kind, b'b', b'C', b'd'], &words),
            };
            let places = boundaries(&bytes);
            bytes = with(&bytes, places[place.index(places.len())], &segment);
        }
        let blog = Blog::in_memory();
        let shown = shown_by(&blog, name, &bytes).expect("shown");
        prop_assert_eq!(tells(&shown), None);
        prop_assert!(pixels(&shown) == pixels(&before));
        prop_assert_eq!(tags(&shown).1, tags(&before).1.filter(|turned| *turned != 1));
    }

    #[test]
    fn a_picture_of_any_bytes_is_told_or_tells_nothing(
        name in prop::sample::select(PICTURES.to_vec()),
        at in any::<prop::sample::Index>(),
        cut in any::<prop::sample::Index>(),
        more in prop::collection::vec(any::<u8>(), 0..8),
    ) {
        let mut bytes = picture(name);
        let place = at.index(bytes.len() - 16) + 16;
        bytes.splice(place..(place + more.len()).min(bytes.len()), more);
        bytes.truncate(cut.index(bytes.len() * 4).max(17));
        let blog = Blog::in_memory();
        if let Some(shown) = shown_by(&blog, name, &bytes) {
            prop_assert!(tells_nowhere(&shown) || is_told(&blog), "{:?}", tags(&shown));
        }
    }
}
