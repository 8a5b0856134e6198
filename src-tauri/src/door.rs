//! The one way from the page to the core. A plain command would run on the window's own thread
//! and freeze it, so every call goes to a worker.

use app::{App, Failure};
use serde_json::Value;
use tauri::{State, async_runtime};

use crate::outbox::Outbox;

/// Runs the command `name` of the application.
#[tauri::command]
pub async fn call(
    app: State<'_, App>,
    outbox: State<'_, Outbox>,
    name: String,
    args: Value,
) -> Result<Value, Failure> {
    let app = app.inner().clone();
    let is_first = name == "start";
    let reply = async_runtime::spawn_blocking(move || app.call(&name, args))
        .await
        .unwrap_or_else(|stopped| Err(Failure::bug(stopped)));
    if is_first {
        // From its first question on, the page listens.
        outbox.open();
    }
    reply
}
