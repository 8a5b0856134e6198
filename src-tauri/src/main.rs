//! (being written)
fn main() { tauri::Builder::default().plugin(tauri_plugin_dialog::init()).run(tauri::generate_context!("tauri.conf.json")).expect("window"); }
