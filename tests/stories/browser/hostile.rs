//! Notes that were made to break pages, exported and opened by a reader. What the core makes of the
//! same inputs is tested beside it (`crates/render/src/tests/hostile.rs`); here a browser reads the pages.

use fieldnotes_tests::{Browser, LibraryTest};
use serde_json::Value;

use crate::site::Published;

/// One input on a line, with `\n` for a line end. Lines that begin with `#` name what follows.
const HOSTILE: &str = include_str!("../../../crates/render/src/tests/hostile.txt");

/// What runs before a page does: whatever opens a dialogue is noted in place of it.
const WATCH: &str = "window.ran = []; for (const name of ['alert', 'confirm', 'prompt', 'print', 'open']) \
     window[name] = words => { window.ran.push(`${name} ${words}`); };";

/// What is wrong with a page. Pictures and films of other sites are the author's own word.
const WRONG: &str = "
    const wrong = [...window.ran];
    const own = location.origin + '/';
    const media = ['img', 'image', 'video', 'audio', 'track', 'source'];
    for (const asked of performance.getEntriesByType('resource'))
        if (!asked.name.startsWith(own) && !media.includes(asked.initiatorType)) wrong.push(`asked for ${asked.name}`);
    // The page's own: what search engines read of it, and the two scripts it is served with.
    const scripts = [own + 'assets/', own + '.fieldnotes/reload.js'];
    for (const script of document.scripts)
        if (script.type !== 'application/ld+json' && !scripts.some(known => script.src.startsWith(known)))
            wrong.push(`a script: ${script.outerHTML}`);
    for (const one of document.querySelectorAll('*'))
        for (const { name } of one.attributes)
            if (name.startsWith('on')) wrong.push(`${one.localName} has ${name}`);
    if (document.querySelector('#note-body :is(script, style, iframe, object, embed, form, base, meta, link)'))
        wrong.push('an element off the list');
    const body = document.getElementById('note-body');
    const footer = document.querySelector('body > footer');
    if (!footer || !footer.checkVisibility()) wrong.push('no footer');
    else if (!body || !(body.compareDocumentPosition(footer) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push('no body');
    if (document.documentElement.scrollWidth > document.documentElement.clientWidth) wrong.push('too wide');
    return wrong";

#[test]
fn nothing_in_a_hostile_note_runs_asks_the_network_or_breaks_its_page() {
    let inputs: Vec<String> = HOSTILE
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.replace("\\n", "\n"))
        .collect();
    assert!(inputs.len() >= 300, "{}", inputs.len());
    let mut library = LibraryTest::empty();
    for (number, input) in inputs.iter().enumerate() {
        let head = format!("title: Note {number}\nstate: ready\ndate: 2026-01-01");
        let note =
            format!("---\n{head}\n---\n\nBefore.\n\n{input}\n\nWords {input} words.\n\nAfter.\n");
        library = library.with(&format!("notes/note-{number}.md"), note);
    }
    let site = Published::of(library);
    let browser = Browser::open();
    browser.before_each_page(WATCH);
    let mut broken = Vec::new();
    for (number, input) in inputs.iter().enumerate() {
        browser.visit(&format!(
            "{}notes/note-{number}.html",
            site.server.address()
        ));
        let wrong = browser.script(WRONG);
        if wrong != Value::Array(Vec::new()) {
            broken.push(format!("{input}\n    {wrong}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
