//! Applies suggestions: what is to change is held against the analysis before it is written.

mod diff;
mod plan;
mod syntax;

use std::{collections::BTreeMap, path::PathBuf, sync::Arc};

use diag::Applicability;
use rules::Level;

pub(crate) use self::diff::unified;
use self::{
    plan::{Fix, Plan},
    syntax::is_no_worse,
};
use crate::{
    builtin::SYNTAX_ERROR,
    run::{Options, Report},
    settle::Settled,
};

/// Texts by absolute path, which stand for what is on the disk.
pub type Overlay = BTreeMap<PathBuf, String>;

/// A fix may make room for the next one. Some could go on for ever.
const MAX_ROUNDS: usize = 8;

/// How sure a suggestion must be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// Only what does what the author meant.
    Safe,
    /// Also what may change behaviour.
    Unsafe,
}

impl Bar {
    fn admits(self, applicability: Applicability) -> bool {
        match applicability {
            Applicability::MachineApplicable => true,
            Applicability::MaybeIncorrect => self == Bar::Unsafe,
            Applicability::HasPlaceholders => false,
        }
    }
}

/// What fixing came to. Nothing is written yet.
#[derive(Debug)]
pub struct Fixed {
    /// The report on the new texts.
    pub report: Report,
    /// The files that change: what they held and what they are to hold.
    pub changes: Vec<Change>,
    pub n_fixed: usize,
    /// Fixes that would have broken the code, or made a new finding.
    pub refused: Vec<String>,
}

/// A file with its old and its new contents.
#[derive(Debug)]
pub struct Change {
    pub path: PathBuf,
    /// As reports write it.
    pub name: String,
    pub old: String,
    pub new: String,
}

/// Fixes what `report` found and `is_wanted` says yes to. `run` analyses the code with other texts.
///
/// Only the first round asks `is_wanted`, if `is_partial`: later on, places are other ones.
pub fn fix(
    options: &Options,
    report: Report,
    bar: Bar,
    is_wanted: &dyn Fn(&Settled) -> bool,
    is_partial: bool,
    run: &dyn Fn(&Options) -> Report,
) -> Fixed {
    let mut fixing = Fixing {
        options,
        run,
        bar,
        overlay: (*options.overlay).clone(),
        refused: BTreeMap::new(),
        originals: BTreeMap::new(),
        n_fixed: 0,
        report,
    };
    let rounds = if is_partial { 1 } else { MAX_ROUNDS };
    for _ in 0..rounds {
        if !fixing.round(is_wanted) {
            break;
        }
    }
    fixing.finish()
}

struct Fixing<'a> {
    options: &'a Options,
    run: &'a dyn Fn(&Options) -> Report,
    bar: Bar,
    overlay: Overlay,
    /// By fingerprint: what could not be fixed.
    refused: BTreeMap<String, String>,
    /// By path: the name of a file that was changed, and its text before.
    originals: BTreeMap<PathBuf, (String, String)>,
    n_fixed: usize,
    report: Report,
}

/// The code after some fixes.
struct Tried {
    changes: Vec<Change>,
    overlay: Overlay,
    report: Report,
    n_fixed: usize,
}

impl Fixing<'_> {
    /// Whether anything was fixed.
    fn round(&mut self, is_wanted: &dyn Fn(&Settled) -> bool) -> bool {
        let plan = Plan::new(&self.report, |it, suggestion| {
            self.bar.admits(suggestion.applicability)
                && is_wanted(it)
                && !self.refused.contains_key(&it.fingerprint)
        });
        if plan.fixes.is_empty() {
            return false;
        }
        let all: Vec<&Fix> = plan.fixes.iter().collect();
        if let Some(tried) = self.tried(&all) {
            self.accept(tried);
            return true;
        }
        let sound = self.sound(&all);
        let together = self.tried(&sound).or_else(|| self.tried(sound.get(..1)?));
        let is_done = together.is_some();
        together.into_iter().for_each(|it| self.accept(it));
        is_done
    }

    /// Those of `fixes`, which do harm together, that do none; the others are refused.
    fn sound<'f>(&mut self, fixes: &[&'f Fix]) -> Vec<&'f Fix> {
        if let [fix] = fixes {
            self.refused.insert(fix.fingerprint.clone(), format!("{}: {}", fix.file, fix.rule));
            return Vec::new();
        }
        let (first, second) = fixes.split_at(fixes.len() / 2);
        let mut res = Vec::new();
        for half in [first, second].into_iter().filter(|it| !it.is_empty()) {
            match self.tried(half) {
                Some(_) => res.extend_from_slice(half),
                None => res.extend(self.sound(half)),
            }
        }
        res
    }

    /// What comes of `fixes`, if the code is the better for it.
    fn tried(&self, fixes: &[&Fix]) -> Option<Tried> {
        let changes = plan::texts(self.options, &self.report, fixes)?;
        if changes.is_empty() || !changes.iter().all(|it| is_no_worse(&it.old, &it.new)) {
            return None;
        }
        let mut overlay = self.overlay.clone();
        overlay.extend(changes.iter().map(|it| (it.path.clone(), it.new.clone())));
        let options = Options { overlay: Arc::new(overlay.clone()), ..self.options.clone() };
        let report = (self.run)(&options);
        let n_fixed = fixes.iter().map(|it| it.n_findings).sum();
        is_better(&self.report, &report, fixes).then_some(Tried {
            changes,
            overlay,
            report,
            n_fixed,
        })
    }

    fn accept(&mut self, tried: Tried) {
        for it in tried.changes {
            self.originals.entry(it.path).or_insert((it.name, it.old));
        }
        self.overlay = tried.overlay;
        self.report = tried.report;
        self.n_fixed += tried.n_fixed;
    }

    fn finish(self) -> Fixed {
        let overlay = &self.overlay;
        let change = |(path, (name, old)): (PathBuf, (String, String))| {
            let new = overlay.get(&path).cloned().unwrap_or_default();
            Change { path, name, old, new }
        };
        Fixed {
            changes: self.originals.into_iter().map(change).filter(|it| it.old != it.new).collect(),
            report: self.report,
            n_fixed: self.n_fixed,
            refused: self.refused.into_values().collect(),
        }
    }
}

/// Whether the findings that were fixed are gone and no other one has come, apart from hints: a guard
/// that was dropped at once and now lives is worth one.
fn is_better(before: &Report, after: &Report, fixes: &[&Fix]) -> bool {
    let mut allowed = counts(before);
    for fix in fixes {
        let count = allowed.entry((fix.rule.to_owned(), fix.file.clone())).or_default();
        *count = count.saturating_sub(fix.n_findings);
    }
    let is_parsed = after.totals.parse_failures <= before.totals.parse_failures;
    let is_hint = |key: &(String, String)| {
        let mut of_rule = after.findings.iter().filter(|it| it.finding.rule.name == key.0);
        !fixes.iter().any(|it| it.rule == key.0) && of_rule.all(|it| it.level == Level::Hint)
    };
    is_parsed
        && counts(after)
            .iter()
            .all(|(key, count)| allowed.get(key).unwrap_or(&0) >= count || is_hint(key))
}

/// How often each rule speaks in each file.
fn counts(report: &Report) -> BTreeMap<(String, String), usize> {
    let mut res = BTreeMap::new();
    // How far an error reaches may change; that there are not more of them is asked elsewhere.
    let findings = report.findings.iter().filter(|it| it.finding.rule.name != SYNTAX_ERROR.name);
    for it in findings {
        let file = &report.map.file(it.finding.diagnostic.primary.span.file).path;
        *res.entry((it.finding.rule.name.to_owned(), file.clone())).or_default() += 1;
    }
    res
}
