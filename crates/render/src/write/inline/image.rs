//! Images, with their size so that nothing jumps, and as figures when they have a title.

use comrak::nodes::{Node, NodeValue};

use super::picture_size::{Size, alt_and_size};
use crate::html::{address, escape};
use crate::write::writer::{Writer, short};
use crate::{MediaTarget, plain};

impl Writer<'_> {
    pub(in crate::write) fn image(&mut self, node: Node<'_>, src: &str, title: &str) {
        let words = plain::of_node(node);
        let (alt, size) = match words.contains('|') {
            true => alt_and_size(&words),
            false => (words.as_str(), Size::default()),
        };
        let line = self.line_of(node);
        self.image_at(src, alt, title, size, "", line);
    }

    /// A paragraph that is one image with a title becomes a figure with a caption.
    pub(in crate::write) fn lone_image(&mut self, node: Node<'_>) -> bool {
        let Some(child) = node
            .first_child()
            .filter(|child| child.next_sibling().is_none())
        else {
            return false;
        };
        let NodeValue::Image(image) = &child.data().value else {
            return false;
        };
        if image.title.is_empty() {
            return false;
        }
        self.html.push_str("<figure class=\"image\">");
        self.image(child, &image.url, "");
        self.html.push_str("<figcaption>");
        escape::push(&mut self.html, &image.title);
        self.html.push_str("</figcaption></figure>\n");
        true
    }

    /// Writes an image, and says whether it is there; when it cannot be found its description stands
    /// in its place. `extra` are attributes that its author gave it.
    pub(in crate::write) fn image_at(
        &mut self,
        src: &str,
        alt: &str,
        title: &str,
        size: Size,
        extra: &str,
        line: u32,
    ) -> bool {
        if alt.trim().is_empty() {
            let message = format!("The image {} has no description.", short(src));
            let hint = "Say in the square brackets, or in the `alt` of an <img>, what it shows, for \
                        those who cannot see it.";
            self.warn("image-without-description", line, message, hint);
        }
        let target = if address::is_safe_address(src) {
            self.around.media(src)
        } else {
            let hint = "Readers see its description in its place. An image may be a file of the \
                        library or an http or https address.";
            MediaTarget::Missing { hint: hint.into() }
        };
        let (href, width, height) = match target {
            MediaTarget::At {
                href,
                width,
                height,
            } => (href, width, height),
            MediaTarget::External => (src.to_owned(), None, None),
            target @ (MediaTarget::Missing { .. } | MediaTarget::NotCarried { .. }) => {
                let is_there = matches!(target, MediaTarget::NotCarried { .. });
                let (MediaTarget::Missing { hint } | MediaTarget::NotCarried { hint }) = target
                else {
                    return false;
                };
                let message = match src.trim() {
                    "" => String::from("The image has no address."),
                    _ if is_there => {
                        format!("The image {} is there, and no reader gets it.", short(src))
                    }
                    _ => format!("The image {} is not there.", short(src)),
                };
                self.warn("missing-image", line, message, &hint);
                self.html.push_str("<span class=\"missing-image\">");
                escape::push(&mut self.html, if alt.is_empty() { src } else { alt });
                self.html.push_str("</span>");
                return false;
            }
        };
        self.html.push_str("<img");
        escape::push_address(&mut self.html, "src", &href);
        escape::push_attribute(&mut self.html, "alt", alt);
        if !title.is_empty() {
            escape::push_attribute(&mut self.html, "title", title);
        }
        let Size { width, height } = size.or(width, height);
        for (name, length) in [("width", width), ("height", height)] {
            if let Some(length) = length {
                escape::push_attribute(&mut self.html, name, &length.to_string());
            }
        }
        self.html.push_str(extra);
        // The first may be what a reader sees first, so it does not wait.
        if self.counts.images > 0 {
            self.html.push_str(" loading=\"lazy\"");
        }
        self.counts.images += 1;
        self.html.push_str(" decoding=\"async\">");
        true
    }
}
