//! Which links lead to other sites, and where they stand.

mod support;

use fieldnotes_site::outside_links;
use support::{Blog, renderer, today};

#[test]
fn each_link_to_another_site_is_told_at_each_of_its_lines() {
    let blog = Blog::new();
    blog.write(
        "site.toml",
        "base_url = \"https://blog.example/\"\n[author]\nurl = \"https://me.example/\"\n[[menu]]\nlabel = \"Code\"\n\
         to = \"https://code.example/a\"\n[[menu]]\nlabel = \"Notes\"\nto = \"notes.html\"\n",
    );
    blog.note(
        "a",
        "[x](https://x.example/p) and\n![y](//y.example/p.png)\n\nhttps://x.example/p/q\n\
         www.w.example, <a href=\"https://x.example/p#part\">x</a>\n\n[r][r] [m](mailto:a@b.example) \
         [n](gone.md) `https://code.example`\n\n[x](https://x.example/p) [e](https://e.example/?a&amp;b)\n\
         \n[r]: http://r.example",
    );
    blog.write(
        "notes/draft.md",
        "---\ntitle: D\n---\n<https://d.example/> <https://blog.example/notes/new.html>\n",
    );
    let links = outside_links(&blog.snapshot(), renderer(), today());
    let listed: Vec<String> = links
        .iter()
        .map(|link| format!("{}:{} {}", link.file, link.line, link.address))
        .collect();
    assert_eq!(
        listed,
        [
            "notes/a.md:7 https://x.example/p",
            "notes/a.md:8 https://y.example/p.png",
            "notes/a.md:10 https://x.example/p/q",
            "notes/a.md:11 http://www.w.example",
            "notes/a.md:11 https://x.example/p#part",
            "notes/a.md:15 https://e.example/?a&b",
            "notes/a.md:15 https://x.example/p",
            "notes/a.md:17 http://r.example",
            "notes/draft.md:4 https://d.example/",
            "site.toml:3 https://me.example/",
            "site.toml:6 https://code.example/a",
        ]
    );
}
