//! Problems of one kind as one entry: what a blog of hundreds of notes has in each of them is read
//! once.

use std::collections::{HashMap, HashSet};

use domain::Problem;

/// So many problems of a kind stand each for themselves.
const FEW: usize = 5;
/// So many places of the others are named.
const NAMED: usize = 6;

/// A problem with the others of its kind.
pub struct Group<'p> {
    /// The first of them.
    pub first: &'p Problem,
    /// All but the first, where there are too many to stand for themselves.
    pub others: Vec<&'p Problem>,
}

/// The problems in their order, those of a kind of which there are many behind the first of it.
pub fn grouped(problems: &[Problem]) -> Vec<Group<'_>> {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        *counts.entry(problem.code.as_ref()).or_default() += 1;
    }
    let mut groups: Vec<Group<'_>> = Vec::new();
    let mut places: HashMap<&str, usize> = HashMap::new();
    for problem in problems {
        let code = problem.code.as_ref();
        if let Some(place) = places.get(code) {
            groups[*place].others.push(problem);
            continue;
        }
        if counts[code] > FEW {
            places.insert(code, groups.len());
        }
        groups.push(Group {
            first: problem,
            others: Vec::new(),
        });
    }
    groups
}

impl Group<'_> {
    /// How many more there are, and where; nothing where there are none. `way` stands before the names
    /// of files.
    pub fn more(&self, way: &str) -> Option<String> {
        if self.others.is_empty() {
            return None;
        }
        let files: HashSet<&str> = self
            .others
            .iter()
            .map(|other| other.file.as_str())
            .collect();
        let place = |other: &&Problem| match other.line {
            Some(line) => format!("{way}{}:{line}", other.file),
            None => format!("{way}{}", other.file),
        };
        let mut seen = HashSet::new();
        let firsts = self.others.iter().filter(|other| seen.insert(&other.file));
        let mut named: Vec<String> = firsts.take(NAMED).map(place).collect();
        if files.len() > named.len() {
            named.push(String::from("…"));
        }
        let files = match files.len() {
            1 => String::from("one file"),
            count => format!("{count} files"),
        };
        Some(format!(
            "and {} more of the kind {} in {files}: {}",
            self.others.len(),
            self.first.code,
            named.join(", ")
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(code: &'static str, file: usize, line: u32) -> Problem {
        Problem::warning(code, format!("notes/{file}.md"), "Wrong.").at(line)
    }

    #[test]
    fn what_is_wrong_in_each_of_many_notes_is_one_entry_with_its_places() {
        let mut problems: Vec<Problem> = (0..20_000).map(|at| problem("jump", at / 2, 7)).collect();
        problems.insert(1, problem("rare", 3, 1));
        let groups = grouped(&problems);
        assert_eq!(groups.len(), 2);
        assert_eq!(
            groups[0].more("blog/").as_deref(),
            Some(
                "and 19999 more of the kind jump in 10000 files: blog/notes/0.md:7, blog/notes/1.md:7, \
                 blog/notes/2.md:7, blog/notes/3.md:7, blog/notes/4.md:7, blog/notes/5.md:7, …"
            )
        );
        assert_eq!(groups[1].more(""), None);
        // A few stand for themselves.
        assert_eq!(grouped(&problems[..FEW + 1]).len(), FEW + 1);
    }
}
