//! Projects that mean harm, and machines that fail: nothing is run, nothing is read or written in
//! secret, and each run ends with a message and within bounds.

#[path = "../command/mod.rs"]
mod command;
mod faults;
mod sizes;
mod special_files;
mod ways_out;

use crate::command::Said;

/// The number of findings that are our own failures.
fn n_failures(said: &Said) -> usize {
    said.out.matches("internal_error").count()
}
