//! Prints `ui/src/host/wire.ts`: every type that crosses the seam, the commands and the events.
//! A test holds that the file in the repository is what is printed here.

pub(crate) mod declarations;

use declarations::Declarations;

use crate::commands::table;
use crate::{Failure, commands, event};

/// The text of `ui/src/host/wire.ts`.
pub fn wire_ts() -> String {
    let mut declarations = Declarations::default();
    declarations.name::<Failure>();
    let commands = table::declare(&commands::reading(), &mut declarations)
        + &table::declare(&commands::owning(), &mut declarations);
    let events = event::declare(&mut declarations);
    let types = declarations.into_all();
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
