//! What every page of a site has around what it shows: title, icon, feeds and menu.

use super::context::{Author, FeedLink, MenuItem, Page, PageContext, Site};
use super::page_input::PageInput;
use crate::addresses;
use crate::links::LinkBase;
use crate::plan::Plan;
use crate::templates::{COPY_SCRIPT, ICON, STYLESHEET};
use domain::address;
use minijinja::Value;
use serde::Serialize;

/// What a page says of itself.
pub(crate) struct PageMeta<'a> {
    pub kind: &'static str,
    pub address: &'a str,
    pub from: LinkBase<'a>,
    pub heading: String,
    pub description: String,
    /// Found by search engines under its own address.
    pub canonical: bool,
    pub json_ld: Option<serde_json::Value>,
}

/// A page and everything around it, ready for its template.
pub(super) fn page<T: Serialize + 'static>(
    plan: &Plan<'_>,
    template: &'static str,
    meta: PageMeta<'_>,
    own: T,
) -> PageInput {
    PageInput::new(template, context(plan, meta, own))
}

/// What a page has of its own, and everything around it.
pub(super) fn context<T>(plan: &Plan<'_>, meta: PageMeta<'_>, own: T) -> PageContext<T> {
    let settings = plan.library.settings();
    let from = meta.from;
    let title = if meta.kind == "home" || meta.heading == settings.title {
        settings.title.clone()
    } else {
        format!("{} · {}", meta.heading, settings.title)
    };
    let has_base = !settings.base_url.is_empty();
    let author = &settings.author;
    let own_picture = settings.home.map.as_ref().map(|map| map.image.as_str());
    let image = own_picture
        .filter(|image| has_base && !image.ends_with(".svg"))
        .filter(|image| plan.source.media(image).is_some())
        .map(|image| addresses::absolute(&settings.base_url, image));
    let feeds = feeds(plan, &title, meta.address, from);
    PageContext {
        site: Site {
            title: settings.title.clone(),
            description: settings.description.clone(),
            language: settings.language.clone(),
            footer: settings.footer.text.clone(),
            author: (!author.name.is_empty()).then(|| Author {
                name: author.name.clone(),
                email: author.email.clone(),
                url: author
                    .url
                    .as_deref()
                    .filter(|url| !url.is_empty())
                    .and_then(|url| way(url, from)),
            }),
            home: from.href(addresses::HOME),
        },
        page: Page {
            kind: meta.kind,
            title,
            heading: meta.heading,
            description: meta.description,
            canonical: (has_base && meta.canonical)
                .then(|| addresses::absolute(&settings.base_url, meta.address)),
            image,
            json_ld: meta.json_ld.map(|facts| script(&facts)),
        },
        stylesheet: from.href(STYLESHEET),
        feed: from.href(addresses::FEED),
        feeds,
        icon: from.href(icon(plan)),
        search: settings
            .scripts
            .search
            .then(|| from.href(addresses::SEARCH)),
        copy: settings.scripts.copy.then(|| from.href(COPY_SCRIPT)),
        menu: menu(plan, meta.address, from),
        own,
    }
}

/// The blog's feeds, and before them those of the topic or tag that this page lists.
fn feeds(plan: &Plan<'_>, title: &str, address: &str, from: LinkBase<'_>) -> Vec<FeedLink> {
    let both = |title: &str, [atom, json]: [&str; 2]| {
        [(atom, "atom+xml"), (json, "feed+json")].map(|(feed, format)| FeedLink {
            format,
            title: title.to_owned(),
            href: from.href(feed),
        })
    };
    let own = addresses::term_feeds(address)
        .map(|[atom, json]| both(title, [atom.as_str(), json.as_str()]));
    let blog = &plan.library.settings().title;
    let of_blog = both(blog, [addresses::FEED, addresses::JSON_FEED]);
    own.into_iter().flatten().chain(of_blog).collect()
}

/// The icon of the site: the author's when there is one.
fn icon(plan: &Plan<'_>) -> &'static str {
    match plan.source.media(addresses::OWN_ICON) {
        Some(_) => addresses::OWN_ICON,
        None => ICON,
    }
}

fn menu(plan: &Plan<'_>, address: &str, from: LinkBase<'_>) -> Vec<MenuItem> {
    let item = |entry: &domain::MenuEntry| {
        let section = entry.to.strip_suffix(".html").unwrap_or(&entry.to);
        let current = if entry.to == address {
            "page"
        } else if address
            .strip_prefix(section)
            .is_some_and(|rest| rest.starts_with('/'))
        {
            "true"
        } else {
            ""
        };
        Some(MenuItem {
            label: entry.label.clone(),
            href: way(&entry.to, from)?,
            current,
        })
    };
    let menu = plan.library.settings().menu.iter();
    menu.filter_map(item).collect()
}

/// The way to an address of the settings; none to one that would do more than lead somewhere.
fn way(address: &str, from: LinkBase<'_>) -> Option<String> {
    if !render::is_safe_address(address) {
        return None;
    }
    Some(match address.split_once('#') {
        _ if address::is_outside(address) => address.to_owned(),
        Some((page, anchor)) => format!("{}#{anchor}", from.href(page)),
        None => from.href(address),
    })
}

/// JSON that can stand in a script element: no `</script>` can be written in it.
fn script(facts: &serde_json::Value) -> Value {
    Value::from_safe_string(facts.to_string().replace('<', "\\u003c"))
}
