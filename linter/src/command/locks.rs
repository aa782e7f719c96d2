//! `threadlint locks`: every acquisition, where it begins, and where it ends and why.

use std::io::{self, Write};

use anyhow::Result;
use diag::Span;
use serde::Serialize;

use crate::{
    acquisitions::{Acquisition, Release, acquisitions},
    cli::{LocksArgs, Status, TableFormat},
    command::check::{analysed, remarked_status},
    program::Program,
    report::{JsonSpan, visible},
};

#[derive(Serialize)]
struct JsonLocks<'p> {
    version: u32,
    acquisitions: Vec<JsonAcquisition<'p>>,
}

#[derive(Serialize)]
struct JsonAcquisition<'p> {
    file: &'p str,
    span: JsonSpan,
    function: String,
    lock: String,
    r#type: String,
    mode: &'static str,
    blocking: bool,
    guard: Option<String>,
    releases: Vec<JsonRelease>,
}

#[derive(Serialize)]
struct JsonRelease {
    cause: &'static str,
    span: JsonSpan,
}

pub(crate) fn locks(args: &LocksArgs) -> Result<Status> {
    let analysis = analysed(&args.run)?;
    let program = &analysis.program;
    let mut acquisitions = analysis.model.as_ref().map(acquisitions).unwrap_or_default();
    acquisitions.retain(|it| program.is_reported(it.span.file));
    acquisitions
        .sort_by(|a, b| (a.span, &a.function, &a.lock).cmp(&(b.span, &b.function, &b.lock)));
    let mut out = io::BufWriter::new(io::stdout().lock());
    match args.table.format {
        TableFormat::Text => write_text(program, &acquisitions, &mut out)?,
        TableFormat::Json => write_json(program, acquisitions, &mut out)?,
    }
    out.flush()?;
    Ok(remarked_status(&analysis.remarks).unwrap_or(Status::Clean))
}

fn write_text(program: &Program, acquisitions: &[Acquisition], out: &mut impl Write) -> Result<()> {
    let place = |span: Span, offset: u32| {
        let position = program.map.position(span.file, offset);
        format!("{}:{}", position.line, position.column)
    };
    for it in acquisitions {
        let path = &program.map.file(it.span.file).path;
        let start = place(it.span, it.span.start);
        let lock = if it.lock.is_empty() { "an unknown lock" } else { &it.lock };
        let blocking = if it.blocking { "" } else { ", does not block" };
        let guard = it.guard.as_ref().map(|it| format!(", guard `{it}`")).unwrap_or_default();
        let Acquisition { function, lock_type, mode, .. } = it;
        let line =
            format!("{path}:{start}: {lock} ({lock_type}, {mode}{blocking}) in {function}{guard}");
        writeln!(out, "{}", visible(&line))?;
        for release in &it.releases {
            let end = place(release.span, release.span.end);
            writeln!(out, "    until {end}: {}", release.cause)?;
        }
    }
    Ok(())
}

fn write_json(
    program: &Program,
    acquisitions: Vec<Acquisition>,
    out: &mut impl Write,
) -> Result<()> {
    let map = &program.map;
    let release = |it: Release| JsonRelease { cause: it.cause, span: JsonSpan::new(map, it.span) };
    let acquisitions = acquisitions.into_iter().map(|it| JsonAcquisition {
        file: &map.file(it.span.file).path,
        span: JsonSpan::new(map, it.span),
        function: it.function,
        lock: it.lock,
        r#type: it.lock_type,
        mode: it.mode,
        blocking: it.blocking,
        guard: it.guard,
        releases: it.releases.into_iter().map(release).collect(),
    });
    let json = JsonLocks { version: 1, acquisitions: acquisitions.collect() };
    serde_json::to_writer_pretty(&mut *out, &json)?;
    writeln!(out)?;
    Ok(())
}
