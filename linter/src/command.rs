//! The commands, one file each.

mod calls;
mod check;
mod explain;
mod init;
mod locks;
mod metrics;
mod rules;
mod show;

pub(crate) use self::{
    calls::calls, check::check, explain::explain, init::init, locks::locks, metrics::metrics,
    rules::rules,
};
