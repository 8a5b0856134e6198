//! Languages that are read by grammars.

use super::{ends, html};

#[test]
fn a_rare_language_is_coloured_by_its_grammar() {
    let html = html("module Main where\nmain = print \"x\"", "haskell").unwrap();
    assert!(html.contains("<span class=\"hl-keyword\">module"), "{html}");
    assert!(
        html.contains("<span class=\"hl-string\">&quot;x&quot;</span>"),
        "{html}"
    );
}

#[test]
fn whatever_opens_is_closed_where_the_grammar_closes_it() {
    ends(
        "powershell",
        "$x = 'a' # it's",
        &[
            "$s = @\"\nit's \"x\" $(Get-Date)\n\"@",
            "$s = @'\nit's $x\n'@",
            "$s = \"a`\"b\"; $t = 'it''s'",
            "<# it's #>",
        ],
    );
    ends(
        "haskell",
        "x = 'a' -- it's",
        &[
            "foldl' f x' = '\\'' : \"a\\\"b\"",
            "{- a {- it's -} -}",
            "x = \"a\\\n  \\b\"",
        ],
    );
    ends(
        "elixir",
        "x = 'a' # it's",
        &[
            "x = ~s(it's)",
            "x = ~r/it's\"/",
            "x = \"\"\"\nit's #{f(\"a\")}\n\"\"\"",
            "x = ~S'''\nit's\n'''",
        ],
    );
    ends(
        "nix",
        "x = \"a\"; # it's",
        &[
            "x = ''\n  it's ''${a} ${b \"c\"} '''\n'';",
            "u = https://x.y/z;",
        ],
    );
    ends(
        "julia",
        "x = 'a' # it's",
        &[
            "x = \"\"\"a \"b\" \"\"\"",
            "y = a' * b'",
            "s = \"$(f(\"it's\"))\"",
            "#= a #= it's =# =#",
            "r = r\"it's\"",
        ],
    );
    ends(
        "fish",
        "set x 'a' # it's",
        &["set x 'it\\'s'", "echo \"it's\" (date)"],
    );
}
