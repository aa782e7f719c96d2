//! This workspace holds itself to what it asks of others.

mod command;

use std::path::Path;

use crate::command::threadlint;

#[test]
fn own_code_is_clean() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("the workspace");
    let said = threadlint(root, &[]);
    said.check(0, &["no findings"]);
}
