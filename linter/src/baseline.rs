//! The findings of another day, which are not reported again.
//!
//! A finding is known by its file, its rule, and a hash of its message and of the text of its line;
//! line numbers would rot. How many look alike is counted.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};
use serde::{Deserialize, Serialize};

use crate::{
    builtin::all_rules,
    paths,
    run::{Options, Report},
    settle::{Settled, content_hash},
    write::write_atomically,
};

/// What the file is called unless the user says otherwise.
pub(crate) const FILE_NAME: &str = "threadlint-baseline.json";
const VERSION: u32 = 1;

/// How often each finding is known.
#[derive(Debug, Default)]
pub(crate) struct Baseline {
    /// The folder that the names of files are seen from.
    dir: PathBuf,
    counts: BTreeMap<Key, usize>,
}

/// File, rule, hash.
type Key = (String, String, String);

#[derive(Serialize, Deserialize)]
struct JsonBaseline {
    version: u32,
    findings: Vec<JsonEntry>,
}

#[derive(Serialize, Deserialize)]
struct JsonEntry {
    file: String,
    rule: String,
    fingerprint: String,
    count: usize,
}

impl Baseline {
    /// Reads the file `path`.
    pub(crate) fn read(path: &Path) -> Result<Baseline> {
        let wrong =
            || format!("`{}` is no baseline; `threadlint baseline` writes one", path.display());
        let text = fs::read_to_string(path)
            .with_context(|| format!("cannot read the baseline `{}`", path.display()))?;
        let json: JsonBaseline = serde_json::from_str(&text).with_context(wrong)?;
        if json.version != VERSION {
            bail!("{}: version {} is not known", wrong(), json.version);
        }
        let mut baseline = Baseline::empty(path);
        for it in json.findings {
            *baseline.counts.entry((it.file, it.rule, it.fingerprint)).or_default() += it.count;
        }
        Ok(baseline)
    }

    /// One that knows nothing, to be written to `path`.
    pub(crate) fn empty(path: &Path) -> Baseline {
        let dir = path.parent().unwrap_or(path).to_owned();
        Baseline { dir, counts: BTreeMap::new() }
    }

    /// One that knows what `report` says. `base` is what its paths are seen from.
    pub(crate) fn of(path: &Path, base: &Path, report: &Report) -> Baseline {
        let mut baseline = Baseline::empty(path);
        for it in &report.findings {
            *baseline.counts.entry(baseline.key(base, report, it)).or_default() += 1;
        }
        baseline
    }

    /// Writes it to `path`, sorted, so that a change of it is easy to read.
    pub(crate) fn write(&self, path: &Path) -> Result<()> {
        let findings = self.counts.iter().map(|((file, rule, fingerprint), count)| JsonEntry {
            file: file.clone(),
            rule: rule.clone(),
            fingerprint: fingerprint.clone(),
            count: *count,
        });
        let json = JsonBaseline { version: VERSION, findings: findings.collect() };
        write_atomically(path, (serde_json::to_string_pretty(&json)? + "\n").as_bytes())
    }

    /// How many findings it knows.
    pub(crate) fn len(&self) -> usize {
        self.counts.values().sum()
    }

    /// Counts down as findings are met.
    pub(crate) fn counter(&self) -> Counter<'_> {
        Counter { baseline: self, left: self.counts.clone() }
    }

    /// How many of what it knows was not found, of rules that ran over files that were looked at or
    /// that are gone.
    pub(crate) fn n_stale(&self, options: &Options, report: &Report) -> usize {
        let mut counter = self.counter();
        for it in &report.findings {
            counter.takes(&options.base, report, it);
        }
        let configs = || report.configs.iter().map(|it| &**it);
        let ran = |name: &str| {
            let mut rules = all_rules();
            rules.find(|it| it.name == name).is_none_or(|it| options.levels.runs(it, configs()))
        };
        let is_judged = |file: &str| {
            let path = paths::absolute(&self.dir, Path::new(file));
            report.looked_at(&paths::display(&options.base, &path)) || !path.exists()
        };
        let stale = counter.left.iter().filter(|(key, _)| ran(&key.1) && is_judged(&key.0));
        stale.map(|it| it.1).sum()
    }

    fn key(&self, base: &Path, report: &Report, settled: &Settled) -> Key {
        let finding = &settled.finding;
        let file = &report.map.file(finding.diagnostic.primary.span.file).path;
        let path = paths::absolute(base, Path::new(file));
        let hash = content_hash(&report.map, finding);
        (paths::display(&self.dir, &path), finding.rule.name.to_owned(), format!("{hash:016x}"))
    }
}

/// What is left of a baseline.
pub(crate) struct Counter<'b> {
    baseline: &'b Baseline,
    left: BTreeMap<Key, usize>,
}

impl Counter<'_> {
    /// Whether the baseline knows one more finding like `settled`.
    pub(crate) fn takes(&mut self, base: &Path, report: &Report, settled: &Settled) -> bool {
        let left = self.left.get_mut(&self.baseline.key(base, report, settled));
        left.filter(|it| **it > 0).map(|it| *it -= 1).is_some()
    }
}
