//! Notes for a whole library: about a thousand words each, of a vocabulary in which a few words are
//! everywhere and most are rare, as in any language. A search of one letter then finds nearly all
//! notes, and one of three words a few. Every twentieth note is Chinese.

use std::fmt::Write as _;

use super::chance::Chance;
use super::words::words;
use super::{code, slug};

/// How many words there are: a power of two.
const VOCABULARY: u64 = 1 << 14;
const ONSETS: [&str; 16] = [
    "b", "ch", "d", "f", "g", "k", "l", "m", "n", "p", "pr", "r", "s", "st", "t", "v",
];
const RIMES: [&str; 16] = [
    "a", "ane", "ar", "e", "el", "en", "i", "ine", "ion", "o", "on", "or", "ra", "u", "um", "y",
];
const CHINESE: [&str; 32] = [
    "数据", "系统", "时间", "事件", "查询", "索引", "延迟", "日志", "流程", "节点", "存储", "缓存",
    "分区", "实时", "任务", "模型", "网络", "服务", "线程", "内存", "结果", "问题", "方法", "读者",
    "笔记", "作者", "一致", "恢复", "写入", "读取", "测试", "版本",
];

/// The tag of all notes, and that of a thousand.
pub const EVERYWHERE: &str = "everywhere";
/// The tag of one note in so many that a thousand of ten thousand have it.
pub const THOUSAND: &str = "thousand";

/// The text of note `number` of `count`.
pub fn note(number: u64, count: u64) -> String {
    let mut chance = Chance::new(number ^ 0x5eed);
    let is_chinese = number % 20 == 7;
    let mut voice = Voice { is_chinese };
    let mut text = head(number, count, &mut voice, &mut chance);
    let words = chance.between(700, 1_300);
    let mut written = 0;
    let mut since = 0;
    while written < words {
        let length = chance.between(30, 90);
        for _ in 0..length / 12 {
            let said = voice.sentence(12, &mut chance);
            let _ = match chance.below(14) {
                0 => {
                    let other = slug((number + 1 + chance.below(200)) % count);
                    write!(text, "[{said}]({other}.md) ")
                }
                1 => {
                    let other = title((number + count / 3) % count);
                    write!(text, "{said} [[{other}]] ")
                }
                2 => write!(text, "**{}** {said} ", voice.word(&mut chance)),
                3 => write!(text, "{said} `{}_{number}` ", voice.word(&mut chance)),
                _ => write!(text, "{said} "),
            };
        }
        text.truncate(text.trim_end().len());
        text.push_str("\n\n");
        written += length;
        since += length;
        if since > 300 {
            since = 0;
            let heading = voice.sentence(4, &mut chance);
            let _ = write!(text, "## {heading}\n\n{}\n", code::block(&mut chance));
        }
    }
    text
}

/// What note `number` is called, so that others can name it.
fn title(number: u64) -> String {
    let mut chance = Chance::new(number ^ 0x7171);
    let mut voice = Voice {
        is_chinese: number % 20 == 7,
    };
    format!(
        "{} {number}",
        voice.sentence(4, &mut chance).trim_end_matches(['.', '。'])
    )
}

fn head(number: u64, count: u64, voice: &mut Voice, chance: &mut Chance) -> String {
    let mut tags = vec![EVERYWHERE.to_owned()];
    if number % 10 == 3 && number / 10 < 1_000 {
        tags.push(THOUSAND.to_owned());
    }
    for _ in 0..chance.below(4) {
        let tag = format!("tag-{:03}", chance.below(super::TAGS));
        if !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    let (year, day) = (2025 - number % count.max(1) / 336 % 30, number % 336);
    let (month, day) = (12 - day / 28, 28 - day % 28);
    format!(
        "---\ntitle: \"{}\"\ntopic: {}\ntags: [{}]\ndate: {year}-{month:02}-{day:02}\nstate: {}\n\
         summary: \"{} ({number})\"\n---\n\n",
        title(number),
        super::TOPICS[chance.below(8) as usize],
        tags.join(", "),
        if number % 25 == 24 { "draft" } else { "ready" },
        voice.sentence(16, chance),
    )
}

/// In which words a note is written.
struct Voice {
    is_chinese: bool,
}

impl Voice {
    fn sentence(&mut self, words: u64, chance: &mut Chance) -> String {
        let mut sentence = String::new();
        for index in 0..words {
            let word = self.word(chance);
            match (index, self.is_chinese) {
                (_, true) => sentence.push_str(&word),
                (0, false) => {
                    sentence.extend(word.chars().next().map(|first| first.to_ascii_uppercase()));
                    sentence.push_str(&word[1..]);
                }
                (_, false) => {
                    sentence.push(' ');
                    sentence.push_str(&word);
                }
            }
        }
        sentence.push_str(if self.is_chinese { "。" } else { "." });
        sentence
    }

    fn word(&mut self, chance: &mut Chance) -> String {
        match self.is_chinese {
            true => CHINESE[(rank(chance) % 32) as usize].to_owned(),
            false => spelled(rank(chance)),
        }
    }
}

/// The place of a word in the order of how common they are: each octave is as likely as another,
/// which is Zipf's law without an irrational number, so the same on every machine.
fn rank(chance: &mut Chance) -> u64 {
    let octave = chance.below(u64::from(VOCABULARY.ilog2()));
    (1 << octave) + chance.below(1 << octave) - 1
}

/// The word of this rank: the common ones are English, the rare ones only sound like it.
fn spelled(rank: u64) -> String {
    if let Some(word) = words().get(rank as usize) {
        return (*word).to_owned();
    }
    let mut word = String::new();
    let mut rest = rank;
    while rest > 0 {
        word.push_str(ONSETS[(rest % 16) as usize]);
        word.push_str(RIMES[(rest / 16 % 16) as usize]);
        rest /= 256;
    }
    word
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;

    #[test]
    fn a_note_of_a_library_holds_what_the_measurement_promises() {
        let notes: Vec<String> = (0..200).map(|number| note(number, 200)).collect();
        assert_eq!(notes[9], note(9, 200));
        assert!(notes.iter().all(|note| note.contains("tags: [everywhere")));
        let with = notes
            .iter()
            .filter(|note| note.contains("thousand"))
            .count();
        assert_eq!(with, 20);
        let all = notes.concat();
        assert!(all.contains(".md) ") && all.contains("[[") && all.contains("数据"));
        let mut counts: HashMap<&str, u32> = HashMap::new();
        all.split(|letter: char| !letter.is_alphanumeric())
            .for_each(|word| *counts.entry(word).or_default() += 1);
        let rare = counts.values().filter(|count| **count < 20).count();
        assert!(counts.len() > 3_000, "{} words", counts.len());
        assert!(
            rare * 2 > counts.len(),
            "{rare} rare words of {}",
            counts.len()
        );
    }

    #[test]
    fn a_note_names_another_by_the_title_that_it_has() {
        let note = note(4, 30);
        let named = note
            .split("[[")
            .nth(1)
            .and_then(|rest| rest.split("]]").next());
        let title = format!("title: \"{}\"", named.unwrap_or_default());
        assert!(super::note(14, 30).contains(&title), "{title}");
    }
}
