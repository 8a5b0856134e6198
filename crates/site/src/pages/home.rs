//! The home page: what the blog is about, its topics, its newest notes.

use super::context::{Home, HomePage, HomeTopics, Latest, Map, Signal};
use super::entries::entries;
use super::frame::{PageMeta, page};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::LinkBase;
use crate::metadata;
use crate::plan::Plan;
use minijinja::Value;

/// The home page.
pub(crate) fn home(plan: &Plan<'_>) -> PageInput {
    let settings = plan.library.settings();
    let from = LinkBase::Page(addresses::HOME);
    let words = &settings.home;
    let known = &plan.library.catalogue().topics;
    let newest = &plan.notes()[..plan.notes().len().min(words.latest.count)];
    let own = HomePage {
        home: Home {
            headline: words.headline.clone(),
            lede: words.lede.clone(),
            map: map(plan, from),
            signals: words
                .signals
                .iter()
                .map(|signal| Signal {
                    name: signal.name.clone(),
                    value: signal.value.clone(),
                })
                .collect(),
            topics: HomeTopics {
                heading: words.topics.heading.clone(),
                lede: words.topics.lede.clone(),
                link: words.topics.link.clone(),
                items: known
                    .iter()
                    .map(|topic| super::terms::topic_item(plan, &topic.slug, from))
                    .collect(),
            },
            latest: Latest {
                heading: words.latest.heading.clone(),
                lede: words.latest.lede.clone(),
                link: words.latest.link.clone(),
                href: from.href(addresses::NOTES),
                entries: entries(plan, newest, from),
            },
        },
    };
    let meta = PageMeta {
        kind: "home",
        address: addresses::HOME,
        from,
        heading: settings.title.clone(),
        description: settings.description.clone(),
        canonical: true,
        json_ld: Some(serde_json::json!({
            "@context": "https://schema.org",
            "@type": "WebSite",
            "name": settings.title,
            "description": settings.description,
            "inLanguage": settings.language,
        })),
    };
    page(plan, "home.html", meta, own)
}

/// The picture of the home page; a drawing is written into the page so that it follows its colours.
fn map(plan: &Plan<'_>, from: LinkBase<'_>) -> Option<Map> {
    let map = plan.library.settings().home.map.as_ref()?;
    let file = plan.source.media(&map.image)?;
    if map.image.ends_with(".svg") {
        let drawing = metadata::published_bytes(&file).ok()?;
        let drawing = String::from_utf8(drawing).ok()?;
        return Some(Map {
            alt: map.alt.clone(),
            svg: Some(Value::from_safe_string(titled(&drawing, &map.alt)?)),
            src: None,
            width: None,
            height: None,
        });
    }
    let sides = metadata::sides(&file);
    let pixels = |length: usize| u32::try_from(length).ok();
    Some(Map {
        alt: map.alt.clone(),
        svg: None,
        src: Some(from.href(&map.image)),
        width: sides.and_then(|(width, _)| pixels(width)),
        height: sides.and_then(|(_, height)| pixels(height)),
    })
}

/// The drawing from `<svg` on, with `alt` as its title.
fn titled(drawing: &str, alt: &str) -> Option<String> {
    let drawing = drawing[drawing.find("<svg")?..].trim_end();
    let head_end = drawing.find('>')? + 1;
    let alt = crate::feeds::escaped(alt);
    let opened = drawing
        .find("<title")
        .and_then(|at| Some(at + drawing[at..].find('>')? + 1));
    let closed = drawing.find("</title>");
    Some(match (opened, closed) {
        (Some(opened), Some(closed)) if opened <= closed => {
            format!("{}{alt}{}", &drawing[..opened], &drawing[closed..])
        }
        _ => format!(
            "{}<title>{alt}</title>{}",
            &drawing[..head_end],
            &drawing[head_end..]
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::titled;

    #[test]
    fn the_drawing_says_what_the_settings_call_it() {
        let old = "<?xml version=\"1.0\"?>\n<svg><title id=\"t\">Old</title><g/></svg>\n";
        let new = titled(old, "A & B").expect("a drawing");
        assert_eq!(new, "<svg><title id=\"t\">A &amp; B</title><g/></svg>");
        let new = titled("<svg><g/></svg>", "C").expect("a drawing");
        assert_eq!(new, "<svg><title>C</title><g/></svg>");
        assert_eq!(titled("no drawing", "C"), None);
    }
}
