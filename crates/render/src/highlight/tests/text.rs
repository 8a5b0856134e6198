//! Data, markup, styles, settings and queries.

use super::{check, check_parts};

#[test]
fn sql_is_read_in_any_case() {
    check(
        "sql",
        "SELECT count(*) FROM \"t\" WHERE a = 'it''s' AND b >= $1 -- x",
        "‹keyword SELECT› ‹builtin count›‹punctuation (›*‹punctuation )› ‹keyword FROM› ‹property \"t\"› \
         ‹keyword WHERE› a = ‹string 'it''s'› ‹keyword AND› b >= ‹parameter $1› ‹comment -- x›",
    );
    check_parts(
        "sql",
        "create table t (id BIGINT not null)",
        &["‹keyword create table› t", "‹type BIGINT›"],
    );
    check_parts(
        "sql",
        "x::numeric, my_fn(y), $$ a 'b' $$",
        &[
            "‹punctuation ::›‹type numeric›",
            "‹function my_fn›",
            "‹string $$ a 'b' $$›",
        ],
    );
}

#[test]
fn json_keys_are_not_values() {
    check(
        "json",
        "{\"a\": [\"b\", -1.5e3, true], \"c\\\"\" : null}",
        "‹punctuation {›‹property \"a\"›‹punctuation : [›‹string \"b\"›‹punctuation ,› -‹number 1.5e3›‹punctuation ,› \
         ‹constant true›‹punctuation ],› ‹property \"c›‹escape \\\"›‹property \"› ‹punctuation :› ‹constant null›‹punctuation }›",
    );
}

#[test]
fn yaml_tells_keys_scalars_and_blocks() {
    check(
        "yaml",
        "a: &x\n  - b: 1 # c\n    d: \"e\"\n  - f: |\n      g: h\n    i: {j: true, k: l}\n---\n<<: *x",
        "‹property a›‹punctuation :› ‹label &x›\n  ‹punctuation -› ‹property b›‹punctuation :› ‹number 1› ‹comment # c›\n    \
         ‹property d›‹punctuation :› ‹string \"e\"›\n  ‹punctuation -› ‹property f›‹punctuation :› ‹keyword |›\n      \
         ‹string g: h›\n    ‹property i›‹punctuation : {›‹property j›‹punctuation :› ‹constant true›‹punctuation ,› \
         ‹property k›‹punctuation :› ‹string l›‹punctuation }›\n‹keyword ---›\n‹keyword <<›‹punctuation :› ‹label *x›",
    );
    check_parts("yml", "url: http://x/#a", &["‹string http://x/#a›"]);
}

#[test]
fn toml_and_ini_have_headings_and_keys() {
    check_parts(
        "toml",
        "[package]\nname = \"x\" # c\na.b = 2024-01-31\nlist = [1, { k = true }]",
        &[
            "‹heading [package]›",
            "‹property name› = ‹string \"x\"›",
            "‹property a›.‹property b› = ‹number 2024-01-31›",
            "‹property k› = ‹constant true›",
        ],
    );
    check_parts(
        "ini",
        "; c\n[core]\neditor = vim\nn = 1",
        &[
            "‹comment ; c›",
            "‹heading [core]›",
            "‹property editor› = ‹string vim›",
            "‹number 1›",
        ],
    );
    check_parts(
        "hcl",
        "resource \"a\" \"b\" {\n  count = var.n\n  x = \"${y}-z\"\n}",
        &[
            "‹keyword resource›",
            "‹builtin var›.‹property n›",
            "‹punctuation ${›y‹punctuation }›",
        ],
    );
    check_parts(
        "nginx",
        "location ~ \\.php$ {\n  set $x 1;\n}",
        &["‹keyword location›", "‹keyword set› ‹parameter $x›"],
    );
}

#[test]
fn html_holds_scripts_and_styles() {
    check_parts(
        "html",
        "<!-- c --><a href=\"x\" data-y=1>A &amp; B</a><style>p { color: red }</style><script>let x = \"</p>\";</script>",
        &[
            "‹comment <!-- c -->›",
            "‹punctuation <›‹tag a› ‹attribute href›=‹string \"x\"› ‹attribute data-y›=‹string 1›",
            "A ‹escape &amp;› B",
            "‹tag p› ‹punctuation {› ‹property color›‹punctuation :› ‹constant red›",
            "‹keyword let› x",
        ],
    );
    check_parts(
        "xml",
        "<?xml version=\"1.0\"?><a:b/>",
        &["‹tag xml› ‹attribute version›", "‹tag a:b›"],
    );
}

#[test]
fn css_tells_selectors_from_declarations() {
    check_parts(
        "scss",
        "a.b:hover, #c { --x: 1.5rem; color: rgb(1 2 3) !important; &:not(.d) { margin: $gap } }\n@media print {}",
        &[
            "‹tag a›‹attribute .b›‹builtin :hover›",
            "‹attribute #c›",
            "‹parameter --x›‹punctuation :› ‹number 1.5rem›",
            "‹function rgb›",
            "‹keyword !important›",
            "‹self &›‹builtin :not›",
            "‹parameter $gap›",
            "‹keyword @media›",
        ],
    );
}

#[test]
fn markdown_shows_the_code_inside_it_in_its_colours() {
    check_parts(
        "md",
        "# A\n*b* **c** `d` [e](f)\n```rust\nfn x() {}\n```\n> q",
        &[
            "‹heading # A›",
            "‹emphasis *b*›",
            "‹strong **c**›",
            "‹string `d`›",
            "‹link [e](f)›",
            "‹keyword fn› ‹function x›",
            "‹punctuation >› q",
        ],
    );
}

#[test]
fn a_patch_shows_what_came_and_went() {
    check(
        "patch",
        "@@ -1 +1 @@\n-a\n+b\n c",
        "‹label @@ -1 +1 @@›\n‹deleted -a›\n‹inserted +b›\n c",
    );
}
