//! Prints `ui/src/host/wire.ts`: every type that crosses the seam, the commands and the events.
//! A test holds that the file in the repository is what is printed here.

use std::collections::BTreeMap;

use ts_rs::{Config, TS, TypeVisitor};

use crate::{Failure, commands, event, table};

/// The declarations of types that were named so far.
#[derive(Default)]
pub(crate) struct Declarations {
    types: Config,
    declared: BTreeMap<String, String>,
}

impl Declarations {
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

/// The text of `ui/src/host/wire.ts`.
pub fn wire_ts() -> String {
    let mut declarations = Declarations::default();
    declarations.name::<Failure>();
    let commands = table::declare(&commands::reading(), &mut declarations)
        + &table::declare(&commands::owning(), &mut declarations);
    let events = event::declare(&mut declarations);
    let types: Vec<String> = declarations.declared.into_values().collect();
    format!(
        "/**\n * What crosses the seam between the window and the core: names and shapes, no behaviour.\n \
         * Printed from crates/app by `cargo xtask bless`; not edited by hand.\n */\n\n\
         {}\n\
         export interface Commands {{\n{commands}}}\n\n\
         export interface Events {{\n{events}}}\n\n\
         export type CommandName = keyof Commands;\n\
         export type Args<N extends CommandName> = Commands[N][\"args\"];\n\
         export type Reply<N extends CommandName> = Commands[N][\"reply\"];\n\
         /** Commands that make one undoable operation. */\n\
         export type OperationName = {{ [N in CommandName]: Reply<N> extends OperationView ? N : never }}[CommandName];\n\
         export type EventName = keyof Events;\n",
        types.join("\n")
    )
}
