//! What the page in Chromium asks other sites for.

use fieldnotes_tests::{LibraryTest, Stranger, Window, until};

const STRANGE: &str = "notes/strange.md";

fn library(stranger: &Stranger) -> LibraryTest {
    LibraryTest::sample()
        .with(STRANGE, stranger.note())
        .with("media/strange.svg", stranger.drawing())
}

#[test]
fn another_site_is_asked_for_nothing_until_the_author_says_so_and_then_for_pictures_alone() {
    let stranger = Stranger::start();
    let window = Window::open(library(&stranger));
    window.click(".row", "Pictures elsewhere");
    window.preview_says("The last words.");
    window.says(
        ".preview .banner",
        "Nothing is asked of other sites until you say so",
    );
    window.caret_to_end();
    window.type_into(".cm-content", "\n\nWords typed afterwards.");
    window.preview_says("Words typed afterwards.");
    window.a_second_passes();
    assert_eq!(stranger.asked(), [""; 0]);

    window.click(".preview .banner button", "Show pictures from other sites");
    until("the picture to be asked for", || {
        let asked = stranger.asked();
        asked
            .contains(&"/seen/01-markdown.gif".to_owned())
            .then_some(())
    });
    window.sees(
        "the picture",
        "return [...document.querySelector('.preview-island')?.contentDocument?.querySelectorAll('img') ?? []]
            .some((picture) => picture.src.endsWith('01-markdown.gif') && picture.naturalWidth === 1)",
    );
    window.preview_says("Words typed afterwards.");
    window.a_second_passes();
    assert_eq!(stranger.asked_beyond(), [""; 0]);
}

#[test]
fn the_authors_word_is_kept_for_the_library_and_taken_back_at_once() {
    let stranger = Stranger::start();
    let note = format!(
        "---\ntitle: Pictures elsewhere\nstate: ready\ndate: 2026-11-20\n---\n\n![One]({}/seen/one.gif)\n\nThe last words.\n",
        stranger.address()
    );
    let window = Window::open(LibraryTest::sample().with(STRANGE, note));
    window.click(".row", "Pictures elsewhere");
    window.click(".preview .banner button", "Show pictures from other sites");
    until("the picture to be asked for", || {
        (!stranger.asked().is_empty()).then_some(())
    });

    window.script("location.reload()");
    window.sees(
        "the page again",
        "return document.documentElement.dataset.ready !== undefined",
    );
    window.preview_says("The last words.");
    window.sees(
        "the picture",
        "return [...document.querySelector('.preview-island')?.contentDocument?.querySelectorAll('img') ?? []]
            .some((picture) => picture.src.endsWith('one.gif') && picture.naturalWidth === 1)",
    );
    assert_eq!(
        window.script("return document.querySelector('.preview .banner')"),
        serde_json::Value::Null
    );

    window.click("[aria-label='Pictures from other sites are shown']", "");
    window.says(
        ".preview .banner",
        "Nothing is asked of other sites until you say so",
    );
    window.preview_says("A picture on another site");
    let (_, site) = window.library().export();
    let page = site.read("notes/strange.html");
    assert!(page.contains(&format!("{}/seen/one.gif", stranger.address())));
    assert!(!page.contains("A picture on another site"));
}
