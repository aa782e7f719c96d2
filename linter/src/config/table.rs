//! TOML with spans, asked strictly: what is not understood is a problem.

use std::path::{Path, PathBuf};

use diag::TextRange;
use toml::{
    Spanned,
    de::{DeString, DeTable, DeValue},
};

use super::ConfigProblem;
use crate::nearest::nearest;

/// A key or value with its place.
pub(crate) type Key<'t> = Spanned<DeString<'t>>;
pub(crate) type Value<'t> = Spanned<DeValue<'t>>;

/// A file that is being read, and what is wrong with it.
#[derive(Debug)]
pub(crate) struct Reading<'t> {
    pub(crate) path: &'t Path,
    pub(crate) text: &'t str,
    pub(crate) problems: Vec<ConfigProblem>,
}

impl Reading<'_> {
    /// Files a problem with what stands at `range`.
    pub(crate) fn problem(&mut self, range: TextRange, message: String, help: Option<String>) {
        self.problems.push(ConfigProblem {
            path: PathBuf::from(self.path),
            text: self.text.to_owned(),
            range,
            message,
            help,
        });
    }

    /// A key that nobody knows.
    pub(crate) fn unknown_key(&mut self, key: &Key<'_>, place: &str, known: &[&str]) {
        let name: &str = key.get_ref();
        let help = match nearest(name, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`?"),
            None => format!("there is {}", list(known)),
        };
        self.problem(range(key), format!("{place} has no key `{name}`"), Some(help));
    }

    /// A value that is not one of the words that may stand here.
    fn unknown_word(&mut self, value: &Value<'_>, word: &str, known: &[&str]) {
        let help = match nearest(word, known.iter().copied()) {
            Some(near) => format!("did you mean `\"{near}\"`?"),
            None => format!("it may be {}", list(known)),
        };
        self.problem(range(value), format!("`{word}` is not known here"), Some(help));
    }

    fn wrong_type(&mut self, value: &Value<'_>, key: &str, wanted: &str) {
        let message = format!("`{key}` must be {wanted}, not {}", kind(value.get_ref()));
        self.problem(range(value), message, None);
    }

    /// The text in `value`.
    pub(crate) fn text_of<'v>(&mut self, value: &'v Value<'_>, key: &str) -> Option<&'v str> {
        let res = value.get_ref().as_str();
        if res.is_none() {
            self.wrong_type(value, key, "a text");
        }
        res
    }

    /// The texts in `value`, with their places.
    pub(crate) fn texts_of<'v>(
        &mut self,
        value: &'v Value<'_>,
        key: &str,
    ) -> Vec<(&'v str, TextRange)> {
        let Some(array) = value.get_ref().as_array() else {
            self.wrong_type(value, key, "a list of texts");
            return Vec::new();
        };
        let mut res = Vec::new();
        for it in array.iter() {
            match it.get_ref().as_str() {
                Some(text) => res.push((text, range(it))),
                None => self.wrong_type(it, &format!("{key}[..]"), "a text"),
            }
        }
        res
    }

    /// The table in `value`.
    pub(crate) fn table_of<'v, 't>(
        &mut self,
        value: &'v Value<'t>,
        key: &str,
    ) -> Option<&'v DeTable<'t>> {
        let res = value.get_ref().as_table();
        if res.is_none() {
            self.wrong_type(value, key, "a table");
        }
        res
    }

    /// The place in `words` of the word in `value`.
    pub(crate) fn word_of(
        &mut self,
        value: &Value<'_>,
        key: &str,
        words: &[&str],
    ) -> Option<usize> {
        let word = self.text_of(value, key)?;
        let idx = words.iter().position(|it| *it == word);
        if idx.is_none() {
            self.unknown_word(value, word, words);
        }
        idx
    }
}

/// The entries in the order in which they are written.
pub(crate) fn entries<'v, 't>(table: &'v DeTable<'t>) -> Vec<(&'v Key<'t>, &'v Value<'t>)> {
    let mut res: Vec<_> = table.iter().collect();
    res.sort_by_key(|it| it.0.span().start);
    res
}

/// Where something stands.
pub(crate) fn range<T>(spanned: &Spanned<T>) -> TextRange {
    let span = spanned.span();
    TextRange::new(span.start as u32, span.end as u32)
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text",
        DeValue::Integer(_) | DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "a truth value",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}

/// "`a`, `b`, `c`"
fn list(words: &[&str]) -> String {
    words.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ")
}
