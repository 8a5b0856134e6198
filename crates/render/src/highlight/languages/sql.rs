//! SQL: the common ground of PostgreSQL, SQLite, MySQL, DuckDB, BigQuery, Spark and ClickHouse.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{BlockComment, Language, Quoted};
use crate::highlight::lexer::Lexer;
use crate::highlight::table::Table;

pub static SQL: LazyLock<Table> = LazyLock::new(|| {
    const {
    Language {
        words: &[
            (Class::Constant, "true false null unknown current_date current_time current_timestamp current_user"),
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
        block_comments: &[BlockComment::NESTED],
        strings: &[
            Quoted {
                doubled: true,
                escape: 0,
                ..Quoted::SINGLE.over_lines()
            },
            Quoted {
                doubled: true,
                escape: 0,
                class: Class::Property,
                ..Quoted::DOUBLE
            },
            Quoted {
                open: "`",
                close: "`",
                escape: 0,
                class: Class::Property,
                ..Quoted::DOUBLE
            },
        ],
        sigils: &[(b'@', Class::Parameter), (b':', Class::Parameter)],
        special_bytes: b"$?#",
        special,
        ..Language::PLAIN
    }
    }
    .table()
});

/// `$1`, `$name`, `$$ text $$`, `?`, MySQL's `#` comments.
fn special(lexer: &mut Lexer<'_, '_>) -> bool {
    let start = lexer.at;
    match lexer.bytes[start] {
        b'?' => lexer.take_value(start + 1, Class::Parameter),
        b'#' if lexer.line_start => lexer.take(lexer.line_end(start), Class::Comment),
        b'$' => {
            let end = lexer.word_end(start + 1);
            if lexer.bytes.get(end) == Some(&b'$') {
                // Names of dollar quotes are ASCII words; anything else is just text.
                let Ok(mark) = std::str::from_utf8(&lexer.bytes[start..=end]) else {
                    return false;
                };
                lexer.take_value(lexer.after(end + 1, mark), Class::String);
            } else if end > start + 1 {
                lexer.take_value(end, Class::Parameter);
            } else {
                return false;
            }
        }
        _ => return false,
    }
    true
}
