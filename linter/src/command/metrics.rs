//! `threadlint metrics`: counts what was understood.

use std::io::{self, Write};

use anyhow::{Result, bail};
use model::Model;
use serde::Serialize;

use crate::{
    cli::{MetricsArgs, Status, TableFormat},
    command::check::{remark, remarked_status},
    run::analyse,
    settle::Levels,
};

/// How many of some things were understood.
#[derive(Clone, Copy, Debug, Default, Serialize)]
struct Share {
    known: usize,
    total: usize,
}

/// How much of the code was understood.
#[derive(Clone, Debug, Default, Serialize)]
struct Resolution {
    /// Method calls whose receiver has a known type.
    receivers: Share,
    /// Method calls whose callee is known.
    callees: Share,
    /// Acquisitions whose lock is known.
    locks: Share,
    /// Macro calls that were looked into.
    macros: Share,
}

/// What the model knows of itself.
fn resolution(model: &Model) -> Resolution {
    let counted = model.resolution();
    let share = |(known, total)| Share { known, total };
    Resolution {
        receivers: share(counted.receivers),
        callees: share(counted.callees),
        locks: share(counted.locks),
        macros: share(counted.macros),
    }
}

#[derive(Serialize)]
struct JsonMetrics {
    version: u32,
    resolution: Resolution,
}

pub(crate) fn metrics(args: &MetricsArgs) -> Result<Status> {
    if !args.resolution {
        bail!("`metrics` counts with `--resolution` only, so far");
    }
    let options = args.run.options(Levels::default())?;
    let mut progress = args.run.progress();
    let analysis = args.run.in_pool(|| analyse(&options, &progress))?;
    progress.finish();
    remark(&analysis.remarks, &args.run)?;
    let resolution = analysis.model.as_ref().map(resolution).unwrap_or_default();
    let mut out = io::stdout().lock();
    match args.table.format {
        TableFormat::Json => {
            let json = JsonMetrics { version: 1, resolution };
            serde_json::to_writer_pretty(&mut out, &json)?;
            writeln!(out)?;
        }
        TableFormat::Text => {
            writeln!(
                out,
                "{}",
                line("method calls with a known receiver type", resolution.receivers)
            )?;
            writeln!(out, "{}", line("method calls with a known callee", resolution.callees))?;
            writeln!(out, "{}", line("acquisitions with a known lock", resolution.locks))?;
            writeln!(out, "{}", line("macro calls looked into", resolution.macros))?;
        }
    }
    Ok(remarked_status(&analysis.remarks).unwrap_or(Status::Clean))
}

fn line(what: &str, share: Share) -> String {
    let Share { known, total } = share;
    let percent = match total {
        0 => "   -  ".to_owned(),
        _ => format!("{:5.1} %", known as f64 * 100.0 / total as f64),
    };
    format!("{what:40} {percent:>8}  ({known} of {total})")
}
