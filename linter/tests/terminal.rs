//! Standard input, completions, the manual page, and what reaches a terminal.

mod command;

use std::{io::Write, path::Path, process::Stdio};

use crate::command::{Said, command, folder, said, threadlint};

const LOST: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

pub fn note() {
    let _ = LOG.lock().unwrap(); // \u{1b}[31m
}
";

fn fed(dir: &Path, arguments: &[&str], text: &str) -> Said {
    let mut command = command(dir, arguments);
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the command runs");
    let mut stdin = child.stdin.take().expect("a pipe");
    stdin.write_all(text.as_bytes()).expect("the command reads");
    drop(stdin);
    said(child.wait_with_output())
}

#[test]
fn standard_input_stands_for_a_file() {
    let manifest = "[package]\nname = 'bank'\nedition = '2021'\n";
    let dir = folder(&[("Cargo.toml", manifest), ("src/lib.rs", "mod log;"), ("src/log.rs", "")]);
    let arguments = ["--stdin-filename", "src/log.rs", "--format", "concise"];
    // What is on the disk does not count.
    fed(dir.path(), &arguments, LOST).check(1, &["src/log.rs:6:13: deny", "1 finding"]);
    threadlint(dir.path(), &[]).check(0, &["no findings"]);
    // The file need not be there.
    let arguments = ["--stdin-filename", "src/new.rs", "--format", "concise"];
    fed(dir.path(), &arguments, LOST).check(1, &["src/new.rs:6:13: deny"]);
    let outside = folder(&[]);
    let arguments = ["--stdin-filename", "a.rs", "--diff"];
    let said = fed(outside.path(), &arguments, LOST);
    said.check(1, &["+    let _guard = LOG", "␛[31m"]).check_lacks(&["\u{1b}"]);
    assert!(!outside.path().join("a.rs").exists());
    let arguments = ["--stdin-filename", "a.rs", "--fix"];
    threadlint(outside.path(), &arguments).check(2, &["cannot be used with"]);
}

#[test]
fn shells_complete_and_the_manual_tells() {
    let dir = folder(&[]);
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        threadlint(dir.path(), &["completions", shell]).check(0, &["threadlint", "unsafe-fixes"]);
    }
    threadlint(dir.path(), &["completions", "tcl"]).check(2, &["tcl"]);
    threadlint(dir.path(), &["man"]).check(0, &[".TH threadlint", "baseline"]);
}

#[test]
fn statistics_and_silence() {
    let dir = folder(&[("a.rs", LOST)]);
    threadlint(dir.path(), &["--statistics"]).check(1, &["     1 guard_let_underscore\n"]);
    let said = threadlint(dir.path(), &["--quiet", "--format", "concise"]);
    assert_eq!(said.out.lines().count(), 1, "{}", said.out);
    assert_eq!(said.err, "");
    // Nothing but the report, whatever the number of threads.
    let one = threadlint(dir.path(), &["--quiet", "--threads", "1"]);
    let three = threadlint(dir.path(), &["--quiet", "--threads", "3", "--no-progress"]);
    assert_eq!((one.out, one.err), (three.out, three.err));
}

#[test]
fn names_are_links_where_links_can_be_opened() {
    let dir = folder(&[("a.rs", LOST)]);
    let page =
        "/blob/main/docs/rules/guard_let_underscore.md\u{1b}\\guard_let_underscore\u{1b}]8;;";
    let with = |variables: &[(&str, &str)], arguments: &[&str]| {
        let mut command = command(dir.path(), arguments);
        command.env_remove("NO_COLOR").envs(variables.iter().copied());
        said(command.output())
    };
    let forced = ("FORCE_HYPERLINK", "1");
    with(&[forced], &[]).check(1, &["error[\u{1b}]8;;https://", page]);
    with(&[forced], &["--format", "concise"]).check_lacks(&["\u{1b}"]);
    // What forbids colours forbids links, and a pipe opens none by itself.
    with(&[forced], &["--color", "never"]).check_lacks(&["\u{1b}"]);
    with(&[forced, ("NO_COLOR", "1")], &[]).check_lacks(&["\u{1b}"]);
    with(&[], &["--color", "always"]).check(1, &["\u{1b}["]).check_lacks(&["\u{1b}]"]);
    with(&[forced], &["--output", "report.txt"]).check(1, &[]);
    let report = std::fs::read_to_string(dir.path().join("report.txt")).expect("the report");
    assert!(report.contains("error[guard_let_underscore]"), "{report}");
}
