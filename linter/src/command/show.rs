//! `threadlint check --show-files` and `--show-settings`: what would be checked, and how.

use std::io::{self, Write};

use anyhow::Result;
use rules::Level;

use crate::{
    builtin::all_rules,
    cli::{CheckArgs, Status},
    command::check::{remark, remarked_status},
    config::Config,
    paths,
    program::Program,
    report::visible,
    run::{Options, load},
    settings::FileSettings,
};

pub(crate) fn show(args: &CheckArgs, options: &Options) -> Result<Status> {
    let progress = args.run.progress();
    let (program, remarks) = args.run.in_pool(|| load(options, &progress))?;
    remark(&remarks, &args.run)?;
    let mut out = io::stdout().lock();
    if remarks.config_problems.is_empty() {
        if args.show_files {
            show_files(&program, &mut out)?;
        }
        if args.show_settings {
            show_settings(&program, options, &mut out)?;
        }
    }
    Ok(remarked_status(&remarks).unwrap_or(Status::Clean))
}

fn show_files(program: &Program, out: &mut dyn Write) -> io::Result<()> {
    let shown = program.source_files().filter(|it| program.is_reported(*it));
    for file in shown {
        writeln!(out, "{}", visible(&program.map.file(file).path).replace('\n', "␊"))?;
    }
    Ok(())
}

/// One table for each configuration: each rule with its level.
fn show_settings(program: &Program, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    for config in program.shared_configs() {
        show_config(&config, options, out)?;
        let settings = FileSettings { config, fitting: Vec::new() };
        let level = |rule, in_test| options.levels.level(rule, &settings, in_test);
        let width = all_rules().map(|it| it.name.len()).max().unwrap_or(0);
        for rule in all_rules() {
            let (ordinary, in_test) = (level(rule, false), level(rule, true));
            let (ordinary, in_test) = (Level::as_str(ordinary), Level::as_str(in_test));
            writeln!(out, "  {:width$}  {ordinary:5}  in tests {in_test}", rule.name)?;
        }
    }
    Ok(())
}

fn show_config(config: &Config, options: &Options, out: &mut dyn Write) -> io::Result<()> {
    let shown = |path: &_| visible(&paths::display(&options.base, path)).into_owned();
    match &config.path {
        Some(path) => writeln!(out, "configuration: {}", shown(path))?,
        None => writeln!(out, "configuration: none")?,
    }
    let min_confidence = options.levels.min_confidence_with(config);
    writeln!(out, "  min-confidence: {}", min_confidence.as_str())?;
    for pattern in config.exclude.iter().flat_map(|it| &it.written) {
        writeln!(out, "  exclude: {}", visible(pattern))?;
    }
    for stub in &config.stubs {
        writeln!(out, "  stub: {}", shown(stub))?;
    }
    if let Some(baseline) = &config.baseline {
        writeln!(out, "  baseline: {}", shown(baseline))?;
    }
    for (patterns, table) in &config.paths {
        for (selector, level) in &table.set {
            let (written, name) = (patterns.written.join(", "), selector.name());
            writeln!(out, "  in {}: {name} {}", visible(&written), level.as_str())?;
        }
    }
    for order in &config.orders {
        let names: Vec<&str> = order.iter().map(|it| it.name.as_str()).collect();
        writeln!(out, "  lock-order: {}", visible(&names.join(" < ")))?;
    }
    Ok(())
}
