//! What is told of media before they go to readers: a picture that cannot be understood, so that it
//! is not published, and films and documents that say where or by whom they were made, which are.

use super::fault::Fault;
use super::formats::boxes::boxes;
use super::formats::{jpeg, parts, tiff};
use super::kind::{Kind, is_svg, kind};
use super::scan::Scan;
use domain::Problem;
use std::fs::File;
use std::io::{self, Read, Seek};
use std::path::Path;

/// So much of a document is looked at, at its beginning and at its end.
const LOOKED_AT: u64 = 256 * 1024;

/// What the author should know of the file at this address.
pub(crate) fn problem(address: &str, path: &Path) -> Option<Problem> {
    let told = || {
        let file = File::open(path)?;
        told(file, is_svg(path))
    };
    match told() {
        Ok(None) => None,
        Ok(Some(told)) => {
            let message = format!("The file {told}, and readers get it as it is.");
            Some(Problem::warning("metadata-kept", address, message).hint(
                "Such facts are taken out of pictures, not out of films, documents and raw \
                     pictures. Take them out with the program it was made with, or leave it so.",
            ))
        }
        Err(fault) => Some(damaged(address, &fault)),
    }
}

/// That a file of the library cannot be published.
pub(crate) fn damaged(address: &str, fault: &Fault) -> Problem {
    match fault {
        Fault::Unread(error) => {
            let message = format!("The file cannot be read: {error}.");
            Problem::error("unreadable", address, message)
                .hint("See whether it is there and may be read.")
        }
        Fault::Damaged(why) => {
            let message = format!("The picture is damaged: {why}.");
            Problem::error("damaged-picture", address, message).hint(
                "Whether it tells where it was taken and by whom cannot be seen, so it is not \
                 published. Save it anew with a program for pictures, or move it out of media/.",
            )
        }
    }
}

/// What a file tells that is published as it is.
fn told<R: Read + Seek>(file: R, is_svg: bool) -> Result<Option<&'static str>, Fault> {
    let mut scan = Scan::new(file)?;
    match kind(&mut scan, is_svg)? {
        Kind::Film => Ok(of_film(&mut scan)?),
        Kind::Pdf => Ok(of_document(&mut scan)?),
        Kind::Tiff => Ok(tiff::is_raw(&mut scan)?
            .then_some("is the raw picture of a camera, which tells when and with which one")),
        // Behind its head no JPEG is damaged, and the rest is long.
        Kind::Jpeg => jpeg::orientation(&mut scan).map(|_| None),
        picture => parts(&mut scan, picture).map(|_| None),
    }
}

/// The boxes of a film that name a place or a person: those of 3GPP, of QuickTime, and Apple's keys.
fn of_film<R: Read + Seek>(scan: &mut Scan<R>) -> io::Result<Option<&'static str>> {
    const PLACE: Option<&str> = Some("tells where it was taken");
    const PERSON: Option<&str> = Some("names who made it");
    let mut open: Vec<_> = boxes(scan, 0..scan.end())?
        .into_iter()
        .filter(|one| one.name == *b"moov")
        .collect();
    let mut found = None;
    while let Some(one) = open.pop() {
        match &one.name {
            b"\xA9xyz" | b"loci" => return Ok(PLACE),
            b"\xA9aut" | b"\xA9ART" | b"auth" => found = PERSON,
            b"keys" => {
                scan.go_to(one.body.start)?;
                let keys = scan.up_to((one.body.end - one.body.start).min(LOOKED_AT))?;
                if holds(&keys, b"location.ISO6709") {
                    return Ok(PLACE);
                }
                if holds(&keys, b"quicktime.author") {
                    found = PERSON;
                }
            }
            b"moov" | b"trak" | b"udta" => open.extend(boxes(scan, one.body)?),
            b"meta" => {
                open.extend(boxes(scan, one.body.clone())?);
                // In QuickTime it has no version before its boxes.
                open.extend(boxes(scan, one.body.start + 4..one.body.end)?);
            }
            _ => {}
        }
    }
    Ok(found)
}

fn of_document<R: Read + Seek>(scan: &mut Scan<R>) -> io::Result<Option<&'static str>> {
    let mut looked_at = scan.up_to(LOOKED_AT)?;
    scan.go_to(scan.end().saturating_sub(LOOKED_AT).max(scan.at()))?;
    looked_at.extend(scan.up_to(LOOKED_AT)?);
    let names = [&b"/Author"[..], b"<dc:creator>", b"pdf:Author"];
    let is_named = names.iter().any(|name| holds(&looked_at, name));
    Ok(is_named.then_some("names who wrote it"))
}

fn holds(bytes: &[u8], wanted: &[u8]) -> bool {
    bytes.windows(wanted.len()).any(|window| window == wanted)
}
