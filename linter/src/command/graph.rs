//! `threadlint graph`: the lock order graph.

use anyhow::Result;

use crate::{
    cli::{GraphArgs, Status},
    command::check::{analysed, remarked_status},
    graph::{self, LockGraph},
    write::write_out,
};

pub(crate) fn graph(args: &GraphArgs) -> Result<Status> {
    let analysis = analysed(&args.run)?;
    let program = &analysis.program;
    let graph = analysis.model.as_ref().map(|it| LockGraph::new(it, program)).unwrap_or_default();
    let output = args.output.as_deref();
    write_out(output, |out| graph::write(&graph, &program.map, args.format, out))?;
    Ok(remarked_status(&analysis.remarks).unwrap_or(Status::Clean))
}
