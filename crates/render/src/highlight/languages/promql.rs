//! PromQL, and LogQL, which asks the same way.

use std::sync::LazyLock;

use crate::highlight::class::Class;
use crate::highlight::language::{Keys, Language, Quoted};
use crate::highlight::lexer::Syntax;

pub static PROMQL: LazyLock<Syntax> = LazyLock::new(|| {
    const {
        Language {
            words: &[
                (Class::Constant, "inf nan true false"),
                (
                    Class::Keyword,
                    "and or unless by without on ignoring group_left group_right offset bool atan2 start end \
                     json logfmt regexp pattern unpack line_format label_format drop keep unwrap decolorize",
                ),
                (
                    Class::Builtin,
                    "sum min max avg group stddev stdvar count count_values bottomk topk quantile limitk \
                     limit_ratio abs absent absent_over_time avg_over_time ceil changes clamp clamp_max \
                     clamp_min count_over_time day_of_month day_of_week day_of_year days_in_month delta \
                     deriv exp floor histogram_avg histogram_count histogram_fraction histogram_quantile \
                     histogram_sum holt_winters hour idelta increase info irate label_join label_replace \
                     last_over_time ln log10 log2 max_over_time min_over_time minute month pi predict_linear \
                     present_over_time quantile_over_time rate resets round scalar sgn sort sort_desc \
                     sort_by_label sqrt stddev_over_time sum_over_time time timestamp vector year \
                     bytes_over_time bytes_rate",
                ),
            ],
            fold_case: true,
            word_bytes: b":",
            line_comments: &["#"],
            strings: &[Quoted::DOUBLE, Quoted::SINGLE, Quoted::raw("`", "`")],
            keys: Keys::Equals,
            ..Language::PLAIN
        }
    }
    .syntax()
});

#[cfg(test)]
mod tests {
    use crate::highlight::tests::check_parts;

    #[test]
    fn a_query_has_functions_labels_and_durations() {
        check_parts(
            "promql",
            "sum by (job) (rate(http_requests_total{code=~\"5..\", path='/it\"s'}[5m] offset 1h)) > 0.5 # it's\nup",
            &[
                "‹builtin sum› ‹keyword by›",
                "‹builtin rate›‹punctuation (›http_requests_total",
                "‹property code›=~‹string \"5..\"›",
                "‹property path›=‹string '/it\"s'›",
                "[›‹number 5m›‹punctuation ]› ‹keyword offset› ‹number 1h›",
                "‹comment # it's›\nup",
            ],
        );
    }
}
