//! `threadlint graph`: the lock order graph.

use std::{
    fs,
    io::{self, BufWriter, Write},
};

use anyhow::{Context, Result};

use crate::{
    cli::{GraphArgs, Status},
    command::check::{remark, remarked_status},
    graph::{self, LockGraph},
    run::analyse,
    settle::Levels,
};

pub(crate) fn graph(args: &GraphArgs) -> Result<Status> {
    let options = args.run.options(Levels::default())?;
    let mut progress = args.run.progress();
    let analysis = args.run.in_pool(|| analyse(&options, &progress))?;
    progress.finish();
    remark(&analysis.remarks, &args.run)?;
    let program = &analysis.program;
    let graph = analysis.model.as_ref().map(|it| LockGraph::new(it, program)).unwrap_or_default();
    let mut out: Box<dyn Write> = match &args.output {
        None => Box::new(BufWriter::new(io::stdout().lock())),
        Some(path) => {
            let file = fs::File::create(path);
            let file = file.with_context(|| format!("cannot write `{}`", path.display()))?;
            Box::new(BufWriter::new(file))
        }
    };
    graph::write(&graph, &program.map, args.format, &mut out)
        .and_then(|()| out.flush())
        .context("cannot write the graph")?;
    Ok(remarked_status(&analysis.remarks).unwrap_or(Status::Clean))
}
