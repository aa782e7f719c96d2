//! The commands, one file each.

mod check;
mod explain;
mod locks;
mod metrics;
mod rules;

pub(crate) use self::{
    check::check, explain::explain, locks::locks, metrics::metrics, rules::rules,
};
