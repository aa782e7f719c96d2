//! `threadlint check --fix` and `--diff`: applies suggestions, or shows what they would change.

use std::{
    collections::BTreeSet,
    io::{self, Write},
};

use anyhow::{Result, bail};
use rules::RULES;

use crate::{
    cli::CheckArgs,
    command::news::News,
    fix::{Bar, Change, Fixed, fix, unified},
    git::Git,
    progress::Progress,
    report::visible,
    run::{Options, Report, run},
    settle::Settled,
    write::replace,
};

/// Applies the suggestions of `report`, or prints the difference. Returns the report on what is then
/// on the disk, which is `report` itself if that has not changed.
pub(crate) fn fix_all(
    args: &CheckArgs,
    options: &Options,
    report: Report,
    news: &News,
) -> Result<Report> {
    let (new, _) = news.new_ones(options, &report);
    let is_partial = news.is_any();
    let bar = args.fix.bar().unwrap_or(Bar::Safe);
    let fixed = args.run.in_pool(|| {
        let is_wanted = |it: &_| !is_partial || is_among(&new, it);
        let again = |options: &Options| {
            let mut report = run(options, RULES, &Progress::default());
            report.keep_packages(&args.packages);
            report
        };
        fix(options, report, bar, &is_wanted, is_partial, &again)
    })?;
    if args.fix.diff {
        let mut out = io::stdout().lock();
        for change in &fixed.changes {
            write!(out, "{}", visible(&unified(change)))?;
        }
    } else if !fixed.changes.is_empty() {
        refuse_dirty(args, options)?;
        for Change { path, old, new, .. } in &fixed.changes {
            replace(path, old, new)?;
        }
    }
    tell(args, &fixed)?;
    Ok(fixed.report)
}

fn is_among(new: &BTreeSet<String>, settled: &Settled) -> bool {
    new.contains(&settled.fingerprint)
}

/// Changes that are not committed could not be told from ours.
fn refuse_dirty(args: &CheckArgs, options: &Options) -> Result<()> {
    if args.fix.allow_dirty {
        return Ok(());
    }
    let Some(git) = Git::around(&options.folder())? else {
        bail!(
            "there is no git repository here, so fixes could not be undone; \
             `--allow-dirty` fixes all the same, `--diff` only shows"
        );
    };
    let dirty = git.dirty()?;
    let Some(first) = dirty.first() else { return Ok(()) };
    let others = match dirty.len() {
        1 => String::new(),
        count => format!(" and {} more", count - 1),
    };
    bail!(
        "there are changes that are not committed: `{}`{others}; \
         `--allow-dirty` fixes all the same, `--diff` only shows",
        visible(&first.to_string_lossy())
    );
}

fn tell(args: &CheckArgs, fixed: &Fixed) -> Result<()> {
    if args.run.quiet {
        return Ok(());
    }
    let mut stderr = io::stderr().lock();
    let verb = if args.fix.diff { "would fix" } else { "fixed" };
    let counted = |count: usize, noun: &str| {
        let ending = if count == 1 { "" } else { "s" };
        format!("{count} {noun}{ending}")
    };
    let (findings, files) =
        (counted(fixed.n_fixed, "finding"), counted(fixed.changes.len(), "file"));
    writeln!(stderr, "note: {verb} {findings} in {files}")?;
    if !fixed.refused.is_empty() {
        let refused = counted(fixed.refused.len(), "suggestion");
        writeln!(stderr, "note: left out {refused} after which something else would be wrong")?;
    }
    Ok(())
}
