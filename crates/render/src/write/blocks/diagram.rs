//! Diagrams: a drawing with its title, or what is wrong with it.

use crate::cache::Source;
use crate::code::fence::Fence;
use crate::diagram::Width;
use crate::html::escape;
use crate::write::writer::{Writer, one_line};
use crate::{diagram, labels};

impl Writer<'_> {
    /// Writes a diagram, or says what is wrong with it and leaves it to be shown as code.
    pub(in crate::write) fn diagram(&mut self, source: &str, fence: &Fence) -> bool {
        let made = self.cache.get(Source::Diagram(source.to_owned()), |_| {
            diagram::drawn(source)
        });
        match made.as_ref() {
            Ok(drawing) => {
                let title = fence.title.as_deref();
                self.counts.diagrams += 1;
                let width = diagram::width(drawing);
                let class = match width {
                    Width::Narrow | Width::Column => "diagram",
                    Width::Smaller => "diagram diagram-fit",
                    Width::Wide => "diagram diagram-fit wide",
                    Width::Widest => "diagram wide",
                };
                self.html.push_str(&format!("<figure class=\"{class}\">"));
                let scrolls = width != Width::Narrow;
                if scrolls {
                    let name = labels::diagram(title, self.counts.diagrams);
                    self.html
                        .push_str("<div class=\"diagram-scroll\" role=\"group\" tabindex=\"0\"");
                    escape::push_attribute(&mut self.html, "aria-label", &name);
                    self.html.push('>');
                }
                let on_page = diagram::on_page(drawing, self.counts.diagrams, title);
                self.html.push_str(&on_page);
                if scrolls {
                    self.html.push_str("</div>");
                }
                if let Some(title) = title {
                    self.html.push_str("<figcaption>");
                    escape::push(&mut self.html, title);
                    self.html.push_str("</figcaption>");
                }
                self.html.push_str("</figure>");
                true
            }
            Err(fault) => {
                let line = self.line + 1 + fault.lines_down;
                let message = format!("The diagram cannot be drawn: {}.", one_line(&fault.message));
                let hint = "It is shown as code until it can be drawn. Mend the line.";
                self.warn("broken-diagram", line, message, hint);
                false
            }
        }
    }
}
