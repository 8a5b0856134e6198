//! The sitemap (sitemaps.org protocol 0.9) and robots.txt, which names it.

use crate::addresses;
use crate::feeds::escaped;
use domain::Date;

/// Writes the sitemap of these pages: address in the site, and the day it last changed.
pub(crate) fn sitemap(base_url: &str, pages: &[(String, Option<Date>)]) -> String {
    let mut out = "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n\
         <urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n"
        .to_owned();
    for (address, changed) in pages {
        let whole = escaped(&addresses::absolute(base_url, address));
        out.push_str(&format!("  <url><loc>{whole}</loc>"));
        if let Some(day) = changed {
            out.push_str(&format!("<lastmod>{day}</lastmod>"));
        }
        out.push_str("</url>\n");
    }
    out.push_str("</urlset>\n");
    out
}

/// Writes robots.txt: everyone is welcome, and here is the sitemap.
pub(crate) fn robots(base_url: &str) -> String {
    let sitemap = addresses::absolute(base_url, addresses::SITEMAP);
    format!("User-agent: *\nAllow: /\n\nSitemap: {sitemap}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sitemap_lists_pages_with_the_day_they_changed() {
        let map = sitemap(
            "https://a.example",
            &[
                ("index.html".to_owned(), None),
                (
                    "notes/a.html".to_owned(),
                    Some(jiff::civil::date(2026, 1, 2)),
                ),
            ],
        );
        assert!(map.contains("<loc>https://a.example/</loc></url>"));
        assert!(map.contains("notes/a.html</loc><lastmod>2026-01-02</lastmod>"));
        assert!(robots("https://a.example").contains("https://a.example/sitemap.xml"));
    }
}
