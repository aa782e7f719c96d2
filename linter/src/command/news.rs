//! `threadlint check --baseline` and `--new-from`: only what is new.

use std::{
    collections::BTreeSet,
    io::{self, Write},
    path::PathBuf,
};

use anyhow::{Context, Result};

use crate::{
    baseline::Baseline,
    cli::CheckArgs,
    git::{ChangedLines, Git},
    news::is_new,
    paths,
    run::{Options, Report},
};

/// What is known of the past.
pub(crate) struct News {
    baseline: Option<Baseline>,
    changed: Option<ChangedLines>,
}

/// The baseline that a configuration names.
pub(crate) fn configured(report: &Report) -> Option<PathBuf> {
    report.configs.iter().find_map(|it| it.baseline.clone())
}

impl News {
    /// Reads the baseline and asks git, as far as that is wanted.
    pub(crate) fn new(args: &CheckArgs, options: &Options, report: &Report) -> Result<News> {
        let given = args.news.baseline.as_ref();
        let given = given.map(|it| paths::absolute(&options.base, it));
        // One that the configuration names may not have been written yet.
        let path = given.or_else(|| configured(report).filter(|it| it.is_file()));
        let baseline = path.map(|it| Baseline::read(&it)).transpose()?;
        let changed = args.news.new_from.as_ref().map(|revision| {
            let git = Git::around(&options.folder())?.context("there is no git repository here")?;
            git.changed_since(revision)
        });
        Ok(News { baseline, changed: changed.transpose()? })
    }

    /// Whether anything can be old.
    pub(crate) fn is_any(&self) -> bool {
        self.baseline.is_some() || self.changed.is_some()
    }

    /// The fingerprints of what is new in `report`, and how many findings the baseline knew.
    pub(crate) fn new_ones(&self, options: &Options, report: &Report) -> (BTreeSet<String>, usize) {
        let mut left = self.baseline.as_ref().map(Baseline::counter);
        let mut n_known = 0;
        let mut res = BTreeSet::new();
        for it in &report.findings {
            if left.as_mut().is_some_and(|left| left.takes(&options.base, report, it)) {
                n_known += 1;
                continue;
            }
            let changed = self.changed.as_ref();
            if changed.is_none_or(|changed| is_new(&options.base, report, it, changed)) {
                res.insert(it.fingerprint.clone());
            }
        }
        (res, n_known)
    }

    /// Takes what is old out of `report`, and says so.
    pub(crate) fn apply(
        &self,
        args: &CheckArgs,
        options: &Options,
        report: &mut Report,
    ) -> Result<()> {
        if !self.is_any() {
            return Ok(());
        }
        let (new, n_known) = self.new_ones(options, report);
        let n_stale = self.baseline.as_ref().map(|it| it.n_stale(options, report));
        let n_unchanged = report.findings.len() - n_known - new.len();
        report.findings.retain(|it| new.contains(&it.fingerprint));
        if args.run.quiet {
            return Ok(());
        }
        let mut stderr = io::stderr().lock();
        if n_known > 0 {
            writeln!(stderr, "note: {} the baseline", are_in(n_known))?;
        }
        if n_unchanged > 0 {
            writeln!(stderr, "note: {} code that has not changed", are_in(n_unchanged))?;
        }
        if let Some(count) = n_stale.filter(|it| *it > 0) {
            let (ending, verb) = if count == 1 { ("", "was") } else { ("s", "were") };
            writeln!(
                stderr,
                "note: {count} finding{ending} of the baseline {verb} not found any more; \
                 `threadlint baseline` makes it smaller"
            )?;
        }
        Ok(())
    }
}

fn are_in(count: usize) -> String {
    match count {
        1 => "1 finding is in".to_owned(),
        _ => format!("{count} findings are in"),
    }
}
