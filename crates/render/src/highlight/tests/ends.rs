//! Whatever opens is closed where its language closes it: the line after it is code again.

use super::{check_parts, colours};

/// Checks that the colours of `tail`, on a line of its own, are the same after `code` as alone.
#[track_caller]
fn ends(lang: &str, tail: &str, codes: &[&str]) {
    let alone = colours(lang, tail);
    for code in codes {
        let both = colours(lang, &format!("{code}\n{tail}"));
        assert!(
            both.ends_with(&format!("\n{alone}")),
            "{lang}: {code}\n{both}"
        );
    }
}

#[test]
fn shells() {
    ends(
        "bash",
        "ls -l 'a' # it's",
        &[
            "x=$((1 << 4))",
            "(( x = 1 << y ))",
            "for ((i = 1; i << 2; i++)); do echo; done",
            "if [[ a << b ]]; then echo; fi",
            "[[ $a =~ ^(a|b)$ && x < y ]]",
            "let x=1<<y",
            "cat <<< word",
            "cat <<<'it'",
            "cat <<EOF\nit's \"x $y $(echo \")\")\nEOF",
            "cat <<'EOF'\nit's `x\nEOF",
            "cat <<\"END OF\" | sort\nit's\nEND OF",
            "cat <<\\EOF\nit's $(\nEOF",
            "cat <<-EOF\n\tit's\n\tEOF",
            "cat <<EOF\n  EOF\nit's\nEOF",
            "cat <<A; cat <<B\nit's\nA\n\"\nB",
            "cat <<END-OF.x\nit's\nEND-OF.x",
            "x=$(cat <<EOF\nit's\nEOF\n)",
            "x=\"$(echo \"a $(echo 'b)')\")\"",
            "x=$( case $a in a) echo 1;; (b) echo 2;; esac )",
            "x=\"${a:-\"it's\"}\" y=${b#*\\'} z=\"${c:-it's}\" w=${d%\"'\"}",
            "echo $'it\\'s' $\"a\" \\' \\\"",
            "echo ${#a} $# ${a//\\//x} a#b # it's",
            "x=`echo \"it's\"`",
            "echo $(( (1 + 2) * $(echo 3) ))",
            "x=$( (cd a; ls) )",
            "case $x in \"a b\") ;; *) ;; esac",
            "cat 3<<EOF >&2\nit's\nEOF",
        ],
    );
    check_parts(
        "bash",
        "echo $((x << 4)) done",
        &["x << ‹number 4›‹punctuation ))› done"],
    );
    check_parts(
        "bash",
        "cat <<EOF\na $b\nEOF",
        &["‹string a› ‹parameter $b›\n‹label EOF›"],
    );
}

#[test]
fn dialects_of_sql() {
    let tail = "SELECT a, 'b' FROM t -- it's";
    ends(
        "sql",
        tail,
        &[
            "SELECT 'it\\'s', 1;",
            "SELECT 'a' LIKE '\\' AND x = 'b';",
            "SELECT * FROM t WHERE a LIKE '%\\%' ESCAPE '\\';",
            "SELECT 'C:\\', 'b';",
            "SELECT '\\'';",
            "SELECT 'it''s', '';",
            "SELECT E'it\\'s', $tag$it's$tag$, $$it's$$;",
            "SELECT `it's`, \"it's\";",
            "SELECT r'\\d', \"\"\"it's\n\"x\" \"\"\";",
            "CREATE FUNCTION f() RETURNS int AS $$ BEGIN RETURN 'a'; END $$ LANGUAGE plpgsql;",
            "{# it's #} SELECT {{ ref('a') }};",
            "SELECT 1 # it's",
        ],
    );
    ends(
        "mysql",
        tail,
        &[
            "SELECT 'it\\'s', \"it\\\"s\", `it's`, \"it's\"; # it's",
            "SELECT '\\\\';",
        ],
    );
    ends(
        "hive",
        tail,
        &["SELECT 'it\\'s', \"it's\";", "SELECT 'it''s';"],
    );
    ends(
        "bigquery",
        tail,
        &[
            "SELECT 'it\\'s', \"it's\", r'\\'', b'a', rb\"\\\"\", `it's`;",
            "SELECT '''it's\n'x' ''', \"\"\"a \"b\"\n\"\"\", r'''\\''' '''; # it's",
        ],
    );
    ends(
        "postgres",
        tail,
        &[
            "SELECT E'it\\'s', 'C:\\', $a$it's $b$ $a$, U&'a', \"it's\";",
            "SELECT a #> '{b}', c ? 'd', e @> f, g::text, h[1:2];",
            "/* a /* it's */ ' */",
            "DO $$ BEGIN PERFORM 'a'; END $$;",
        ],
    );
    ends("tsql", tail, &["SELECT [it's], [a]]b'], N'it''s', @x, #t;"]);
    ends(
        "oracle",
        tail,
        &["SELECT q'[it's]', Q'{a'b}', nq'!it's!', 'C:\\' FROM dual;"],
    );
    ends("snowflake", tail, &["SELECT 'it\\'s', $$it's$$; // it's"]);
    check_parts(
        "postgres",
        "AS $x$ SELECT 'a' $x$",
        &["‹label $x$› ‹keyword SELECT› ‹string 'a'› ‹label $x$›"],
    );
    check_parts(
        "sql",
        "AS $$ it's $$ LANGUAGE plpython3u",
        &["‹string $$ it's $$›"],
    );
}

#[test]
fn ruby_and_its_kin() {
    ends(
        "ruby",
        "puts 'a' # it's",
        &[
            "x = <<SQL\nit's \"\nSQL",
            "x = <<~SQL.strip\n  it's #{a(\"b\")}\n  SQL",
            "x = <<-'END OF'\nit's #{\n  END OF",
            "f(<<A, <<-B)\nit's\nA\n\"\n  B",
            "puts <<SQL\nit's\nSQL",
            "a << B",
            "a <<B",
            "a<<B",
            "class << self; end",
            "x = a <<-1",
            "x = /it's\\/\"/i",
            "x = %r{it's/\"}x; y = %w[a b' [c]]; z = %q(it's (x)); w = %(it's); v = %i{a' b}; %Q|a\"#{b}|",
            "x = /\n  it's # \"\n/x",
            "split /'/",
            "x = a / b / c; y = (1 / 2) / d",
            "x = y % z; puts %(it's)",
            "x = ?'; y = ?\"; z = x ? 'a' : 'b'",
            "=begin\nit's\n=end",
            "x ||=begin\n 1\nend",
            "$' + $\" + $/",
            "\"a #{b[\"it's\"]} c\"",
            "`it's`",
            ":'it s' + :\"a\"",
            "def /(o) = 1",
        ],
    );
}

#[test]
fn python_and_scripts() {
    ends(
        "python",
        "x = 'a' # it's",
        &[
            "x = r'\\''",
            "x = r\"\\\"\" + rb'\\'' + Rb'\\\\'",
            "x = f\"{d[\"it's\"]} {y!r:>{w}.{p}} {z:%H:%M} {{'}}\"",
            "x = f'{f\"{f'{1}'}\"}' + f\"{x if y else 'z'}\"",
            "x = '''it's \"\"\" '''",
            "def f():\n    r\"\"\"it's \\d\"\"\"",
            "def f():\n    '''it's'''",
            "x = f\"\"\"a \"b\" {c(\"\"\"d\"\"\")}\"\"\"",
            "x = 'a \\\n it is'",
            "x = u'\\'' + b\"\\\"\"",
            "x = \"\"\"a\\\"\"\"\"",
        ],
    );
    ends(
        "lua",
        "x = 'a' -- it's",
        &[
            "x = [==[it's ]] ]=] ]==]",
            "--[==[ it's ]] ]==]",
            "--[[ it's\n]]",
            "x = [[it's]]",
            "x = a[b[1]]",
            "x = 'a\\\n it'",
        ],
    );
    ends(
        "r",
        "x <- 'a' # it's",
        &[
            "x <- r\"(it's \"x\")\"",
            "x <- R'---[it's ]' ]---'",
            "x <- r\"{a}\"",
            "x <- 5 %% 2",
            "`it's` <- 1",
            "r <- c('a')",
        ],
    );
    ends(
        "php",
        "$x = 'a'; # it's",
        &[
            "$x = <<<SQL\nit's {$a[\"b\"]}\nSQL;",
            "f(<<<'A'\nit's $\n  A, 1);",
            "$x = \"{$a[\"it\"]['s']} $b ${c}\"; // it's",
            "#[A(\"it's ]\")]",
            "$x = '<?xml version=\"1.0\"?>';",
            "$x = `it's`;",
        ],
    );
    ends(
        "php",
        "<b>it's</b>",
        &[
            "<?php $x = '?>'; ?>",
            "<?php // it's ?>",
            "<a href=\"<?= $x[\"a\"] ?>\">",
        ],
    );
    ends(
        "groovy",
        "def x = 'a' // it's",
        &[
            "x = /it's\\/\"/",
            "x = $/it's \"x\"/$",
            "x = '''it's \"'''",
            "x = \"${a['b']}\"",
        ],
    );
}

#[test]
fn javascript() {
    ends(
        "js",
        "let x = 'a' // it's",
        &[
            "x = i++ / 2; y = 'a / b'",
            "x = i-- / 2 + '/'",
            "x = (a) / 2; y = b / 3",
            "x = a[0] / 2 + '/' / 3",
            "x = /[/'\"]/g.test(y)",
            "if (x) /it's/.test(y)",
            "while (f(x)) /'/.exec(y)",
            "x = f(y) / 2; z = '/'",
            "x = `a ${`b ${c['it`s']} '`} '`",
            "x = `${a ? `'` : \"`\"}`",
            "return /it's/",
            "x = a => /'/",
            "x = <p title='it s'>it's {a ? <b>don't</b> : 'x'}</p>",
            "x = \"a \\\n it's\"",
            "x = a ? /'/ : 1",
            "x = y / z; // it's",
            "#!it",
        ],
    );
    ends("js", "let x = 'a'", &["#!/usr/bin/env node's"]);
    ends(
        "ts",
        "let x = 'a' // it's",
        &[
            "const f = <T,>(x: T) => x / 2",
            "type A = `a${B}'`",
            "x = <any>y",
        ],
    );
}

#[test]
fn the_family_of_c() {
    ends(
        "cpp",
        "int x = 'a'; // it's",
        &[
            "auto s = R\"x(it's \"a\" )\" )x\";",
            "auto s = u8R\"(it's)\" LR\"(\")\";",
            "int n = 1'000'000;",
            "#error it's wrong",
            "#include \"it's.h\"",
            "[[deprecated(\"it's ]]\")]] void f();",
            "char c = '\\'', d = '\"';",
            "s = \"a \\\n it's\";",
        ],
    );
    ends(
        "csharp",
        "var x = 'a'; // it's",
        &[
            "var s = @\"C:\\\";",
            "var s = $@\"{a[\"b\"]} \"\"it's\\\";",
            "var s = \"\"\"\n it's \"x\" \\\n \"\"\";",
            "var s = $$\"\"\"it's {x} {{y[\"a\"]}} \"\"\";",
            "var s = \"\"\"\"a \"\"\" b\"\"\"\";",
            "#region it's",
            "[Fact(Skip = \"it's ]\")]\nvoid F() {}",
            "char c = '\"';",
        ],
    );
    ends(
        "rust",
        "let x = 'a'; // it's",
        &[
            "let s = r#\"it's \"x\" \\\"#; let t = r\"\\\";",
            "let s = br##\"a\"#\"##;",
            "fn f<'a>(x: &'a str) -> &'static str { 'l: loop { break 'l; } }",
            "let c = '\\''; let d = b'\\''; let e = '\"'; let f = 'é';",
            "#[doc = \"it's ]\"]\nstruct A;",
            "let s = \"a \\\n it's\";",
            "/* a /* it's */ \" */",
            "#[derive(\n\nfn f() {}",
        ],
    );
    ends(
        "cuda",
        "int x = 'a'; // it's",
        &["k<<<g, b>>>(x);", "__shared__ float s[1];"],
    );
    ends(
        "zig",
        "const x = 'a'; // it's",
        &["const s =\n    \\\\it's \"x\n;", "const @\"it's\" = 1;"],
    );
    ends(
        "go",
        "x := 'a' // it's",
        &["s := `it's \\`", "r := '\\''", "q := \"it's\""],
    );
}

#[test]
fn the_jvm_and_apps() {
    ends(
        "java",
        "char x = 'a'; // it's",
        &[
            "var s = \"\"\"\n it's \"x\" \\\"\"\" \n\"\"\";",
            "char c = '\\'', d = '\"';",
        ],
    );
    ends(
        "kotlin",
        "val x = 'a' // it's",
        &[
            "val s = \"\"\"it's \"x\" \\ ${a(\"b\")}\"\"\"\"",
            "fun `it's fine`() = 1",
            "val c = '\\''; val d = '\"'; val s = \"$a ${b[\"it's\"]}\"",
        ],
    );
    ends(
        "scala",
        "val x = 'a' // it's",
        &[
            "val s = 'symbol; val t = 'a",
            "val c = 'a'; val d = '\\''; val e = '\"'",
            "val q = '{ x + 1 }",
            "val s = s\"it's ${a(\"b\")} $c\"; val r = raw\"\\d\"; val l = \"\"\"it's \"x\" \\\"\"\"\"",
            "val `it's` = 1",
        ],
    );
    ends(
        "swift",
        "let x = \"a\" // it's",
        &[
            "let s = #\"it's \"x\" \\#(a[\"b\"]) \\\"#",
            "let s = ##\"\"\"\n it's \"# \"\"\"# \\\n\"\"\"##",
            "let r = #/it's\"/#",
            "let s = \"a \\(b(\"c\")) d\"",
            "let `it's` = 1",
            "let s = \"\"\"\n it's \"x\" \\(f(\"\"\"\n y\n\"\"\"))\n\"\"\"",
            "#if DEBUG",
            "/* a /* it's */ */",
        ],
    );
    ends(
        "dart",
        "var x = 'a'; // it's",
        &[
            "var s = r'\\'; var t = r\"it's\\\";",
            "var s = '''it's \"${a['b']}'''; ",
        ],
    );
}

#[test]
fn styles_and_pages() {
    ends(
        "css",
        "a { color: red } /* it's */",
        &[
            "a { background: url(https://x.y/z'.png) }",
            "a { background: URL( //x.y/a ) no-repeat }",
            "@import url(https://x.y/z);",
            "a::before { content: '\\'' }",
            "a::before { content: \"it's\" }",
            ".sm\\:flex, .it\\'s { color: red }",
            "a { content: \"it\n}",
        ],
    );
    ends(
        "scss",
        "$x: 1px; // it's",
        &[
            "a { background: url(https://x.y/z) }",
            "a[b=\"#{$c}\"] { d: \"e\" } // it's",
            ".a-#{$b} { c: d }",
        ],
    );
    ends(
        "html",
        "<b>a</b>",
        &[
            "<!DOCTYPE html PUBLIC \"a>'\">",
            "<a title='\"'>it's {# a",
            "{{ it's",
            "<script>x = '</b>'</script>",
            "<style>a { b: url(http://c) }</style>",
        ],
    );
    ends(
        "xml",
        "<b>a</b>",
        &[
            "<style name=\"a\"><!-- it's --></style>",
            "<!DOCTYPE a [<!ENTITY b \"]>'\">]>",
            "<![CDATA[ it's <b> ]]>",
        ],
    );
    ends(
        "svelte",
        "<b>a</b>",
        &["{#if it's}a{/if}", "{#each a as b}{b}{/each}"],
    );
}

#[test]
fn templates() {
    ends(
        "jinja",
        "<b>{{ x }}</b>",
        &[
            "{# it's {{ #}",
            "{{ \"}}\" }} {% if x == '%}' %}",
            "{% raw %}{{ it's {% endraw %}",
            "<a href=\"{{ url(\"b\") }}\">",
            "{%- comment -%} it's {{ {%- endcomment -%}",
        ],
    );
    ends(
        "gotemplate",
        "<b>{{ .X }}</b>",
        &[
            "{{/* it's }} \" */}}",
            "{{- range $i, $e := .Items -}}",
            "{{ printf \"}}\" `it's` }}",
            "<a href=\"{{ .Get \"b\" }}\">",
        ],
    );
    check_parts(
        "jinja",
        "{% for a in b|sort %}{{ a.name }}{% endfor %}",
        &[
            "‹keyword for› a ‹keyword in› b‹punctuation |›‹function sort›",
            "a.‹property name›",
            "‹keyword endfor›",
        ],
    );
    check_parts(
        "go-html-template",
        "<p>{{ if .User.Name }}{{ printf \"%s\" $x | html }}{{ end }}</p>",
        &[
            "‹tag p›",
            "‹keyword if› ‹property .User›.‹property Name›",
            "‹builtin printf› ‹string \"%s\"› ‹parameter $x› | ‹builtin html›",
            "‹keyword end›",
        ],
    );
    ends(
        "django",
        "<b>a</b>",
        &["{% comment %} it's {% if %} {% endcomment %}"],
    );
    ends(
        "yaml",
        "b: 'c' # it's",
        &[
            "a: {{ .Values.x }}",
            "{{- if eq .a \"b\" }}",
            "a: \"{{ b }}'\"",
            "a: [b, {c: d",
        ],
    );
}

#[test]
fn settings_and_recipes() {
    ends(
        "dockerfile",
        "FROM a # b",
        &[
            "RUN <<EOF\necho \"it is\"\nEOF",
            "RUN python3 <<EOF\nx = \"it's\nEOF",
            "COPY <<-\"EOF\" /a\n\tit's\n\tEOF",
            "RUN <<A <<B\necho 'a'\nA\necho \"b\"\nB",
            "RUN a \\\n  # it's\n  && b 'c'",
            "RUN echo \"a\" \\\n\n  && b",
            "RUN <<EOF\n#!/usr/bin/env python\nx = \"it's\nEOF",
            "CMD [\"a\", \"it's\"]",
        ],
    );
    ends(
        "yaml",
        "b: 'c' # it's",
        &[
            "a: |\n  it's \"x\n  # no comment",
            "a: >-\n\n  it's",
            "a: |2\n    it's",
            "- a: |\n    it's",
            "a: 'it''s'",
            "a: \"it's \\\"\"",
            "a: it's",
            "a: &x !t |\n  '",
        ],
    );
    ends(
        "toml",
        "x = 'a' # it's",
        &[
            "s = \"\"\"it's \"x\" \\\"\"\" \"\"\"\"",
            "s = '''it's \"''''",
            "s = 'C:\\'",
            "[a.'b#c'] # it's",
            "d = 2024-01-01",
        ],
    );
    ends(
        "hcl",
        "x = \"a\" # it's",
        &[
            "s = <<EOT\nit's \"${a[\"b\"]}\"\nEOT",
            "s = <<-EOT\n  it's\n  EOT",
            "s = \"${lookup(a, \"it's\")}\"",
        ],
    );
    ends(
        "make",
        "a: b # it's",
        &[
            "X = $(shell echo 'a' | sed 's/#/x/')",
            "a:\n\t@# it's\n\techo 'a'",
            "X = it's",
        ],
    );
}

#[test]
fn languages_read_by_grammars() {
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

/// Strings that end with their line at the latest are wrong up to there and no further.
#[test]
fn on_one_line() {
    for (lang, string) in [
        ("python", "r'\\''"),
        ("python", "rb\"\\\"\""),
        ("python", "'it\\'s'"),
        ("dart", "r'\\'"),
        ("scala", "'symbol"),
        ("bigquery", "r'\\''"),
        ("bigquery", "'it\\'s'"),
        ("mysql", "'it\\'s'"),
        ("postgres", "E'it\\'s'"),
        ("postgres", "'C:\\'"),
        ("csharp", "@\"C:\\\""),
        ("swift", "#\"a\\\"#"),
        ("rust", "r\"\\\""),
        ("lua", "[=[']=]"),
        ("r", "r\"(\")\""),
        ("perl", "q{'}"),
        ("ruby", "%q(')"),
        ("js", "/'/"),
    ] {
        let code = format!("{string} + zz");
        let colours = colours(lang, &code);
        assert!(colours.ends_with("+ zz"), "{lang}: {colours}");
    }
}
