//! What an error says, as a sentence.

/// The words that messages of the rooms below begin with. Whatever else begins one is a name: a
/// path, a tag, a title, and stands as it is written.
const OPENINGS: [&str; 12] = [
    "a", "an", "another", "choose", "could", "it", "no", "nothing", "one", "port", "the", "there",
];

/// "could not read a.md" as a sentence.
pub(crate) fn sentence(words: &str) -> String {
    let opening = words.split(' ').next().unwrap_or_default();
    let mut sentence = match OPENINGS.contains(&opening) {
        true => opening[..1].to_uppercase() + &words[1..],
        false => words.to_owned(),
    };
    if !sentence.ends_with(['.', '!', '?']) {
        sentence.push('.');
    }
    sentence
}
