//! A file that is shown where its name is written: a picture, something to play, or a link to it.

use comrak::nodes::Node;

use crate::html::escape;
use crate::write::findings::told::Kind;
use crate::write::inline::picture_size::alt_and_size;
use crate::write::writer::Writer;

impl Writer<'_> {
    /// Writes a file as what it is.
    pub(super) fn embedded_file(&mut self, node: Node<'_>, src: &str, words: &str, line: u32) {
        let player = match kind_of(src) {
            FileKind::Picture => {
                let (alt, size) = alt_and_size(words);
                self.image_at(src, alt, "", size, "", line);
                return;
            }
            FileKind::Audio => "audio",
            FileKind::Video => "video",
            FileKind::Other => "",
        };
        let Some(href) = self.found(src, line) else {
            escape::push(&mut self.html, if words.is_empty() { src } else { words });
            return;
        };
        let file = src.rsplit('/').next().unwrap_or(src);
        let name = if words.is_empty() { file } else { words };
        if self.links > 0 {
            self.told.tell(Kind::LinkInLink, "", self.line_of(node));
            escape::push(&mut self.html, name);
        } else if player.is_empty() {
            self.html.push_str("<a");
            escape::push_address(&mut self.html, "href", &href);
            self.html.push('>');
            escape::push(&mut self.html, name);
            self.html.push_str("</a>");
        } else {
            self.html.push('<');
            self.html.push_str(player);
            escape::push_address(&mut self.html, "src", &href);
            escape::push_attribute(&mut self.html, "aria-label", name);
            self.html.push_str(" controls></");
            self.html.push_str(player);
            self.html.push('>');
        }
    }
}

enum FileKind {
    Picture,
    Audio,
    Video,
    Other,
}

fn kind_of(src: &str) -> FileKind {
    let ending = src.rsplit_once('.').map_or("", |(_, ending)| ending);
    match ending.to_ascii_lowercase().as_str() {
        "apng" | "avif" | "bmp" | "gif" | "jpeg" | "jpg" | "png" | "svg" | "webp" => {
            FileKind::Picture
        }
        "flac" | "m4a" | "mp3" | "oga" | "ogg" | "opus" | "wav" | "3gp" => FileKind::Audio,
        "m4v" | "mkv" | "mov" | "mp4" | "ogv" | "webm" => FileKind::Video,
        _ => FileKind::Other,
    }
}
