//! `threadlint baseline`, `--baseline` and `--new-from`: only what is new is reported.

mod command;

use std::{fs, path::Path, process::Stdio};

use serde_json::Value;

use crate::command::{command, folder, read, threadlint, write};

const HEAD: &str = "\
use std::sync::Mutex;

pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());

";

/// A function that loses a guard.
fn loses(name: &str) -> String {
    format!("pub fn {name}() {{\n    let _ = LOG.lock().unwrap();\n}}\n\n")
}

fn program(names: &[&str]) -> String {
    HEAD.to_owned() + &names.iter().map(|it| loses(it)).collect::<String>()
}

fn git(dir: &Path, arguments: &[&str]) {
    let mut git = std::process::Command::new("git");
    let settings = ["-c", "user.name=t", "-c", "user.email=t@example.org"];
    let output = git.args(settings).args(arguments).current_dir(dir).output().expect("git runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_baseline_hides_what_it_knows() {
    let dir = folder(&[("a.rs", &program(&["f", "g"]))]);
    threadlint(dir.path(), &["baseline"])
        .check(0, &["wrote 2 findings to threadlint-baseline.json"]);
    let json: Value =
        serde_json::from_str(&read(dir.path(), "threadlint-baseline.json")).expect("JSON");
    assert_eq!(json["version"], 1);
    // Both look alike, so they are counted.
    assert_eq!(json["findings"][0]["count"], 2);
    assert_eq!(json["findings"][0]["file"], "a.rs");
    let with = ["--baseline", "threadlint-baseline.json", "--format", "concise"];
    let check = |text: &str, status: i32, words: &[&str]| {
        write(dir.path(), "a.rs", text);
        threadlint(dir.path(), &with).check(status, words);
    };
    check(&program(&["f", "g"]), 0, &["no findings", "2 findings are in the baseline"]);
    // Lines may move.
    check(&format!("// One more line.\n{}", program(&["f", "g"])), 0, &["no findings"]);
    check(&program(&["f", "g", "h"]), 1, &["1 finding (1 deny)"]);
    let fewer = ["no findings", "1 finding of the baseline was not found any more"];
    check(&program(&["f"]), 0, &fewer);
    // From another folder it is the same file.
    fs::create_dir(dir.path().join("sub")).expect("folder");
    let from_below = ["--baseline", "../threadlint-baseline.json", ".."];
    threadlint(&dir.path().join("sub"), &from_below).check(0, &["no findings"]);
    // Rules that did not run say nothing about it.
    let said = threadlint(dir.path(), &["--ignore", "guard", with[0], with[1]]);
    said.check(0, &[]).check_lacks(&["not found any more"]);
}

#[test]
fn the_configuration_names_a_baseline() {
    let files = [("a.rs", &*program(&["f"])), ("threadlint.toml", "baseline = 'ci/known.json'")];
    let dir = folder(&files);
    threadlint(dir.path(), &[]).check(1, &["1 deny"]);
    fs::create_dir(dir.path().join("ci")).expect("folder");
    threadlint(dir.path(), &["baseline"]).check(0, &["wrote 1 finding to ci/known.json"]);
    threadlint(dir.path(), &[]).check(0, &["1 finding is in the baseline"]);
}

#[test]
fn a_wrong_baseline_is_status_2() {
    let dir =
        folder(&[("a.rs", ""), ("b.json", "[]"), ("c.json", "{\"version\":9,\"findings\":[]}")]);
    threadlint(dir.path(), &["--baseline", "a.json"]).check(2, &["cannot read the baseline"]);
    threadlint(dir.path(), &["--baseline", "b.json"]).check(2, &["is no baseline"]);
    threadlint(dir.path(), &["--baseline", "c.json"]).check(2, &["version 9 is not known"]);
}

#[test]
fn a_killed_process_leaves_a_whole_baseline() {
    let names: Vec<String> = (0..40).map(|idx| format!("f{idx}")).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let dir = folder(&[("a.rs", &program(&names)), ("known.json", "old")]);
    let path = dir.path().join("known.json");
    let mut command = command(dir.path(), &["baseline", "--output", "known.json"]);
    let mut child = command.stdout(Stdio::null()).spawn().expect("the command runs");
    // As soon as there is anything else in the folder, or the file is another one, it dies.
    let has_begun = || {
        fs::read_dir(dir.path()).expect("folder").count() > 2
            || fs::read_to_string(&path).is_ok_and(|it| it != "old")
    };
    while !has_begun() && child.try_wait().expect("a process").is_none() {
        std::thread::yield_now();
    }
    let _ = child.kill();
    child.wait().expect("a process");
    let text = read(dir.path(), "known.json");
    assert!(text == "old" || serde_json::from_str::<Value>(&text).is_ok(), "{text}");
}

#[test]
fn only_changed_lines_are_reported() {
    let dir = folder(&[("a.rs", &program(&["f"])), ("b c.rs", "fn f() {}\n")]);
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "first"]);
    let with = ["--new-from", "HEAD", "--format", "concise"];
    let check = |status: i32, words: &[&str]| {
        threadlint(dir.path(), &with).check(status, words);
    };
    check(0, &["no findings", "1 finding is in code that has not changed"]);
    write(dir.path(), "a.rs", &program(&["g", "f"]));
    check(1, &["a.rs:6:13: deny", "1 finding (1 deny)"]);
    // Files with blanks in their names, and files that git does not know.
    write(dir.path(), "b c.rs", &program(&["f"]));
    write(dir.path(), "new.rs", &program(&["f"]));
    check(1, &["b c.rs:6:13: deny", "new.rs:6:13: deny", "3 findings (3 deny)"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "second"]);
    check(0, &["no findings"]);
    threadlint(dir.path(), &["--new-from", "HEAD~1"]).check(1, &["3 findings"]);
    threadlint(dir.path(), &["--new-from", "nonsense"]).check(2, &["`nonsense` names no commit"]);
    threadlint(dir.path(), &["--new-from=--output=x"]).check(2, &["names no commit"]);
    let outside = folder(&[("a.rs", "")]);
    threadlint(outside.path(), &with).check(2, &["there is no git repository here"]);
    // The repository is that of the code, not that of the current folder.
    let path = dir.path().to_str().expect("text");
    threadlint(outside.path(), &["--new-from", "HEAD", path]).check(0, &["no findings"]);
}

#[test]
fn a_witness_makes_a_finding_new() {
    let bank = |first: &str, second: &str| {
        format!(
            "use std::sync::Mutex;\n\n\
             pub struct Bank {{ pub a: Mutex<u8>, pub b: Mutex<u8> }}\n\n\
             pub fn credit(bank: &Bank) {{\n    let a = bank.a.lock().unwrap();\n    \
             let b = bank.b.lock().unwrap();\n    drop((a, b));\n}}\n\n\
             pub fn debit(bank: &Bank) {{\n    let b = bank.{first}.lock().unwrap();\n    \
             let a = bank.{second}.lock().unwrap();\n    drop((a, b));\n}}\n"
        )
    };
    let dir = folder(&[("bank.rs", &bank("a", "b"))]);
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "first"]);
    threadlint(dir.path(), &["--new-from", "HEAD"]).check(0, &["no findings"]);
    write(dir.path(), "bank.rs", &bank("b", "a"));
    threadlint(dir.path(), &["--new-from", "HEAD"]).check(0, &["lock_order", "1 finding"]);
}

#[test]
fn lines_that_are_gone_make_findings_new() {
    let text = |between: &str| {
        format!(
            "{HEAD}pub async fn f(other: impl Future<Output = ()>) {{\n    \
             let log = LOG.lock().unwrap();\n    println!(\"{{log:?}}\");\n    \
             println!(\"{{log:?}}\");\n{between}    println!();\n    println!();\n    \
             other.await;\n}}\n"
        )
    };
    let dir = folder(&[("a.rs", &text("    drop(log);\n"))]);
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "first"]);
    write(dir.path(), "a.rs", &text(""));
    let with = ["--new-from", "HEAD", "--edition", "2024"];
    threadlint(dir.path(), &with).check(1, &["guard_across_await"]);
}

/// What a repository's configuration and attributes name is never run.
#[cfg(unix)]
#[test]
fn nothing_of_the_repository_is_run() {
    let dir = folder(&[("a.rs", &program(&["f"])), (".gitattributes", "*.rs filter=x diff=x\n")]);
    git(dir.path(), &["init", "-q"]);
    git(dir.path(), &["add", "."]);
    git(dir.path(), &["commit", "-qm", "first"]);
    let witness = dir.path().join("witness");
    let run = format!("touch '{}'; cat #", witness.display());
    let settings = [
        "filter.x.clean",
        "filter.x.smudge",
        "filter.x.process",
        "diff.x.textconv",
        "diff.x.command",
        "diff.external",
        "core.fsmonitor",
        "core.pager",
        "core.sshCommand",
    ];
    for name in settings {
        git(dir.path(), &["config", name, &run]);
    }
    git(dir.path(), &["config", "filter.x.required", "true"]);
    write(dir.path(), "a.rs", &program(&["f", "g"]));
    threadlint(dir.path(), &["--new-from", "HEAD"]).check(1, &["1 finding (1 deny)"]);
    threadlint(dir.path(), &["--fix"]).check(2, &["not committed"]);
    assert!(!witness.exists(), "something of the repository was run");
}
