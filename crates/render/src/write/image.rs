//! Images, with their size so that nothing jumps, and as figures when they have a title.

use comrak::nodes::{Node, NodeValue};

use super::{Writer, short};
use crate::{MediaTarget, escape, plain, safety};

impl Writer<'_> {
    pub(super) fn image(&mut self, node: Node<'_>, src: &str, title: &str) {
        let alt = plain::of_node(node);
        let line = self.line_of(node);
        self.image_at(src, &alt, title, line);
    }

    /// A paragraph that is one image with a title becomes a figure with a caption.
    pub(super) fn lone_image(&mut self, node: Node<'_>) -> bool {
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

    /// Writes an image; when it cannot be found its description stands in its place.
    pub(super) fn image_at(&mut self, src: &str, alt: &str, title: &str, line: u32) {
        if alt.trim().is_empty() {
            let message = format!("The image {} has no description.", short(src));
            let hint = "Say in the square brackets, or in the `alt` of an <img>, what it shows, for \
                        those who cannot see it.";
            self.warn("image-without-description", line, message, hint);
        }
        let target = if safety::is_safe_address(src) {
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
            MediaTarget::Missing { hint } => {
                let message = match src.trim() {
                    "" => String::from("The image has no address."),
                    _ => format!("The image {} is not there.", short(src)),
                };
                self.warn("missing-image", line, message, &hint);
                self.html.push_str("<span class=\"missing-image\">");
                escape::push(&mut self.html, if alt.is_empty() { src } else { alt });
                self.html.push_str("</span>");
                return;
            }
        };
        self.html.push_str("<img");
        escape::push_address(&mut self.html, "src", &href);
        escape::push_attribute(&mut self.html, "alt", alt);
        if !title.is_empty() {
            escape::push_attribute(&mut self.html, "title", title);
        }
        if let (Some(width), Some(height)) = (width, height) {
            self.html
                .push_str(&format!(" width=\"{width}\" height=\"{height}\""));
        }
        // The first may be what a reader sees first, so it does not wait.
        if self.images > 0 {
            self.html.push_str(" loading=\"lazy\"");
        }
        self.images += 1;
        self.html.push_str(" decoding=\"async\">");
    }
}
