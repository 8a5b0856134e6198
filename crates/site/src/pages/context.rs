//! What the templates are given, shape for shape as `theme/CONTEXT.md` words it.
//! Only values ready to be written stand here; how they are found is in `pages/`.

use domain::Date;
use minijinja::Value;
use serde::Serialize;

/// A date as a machine and as a reader wants it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Day {
    pub iso: String,
    pub text: String,
}

impl Day {
    pub fn of(date: Date) -> Day {
        Day {
            iso: date.to_string(),
            text: date.strftime("%-d %B %Y").to_string(),
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct Link {
    pub title: String,
    pub href: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub(crate) struct TopicLink {
    pub title: String,
    pub href: String,
    pub number: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    pub title: String,
    pub href: String,
    pub summary: Option<String>,
    pub date: Option<Day>,
    pub tags: Vec<Link>,
    pub topic: Option<TopicLink>,
    pub state: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Author {
    pub name: String,
    pub email: Option<String>,
    pub url: Option<String>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Site {
    pub title: String,
    pub description: String,
    pub language: String,
    pub footer: String,
    pub author: Option<Author>,
    pub home: String,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct Page {
    pub kind: &'static str,
    pub title: String,
    pub heading: String,
    pub description: String,
    pub canonical: Option<String>,
    pub image: Option<String>,
    pub json_ld: Option<Value>,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct MenuItem {
    pub label: String,
    pub href: String,
    pub current: &'static str,
}

#[derive(Debug, Clone, Serialize)]
pub(crate) struct FeedLink {
    /// The media type after `application/`.
    pub format: &'static str,
    pub title: String,
    pub href: String,
}

/// What every page has around it, and what this one has of its own.
#[derive(Debug, Serialize)]
pub(crate) struct PageContext<T> {
    pub site: Site,
    pub page: Page,
    pub stylesheet: String,
    pub feed: String,
    pub feeds: Vec<FeedLink>,
    pub icon: String,
    pub search: Option<String>,
    pub copy: Option<String>,
    pub menu: Vec<MenuItem>,
    #[serde(flatten)]
    pub own: T,
}

#[derive(Debug, Serialize)]
pub(crate) struct HomePage {
    pub home: Home,
}

#[derive(Debug, Serialize)]
pub(crate) struct Home {
    pub headline: String,
    pub lede: String,
    pub map: Option<Map>,
    pub signals: Vec<Signal>,
    pub topics: HomeTopics,
    pub latest: Latest,
}

#[derive(Debug, Serialize)]
pub(crate) struct Map {
    pub alt: String,
    pub svg: Option<Value>,
    pub src: Option<String>,
    pub width: Option<u32>,
    pub height: Option<u32>,
}

#[derive(Debug, Serialize)]
pub(crate) struct Signal {
    pub name: String,
    pub value: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct HomeTopics {
    pub heading: String,
    pub lede: String,
    pub link: String,
    pub items: Vec<TopicItem>,
}

#[derive(Debug, Serialize)]
pub(crate) struct TopicItem {
    pub number: Option<String>,
    pub title: String,
    pub headline: String,
    pub description: String,
    pub href: String,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct Latest {
    pub heading: String,
    pub lede: String,
    pub link: String,
    pub href: String,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(crate) struct NotePage {
    pub note: NoteHead,
    pub outline: Vec<OutlineItem>,
    pub previous: Option<Link>,
    pub next: Option<Link>,
    pub related: Vec<Link>,
    pub backlinks: Vec<Link>,
    pub body: Value,
}

#[derive(Debug, Serialize)]
pub(crate) struct NoteHead {
    pub title: String,
    pub summary: Option<String>,
    pub topic: Option<TopicLink>,
    pub tags: Vec<Link>,
    pub date: Option<Day>,
    pub updated: Option<Day>,
    pub minutes: u32,
    pub state: &'static str,
}

#[derive(Debug, Serialize)]
pub(crate) struct OutlineItem {
    pub level: u8,
    pub id: String,
    pub text: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct ListPage {
    pub list: ListHead,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(crate) struct ListHead {
    pub kind: &'static str,
    pub title: String,
    pub headline: Option<String>,
    pub lede: Option<String>,
    pub number: Option<String>,
    pub count: usize,
    pub up: Option<Link>,
}

#[derive(Debug, Serialize)]
pub(crate) struct TopicsPage {
    pub heading: String,
    pub topics: Vec<TopicItem>,
}

#[derive(Debug, Serialize)]
pub(crate) struct TagsPage {
    pub heading: String,
    pub tags: Vec<TagItem>,
}

#[derive(Debug, Serialize)]
pub(crate) struct TagItem {
    pub title: String,
    pub description: String,
    pub href: String,
    pub count: usize,
}

#[derive(Debug, Serialize)]
pub(crate) struct ArchivePage {
    pub heading: String,
    pub years_nav: Vec<YearLink>,
    pub years: Vec<Year>,
    pub undated: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(crate) struct YearLink {
    pub year: i16,
    pub href: String,
    pub count: usize,
    pub current: bool,
}

#[derive(Debug, Serialize)]
pub(crate) struct Year {
    pub year: i16,
    pub href: String,
    pub entries: Vec<Entry>,
}

#[derive(Debug, Serialize)]
pub(crate) struct SearchPage {
    pub index: String,
    pub script: String,
    pub archive: String,
    pub tags: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct MissingPage {
    pub notes: String,
    pub archive: String,
}

#[derive(Debug, Serialize)]
pub(crate) struct RedirectPage {
    pub language: String,
    pub title: String,
    pub to: String,
    pub canonical: String,
}
