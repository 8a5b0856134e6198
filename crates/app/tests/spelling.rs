//! Words are looked up in the dictionaries of the system and in the library's own.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod window;

use serde_json::{Value, json};
use window::Window;

fn wrong(window: &Window, language: Value, words: &[&str]) -> Value {
    let asked = json!({ "language": language, "words": words });
    window.call("misspelled", asked)
}

#[test]
fn a_word_that_nothing_knows_is_told_and_is_known_once_it_is_learned() {
    let window = Window::open();
    let words = ["The", "colur", "logs", "Kafka"];
    // The site's language is any English; the system here has the British one.
    let told = wrong(&window, Value::Null, &words);
    assert_eq!(told["words"], json!(["colur", "Kafka"]));
    let language = &told["language"];
    let suggested = window.call(
        "suggestions",
        json!({ "language": language, "word": "colur" }),
    );
    assert_eq!(suggested, json!(["colour"]));

    let done = window.call("learn_word", json!({ "word": "Kafka" }));
    assert_eq!(done["name"], "Add Kafka to the dictionary");
    assert_eq!(window.read("dictionary.txt"), "Kafka\n");
    assert_eq!(
        wrong(&window, Value::Null, &words)["words"],
        json!(["colur"])
    );
    window.call("undo", json!({}));
    assert!(!window.folder.path().join("dictionary.txt").exists());
    window.write("dictionary.txt", "# mine\r\nkafka\r\n");
    assert_eq!(
        wrong(&window, Value::Null, &words)["words"],
        json!(["colur"])
    );
}

#[test]
fn a_language_without_a_dictionary_has_no_wrong_words() {
    let window = Window::open();
    for language in ["de", "../en_GB", ""] {
        let told = wrong(&window, json!(language), &["Hund"]);
        assert_eq!(told["words"], Value::Null, "{language}");
    }
    assert_eq!(wrong(&window, json!("en-GB"), &["log"])["words"], json!([]));
}
