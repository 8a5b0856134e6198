//! `fieldnotes-desktop [LIBRARY]`: the window around the application.
//!
//! Only what cannot be had without a window stands in this folder: the way from the page to the
//! core, the menu, closing, and the files of the preview. What the program does is in `crates/app`.

mod closing;
mod crash;
mod door;
mod media;
mod menu;
mod outbox;
mod second_start;
mod window;

use std::env;
use std::path::PathBuf;
use std::thread;

use anyhow::Context;
use app::App;
use tauri::Manager;

use crate::outbox::Outbox;

fn main() -> anyhow::Result<()> {
    tauri::Builder::default()
        .plugin(tauri_plugin_single_instance::init(second_start::answer))
        .plugin(tauri_plugin_dialog::init())
        .plugin(tauri_plugin_opener::init())
        .plugin(window::state())
        .register_asynchronous_uri_scheme_protocol(media::SCHEME, media::answer)
        .invoke_handler(tauri::generate_handler![door::call])
        .on_menu_event(menu::chosen)
        .setup(|tauri| {
            let handle = tauri.handle().clone();
            let memory = match env::var_os("FIELDNOTES_MEMORY") {
                Some(folder) => PathBuf::from(folder),
                None => tauri.path().app_config_dir()?,
            };
            let menu = menu::build(&handle)?;
            let outbox = Outbox::new(handle.clone());
            tauri.manage(outbox.clone());
            let app = App::start(memory, {
                let outbox = outbox.clone();
                move |event| {
                    menu.follow(&event);
                    outbox.send(event);
                }
            });
            tauri.manage(app.clone());
            if let Some(folder) = env::args_os().nth(1) {
                let folder = PathBuf::from(folder);
                // Asked before there is a page, so the page's first question finds it open.
                thread::spawn(move || {
                    let asked = serde_json::json!({ "folder": folder });
                    if let Err(failure) = app.call("open_library", asked) {
                        outbox.trouble(&failure);
                    }
                });
            }
            window::open(&handle)?;
            Ok(())
        })
        .run(tauri::generate_context!("tauri.conf.json"))
        .context("the window could not be opened")
}
