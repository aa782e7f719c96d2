//! Reports are the same however many threads there are, and in whatever order paths are named.

use std::{path::Path, process::Command};

/// The report on `paths`, without the time it took.
fn report(arguments: &[&str], paths: &[&str]) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder of the repository");
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    command.args(["check", "--all", "--format", "json"]);
    let output = command.args(arguments).args(paths).current_dir(root).output();
    let text = String::from_utf8(output.expect("the command runs").stdout).expect("text");
    let is_timing = |it: &&str| it.contains("\"elapsed_ms\"");
    assert!(text.lines().any(|it| is_timing(&it)), "no report: {text}");
    text.lines().filter(|it| !is_timing(it)).collect::<Vec<_>>().join("\n")
}

#[test]
fn threads_and_order_of_paths_change_nothing() {
    let folders = ["demo", "testdata/lock_order", "testdata/lock_reentry", "testdata/sleep_poll"];
    let expected = report(&["--threads", "1"], &folders);
    assert!(expected.contains("\"lock_order\""), "nothing is found:\n{expected}");
    for round in 0..3 {
        assert!(report(&["--threads", "2"], &folders) == expected, "round {round} differs");
    }
    let mut backwards = folders;
    backwards.reverse();
    assert!(report(&["--threads", "2"], &backwards) == expected, "the order of paths matters");
}
