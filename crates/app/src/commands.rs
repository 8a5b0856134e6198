//! All that a window may ask, in two tables: what only reads runs on the caller's thread, what
//! needs the store runs on the thread that owns it.

mod arguments;
mod catalogue;
mod completion;
mod export;
mod find;
mod history;
mod left_behind;
mod libraries;
mod media;
mod notes;
mod opening;
mod outside;
mod page;
mod spelling;
pub(crate) mod table;
mod tabs;
mod writing;

use crate::read_context::ReadContext;
use crate::session::Session;
use table::{Command, command};

/// Commands that change nothing of the library, and what is typed on its way to be kept: none of them
/// waits for the thread that owns the store. An export goes on by itself, and is stopped, however
/// long that is at work.
pub(crate) fn reading() -> Vec<Command<ReadContext>> {
    vec![
        command("start", libraries::start),
        command("library", libraries::library),
        command("list_notes", notes::list),
        command("notes_in_tabs", tabs::notes),
        command("find_in_notes", find::find),
        command("open_note", writing::open),
        command("keep_buffer", writing::keep),
        command("drop_buffer", writing::drop),
        command("history", history::list),
        command("version", history::text),
        command("stop_operation", catalogue::stop),
        command("preview", page::preview),
        command("edit_head", page::edit_head),
        command("note_at", page::note_at),
        command("link_targets", completion::link_targets),
        command("media_files", completion::media_files),
        command("headings", completion::headings),
        command("emoji", completion::emoji),
        command("misspelled", spelling::misspelled),
        command("suggestions", spelling::suggestions),
        command("list_page", page::list_page),
        command("file_there", opening::there),
        command("check", page::check),
        command("dry_run", export::dry_run),
        command("page_difference", export::page_difference),
        command("export", export::start),
        command("cancel_export", export::cancel),
    ]
}

/// Commands that need the store.
pub(crate) fn owning() -> Vec<Command<Session>> {
    vec![
        command("open_library", libraries::open),
        command("new_library", libraries::begin),
        command("remember", libraries::remember),
        command("show_remote", libraries::show_remote),
        command("create_note", notes::create),
        command("rename_note", notes::rename),
        command("trash_note", notes::trash),
        command("save_note", writing::save),
        command("merge_outside", outside::merge),
        command("put_back", writing::put_back),
        command("restore_unsaved", left_behind::restore),
        command("restore_version", history::restore),
        command("keep_version", history::keep),
        command("create_tag", catalogue::create_tag),
        command("rename_tag", catalogue::rename_tag),
        command("merge_tags", catalogue::merge_tags),
        command("merge_many_tags", catalogue::merge_many_tags),
        command("delete_tag", catalogue::delete_tag),
        command("delete_tags", catalogue::delete_tags),
        command("describe_tag", catalogue::describe_tag),
        command("create_topic", catalogue::create_topic),
        command("edit_topic", catalogue::edit_topic),
        command("move_topic", catalogue::move_topic),
        command("delete_topic", catalogue::delete_topic),
        command("replace_in_notes", find::replace),
        command("add_file", media::add),
        command("rename_file", media::rename),
        command("remove_files", media::remove),
        command("learn_word", spelling::learn),
        command("undo", catalogue::undo),
        command("redo", catalogue::redo),
    ]
}
