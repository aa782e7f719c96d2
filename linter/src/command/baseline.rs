//! `threadlint baseline`: writes down the findings of today.

use std::{
    io::{self, Write},
    path::Path,
};

use anyhow::{Result, bail};
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
    report::visible,
    run::{Report, run},
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
    if args.output.is_none() {
        refuse_way_out(&options.base, &report)?;
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

/// A configuration comes with the code, which is not trusted: it has no say on other files.
fn refuse_way_out(base: &Path, report: &Report) -> Result<()> {
    let named = report.configs.iter().filter_map(|it| Some((it.baseline.as_ref()?, &it.dir)));
    let mut outside = named.filter(|(path, dir)| !path.starts_with(dir));
    if let Some((path, _)) = outside.next() {
        let path = paths::display(base, path);
        bail!(
            "the configuration wants the baseline in `{}`, outside of its folder; \
             `--output` writes it there all the same",
            visible(&path)
        );
    }
    Ok(())
}
