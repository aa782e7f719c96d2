//! A process is started and never waited for.

use std::process::Command;

fn main() {
    let child = Command::new("true").spawn().unwrap(); //~ fault
    println!("{}", child.id());
}
