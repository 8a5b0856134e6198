//! Many measurements as the few numbers that are quoted.

use std::fmt;

/// Measurements in order, the smallest first.
pub struct Spread(Vec<f64>);

impl Spread {
    pub fn of(mut measured: Vec<f64>) -> Spread {
        assert!(!measured.is_empty(), "nothing was measured");
        measured.sort_by(f64::total_cmp);
        Spread(measured)
    }

    /// The smallest measurement that is not below `share` (0 to 1) of all.
    fn at(&self, share: f64) -> f64 {
        let last = self.0.len() - 1;
        self.0[((last as f64) * share).ceil() as usize]
    }
}

impl fmt::Display for Spread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "median {:.1}, p99 {:.1}, least {:.1}, most {:.1}",
            self.at(0.5),
            self.at(0.99),
            self.at(0.0),
            self.at(1.0)
        )
    }
}
