//! A process is started and never waited for. Mended.

use std::process::Command;

fn main() {
    let mut child = Command::new("true").spawn().unwrap();
    println!("{}", child.id());
    child.wait().unwrap();
}
