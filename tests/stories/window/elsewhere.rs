//! What the real window asks other sites for.

use fieldnotes_tests::{Desktop, LibraryTest, Stranger};

const PICTURE: &str = "
    return [...document.querySelector('.preview-island')?.contentDocument?.querySelectorAll('img') ?? []]
        .some((picture) => picture.src.endsWith('01-markdown.gif') && picture.naturalWidth === 1)";

#[test]
fn another_site_is_asked_for_nothing_until_the_author_says_so_and_then_for_pictures_alone() {
    let stranger = Stranger::start();
    let library = LibraryTest::sample()
        .with("notes/strange.md", stranger.note())
        .with("media/strange.svg", stranger.drawing());
    let mut window = Desktop::open(library.folder());
    window.click(".row", "Pictures elsewhere");
    window.preview_says("The last words.");
    window.says(
        ".preview .banner",
        "Nothing is asked of other sites until you say so",
    );
    window.preview_says("A picture on another site");
    window.caret_to_end();
    window.type_into(".cm-content", "\n\nWords typed afterwards.");
    window.preview_says("Words typed afterwards.");
    window.a_second_passes();
    assert_eq!(stranger.asked(), [""; 0]);

    window.click(".preview .banner button", "Show pictures from other sites");
    window.sees("the picture", PICTURE);
    window.preview_says("Words typed afterwards.");
    window.a_second_passes();
    assert_eq!(stranger.asked_beyond(), [""; 0]);

    // Once for the library: the next window asks no more.
    window.reopen(library.folder());
    window.sees("the picture", PICTURE);
}
