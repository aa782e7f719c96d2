//! The linter: finds and reads the code, has it analysed, and reports what was found.
//!
//! Everything that reads or writes is here; the other crates only think.

mod acquisitions;
mod again;
mod baseline;
mod bodies;
pub mod builtin;
pub mod cli;
mod command;
pub mod config;
mod crates;
mod cuts;
mod date;
mod discover;
pub mod fix;
mod functions;
mod git;
mod graph;
mod guarded;
mod lsp;
mod module_tree;
mod nearest;
mod news;
mod page;
mod paths;
mod program;
mod progress;
mod read;
pub mod report;
mod run;
mod settings;
mod settle;
mod source_map;
mod sources;
mod stubs;
mod trace;
mod write;

pub use crate::{
    discover::parse_edition,
    guarded::quiet_guarded_panics,
    lsp::talk,
    program::Program,
    progress::Progress,
    run::{Analysis, Options, Remarks, Report, Totals, analyse, load, run},
    settle::{Levels, Selector, Settled},
    source_map::{Position, SourceFile, SourceMap},
    trace::TracedOrder,
};
