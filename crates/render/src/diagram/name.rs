//! What a drawing says to those who do not see it: what the author wrote for them, or else what kind
//! of drawing it is and the words in it, in their order.

use super::signs;
use roxmltree::Node;

/// So many characters of words are enough to know what is shown.
const LONGEST: usize = 300;

/// Kinds of drawings, by the name that the drawing library gives them.
const KINDS: [(&str, &str); 22] = [
    ("architecture", "Architecture diagram"),
    ("block", "Block diagram"),
    ("c4", "C4 diagram"),
    ("class", "Class diagram"),
    ("er", "Entity relationship diagram"),
    ("flowchart", "Flowchart"),
    ("gantt", "Gantt chart"),
    ("gitGraph", "Git graph"),
    ("journey", "User journey"),
    ("kanban", "Kanban board"),
    ("mindmap", "Mind map"),
    ("packet", "Packet diagram"),
    ("pie", "Pie chart"),
    ("quadrant", "Quadrant chart"),
    ("radar", "Radar chart"),
    ("requirement", "Requirement diagram"),
    ("sankey", "Sankey diagram"),
    ("sequence", "Sequence diagram"),
    ("state", "State diagram"),
    ("timeline", "Timeline"),
    ("treemap", "Treemap"),
    ("xychart", "XY chart"),
];

/// The name of a drawing.
pub(super) fn of(root: Node<'_, '_>) -> String {
    let own = |name: &str| {
        let child = root
            .children()
            .find(|child| child.tag_name().name() == name);
        child
            .and_then(|child| child.text())
            .map(str::trim)
            .filter(|text| !text.is_empty())
    };
    match (own("title"), own("desc")) {
        (Some(title), Some(description)) => format!("{title}. {description}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) => of_words(root),
    }
}

fn of_words(root: Node<'_, '_>) -> String {
    let written = root.attribute("aria-roledescription").unwrap_or_default();
    let kind = KINDS.iter().find(|(known, _)| written.starts_with(known));
    let mut name = kind.map_or("Diagram", |(_, kind)| kind).to_owned();
    let mut seen: Vec<String> = Vec::new();
    let texts = || {
        root.descendants()
            .filter(|node| node.tag_name().name() == "text")
    };
    // What stands on lines is said after what they lead to.
    let is_on_line = |text: &Node<'_, '_>| {
        let mut around = text.ancestors();
        around.any(|outer| {
            outer
                .attribute("class")
                .is_some_and(|class| class.contains("edgeLabel"))
        })
    };
    for text in texts()
        .filter(|text| !is_on_line(text))
        .chain(texts().filter(is_on_line))
    {
        let words: Vec<&str> = text
            .descendants()
            .filter(Node::is_text)
            .filter_map(|node| node.text())
            .collect();
        let words = signs::given_back(&words.join(" ")).into_owned();
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if words.is_empty() || seen.contains(&words) {
            continue;
        }
        name.push_str(if seen.is_empty() { ": " } else { ", " });
        name.push_str(&words);
        if name.len() > LONGEST {
            name.truncate(name.floor_char_boundary(LONGEST));
            name.push('…');
            break;
        }
        seen.push(words);
    }
    name
}
