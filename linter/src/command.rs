//! The commands, one file each.

mod baseline;
mod calls;
mod check;
mod explain;
mod fix;
mod graph;
mod init;
mod locks;
mod metrics;
mod news;
mod rules;
mod show;

pub(crate) use self::{
    baseline::baseline, calls::calls, check::check, explain::explain, graph::graph, init::init,
    locks::locks, metrics::metrics, rules::rules,
};
