//! What the files for CI services would run, run: the scripts of the action and of the template,
//! and the entry of the hook.
#![cfg(unix)]

use std::{env, fs, path::Path, process::Command};

use serde_json::Value;

const LOCKED_TWICE: &str = "\
use std::sync::Mutex;

pub fn sum(accounts: &Mutex<Vec<i64>>) -> usize {
    let first = accounts.lock().unwrap();
    first.len() + accounts.lock().unwrap().len()
}
";

fn file(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder of the repository");
    fs::read_to_string(root.join(name)).expect("the file can be read")
}

/// The lines below the last `key` of a YAML file that are indented more than it.
fn block(text: &str, key: &str) -> String {
    let at = text.rfind(key).expect("the key");
    let line = text[..at].rfind('\n').map_or(0, |it| it + 1);
    let indent = text[line..].len() - text[line..].trim_start().len();
    let is_inside = |it: &&str| it.is_empty() || it.len() - it.trim_start().len() > indent;
    let lines: Vec<&str> = text[at..].lines().skip(1).take_while(is_inside).collect();
    assert!(!lines.is_empty(), "nothing below {key}");
    lines.join("\n")
}

/// A folder with a finding in it; a folder called `bin` holds the command.
fn folder() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join("bank.rs"), LOCKED_TWICE).expect("file");
    fs::create_dir(dir.path().join("bin")).expect("folder");
    let command = dir.path().join("bin/threadlint");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_threadlint"), command).expect("link");
    dir
}

/// The status of a script, and what it wrote.
fn bash(dir: &Path, script: &str, variables: &[(&str, &str)]) -> (Option<i32>, String) {
    let path = env::var("PATH").unwrap_or_default();
    let mut command = Command::new("bash");
    command.arg("-e").arg("-c").arg(script).current_dir(dir);
    command.env("PATH", format!("{}:{path}", dir.join("bin").display()));
    command.env("CARGO_HOME", dir).envs(variables.iter().copied());
    let output = command.output().expect("bash runs");
    let text = String::from_utf8(output.stdout).expect("text");
    (output.status.code(), text + &String::from_utf8_lossy(&output.stderr))
}

#[test]
fn the_action_annotates_and_writes_sarif() {
    let script = block(&file("action.yml"), "run: |");
    let dir = folder();
    let variables = [("PATHS", "bank.rs"), ("ARGUMENTS", ""), ("SARIF", "out.sarif")];
    let (status, text) = bash(dir.path(), &script, &variables);
    assert_eq!(status, Some(1), "{text}");
    assert!(text.starts_with("::error file=bank.rs,line=5,"), "{text}");
    let sarif = fs::read_to_string(dir.path().join("out.sarif")).expect("the report");
    let sarif: Value = serde_json::from_str(&sarif).expect("JSON");
    assert_eq!(sarif["version"], "2.1.0");
    // Arguments are words, and an input is no code.
    let variables = [("PATHS", "bank.rs"), ("ARGUMENTS", "-A lock $(touch gone)"), ("SARIF", "")];
    let (status, text) = bash(dir.path(), &script, &variables);
    assert_eq!(status, Some(2), "{text}");
    assert!(!dir.path().join("gone").exists());
}

#[test]
fn the_template_writes_both_reports() {
    // A folded scalar: its lines are one.
    let script = block(&file("ci/gitlab.yml"), "- >-").replace('\n', " ");
    let dir = folder();
    let variables = [("THREADLINT_PATHS", "bank.rs"), ("THREADLINT_ARGUMENTS", "-W lock_double")];
    let (status, text) = bash(dir.path(), script.trim(), &variables);
    assert_eq!(status, Some(0), "{text}");
    assert!(text.contains("warning[lock_double]"), "{text}");
    for report in ["gl-code-quality-report.json", "threadlint-junit.xml"] {
        let report = fs::read_to_string(dir.path().join(report)).expect("the report");
        assert!(report.contains("lock_double"), "{report}");
    }
}

#[test]
fn the_hook_is_a_command() {
    let hooks = file(".pre-commit-hooks.yaml");
    let entries: Vec<&str> =
        hooks.lines().filter_map(|it| it.trim().strip_prefix("entry: ")).collect();
    assert_eq!(entries.len(), 2);
    let dir = folder();
    for entry in entries {
        let (status, text) = bash(dir.path(), entry, &[]);
        assert_eq!(status, Some(1), "{text}");
        assert!(text.contains("error[lock_double]"), "{text}");
    }
}
