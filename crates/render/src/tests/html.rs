//! HTML that authors type, case by case: what stays, what is mended, and what they are told.

use super::*;

fn told(body: &str, code: &str) -> Vec<String> {
    let problems = rendered(body).problems.into_iter();
    problems
        .filter(|problem| problem.code == code)
        .map(|problem| problem.message)
        .collect()
}

#[test]
fn real_05_and_case_01_character_references_are_read_once_and_written_once() {
    check(
        "<ul>\n<li>doesn&#39;t &lt;x&gt; a&nbsp;b &quot;q&quot;</li>\n</ul>\n\n<pre>b&gt;9 &amp;&amp; c</pre>",
        "<ul>\n<li>doesn't &lt;x&gt; a\u{a0}b &quot;q&quot;</li>\n</ul>\n<pre>b&gt;9 &amp;&amp; c</pre>",
    );
    check(
        "<p>&copy; &#8212; &amp;lt;</p>\n\n<span title=\"a &amp; b &eacute;\">&eacute;</span>",
        "<p>© — &amp;lt;</p>\n<p><span title=\"a &amp; b é\">é</span></p>",
    );
    check(
        "<table>\n<tr><td>1&nbsp;000</td><td>a &lt; b</td></tr>\n</table>",
        "<table>\n<tbody><tr><td>1\u{a0}000</td><td>a &lt; b</td></tr>\n</tbody></table>",
    );
}

#[test]
fn real_10_and_case_09_pictures_have_the_size_their_author_gave() {
    check(
        "<img src=\"https://a.example/x.png\" alt=\"A\" width=\"657\">",
        "<img src=\"https://a.example/x.png\" alt=\"A\" width=\"657\" decoding=\"async\">",
    );
    check(
        "<p align=\"center\"><img src=\"a.png\" alt=\"A\" width=\"300\"></p>",
        "<p class=\"align-center\"><img src=\"../media/a.png\" alt=\"A\" width=\"300\" height=\"225\" decoding=\"async\"></p>",
    );
    check(
        "<img src=\"a.png\" alt=\"A\" width=\"20\" height=\"20px\" lang=fr>",
        "<img src=\"../media/a.png\" alt=\"A\" width=\"20\" height=\"20\" lang=\"fr\" decoding=\"async\">",
    );
    assert_eq!(
        told("<img src=a.png alt=A width=50%>", "html-attribute"),
        ["Attributes of HTML are left out: width."]
    );
}

#[test]
fn real_12_and_case_08_authors_set_anchors_and_links_find_them() {
    let body = "<a name=\"x\"></a><a id=\"y\"></a>\n\n## Head {#z}\n\n[x](#x) [y](#y) [z](#z) [p](#p)\n\n<p id=\"p\">P</p>\n";
    assert_eq!(problems(body), [""; 0]);
    let rendered = rendered(body);
    assert_eq!(rendered.anchors, ["x", "y", "z", "p"]);
    assert_eq!(rendered.outline[0].text, "Head");
    assert!(html(body).contains("<h2 id=\"z\">Head <a class=\"anchor\" href=\"#z\""));
    assert!(html(body).contains("<span id=\"x\"></span><span id=\"y\"></span>"));
    check(
        "### <a name=\"data_structures\"></a>Data Structures",
        "<h2 id=\"data-structures\"><span id=\"data_structures\"></span>Data Structures <a class=\"anchor\" href=\"#data-structures\" aria-label=\"Link to Data Structures\">#</a></h2>",
    );
    assert_eq!(problems("### <a id=\"head\"></a>Head"), [""; 0]);
    assert_eq!(crate::plain_text("# A {#z}\n\nb"), "A\nb");
    assert!(html("## The `if` block \\{#if}").contains("{#if}"));
}

#[test]
fn ids_are_unique_and_none_is_of_the_page_around() {
    let body = "<p id=a>1</p>\n\n<p id=a>2</p>\n\n<p id=main-content>3</p>\n\n<p id=fn:1>4</p>\n\n<p id='x y'>5</p>\n\n## Note body\n";
    assert_eq!(html(body).matches(" id=").count(), 2);
    assert!(html(body).contains("<h2 id=\"note-body-1\">"));
    assert_eq!(
        problems(body),
        [
            "3 duplicate-anchor",
            "5 duplicate-anchor",
            "7 duplicate-anchor",
            "9 duplicate-anchor"
        ]
    );
}

#[test]
fn real_07_ends_that_html_lets_one_leave_out_are_put_where_they_belong() {
    check(
        "<ul>\n<li>a\n<li>b\n</ul>\n\nafter\n",
        "<ul>\n<li>a\n</li><li>b\n</li></ul>\n<p>after</p>",
    );
    check(
        "<p>one\n<p>two\n\nthree",
        "<p>one\n</p><p>two\n</p><p>three</p>",
    );
    check(
        "<table><tr><td>1<td>2<tr><td>3</table>",
        "<table><tbody><tr><td>1</td><td>2</td></tr><tr><td>3</td></tr></tbody></table>",
    );
    check(
        "<dl><dt>a<dd>b<dt>c</dl>",
        "<dl><dt>a</dt><dd>b</dd><dt>c</dt><dd></dd></dl>",
    );
    check(
        "<ruby>漢<rp>(<rt>kan<rp>)</ruby>",
        "<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>",
    );
    for fine in [
        "<ul>\n<li>a\n<li>b\n</ul>",
        "<p>one\n<p>two",
        "<table><tr><td>1<td>2<tr><td>3</table>",
    ] {
        assert_eq!(problems(fine), [""; 0], "{fine}");
    }
}

#[test]
fn an_element_may_end_in_the_paragraph_behind_a_blank_line() {
    let body = "<div><pre>\na\n\nb *c*</pre></div>\n\nafter\n";
    check(
        body,
        "<div><pre>\na\n\nb <em>c</em></pre></div>\n<p>after</p>",
    );
    assert_eq!(problems(body), [""; 0]);
    check(
        "<div>\n\ntext</div>\n\nafter",
        "<div>\n<p>text</p>\n</div>\n<p>after</p>",
    );
    check(
        "<div>\n\n- a\n- b</div>\n\nafter",
        "<div>\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n</div>\n<p>after</p>",
    );
}

#[test]
fn an_end_without_a_beginning_is_left_out_and_told_once() {
    check("a</b> c</b>", "<p>a c</p>");
    assert_eq!(
        told("a</b> c</b>", "stray-html"),
        ["The tag </b> closes nothing and is left out (2 times in this note)."]
    );
}

#[test]
fn real_06_what_is_off_the_list_is_told_and_never_stands_as_source() {
    let body = "<center>C</center>\n\n<h3>Head</h3>\n\n<style>.a{color:red}</style>\n\n<iframe src=\"https://www.youtube.com/embed/x\"></iframe>\n\n<font color=red>F</font>\n";
    assert_eq!(
        html(body),
        "<div class=\"align-center\">C</div>\n<h2 id=\"head\">Head <a class=\"anchor\" href=\"#head\" aria-label=\"Link to Head\">#</a></h2>\n\
         <a href=\"https://www.youtube.com/embed/x\">https://www.youtube.com/embed/x</a>\n<p>F</p>"
    );
    assert_eq!(
        problems(body),
        [
            "5 html-not-allowed",
            "7 html-not-allowed",
            "9 html-not-allowed"
        ]
    );
    assert_eq!(rendered(body).outline[0].text, "Head");
    assert_eq!(
        told("<font>a</font> <font>b</font>", "html-not-allowed"),
        ["The HTML element <font> is left out (4 times in this note)."]
    );
}

#[test]
fn sources_of_scripts_and_styles_are_never_shown_wherever_they_end() {
    for body in [
        "<div>\n<style>\n.secret{}\n\n.secret{}\n</style>\nshown\n</div>",
        "shown <script>secret()</script>",
        "<script>\nsecret()\n\nsecret()\n</script>\n\nshown",
        "<svg><title>secret</title><text>shown</text><style>secret</style></svg>",
        "<template><p>secret</p></template>shown",
        "> <div><script>secret\n\nshown",
    ] {
        let html = html(body);
        assert!(
            html.contains("shown") && !html.contains("secret"),
            "{body} became {html}"
        );
        assert!(!told(body, "html-not-allowed").is_empty(), "{body}");
    }
    // Who forgot the backticks does not lose the rest of the paragraph.
    check("Use a <script> tag.", "<p>Use a  tag.</p>");
    assert_eq!(
        problems("Use a <script> tag."),
        ["1 html-not-allowed", "1 unclosed-html"]
    );
}

#[test]
fn words_in_angle_brackets_that_are_no_element_stay_and_are_told() {
    check(
        "A Vec<String> and <T,U>.",
        "<p>A Vec&lt;String&gt; and &lt;T,U&gt;.</p>",
    );
    check(
        "<div>\na <Username> b\n</div>",
        "<div>\na &lt;Username&gt; b\n</div>",
    );
    assert_eq!(problems("A Vec<String>."), ["1 html-not-allowed"]);
    assert_eq!(
        told("A Vec<String>.", "html-not-allowed"),
        ["<String> is no element of HTML and is shown as it is written."]
    );
    check("<div title=\"a\n\nb", "&lt;div title=&quot;a\n<p>b</p>");
    assert_eq!(problems("<div title=\"a\n\nb"), ["1 unclosed-html"]);
}

#[test]
fn films_and_sounds_are_found_like_pictures_and_wait_for_the_reader() {
    check(
        "<video src=\"a.png\" autoplay loop width=640 poster=a.png>\n<track src=a.png srclang=en label=English>\nNo film.\n</video>",
        "<video src=\"../media/a.png\" poster=\"../media/a.png\" controls loop width=\"640\">\n<track src=\"../media/a.png\" srclang=\"en\" label=\"English\" kind=\"subtitles\">\nNo film.\n</video>",
    );
    check(
        "<div><audio><source src=\"a.png\" type=\"audio/ogg\"></audio></div>",
        "<div><audio controls><source src=\"../media/a.png\" type=\"audio/ogg\"></audio></div>",
    );
    check(
        "<div><picture><source srcset=\"a.png 2x\" media=\"(prefers-color-scheme: dark)\"><img src=a.png alt=A></picture></div>",
        "<div><picture><source srcset=\"../media/a.png 2x\" media=\"(prefers-color-scheme: dark)\"><img src=\"../media/a.png\" alt=\"A\" width=\"4\" height=\"3\" decoding=\"async\"></picture></div>",
    );
    assert_eq!(
        problems("<div><video src=gone.mp4>Words.</video></div>"),
        ["1 missing-media"]
    );
    check(
        "<div><video src=gone.mp4>Words.</video></div>",
        "<div>Words.</div>",
    );
    check(
        "<div><picture><source srcset=gone.png></picture></div>",
        "<div></div>",
    );
}

#[test]
fn no_link_stands_in_a_link() {
    check(
        "[a[^1]](other.md)\n\n[^1]: N.",
        "<p><a href=\"other.html\">a</a><sup class=\"footnote-ref\"><a id=\"fnref:1\" href=\"#fn:1\" aria-label=\"Footnote 1\">1</a></sup></p>\n\
         <section class=\"footnotes\" aria-label=\"Footnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>N. <a class=\"footnote-back\" href=\"#fnref:1\" aria-label=\"Back to footnote 1 in the text\">↩</a></p>\n</li>\n</ol>\n</section>",
    );
    check(
        "[see https://a.example](other.md)",
        "<p><a href=\"other.html\">see https://a.example</a></p>",
    );
    assert_eq!(problems("[see https://a.example](other.md)"), [""; 0]);
    check(
        "<a href=\"other.md\">x [y](other.md) z</a>",
        "<p><a href=\"other.html\">x y z</a></p>",
    );
    assert_eq!(
        problems("<a href=\"other.md\">x [y](other.md) z</a>"),
        ["1 misplaced-html"]
    );
}

#[test]
fn blocks_end_the_phrases_and_paragraphs_they_stand_in() {
    check("a <div>b</div> c", "<p>a </p>\n<div>b</div> c");
    check(
        "<span>\n\n*x*\n\n</span>",
        "<span>\n</span><p><em>x</em></p>",
    );
    check(
        "## a <div>b</div>",
        "<h2 id=\"a-b\">a b <a class=\"anchor\" href=\"#a-b\" aria-label=\"Link to a b\">#</a></h2>",
    );
    check(
        "<a href=\"other.md\">\n\nx\n\n</a>",
        "<a href=\"other.html\">\n<p>x</p>\n</a>",
    );
    check(
        "<div><a href=\"other.md\"><div>x</div></a></div>",
        "<div><a href=\"other.html\"><div>x</div></a></div>",
    );
}

#[test]
fn parts_stand_in_their_wholes_alone() {
    check("<div><td>a</td><td>b</td></div>", "<div>a b</div>");
    check(
        "<div><li>a<li>b</div>",
        "<div><div>a</div><div>b</div></div>",
    );
    check(
        "<table><tr><td colspan=\"0\" rowspan=2>a</td></tr></table>",
        "<table><tbody><tr><td rowspan=\"2\">a</td></tr></tbody></table>",
    );
    check("<p lang=\"de_DE\" dir=rtl>a</p>", "<p dir=\"rtl\">a</p>");
    assert_eq!(problems("<p lang=\"de_DE\">a</p>"), ["1 html-attribute"]);
    check(
        "<details>a</details>",
        "<details><summary>Details</summary>a</details>",
    );
}

#[test]
fn break_05_html_stays_in_the_list_or_table_it_is_typed_in() {
    check(
        "1) <div><li>",
        "<ol>\n<li>\n<div><div>\n</div></div></li>\n</ol>",
    );
    let html = html("<table>\n\na||\n-|-\n");
    assert!(
        html.starts_with("<table>\n<tbody><tr><td><div class=\"table-scroll\""),
        "{html}"
    );
    assert!(html.ends_with("</td></tr></tbody></table>"), "{html}");
}

#[test]
fn a_heading_without_words_is_no_heading() {
    check("##\n\na", "<p>a</p>");
    check(
        "## <a id=\"x\"></a>\n\na",
        "<p><span id=\"x\"></span></p>\n<p>a</p>",
    );
    check("<h2></h2>\n\na", "<p>a</p>");
    for body in ["##\n\na", "<h2></h2>\n\na"] {
        assert_eq!(problems(body), ["1 empty-heading"], "{body}");
        assert_eq!(rendered(body).outline, []);
    }
}

#[test]
fn a_table_of_half_a_megabyte_is_one_pass_with_the_right_lines() {
    let row = "<tr>\n<td>1&nbsp;000</td><td>a &lt; b</td>\n</tr>\n";
    let rows = 500_000 / row.len();
    let body = format!(
        "<table>\n{}<tr><td><font>x</font></td></tr>\n</table>\n",
        row.repeat(rows)
    );
    let rendered = rendered(&body);
    assert_eq!(rendered.problems.len(), 1);
    assert_eq!(
        rendered.problems[0].line,
        Some(u32::try_from(rows * 3 + 2).expect("few"))
    );
    assert_eq!(
        rendered.blocks[0].html.matches("<td>").count(),
        rows * 2 + 1
    );
}

#[test]
fn thousands_of_open_elements_and_hidden_ones_are_no_trouble() {
    for piece in [
        "<div>",
        "<b>",
        "<script>\n\n",
        "<template>",
        "a <script> ",
        "</div>",
        "<table>",
        "<li>",
        "<p><b>",
        "<h2>x",
        "<svg><title>",
        "<a href=other.md>",
    ] {
        let rendered = rendered(&piece.repeat(20_000));
        assert!(rendered.problems.len() < 10, "{piece}");
    }
}

#[test]
fn what_an_element_cannot_be_without_is_there_and_names_of_columns_hold_no_sections() {
    check("<dl><dd>a</dl>", "<dl><dt></dt><dd>a</dd></dl>");
    check("<dl>\n</dl>\n\na", "<p>a</p>");
    check(
        "<div><ruby>a</ruby></div>",
        "<div><ruby>a<rt></rt></ruby></div>",
    );
    check(
        "<table><tr><th><h3>a</h3><section>b</section></table>",
        "<table><tbody><tr><th><div>a</div><div>b</div></th></tr></tbody></table>",
    );
}

#[test]
fn an_end_of_what_is_never_shown_is_told_when_nothing_began_it() {
    for name in ["script", "style", "title", "iframe", "template"] {
        let body = format!("a </{name}> b");
        assert_eq!(html(&body), "<p>a  b</p>");
        assert_eq!(problems(&body), ["1 stray-html"], "{name}");
    }
    assert_eq!(problems("<script>x</script> b"), ["1 html-not-allowed"]);
}

#[test]
fn what_a_drawing_hides_is_told_beside_the_drawing() {
    let body = "<svg><script>secret</script><text>shown</text></svg>";
    assert_eq!(html(body), "<p>shown</p>");
    assert_eq!(
        told(body, "html-not-allowed"),
        [
            "The HTML element <svg> is left out.",
            "The HTML element <script> is left out with all that is in it."
        ]
    );
}

#[test]
fn words_of_a_box_that_is_left_out_do_not_run_into_those_beside_it() {
    for (body, shown) in [
        (
            "a<select><option>b</option><option>c</option></select>d",
            "<p>a b c d</p>",
        ),
        (
            "a<svg><text>b</text><text>c</text></svg>d",
            "<p>a b c d</p>",
        ),
        ("a <button>b</button>, c", "<p>a b , c</p>"),
        (
            "*a*<textarea>b</textarea>`c`",
            "<p><em>a</em> b <code>c</code></p>",
        ),
        ("a<font>b</font>c <label>d</label>e", "<p>abc de</p>"),
        ("a<math><mi>x</mi><mo>+</mo></math>b", "<p>ax+b</p>"),
    ] {
        assert_eq!(html(body), shown, "{body}");
    }
    let heading = html("# <ul><li>a<li>b</ul>c");
    assert!(heading.contains(">a b c <a"), "{heading}");
}
