//! The table of commands: one line a command, from which calls are dispatched and the page's
//! types are printed.
//!
//! A command is a plain function with one typed argument and one typed reply. Nothing here knows
//! what any of them does, and there is no second list to keep in step.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use ts_rs::TS;

use crate::failure::Failure;
use crate::wire_ts::declarations::Declarations;

type Run<State> = Box<dyn Fn(&mut State, Value) -> Result<Value, Failure> + Send + Sync>;

/// One command: its name, how it is run, and how its types read in TypeScript.
pub(crate) struct Command<State> {
    name: &'static str,
    run: Run<State>,
    signature: fn(&mut Declarations) -> String,
}

/// The line of the table for `act` under `name`.
pub(crate) fn command<State, Argument, Reply>(
    name: &'static str,
    act: fn(&mut State, Argument) -> Result<Reply, Failure>,
) -> Command<State>
where
    State: 'static,
    Argument: DeserializeOwned + TS + 'static,
    Reply: Serialize + TS + 'static,
{
    Command {
        name,
        run: Box::new(move |state, argument| {
            let argument = serde_json::from_value(argument).map_err(|cause| {
                Failure::bug(format!("`{name}` was called with other arguments: {cause}"))
            })?;
            serde_json::to_value(act(state, argument)?)
                .map_err(|cause| Failure::bug(format!("the reply of `{name}`: {cause}")))
        }),
        signature: |to| {
            format!(
                "{{ args: {}; reply: {} }}",
                to.name::<Argument>(),
                to.name::<Reply>()
            )
        },
    }
}

impl<State> Command<State> {
    /// Its name.
    pub fn name(&self) -> &'static str {
        self.name
    }
}

/// Whether the table has a command of this name.
pub(crate) fn has<State>(table: &[Command<State>], name: &str) -> bool {
    table.iter().any(|command| command.name == name)
}

/// Runs the command called `name`; a name that is not in the table is a defect of the caller.
pub(crate) fn run<State>(
    table: &[Command<State>],
    state: &mut State,
    name: &str,
    argument: Value,
) -> Result<Value, Failure> {
    match table.iter().find(|command| command.name == name) {
        Some(command) => (command.run)(state, argument),
        None => Err(Failure::bug(format!("there is no command `{name}`"))),
    }
}

/// Declares every command: a line each of the page's `Commands` interface.
pub(crate) fn declare<State>(table: &[Command<State>], to: &mut Declarations) -> String {
    let line = |command: &Command<State>| {
        let signature = (command.signature)(to);
        format!("  {}: {signature};\n", command.name)
    };
    table.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::failure::Code;

    fn add(sum: &mut i32, by: i32) -> Result<i32, Failure> {
        *sum += by;
        Ok(*sum)
    }

    fn table() -> Vec<Command<i32>> {
        vec![command("add", add)]
    }

    #[test]
    fn a_call_reaches_its_function_with_typed_arguments() {
        let mut sum = 1;
        let reply = run(&table(), &mut sum, "add", Value::from(2));
        assert_eq!(reply, Ok(Value::from(3)));
    }

    #[test]
    fn a_name_outside_the_table_or_a_wrong_argument_is_answered_as_a_bug() {
        let mut sum = 1;
        let unknown = run(&table(), &mut sum, "subtract", Value::from(2)).unwrap_err();
        let wrong = run(&table(), &mut sum, "add", Value::from("two")).unwrap_err();
        assert_eq!(
            (unknown.code, wrong.code),
            (Some(Code::Bug), Some(Code::Bug))
        );
        assert!(wrong.message.contains("`add`"), "{}", wrong.message);
        assert_eq!(sum, 1);
    }

    #[test]
    fn the_table_prints_the_signatures_of_the_page() {
        assert_eq!(
            declare(&table(), &mut Declarations::default()),
            "  add: { args: number; reply: number };\n"
        );
    }
}
