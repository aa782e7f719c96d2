//! `threadlint check`: finds anti-patterns.

use std::{
    env,
    io::{self, Write},
};

use anyhow::Result;
use clap::ArgMatches;
use rules::{Level, RULES};

use crate::{
    cli::{CheckArgs, RunArgs, Status},
    command::{fix::fix_all, news::News, show::show},
    report::{self, Style, visible},
    run::{Analysis, Options, Remarks, Report, analyse, run},
    settle::{Levels, Settled},
    write::write_out,
};

pub(crate) fn check(args: &CheckArgs, matches: &ArgMatches) -> Result<Status> {
    let options = args.options(matches)?;
    if args.show_files || args.show_settings {
        return show(args, &options);
    }
    let mut progress = args.run.progress();
    let mut report = args.run.in_pool(|| run(&options, RULES, &progress))?;
    report.keep_packages(&args.packages);
    progress.begin("report");
    progress.finish();
    remark(&report.remarks, &args.run)?;
    if report.remarks.config_problems.is_empty() {
        let news = News::new(args, &options, &report)?;
        if args.fix.diff {
            let (new, _) = news.new_ones(&options, &report);
            let status = status(&report, args.deny_warnings, |it| new.contains(&it.fingerprint));
            fix_all(args, &options, report, &news)?;
            return Ok(status);
        }
        report = news_of(args, &options, report, news)?;
    }
    write_all(args, matches, &report)?;
    if args.run.timing {
        write!(io::stderr(), "{}", progress.timing())?;
    }
    let status = status(&report, args.deny_warnings, |_| true);
    report.abandon();
    Ok(status)
}

/// What is new in `report`, after what is to be fixed is fixed.
fn news_of(
    args: &CheckArgs,
    options: &Options,
    mut report: Report,
    mut news: News,
) -> Result<Report> {
    if args.fix.bar().is_some() {
        report = fix_all(args, options, report, &news)?;
        // Lines have moved.
        news = News::new(args, options, &report)?;
    }
    news.apply(args, options, &mut report)?;
    Ok(report)
}

/// What is known of the code that `args` name, for commands that report no findings; the run itself is
/// remarked on.
pub(crate) fn analysed(args: &RunArgs) -> Result<Analysis> {
    let options = args.options(Levels::default())?;
    let mut progress = args.progress();
    let analysis = args.in_pool(|| analyse(&options, &progress))?;
    progress.finish();
    remark(&analysis.remarks, args)?;
    Ok(analysis)
}

/// Says on standard error what is to be said about the run itself.
pub(crate) fn remark(remarks: &Remarks, args: &RunArgs) -> Result<()> {
    let mut stderr = io::stderr().lock();
    let base = env::current_dir().unwrap_or_default();
    for problem in &remarks.config_problems {
        write!(stderr, "{}", problem.shown(&base, false))?;
    }
    for path in &remarks.missing {
        let path = path.to_string_lossy();
        writeln!(stderr, "threadlint: `{}` does not exist", visible(&path))?;
    }
    if remarks.is_empty && remarks.missing.is_empty() {
        writeln!(stderr, "threadlint: there is no Rust source in {}", args.named_paths())?;
    }
    if !args.quiet {
        for note in &remarks.notes {
            writeln!(stderr, "note: {}", visible(note))?;
        }
        let cuts = &remarks.cuts;
        if args.timing {
            for cut in cuts {
                writeln!(stderr, "note: a limit was met: {cut}")?;
            }
        } else if !cuts.is_empty() {
            let what = "limits kept the analysis short in places, where findings may be missing";
            writeln!(stderr, "note: {what}; `--timing` tells which")?;
        }
    }
    Ok(())
}

/// What the remarks mean for the exit status, if anything.
pub(crate) fn remarked_status(remarks: &Remarks) -> Option<Status> {
    if !remarks.missing.is_empty() || !remarks.config_problems.is_empty() {
        return Some(Status::Wrong);
    }
    remarks.is_empty.then_some(Status::Empty)
}

fn write_all(args: &CheckArgs, matches: &ArgMatches, report: &Report) -> Result<()> {
    // A report on nothing would look like a clean one.
    let remarks = &report.remarks;
    let is_wrong = !remarks.config_problems.is_empty();
    if is_wrong || remarks.is_empty && report.findings.is_empty() {
        return Ok(());
    }
    for target in args.targets(matches) {
        let style = Style {
            color: target.file.is_none() && args.color(),
            links: target.file.is_none() && args.links(),
            quiet: args.run.quiet,
            statistics: args.statistics,
        };
        let file = target.file.as_deref();
        write_out(file, |out| report::write(report, target.format, style, out))?;
    }
    Ok(())
}

fn status(report: &Report, deny_warnings: bool, is_told: impl Fn(&Settled) -> bool) -> Status {
    let failing = if deny_warnings { Level::Warn } else { Level::Deny };
    let fails = report.findings.iter().any(|it| it.level >= failing && is_told(it));
    let found = if fails { Status::Found } else { Status::Clean };
    remarked_status(&report.remarks).unwrap_or(found)
}
