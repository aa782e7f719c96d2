//! `threadlint metrics`: how a code base uses locks and threads, and how much of it was understood.

mod quality;

use std::io::{self, Write};

use anyhow::Result;
use model::Model;
use serde::Serialize;

use self::quality::quality;
use crate::{
    cli::{MetricsArgs, Status, TableFormat},
    command::check::{analysed, remarked_status},
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
struct JsonResolution {
    version: u32,
    resolution: Resolution,
}

#[derive(Serialize)]
struct JsonMetrics {
    version: u32,
    metrics: quality::Quality,
}

pub(crate) fn metrics(args: &MetricsArgs) -> Result<Status> {
    let analysis = analysed(&args.run)?;
    let mut out = io::BufWriter::new(io::stdout().lock());
    let model = analysis.model.as_ref();
    if args.resolution {
        let resolution = model.map(resolution).unwrap_or_default();
        match args.table.format {
            TableFormat::Json => write_json(&mut out, &JsonResolution { version: 1, resolution })?,
            TableFormat::Text => write_resolution(&mut out, &resolution)?,
        }
    } else {
        let metrics = model.map(|it| quality(it, &analysis.program)).unwrap_or_default();
        match args.table.format {
            TableFormat::Json => write_json(&mut out, &JsonMetrics { version: 1, metrics })?,
            TableFormat::Text => metrics.write(&mut out)?,
        }
    }
    out.flush()?;
    Ok(remarked_status(&analysis.remarks).unwrap_or(Status::Clean))
}

fn write_json(out: &mut impl Write, metrics: &impl Serialize) -> Result<()> {
    serde_json::to_writer_pretty(&mut *out, metrics)?;
    writeln!(out)?;
    Ok(())
}

fn write_resolution(out: &mut impl Write, resolution: &Resolution) -> Result<()> {
    writeln!(out, "{}", line("method calls with a known receiver type", resolution.receivers))?;
    writeln!(out, "{}", line("method calls with a known callee", resolution.callees))?;
    writeln!(out, "{}", line("acquisitions with a known lock", resolution.locks))?;
    writeln!(out, "{}", line("macro calls looked into", resolution.macros))?;
    Ok(())
}

fn line(what: &str, share: Share) -> String {
    let Share { known, total } = share;
    let percent = match total {
        0 => "   -  ".to_owned(),
        _ => format!("{:5.1} %", known as f64 * 100.0 / total as f64),
    };
    format!("{what:40} {percent:>8}  ({known} of {total})")
}
