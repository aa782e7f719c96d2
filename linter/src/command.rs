//! The commands, one file each.

mod calls;
mod check;
mod explain;
mod locks;
mod metrics;
mod rules;

pub(crate) use self::{
    calls::calls, check::check, explain::explain, locks::locks, metrics::metrics, rules::rules,
};
