//! The YAML of a front matter as keys and values that know where they stand.
//!
//! Values stay as written: `3.10` is the tag `3.10` and not a number. What they mean is decided
//! in `read`.

use std::fmt;
use std::ops::Range;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_saphyr::{Location, Spanned};

/// A key with its value.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub key: String,
    /// The bytes of the key in the YAML.
    pub key_span: Range<usize>,
    pub value: Placed,
}

/// A value and where it is in the YAML; for lists and mappings only where it begins.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub value: Value,
    pub span: Range<usize>,
    /// From 1.
    pub line: u32,
    /// From 1.
    pub column: u32,
}

#[derive(Debug, Clone)]
pub(super) enum Value {
    Nothing,
    Scalar(String),
    List(Vec<Placed>),
    Mapping,
}

impl Value {
    /// Whether both say the same, wherever they stand.
    pub fn same(&self, other: &Value) -> bool {
        match (self, other) {
            (Value::Nothing, Value::Nothing) | (Value::Mapping, Value::Mapping) => true,
            (Value::Scalar(one), Value::Scalar(two)) => one == two,
            (Value::List(one), Value::List(two)) => {
                one.len() == two.len()
                    && one
                        .iter()
                        .zip(two)
                        .all(|(one, two)| one.value.same(&two.value))
            }
            _ => false,
        }
    }
}

/// Why YAML could not be read as keys and values.
#[derive(Debug, Clone)]
pub(super) struct Broken {
    pub kind: BrokenKind,
    /// From 1, in the YAML.
    pub line: u32,
    /// From 1.
    pub column: Option<u32>,
    pub message: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum BrokenKind {
    Syntax,
    NotAMapping,
}

/// The keys and values of this YAML in the order they are written.
pub(super) fn entries(yaml: &str) -> Result<Vec<Entry>, Broken> {
    if yaml
        .lines()
        .all(|line| line.trim().is_empty() || line.trim_start().starts_with('#'))
    {
        return Ok(Vec::new());
    }
    let root: Spanned<Raw> = serde_saphyr::from_str(yaml).map_err(|error| {
        let location = error.location().filter(|place| place.line() > 0);
        let written = error.without_snippet().to_string();
        Broken {
            kind: BrokenKind::Syntax,
            line: location.map_or(1, |place| number(place.line())),
            column: location.map(|place| number(place.column())),
            message: in_our_words(&written),
        }
    })?;
    let placed = |spanned: Spanned<Raw>| place(yaml, spanned);
    match root.value {
        Raw::Mapping(pairs) => Ok(pairs
            .into_iter()
            .map(|(key, value)| {
                let key = placed(key);
                Entry {
                    key: match key.value {
                        Value::Scalar(key) => key,
                        _ => String::new(),
                    },
                    key_span: key.span,
                    value: placed(value),
                }
            })
            .collect()),
        Raw::Nothing => Ok(Vec::new()),
        Raw::Text(_) | Raw::Plain | Raw::List(_) => Err(Broken {
            kind: BrokenKind::NotAMapping,
            line: number(root.referenced.line()).max(1),
            column: None,
            message: String::new(),
        }),
    }
}

/// The reason without its place, which counts from the YAML and not from the file, and without
/// advice that is meant for programmers.
fn in_our_words(reason: &str) -> String {
    let reason = reason.lines().next().unwrap_or_default();
    let reason = reason.rfind(" at line ").map_or(reason, |at| &reason[..at]);
    match reason.strip_prefix("duplicate mapping key: ") {
        Some(rest) => {
            let key = rest.split(',').next().unwrap_or(rest);
            format!("the key {key} is written twice")
        }
        None => reason.to_owned(),
    }
}

fn place(yaml: &str, spanned: Spanned<Raw>) -> Placed {
    let at: Location = spanned.referenced;
    let span = bytes(yaml, &at);
    let value = match spanned.value {
        Raw::Nothing => Value::Nothing,
        Raw::Text(text) => Value::Scalar(text),
        Raw::Plain => Value::Scalar(yaml[span.clone()].trim().to_owned()),
        Raw::List(items) => Value::List(items.into_iter().map(|item| place(yaml, item)).collect()),
        Raw::Mapping(_) => Value::Mapping,
    };
    Placed {
        value,
        span,
        line: number(at.line()).max(1),
        column: number(at.column()).max(1),
    }
}

fn bytes(yaml: &str, at: &Location) -> Range<usize> {
    let Some(offset) = at.span().byte_offset() else {
        return 0..0;
    };
    let start = usize::try_from(offset).unwrap_or(0);
    let length = usize::try_from(at.span().byte_len().unwrap_or(0)).unwrap_or(0);
    if yaml.get(start..start + length).is_some() {
        start..start + length
    } else {
        0..0
    }
}

fn number(place: u64) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

/// What serde sees: `Plain` is a number or a truth value, whose spelling is taken from the text.
enum Raw {
    Nothing,
    Text(String),
    Plain,
    List(Vec<Spanned<Raw>>),
    Mapping(Vec<(Spanned<Raw>, Spanned<Raw>)>),
}

impl<'de> Deserialize<'de> for Raw {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Raw, D::Error> {
        deserializer.deserialize_any(Any)
    }
}

struct Any;

impl<'de> Visitor<'de> for Any {
    type Value = Raw;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("YAML")
    }

    fn visit_bool<E>(self, _: bool) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_i128<E>(self, _: i128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_u128<E>(self, _: u128) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_str<E>(self, text: &str) -> Result<Raw, E> {
        Ok(Raw::Text(text.to_owned()))
    }

    fn visit_bytes<E>(self, _: &[u8]) -> Result<Raw, E> {
        Ok(Raw::Plain)
    }

    fn visit_unit<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_none<E>(self) -> Result<Raw, E> {
        Ok(Raw::Nothing)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Raw, D::Error> {
        Raw::deserialize(deserializer)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(Raw::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<Raw, A::Error> {
        let mut pairs = Vec::new();
        while let Some(pair) = access.next_entry()? {
            pairs.push(pair);
        }
        Ok(Raw::Mapping(pairs))
    }
}
