//! `fieldnotes-desktop [LIBRARY]`: the window around the application.
//!
//! Only what cannot be had without a window stands in this folder: the way from the page to the
//! core, the menu, closing, and the files of the preview. What the program does is in `crates/app`.

mod closing;
mod colours;
mod ipc;
mod media;
mod menu;
mod names;
mod outbox;
mod single_instance;
mod startup;
#[cfg(target_os = "linux")]
mod webkit;
mod window;

use std::env;

use anyhow::Context;
use app::App;
use serde_json::json;
use tauri::{AppHandle, Manager, RunEvent};
use tauri_plugin_window_state::StateFlags;

use crate::outbox::Outbox;
use crate::startup::Startup;

fn main() -> anyhow::Result<()> {
    let here = env::current_dir().context("the current folder cannot be named")?;
    let Some(startup) = Startup::parse(env::args_os().skip(1), &here) else {
        println!("{}", startup::USAGE);
        return Ok(());
    };
    let context = tauri::generate_context!("tauri.conf.json");
    tauri::Builder::default()
        .plugin(single_instance::watch(&context.config().identifier))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::answer)
        .invoke_handler(tauri::generate_handler![
            ipc::call,
            ipc::copy_text,
            ipc::edit,
            ipc::open_file,
            ipc::save_copy,
            menu::set_menu
        ])
        .on_menu_event(menu::chosen)
        .on_window_event(closing::hear)
        .setup(move |tauri| Ok(start(tauri.handle(), startup)?))
        .build(context)
        .context("the window could not be opened")?
        .run(|tauri, event| {
            if let RunEvent::Exit = event {
                // What the page asked before is done before this is answered.
                tauri.state::<App>().call("library", json!({})).ok();
            }
        });
    Ok(())
}

/// Starts the application and opens its window.
fn start(tauri: &AppHandle, startup: Startup) -> anyhow::Result<()> {
    let memory = match startup::memory() {
        Some(folder) => folder,
        None => tauri
            .path()
            .app_config_dir()
            .context("there is no folder for settings")?,
    };
    let places = tauri_plugin_window_state::Builder::new()
        .with_filename(memory.join("window.json").to_string_lossy())
        .with_state_flags(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED);
    tauri.plugin(places.build())?;

    menu::begin(tauri)?;
    let outbox = Outbox::new(tauri.clone());
    tauri.manage(outbox.clone());
    let app = App::start(memory, {
        let outbox = outbox.clone();
        move |event| outbox.send(event)
    });
    tauri.manage(app.clone());
    window::open(tauri, app, outbox, startup)?;
    Ok(())
}
