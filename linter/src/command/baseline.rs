//! `threadlint baseline`: writes down the findings of today.

use std::{
    io::{self, Write},
    path::Path,
};

use anyhow::Result;
use clap::ArgMatches;
use rules::RULES;

use crate::{
    baseline::{Baseline, FILE_NAME},
    cli::{BaselineArgs, Status},
    command::{
        check::{remark, remarked_status},
        news::configured,
    },
    paths,
    run::run,
};

pub(crate) fn baseline(args: &BaselineArgs, matches: &ArgMatches) -> Result<Status> {
    let mut options = args.run.options(args.levels.levels(matches)?)?;
    options.today = args.levels.today()?;
    let mut progress = args.run.progress();
    let report = args.run.in_pool(|| run(&options, RULES, &progress))?;
    progress.finish();
    remark(&report.remarks, &args.run)?;
    if let Some(status) = remarked_status(&report.remarks) {
        return Ok(status);
    }
    let path = args.output.clone().or_else(|| configured(&report));
    let path = path.unwrap_or_else(|| Path::new(FILE_NAME).to_owned());
    let path = paths::absolute(&options.base, &path);
    let baseline = Baseline::of(&path, &options.base, &report);
    baseline.write(&path)?;
    if !args.run.quiet {
        let name = paths::display(&options.base, &path);
        let count = baseline.len();
        let ending = if count == 1 { "" } else { "s" };
        writeln!(io::stdout(), "wrote {count} finding{ending} to {name}")?;
    }
    report.abandon();
    Ok(Status::Clean)
}
