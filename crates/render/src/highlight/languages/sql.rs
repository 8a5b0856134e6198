//! SQL: one set of words, and for each dialect what it means by a quote.
//!
//! Most notes say `sql` and mean the dialect their author works with. There a backslash before a
//! quote is looked at: it keeps the quote from closing where the quotes behind it say so.

mod quotes;

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Prefix, Quoted};
use crate::highlight::lexer::Syntax;

use quotes::{
    BACKTICKS, BRACKETS, ESCAPED, ESCAPED_DOUBLE, LONG_DOUBLE, NAME, PREFIXES, STRING,
    alternative_quotes, special,
};

const SQL_LANGUAGE: Language = Language {
    words: &[
        (
            Class::Constant,
            "true false null unknown current_date current_time current_timestamp current_user",
        ),
        (
            Class::Keyword,
            "add after all alter analyze and any array as asc asof attach autoincrement before begin \
                 between by cascade case check close cluster clustered collate column comment commit \
                 concurrently conflict constraint create cross cube current cursor database declare \
                 default deferrable deferred delete desc describe detach distinct distributed do drop \
                 each else elsif end engine escape except exclude exec execute exists explain external \
                 fetch filter final first following for foreign format from full function generated \
                 glob global grant group grouping having identity if ignore ilike immutable in index \
                 inner insert install instead intersect interval into is isnull join key language last \
                 lateral left like limit load local location lock loop match materialized merge minus \
                 natural no not nothing notnull nulls of offset on only or order outer over overwrite \
                 owner partition partitioned percent pivot plan pragma preceding primary procedure qualify \
                 range recursive references refresh regexp reindex release rename replace restrict return \
                 returning returns revoke right rlike role rollback rollup row rows sample savepoint schema \
                 select sequence session set sets settings show similar some stable stored strict struct \
                 table tablesample temp temporary then ties to top transaction trigger truncate ttl type \
                 unbounded union unique unnest unpivot update upsert use using vacuum values view virtual \
                 volatile when where while window with within without",
        ),
        (
            Class::Type,
            "bigint bigserial binary bit blob bool boolean bytea bytes char character date datetime \
                 datetime64 decimal double enum fixedstring float float32 float64 geography geometry \
                 hugeint inet int int2 int4 int8 int16 int32 int64 integer json jsonb long \
                 lowcardinality map mediumint money nchar nullable number numeric nvarchar precision \
                 real serial smallint string text time timestamp timestamptz tinyint tsvector tuple \
                 uint8 uint16 uint32 uint64 uuid varbinary varchar varchar2 variant vector xml year",
        ),
        (
            Class::Builtin,
            "abs approx_count_distinct array_agg avg cast ceil coalesce concat convert count \
                 count_if cume_dist date_add date_diff date_part date_sub date_trunc datediff dense_rank \
                 exp extract first_value floor generate_series greatest group_concat iif ifnull json_agg \
                 json_extract jsonb_agg lag last_value lead least length listagg ln log lower lpad ltrim \
                 max md5 median min mod mode now ntile nullif percent_rank percentile_cont \
                 percentile_disc position power quantile rand random rank regexp_replace round \
                 row_number rpad rtrim safe_cast sign split_part sqrt stddev string_agg strftime strpos \
                 substr substring sum to_char to_date to_timestamp trim try_cast typeof uniq upper var_pop \
                 variance",
        ),
    ],
    fold_case: true,
    line_comments: &["--"],
    block_comments: &[
        BlockComment::NESTED,
        // What templates of queries are told.
        BlockComment {
            open: "{#",
            close: "#}",
            nested: false,
        },
    ],
    strings: &[LONG_DOUBLE, STRING, NAME, BACKTICKS],
    prefixes: PREFIXES,
    sigils: &[(b'@', Class::Parameter), (b':', Class::Parameter)],
    special_bytes: b"$?#'",
    ..Language::PLAIN
};

/// Any dialect.
pub static SQL: LazyLock<Syntax> = LazyLock::new(|| SQL_LANGUAGE.syntax_with(special));

/// PostgreSQL, Redshift, DuckDB: `E'it\'s'`, `$tag$ text $tag$`, nested comments.
pub static POSTGRES: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[STRING, NAME],
            block_comments: &[BlockComment::NESTED],
            special_bytes: b"$?",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(special)
});

/// MySQL and MariaDB: backslashes in both kinds of strings, comments after `#`.
pub static MYSQL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[ESCAPED, ESCAPED_DOUBLE, BACKTICKS],
            line_comments: &["--", "#"],
            block_comments: &[BlockComment::C],
            prefixes: &[
                ("b", Prefix::Same),
                ("x", Prefix::Same),
                ("n", Prefix::Same),
            ],
            special_bytes: b"?",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(special)
});

/// BigQuery: strings of one or three quotes, raw ones, comments after `#`.
pub static BIGQUERY: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[
                Quoted::long("\"\"\""),
                Quoted::long("'''"),
                Quoted::DOUBLE,
                Quoted::SINGLE,
                BACKTICKS,
            ],
            line_comments: &["--", "#"],
            block_comments: &[BlockComment::C],
            prefixes: &[
                ("r", Prefix::RawQuotes),
                ("b", Prefix::Same),
                ("rb", Prefix::RawQuotes),
                ("br", Prefix::RawQuotes),
            ],
            special_bytes: b"?",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(special)
});

/// Hive, Spark, Databricks: backslashes in both kinds of strings, raw ones in newer Sparks.
pub static HIVE: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[ESCAPED, ESCAPED_DOUBLE, BACKTICKS],
            prefixes: &[("r", Prefix::RawQuotes), ("x", Prefix::Same)],
            block_comments: &[BlockComment::NESTED],
            special_bytes: b"?",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(special)
});

/// Snowflake and ClickHouse: backslashes in strings, names in double quotes, `$$ text $$`.
pub static SNOWFLAKE: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[ESCAPED, NAME, BACKTICKS],
            line_comments: &["--", "//", "#!"],
            special_bytes: b"$?",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(special)
});

/// T-SQL and SQLite: names in brackets.
pub static BRACKETED: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[STRING, NAME, BRACKETS, BACKTICKS],
            special_bytes: b"?",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(special)
});

/// Oracle: `q'[it's]'`.
pub static ORACLE: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            strings: &[STRING, NAME],
            special_bytes: b"?qQnN",
            ..SQL_LANGUAGE
        }
    }
    .syntax_with(|lexer| alternative_quotes(lexer) || special(lexer))
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::{check, check_parts, ends};

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
    fn whatever_opens_is_closed_where_the_language_closes_it() {
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
}
