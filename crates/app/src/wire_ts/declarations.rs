//! The declarations of types in TypeScript, gathered as they are named.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

/// The declarations of types that were named so far.
#[derive(Default)]
pub(crate) struct Declarations {
    types: Config,
    declared: BTreeMap<String, String>,
}

impl Declarations {
    /// All of them, by name.
    pub fn into_all(self) -> Vec<String> {
        self.declared.into_values().collect()
    }

    /// How `Type` is called in TypeScript; it and what it is made of are declared.
    pub fn name<Type: TS + 'static + ?Sized>(&mut self) -> String {
        self.visit::<Type>();
        Type::name(&self.types)
    }
}

impl TypeVisitor for Declarations {
    fn visit<Type: TS + 'static + ?Sized>(&mut self) {
        // Types of the language itself have no declaration.
        if Type::output_path().is_some() {
            let name = Type::ident(&self.types);
            if self.declared.contains_key(&name) {
                return;
            }
            let docs = Type::docs().unwrap_or_default();
            let declaration = format!("{docs}export {}", Type::decl(&self.types));
            self.declared.insert(name, laid_out(&declaration));
        }
        Type::visit_dependencies(self);
        Type::visit_generics(self);
    }
}

/// A declaration with its comments in one line each and its fields set in.
fn laid_out(declaration: &str) -> String {
    let mut lines = String::new();
    let mut comment: Option<Vec<&str>> = None;
    let mut is_inside = false;
    for line in declaration.lines().map(str::trim) {
        match (line, &mut comment) {
            ("/**", _) => comment = Some(Vec::new()),
            ("*/", Some(words)) => {
                let margin = if is_inside { "  " } else { "" };
                lines.push_str(&format!("{margin}/** {} */\n", words.join(" ")));
                comment = None;
            }
            (line, Some(words)) => words.push(line.trim_start_matches("* ")),
            (line, None) => {
                let margin = if is_inside { "  " } else { "" };
                let (fields, end) = match line.strip_suffix(", };") {
                    Some(fields) if is_inside => (fields, ",\n};"),
                    _ => (line, ""),
                };
                lines.push_str(&format!("{margin}{fields}{end}\n"));
                is_inside |= line.ends_with('{');
            }
        }
    }
    lines
}
