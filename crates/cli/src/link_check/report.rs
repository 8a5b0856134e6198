//! What came of asking, as problems at their lines, as one sentence, and for programs.

use domain::{Library, NotePath, Problem, State};
use serde::Serialize;
use site::OutsideLink;

use super::outcome::{Outcome, Verdict};

/// What is to be told of the links, each at each of its lines. None of it keeps a site from being
/// exported.
pub fn problems(library: &Library, outcomes: &[Outcome]) -> Vec<Problem> {
    let told = outcomes.iter().filter_map(|outcome| {
        let Told {
            code,
            message,
            hint,
        } = told(outcome)?;
        Some(outcome.links.iter().map(move |link| {
            let message = match is_of_draft(library, link) {
                true => format!("{message} The note is a draft."),
                false => message.clone(),
            };
            let problem = Problem::warning(code, link.file.as_str(), message);
            problem.at(link.line).hint(hint)
        }))
    });
    let mut problems: Vec<Problem> = told.flatten().collect();
    problems.sort_by(|one, other| (&one.file, one.line).cmp(&(&other.file, other.line)));
    problems
}

struct Told {
    code: &'static str,
    message: String,
    hint: &'static str,
}

fn told(
    Outcome {
        address, verdict, ..
    }: &Outcome,
) -> Option<Told> {
    let told = match verdict {
        Verdict::Broken(answer) => Told {
            code: "broken-outside-link",
            message: format!("{address} is not there: its server answers {answer}."),
            hint: "Readers are led to an error. Mend the address, link to a copy in an archive, or \
                   take the link out.",
        },
        Verdict::Moved(to) => Told {
            code: "moved-outside-link",
            message: format!("{address} has moved for good to {to}."),
            hint: "It leads there for as long as the old server says so. Write the new address.",
        },
        Verdict::Untested(why) => Told {
            code: "untested-outside-link",
            message: format!("{address} could not be tested: {why}."),
            hint: "That may be so for programs or for today only. See in a browser whether it is \
                   there.",
        },
        Verdict::Well | Verdict::Skipped | Verdict::Unasked => return None,
    };
    Some(told)
}

fn is_of_draft(library: &Library, link: &OutsideLink) -> bool {
    let path = NotePath::new(&link.file).ok();
    let note = path.and_then(|path| library.note(&path));
    note.is_some_and(|note| note.head.state == State::Draft)
}

/// What came of all addresses, in one or two sentences.
pub fn summary(outcomes: &[Outcome]) -> String {
    let count = |is: fn(&Verdict) -> bool| {
        let counted = outcomes.iter().filter(|outcome| is(&outcome.verdict));
        counted.count()
    };
    let skipped = count(|verdict| *verdict == Verdict::Skipped);
    let unasked = count(|verdict| *verdict == Verdict::Unasked);
    let asked = match outcomes.len() - skipped - unasked {
        1 => "1 address".to_owned(),
        many => format!("{many} addresses"),
    };
    let mut text = format!(
        "{asked} of other sites asked for: {} there, {} moved, {} broken, {} not tested.\n",
        count(|verdict| *verdict == Verdict::Well),
        count(|verdict| matches!(verdict, Verdict::Moved(_))),
        count(|verdict| matches!(verdict, Verdict::Broken(_))),
        count(|verdict| matches!(verdict, Verdict::Untested(_))),
    );
    if skipped > 0 {
        text += &format!("{skipped} passed over: examples, or of a network nearby.\n");
    }
    if unasked > 0 {
        text += &format!("Stopped before {unasked} more were asked for.\n");
    }
    text
}

/// An outcome as programs read it.
#[derive(Serialize)]
pub struct OutcomeView<'a> {
    address: &'a str,
    /// `well`, `moved`, `broken`, `untested`, `skipped` or `unasked`.
    verdict: &'static str,
    /// Where it has moved, what its server answers, or why it could not be tested.
    detail: Option<&'a str>,
    links: Vec<LinkView<'a>>,
}

#[derive(Serialize)]
struct LinkView<'a> {
    file: &'a str,
    line: u32,
}

impl<'a> From<&'a Outcome> for OutcomeView<'a> {
    fn from(outcome: &'a Outcome) -> OutcomeView<'a> {
        let (verdict, detail) = match &outcome.verdict {
            Verdict::Well => ("well", None),
            Verdict::Moved(to) => ("moved", Some(to)),
            Verdict::Broken(answer) => ("broken", Some(answer)),
            Verdict::Untested(why) => ("untested", Some(why)),
            Verdict::Skipped => ("skipped", None),
            Verdict::Unasked => ("unasked", None),
        };
        let link = |OutsideLink { file, line, .. }: &'a OutsideLink| LinkView { file, line: *line };
        OutcomeView {
            address: &outcome.address,
            verdict,
            detail: detail.map(String::as_str),
            links: outcome.links.iter().map(link).collect(),
        }
    }
}
