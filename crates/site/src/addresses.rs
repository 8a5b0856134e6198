//! Where each page of the site stands. Addresses are relative to the site's root, flat, and end in
//! a file name, so that the exported folder opens from a disk as well as from a server.
//! No HTML is written here.

mod media_type;

use domain::{Library, Note, Slug, address};
use percent_encoding::{
    AsciiSet, NON_ALPHANUMERIC, PercentEncode, percent_decode_str, utf8_percent_encode,
};

pub use media_type::media_type;

/// The home page.
pub const HOME: &str = "index.html";
/// The list of all notes.
pub const NOTES: &str = "notes.html";
/// The list of topics.
pub const TOPICS: &str = "topics.html";
/// The list of tags.
pub const TAGS: &str = "tags.html";
/// Every note by year.
pub const ARCHIVE: &str = "archive.html";
/// The page to search the notes on.
pub const SEARCH: &str = "search.html";
/// What is searched.
pub const SEARCH_INDEX: &str = "assets/search-index.js";
/// What a server answers for an address that is not there.
pub const NOT_FOUND: &str = "404.html";
/// The Atom feed.
pub const FEED: &str = "feed.xml";
/// The JSON feed.
pub const JSON_FEED: &str = "feed.json";
/// What a browser asks for when no page has told it of an icon.
pub const FAVICON: &str = "favicon.ico";
/// The icon an author may put in the place of the theme's.
pub const OWN_ICON: &str = "media/favicon.svg";
/// The list of pages for search engines.
pub const SITEMAP: &str = "sitemap.xml";
/// The note to robots, which names the sitemap.
pub const ROBOTS: &str = "robots.txt";

/// The address of the note with this slug.
pub fn note(slug: &str) -> String {
    format!("notes/{slug}.html")
}

/// The address of the page with this slug.
pub fn page(slug: &str) -> String {
    format!("{slug}.html")
}

/// The address of a topic's list.
pub fn topic(slug: &str) -> String {
    format!("topics/{slug}.html")
}

/// The address of a tag's list.
pub fn tag(slug: &str) -> String {
    format!("tags/{slug}.html")
}

/// Where the page of a note stands in the site.
pub fn address_of(of: &Note) -> String {
    if of.path.is_page() {
        page(of.slug.as_str())
    } else {
        note(of.slug.as_str())
    }
}

/// The note whose page stands at this address of the site, exported or not.
pub fn note_at<'a>(library: &'a Library, address: &str) -> Option<&'a Note> {
    let slug = address.strip_suffix(".html")?;
    let slug = Slug::parse(slug.strip_prefix("notes/").unwrap_or(slug))?;
    library
        .with_slug(&slug)
        .find(|note| address_of(note) == address)
}

/// The Atom and the JSON feed of the topic or tag whose list stands at this address.
pub fn term_feeds(list: &str) -> Option<[String; 2]> {
    let name = list.strip_suffix(".html")?;
    let is_term = name.starts_with("topics/") || name.starts_with("tags/");
    is_term.then(|| [format!("{name}.xml"), format!("{name}.json")])
}

/// The address of one year of the archive.
pub fn year(year: i16) -> String {
    format!("archive/{year}.html")
}

/// The way from one page to another, as written in `href`.
///
/// Characters that mean something in an address are percent-encoded; both arguments are plain.
pub fn relative(from: &str, to: &str) -> String {
    let same = from.bytes().zip(to.bytes()).take_while(|(a, b)| a == b);
    // Up to the last slash they share they go through the same folders.
    let shared = same
        .enumerate()
        .filter(|(_, (byte, _))| *byte == b'/')
        .last()
        .map_or(0, |(at, _)| at + 1);
    let folders = from[shared..].matches('/').count();
    let mut way = String::with_capacity(folders * 3 + to.len() - shared);
    (0..folders).for_each(|_| way.push_str("../"));
    way.extend(encoded(&to[shared..]));
    way
}

/// The whole address of a page, for feeds, canonical links and the sitemap.
pub fn absolute(base_url: &str, to: &str) -> String {
    let base = base_url.trim_end_matches('/');
    let to = if to == HOME { "" } else { to };
    format!("{base}/{}", encoded(to))
}

/// The whole address that an `href` on a page of the site leads to.
pub fn whole(base_url: &str, page: &str, href: &str) -> String {
    if address::is_outside(href) || href.starts_with('/') {
        return href.to_owned();
    }
    let (way, place) = href.split_at(href.find(['?', '#']).unwrap_or(href.len()));
    if way.is_empty() {
        return absolute(base_url, page) + place;
    }
    let mut folders: Vec<&str> = page.split('/').collect();
    folders.pop();
    let mut whole = way;
    while let Some(outer) = whole.strip_prefix("../") {
        folders.pop();
        whole = outer;
    }
    let whole = match whole == HOME && folders.is_empty() {
        true => "",
        false => whole,
    };
    let base = base_url.trim_end_matches('/');
    let folders = folders.iter().map(|folder| format!("{}/", encoded(folder)));
    format!("{base}/{}{whole}{place}", folders.collect::<String>())
}

/// The way from a page to the root of the site: empty, `../` and so on.
pub fn root(from: &str) -> String {
    "../".repeat(from.matches('/').count())
}

/// The page or file of the site at `base_url` that a whole address names.
pub fn within(base_url: &str, address: &str) -> Option<String> {
    if base_url.is_empty() {
        return None;
    }
    let page = address.strip_prefix(base_url)?;
    let page = page.split(['?', '#']).next().unwrap_or_default();
    let page = percent_decode_str(page).decode_utf8_lossy();
    Some(match page.strip_suffix('/') {
        _ if page.is_empty() => HOME.to_owned(),
        Some(folder) => format!("{folder}/{HOME}"),
        None => page.into_owned(),
    })
}

/// The address an old one names, when it is one that can be written as a file of the site.
///
/// `/posts/old/`, `posts/old` and `posts/old.html` are understood, percent-encoded as well; what
/// leaves the site is not, nor is what no page can stand at, such as `old.png` or `feed.xml`.
pub fn old(written: &str) -> Option<String> {
    let path = written.trim().trim_start_matches('/');
    // A server looks for the file with the name as it is read.
    let path = percent_decode_str(path).decode_utf8().ok()?;
    let path = path.as_ref();
    let is_folder = path.ends_with('/');
    let path = path.trim_end_matches('/');
    let is_inside = !path.is_empty()
        && !path.contains(['\\', ':', '?', '#'])
        && !path.contains(char::is_control)
        && path
            .split('/')
            .all(|part| !part.is_empty() && !part.starts_with('.'));
    if !is_inside {
        return None;
    }
    if is_folder {
        Some(format!("{path}/{HOME}"))
    } else if path.ends_with(".html") || path.ends_with(".htm") {
        Some(path.to_owned())
    } else {
        // A browser takes the file for what its name says.
        let is_free = media_type(path) == media_type::UNKNOWN;
        is_free.then(|| format!("{path}.html"))
    }
}

/// What RFC 3986 does not allow in a path.
const ENCODED: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'/')
    .remove(b'-')
    .remove(b'.')
    .remove(b'_')
    .remove(b'~')
    .remove(b'!')
    .remove(b'$')
    .remove(b'&')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')')
    .remove(b'*')
    .remove(b'+')
    .remove(b',')
    .remove(b';')
    .remove(b'=')
    .remove(b'@');

fn encoded(path: &str) -> PercentEncode<'_> {
    utf8_percent_encode(path, ENCODED)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_between_pages_are_relative() {
        assert_eq!(relative("index.html", "notes/a.html"), "notes/a.html");
        assert_eq!(relative("notes/a.html", "notes/b.html"), "b.html");
        assert_eq!(relative("notes/a.html", "index.html"), "../index.html");
        assert_eq!(
            relative("notes/a.html", "media/a b%.png"),
            "../media/a%20b%25.png"
        );
        assert_eq!(
            relative("media/x/a.svg", "media/y/b.svg"),
            "../y/b.svg",
            "folders in common are not walked"
        );
    }

    proptest::proptest! {
        #[test]
        fn what_a_page_leads_to_is_the_same_place_elsewhere(
            from in "([a c%é]{1,3}/){0,3}[a-c]{1,2}.html",
            to in "index.html|([a c%é]{1,3}/){0,3}[a-c%?#é]{1,2}.html",
            place in "|#a|[?]b#c",
        ) {
            for base in ["https://a.example", "https://a.example/blog/"] {
                let way = relative(&from, &to) + &place;
                let expect = absolute(base, &to) + &place;
                proptest::prop_assert_eq!(whole(base, &from, &way), expect);
            }
        }
    }

    #[test]
    fn a_place_of_the_page_leads_to_the_page_and_what_is_outside_stays() {
        for (href, expect) in [
            ("#x", "https://a.example/notes/a%20b.html#x"),
            ("", "https://a.example/notes/a%20b.html"),
            ("https://b.example/../x", "https://b.example/../x"),
            ("mailto:a@b.example", "mailto:a@b.example"),
            ("//b.example/", "//b.example/"),
        ] {
            assert_eq!(whole("https://a.example/", "notes/a b.html", href), expect);
        }
    }

    #[test]
    fn the_root_is_reached_from_any_depth() {
        assert_eq!(root("index.html"), "");
        assert_eq!(root("posts/2019/a.html"), "../../");
    }

    #[test]
    fn absolute_addresses_join_with_one_slash() {
        assert_eq!(absolute("https://a.example/", HOME), "https://a.example/");
        assert_eq!(
            absolute("https://a.example/blog", "notes/a.html"),
            "https://a.example/blog/notes/a.html"
        );
    }

    #[test]
    fn a_whole_address_names_a_page_of_the_site_it_begins_with() {
        let within = |address| within("https://a.example/blog/", address);
        let page = |address| within(address).expect("a page of the site");
        assert_eq!(page("https://a.example/blog/"), "index.html");
        assert_eq!(
            page("https://a.example/blog/notes/a.html?b#c"),
            "notes/a.html"
        );
        assert_eq!(
            page("https://a.example/blog/media/a%20b.png"),
            "media/a b.png"
        );
        assert_eq!(page("https://a.example/blog/old/"), "old/index.html");
        assert_eq!(within("https://a.example/"), None);
        assert_eq!(super::within("", "https://a.example/"), None);
    }

    #[test]
    fn an_old_address_never_leaves_the_site() {
        assert_eq!(old("/posts/a/").as_deref(), Some("posts/a/index.html"));
        assert_eq!(old("posts/a").as_deref(), Some("posts/a.html"));
        assert_eq!(old("../a"), None);
        assert_eq!(old("a/../../b.html"), None);
        assert_eq!(old("https://else.example/a"), None);
        assert_eq!(old("/"), None);
        assert_eq!(old("posts/%2e%2e/%2E%2E/a"), None);
        assert_eq!(old("..%2fa"), None);
        assert_eq!(old("a%00b"), None);
        assert_eq!(old("a\tb"), None);
    }

    #[test]
    fn an_old_address_is_the_file_that_a_server_looks_for() {
        assert_eq!(
            old("/%E4%BD%A0%E5%A5%BD/").as_deref(),
            Some("你好/index.html")
        );
        assert_eq!(old("100%").as_deref(), Some("100%.html"));
        assert_eq!(old("v1.2").as_deref(), Some("v1.2.html"));
        assert_eq!(old("feed.xml"), None, "a feed cannot lead on");
        assert_eq!(old("assets/site.css"), None);
    }
}
