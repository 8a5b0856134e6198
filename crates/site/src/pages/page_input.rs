//! A page before it is written: the template it fills, and every value the template is given.
//!
//! The bytes of a page follow from its input and the program alone. So its fingerprint tells, long
//! before the page is written, whether it would come out as it did last time.

use domain::ContentHash;
use minijinja::Environment;
use minijinja::value::Serde;
use serde::Serialize;

/// A template and its values.
pub(crate) struct PageInput {
    template: &'static str,
    values: Box<dyn Values>,
}

impl PageInput {
    pub fn new<T: Serialize + 'static>(template: &'static str, values: T) -> PageInput {
        PageInput {
            template,
            values: Box::new(values),
        }
    }

    /// The name of its template.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// Two inputs with one fingerprint give one page.
    pub fn fingerprint(&self) -> ContentHash {
        self.values.fingerprint(self.template)
    }

    /// Writes the page.
    pub fn fill(&self, templates: &Environment<'_>) -> String {
        self.values.fill(self.template, templates)
    }
}

/// The fingerprint of a template with these values.
pub(crate) fn fingerprint(template: &str, values: &impl Serialize) -> ContentHash {
    let mut written = Vec::with_capacity(4096);
    written.extend_from_slice(template.as_bytes());
    written.push(0);
    serde_json::to_writer(&mut written, values)
        .expect("what templates are given can be written as JSON");
    ContentHash::of(&written)
}

trait Values {
    fn fingerprint(&self, template: &str) -> ContentHash;
    fn fill(&self, template: &str, templates: &Environment<'_>) -> String;
}

impl<T: Serialize> Values for T {
    fn fingerprint(&self, template: &str) -> ContentHash {
        fingerprint(template, self)
    }

    fn fill(&self, template: &str, templates: &Environment<'_>) -> String {
        templates
            .get_template(template)
            .and_then(|template| template.render(Serde(self)))
            .expect("the theme is part of the program and asks only for what CONTEXT.md promises")
    }
}
