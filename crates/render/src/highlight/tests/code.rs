//! Programming languages.

use super::{check, check_parts};

#[test]
fn python_knows_definitions_decorators_and_parameters() {
    check(
        "python",
        "@app.get(\"/\")\nasync def load(path: str, n=1) -> Batch:\n    return self.rows[0]  # first",
        "‹annotation @app.get›‹punctuation (›‹string \"/\"›‹punctuation )›\n\
         ‹keyword async def› ‹function load›‹punctuation (›‹parameter path›‹punctuation :› \
         ‹type str›‹punctuation ,› ‹parameter n›=‹number 1›‹punctuation )› -> ‹type Batch›‹punctuation :›\n    \
         ‹keyword return› ‹self self›.‹property rows›‹punctuation [›‹number 0›‹punctuation ]›  ‹comment # first›",
    );
}

#[test]
fn python_code_within_a_string_is_code() {
    check_parts(
        "python",
        "f\"{name!r}: {len(rows):>{width}} {{x}}\" + rb'\\d' + \"%s\\n\"",
        &[
            "‹string f\"›‹punctuation {›name!r‹punctuation }›",
            "‹builtin len›‹punctuation (›rows‹punctuation )›‹escape :>›‹punctuation {›width‹punctuation }}›",
            "‹escape {{›‹string x}}\"›",
            "‹string rb'\\d'›",
            "‹string \"›‹escape %s\\n›‹string \"›",
        ],
    );
}

#[test]
fn python_words_that_are_keywords_only_sometimes() {
    check_parts(
        "python",
        "match command:\n    case [x]: pass",
        &["‹keyword match› command", "‹keyword case›"],
    );
    check_parts(
        "python",
        "match = re.match(x)",
        &["match = re.‹function match›"],
    );
    check_parts(
        "python",
        "sum(rows, start=1, max=2)",
        &["‹builtin sum›", "‹parameter max›="],
    );
}

#[test]
fn python_documentation_is_not_just_a_string() {
    check_parts(
        "python",
        "def f():\n    \"\"\"Says.\n\n    More.\"\"\"\n    x = \"\"\"text\"\"\"",
        &[
            "‹doc \"\"\"Says.›\n\n    ‹doc More.\"\"\"›",
            "‹string \"\"\"text\"\"\"›",
        ],
    );
}

#[test]
fn rust_tells_lifetimes_from_characters() {
    check(
        "rust",
        "fn f<'a>(x: &'a str) -> char { 'x' }",
        "‹keyword fn› ‹function f›<‹label 'a›>‹punctuation (›‹parameter x›‹punctuation :› &‹label 'a› ‹type str›\
         ‹punctuation )› -> ‹type char› ‹punctuation {› ‹string 'x'› ‹punctuation }›",
    );
    check_parts(
        "rust",
        "let q = '\\''; let r = 'é';",
        &["‹escape '\\''›", "‹string 'é'›"],
    );
}

#[test]
fn rust_has_raw_strings_macros_attributes_and_nested_comments() {
    check_parts(
        "rust",
        "#[derive(Debug)]\nprintln!(\"{name:>8} {}\\n\");\nlet r = br##\"a \"# b\"##; /* a /* b */ c */ x",
        &[
            "‹annotation #[derive(Debug)]›",
            "‹macro println!›",
            "‹escape {name:>8} {}\\n›",
            "‹string br##\"a \"# b\"##›",
            "‹comment /* a /* b */ c */› x",
        ],
    );
    check_parts(
        "rust",
        "1..2 + 0xff_u8 + 1.5e-3",
        &[
            "‹number 1›..‹number 2›",
            "‹number 0xff_u8›",
            "‹number 1.5e-3›",
        ],
    );
}

#[test]
fn javascript_tells_division_from_patterns() {
    check_parts("js", "a = b / c / d", &["a = b / c / d"]);
    check_parts("js", "s.replace(/[/\"]+/g, x)", &["‹regexp /[/\"]+/g›"]);
    check_parts("js", "return /x/.test(y)", &["‹regexp /x/›"]);
}

#[test]
fn javascript_code_within_a_template_is_code() {
    check(
        "js",
        "`a ${f(`b ${c}`)} d`",
        "‹string `a› ‹punctuation ${›‹function f›‹punctuation (›‹string `b› ‹punctuation ${›c‹punctuation }›\
         ‹string `›‹punctuation )}› ‹string d`›",
    );
}

#[test]
fn jsx_elements_hold_attributes_text_and_code() {
    check_parts(
        "jsx",
        "return <Chart data={rows} title=\"x\">it's {n} {\"</b>\"}</Chart>;",
        &[
            "‹punctuation <›‹tag Chart› ‹attribute data›=‹punctuation {›rows‹punctuation }›",
            "‹attribute title›=‹string \"x\"›‹punctuation >›it's ‹punctuation {›n",
            "‹string \"</b>\"›",
            "</›‹tag Chart›‹punctuation >;›",
        ],
    );
    check_parts("js", "if (a < b && c > d) {}", &["a < b && c > d"]);
}

#[test]
fn typescript_has_types_and_soft_words() {
    check_parts(
        "ts",
        "type Id = string; interface Note { type: Id }",
        &[
            "‹keyword type› ‹type Id›",
            "‹type string›",
            "‹keyword interface› ‹type Note›",
            "‹property type›",
        ],
    );
}

#[test]
fn go_has_raw_strings_receivers_and_calls() {
    check_parts(
        "go",
        "func (s *Store) Get(key string) error { return fmt.Errorf(\"%w\", err) }\nvar q = `a\n\"b`",
        &[
            "‹keyword func› ‹punctuation (›‹parameter s› *‹type Store›",
            "‹function Get›",
            "fmt.‹function Errorf›",
            "‹escape %w›",
            "‹string `a›\n‹string \"b`›",
        ],
    );
}

#[test]
fn languages_of_the_jvm_are_coloured() {
    check_parts(
        "java",
        "@Override public List<T> find(int n) { return MAX_SIZE; }",
        &[
            "‹annotation @Override›",
            "‹type List›",
            "‹function find›",
            "‹type int›",
            "‹constant MAX_SIZE›",
        ],
    );
    check_parts(
        "kotlin",
        "data class A(val x: Int)\nfun load(url: String) = \"$url ${a + 1}\"",
        &[
            "‹keyword data class› ‹type A›",
            "‹parameter url›",
            "‹string \"›$url",
            "‹punctuation ${›a + ‹number 1›",
        ],
    );
    check_parts(
        "scala",
        "case class E(id: Long)\nval s = s\"n ${x}\"",
        &[
            "‹keyword case class› ‹type E›",
            "‹punctuation ${›x‹punctuation }›",
        ],
    );
}

#[test]
fn languages_of_the_c_family_are_coloured() {
    check_parts(
        "c",
        "#include <stdio.h>\n#define MAX 10\nsize_t n = 0xFFu; // x",
        &[
            "‹keyword #include› ‹string <stdio.h>›",
            "‹keyword #define› ‹macro MAX› ‹number 10›",
            "‹type size_t›",
            "‹comment // x›",
        ],
    );
    check_parts(
        "c++",
        "[[nodiscard]] int x[3] = 1'000; auto s = R\"x(a)\"b)x\"; class Ring {}",
        &[
            "‹annotation [[nodiscard]]›",
            "‹number 1'000›",
            "‹string R\"x(a)\"b)x\"›",
            "‹keyword class› ‹type Ring›",
        ],
    );
    check_parts(
        "csharp",
        "[Fact]\npublic record Note(string Title); var p = @\"C:\\\"; $\"{n:N2} {{}}\"",
        &[
            "‹annotation [Fact]›",
            "record› ‹type Note›",
            "‹string @\"C:\\\"›",
            "‹punctuation {›n‹escape :N2›‹punctuation }›",
        ],
    );
}

#[test]
fn ruby_and_php_have_here_documents_and_holes() {
    check_parts(
        "ruby",
        "def empty? = @rows\nsql = <<~SQL.strip\n  select\nSQL\nputs :a, \"#{x}\"",
        &[
            "‹function empty?›",
            "‹property @rows›",
            "‹label <<~SQL›",
            "‹string select›\n‹label SQL›",
            "‹constant :a›",
            "‹punctuation #{›x‹punctuation }›",
        ],
    );
    check_parts(
        "php",
        "<p><?php foreach ($this->rows as $row) { echo \"a $row\"; } ?></p>",
        &[
            "‹tag p›",
            "‹keyword <?php foreach›",
            "‹self $this›->‹property rows›",
            "‹string \"a› $row‹string \"›",
            "‹keyword ?>›",
        ],
    );
}

#[test]
fn the_other_languages_of_the_table_are_coloured() {
    check_parts(
        "lua",
        "--[[ a\nb ]] local x = #t -- c",
        &[
            "‹comment --[[ a›\n‹comment b ]]›",
            "‹keyword local›",
            "‹comment -- c›",
        ],
    );
    check_parts(
        "r",
        "f <- lm(y ~ x, data = df) %>% g",
        &["‹function lm›", "‹parameter data›", "‹keyword %>%›"],
    );
    check_parts(
        "swift",
        "func f() { print(\"a \\(b)\") }",
        &["‹function f›", "‹punctuation \\(›b‹punctuation )›"],
    );
    check_parts(
        "dart",
        "class A { final int x = 1; }",
        &["‹keyword class› ‹type A›", "‹type int›"],
    );
    check_parts(
        "zig",
        "const x: u8 = @intCast(1);",
        &["‹type u8›", "‹builtin @intCast›"],
    );
    check_parts(
        "proto",
        "message Note { string title = 1; }",
        &["‹keyword message› ‹type Note›", "‹type string›"],
    );
    check_parts(
        "graphql",
        "query Q($n: Int) { a(first: $n) }",
        &["‹parameter $n›", "‹type Int›", "‹property first›"],
    );
    check_parts(
        "groovy",
        "def x = \"${y}\" // c",
        &["‹keyword def›", "‹comment // c›"],
    );
}
