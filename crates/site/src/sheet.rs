//! A page before it is written: the template it fills, and every value the template is given.
//!
//! The bytes of a page follow from its sheet and the program alone. So a sheet's print tells, long
//! before the page is written, whether it would come out as it did last time.

use domain::ContentHash;
use minijinja::Environment;
use minijinja::value::Serde;
use serde::Serialize;

/// A template and its values.
pub(crate) struct Sheet {
    template: &'static str,
    values: Box<dyn Values>,
}

impl Sheet {
    pub fn new<T: Serialize + 'static>(template: &'static str, values: T) -> Sheet {
        Sheet {
            template,
            values: Box::new(values),
        }
    }

    /// The name of its template.
    pub fn template(&self) -> &'static str {
        self.template
    }

    /// Two sheets with one print give one page.
    pub fn print(&self) -> ContentHash {
        let mut written = self.template.as_bytes().to_vec();
        written.push(0);
        self.values.write(&mut written);
        ContentHash::of(&written)
    }

    /// Writes the page.
    pub fn fill(&self, templates: &Environment<'_>) -> String {
        self.values.fill(self.template, templates)
    }
}

trait Values {
    fn write(&self, out: &mut Vec<u8>);
    fn fill(&self, template: &str, templates: &Environment<'_>) -> String;
}

impl<T: Serialize> Values for T {
    fn write(&self, out: &mut Vec<u8>) {
        serde_json::to_writer(out, self).expect("what templates are given can be written as JSON");
    }

    fn fill(&self, template: &str, templates: &Environment<'_>) -> String {
        templates
            .get_template(template)
            .and_then(|template| template.render(Serde(self)))
            .expect("the theme is part of the program and asks only for what CONTEXT.md promises")
    }
}
