//! Each file of a crate is parsed on its own.

mod teller;

fn fine() {}

//@ file: teller.rs
fn open() {}

fn broken( { //~ syntax_error: bracket that is never closed
