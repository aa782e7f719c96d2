//! From TOML to a configuration.

use std::path::{Path, PathBuf};

use diag::{Confidence, TextRange};
use ignore::gitignore::GitignoreBuilder;
use rules::Level;
use toml::de::DeTable;

use super::{
    Config, ConfigProblem, LevelTable, OrderedLock, Patterns,
    table::{Key, Reading, Value, entries, range},
};
use crate::{paths, settle::Selector};

pub(crate) const KEYS: &[&str] =
    &["min-confidence", "exclude", "stubs", "baseline", "rules", "tests", "paths", "lock-order"];
pub(crate) const CONFIDENCES: &[&str] = &["low", "medium", "high", "certain"];
pub(crate) const LEVELS: &[&str] = &["allow", "hint", "warn", "deny"];

/// Where a configuration stands in a file.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Place {
    /// It is the file.
    File,
    /// It is the metadata of a manifest, which need not have any.
    Manifest,
}

/// The configuration in `text`, and what is wrong with it. `dir` is what its paths are seen from.
pub(crate) fn read(
    path: &Path,
    dir: &Path,
    text: &str,
    place: Place,
) -> (Option<Config>, Vec<ConfigProblem>) {
    let mut reading = Reading { path, text, problems: Vec::new() };
    let document = match (DeTable::parse(text), place) {
        (Ok(document), _) => document,
        // Discovery has something to say about a broken manifest.
        (Err(_), Place::Manifest) => return (None, Vec::new()),
        (Err(error), Place::File) => {
            let span = error.span().unwrap_or_default();
            let span = TextRange::new(span.start as u32, span.end as u32);
            let message = error.message().lines().next().unwrap_or_default();
            reading.problem(span, format!("this is not TOML: {message}"), None);
            return (None, reading.problems);
        }
    };
    let table = match place {
        Place::File => Some(document.get_ref()),
        Place::Manifest => metadata(document.get_ref()),
    };
    let mut config = Config {
        path: Some(path.to_owned()),
        dir: dir.to_owned(),
        ..Config::default()
    };
    let Some(table) = table else { return (None, Vec::new()) };
    for (key, value) in entries(table) {
        reading.entry(&mut config, key, value);
    }
    (Some(config), reading.problems)
}

/// `[package.metadata.threadlint]`, or else that of the workspace.
fn metadata<'v, 't>(document: &'v DeTable<'t>) -> Option<&'v DeTable<'t>> {
    let table_of = |owner: &str| {
        let owner = document.get(owner)?.get_ref().as_table()?;
        let metadata = owner.get("metadata")?.get_ref().as_table()?;
        metadata.get("threadlint")?.get_ref().as_table()
    };
    table_of("package").or_else(|| table_of("workspace"))
}

impl Reading<'_> {
    fn entry(&mut self, config: &mut Config, key: &Key<'_>, value: &Value<'_>) {
        let name: &str = key.get_ref();
        match name {
            "min-confidence" => config.min_confidence = self.confidence(value),
            "exclude" => {
                let patterns = self.texts_of(value, name);
                config.exclude = Some(self.patterns(&patterns));
            }
            "stubs" => config.stubs = self.stubs(&config.dir, value),
            "baseline" => {
                let file = self.text_of(value, name);
                config.baseline = file.map(|it| paths::absolute(&config.dir, Path::new(it)));
            }
            "rules" => config.rules = self.levels(value, name),
            "tests" => config.tests = self.levels(value, name),
            "paths" => config.paths = self.paths(value),
            "lock-order" => config.orders = self.orders(value),
            _ => self.unknown_key(key, "the configuration", KEYS),
        }
    }

    fn confidence(&mut self, value: &Value<'_>) -> Option<Confidence> {
        let idx = self.word_of(value, "min-confidence", CONFIDENCES)?;
        let all = [Confidence::Low, Confidence::Medium, Confidence::High, Confidence::Certain];
        Some(all[idx])
    }

    /// The patterns hold for paths below the folder of the configuration.
    fn patterns(&mut self, patterns: &[(&str, TextRange)]) -> Patterns {
        let mut builder = GitignoreBuilder::new("");
        for (pattern, place) in patterns {
            if let Err(error) = builder.add_line(None, pattern) {
                self.problem(*place, format!("this is not a pattern: {error}"), None);
            }
        }
        Patterns {
            written: patterns.iter().map(|it| it.0.to_owned()).collect(),
            // Each pattern was looked at; together they can only be too many.
            matcher: builder.build().unwrap_or_else(|_| ignore::gitignore::Gitignore::empty()),
        }
    }

    fn stubs(&mut self, dir: &Path, value: &Value<'_>) -> Vec<PathBuf> {
        let mut res = Vec::new();
        for (written, place) in self.texts_of(value, "stubs") {
            let path = paths::absolute(dir, Path::new(written));
            match path.is_file() {
                true => res.push(path),
                false => self.problem(place, format!("there is no file `{written}`"), None),
            }
        }
        res
    }

    /// `rule or group = level`, or `= { level = level }`.
    fn levels(&mut self, value: &Value<'_>, key: &str) -> LevelTable {
        let mut res = LevelTable::default();
        let Some(table) = self.table_of(value, key) else { return res };
        for (key, value) in entries(table) {
            let name: &str = key.get_ref();
            match (Selector::parse(name), self.level(value, name)) {
                (Ok(selector), Some(level)) => res.set.push((selector, level)),
                (Ok(_), None) => {}
                (Err(near), _) => {
                    let help = near.map(|it| format!("did you mean `{it}`?"));
                    let help = help.or(Some("`threadlint rules` lists them".to_owned()));
                    self.problem(range(key), format!("there is no rule `{name}`"), help);
                }
            }
        }
        res
    }

    fn level(&mut self, value: &Value<'_>, rule: &str) -> Option<Level> {
        let Some(table) = value.get_ref().as_table() else {
            let idx = self.word_of(value, rule, LEVELS)?;
            return Some([Level::Allow, Level::Hint, Level::Warn, Level::Deny][idx]);
        };
        let mut res = None;
        for (key, value) in entries(table) {
            match key.get_ref().as_ref() {
                "level" => res = self.level(value, "level"),
                _ => self.unknown_key(key, &format!("`{rule}`"), &["level"]),
            }
        }
        if !table.contains_key("level") {
            self.problem(range(value), format!("`{rule}` has no level"), None);
        }
        res
    }

    fn paths(&mut self, value: &Value<'_>) -> Vec<(Patterns, LevelTable)> {
        let Some(table) = self.table_of(value, "paths") else { return Vec::new() };
        let table = entries(table).into_iter().map(|(key, value)| {
            let patterns = self.patterns(&[(key.get_ref(), range(key))]);
            (patterns, self.levels(value, key.get_ref()))
        });
        table.collect()
    }

    fn orders(&mut self, value: &Value<'_>) -> Vec<Vec<OrderedLock>> {
        let Some(array) = value.get_ref().as_array() else {
            let help =
                "write `[[lock-order]]` and `order = [\"Outer.lock\", \"Inner.lock\"]` below it";
            let message = "`lock-order` must be a list of tables".to_owned();
            self.problem(range(value), message, Some(help.to_owned()));
            return Vec::new();
        };
        array.iter().filter_map(|it| self.order(it)).collect()
    }

    fn order(&mut self, value: &Value<'_>) -> Option<Vec<OrderedLock>> {
        let table = self.table_of(value, "lock-order")?;
        let mut res = None;
        for (key, value) in entries(table) {
            match key.get_ref().as_ref() {
                "order" => res = Some((self.texts_of(value, "order"), range(value))),
                _ => self.unknown_key(key, "`lock-order`", &["order"]),
            }
        }
        let Some((names, place)) = res else {
            let message = "`lock-order` has no `order`".to_owned();
            self.problem(range(value), message, None);
            return None;
        };
        if names.len() < 2 {
            self.problem(place, "an order has at least two locks".to_owned(), None);
        }
        let lock = |(name, range): (&str, TextRange)| OrderedLock { name: name.to_owned(), range };
        Some(names.into_iter().map(lock).collect())
    }
}
