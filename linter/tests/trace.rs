//! `threadlint check --trace`: what a run of the program has seen is joined with what its code says.

mod command;

use std::{
    env,
    path::{Path, PathBuf},
    process::Command,
};

use serde_json::Value;

use crate::command::{folder, threadlint};

/// Runs the example of the runtime crate, which is built for this; returns its trace.
fn traced(dir: &Path) -> PathBuf {
    let trace = dir.join("orders.jsonl");
    let cargo = env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let run = ["run", "--quiet", "--package", "threadlint-runtime", "--example", "two_orders"];
    let mut command = Command::new(cargo);
    command.args(run).env("THREADLINT_TRACE", &trace).current_dir(root());
    let output = command.output().expect("cargo runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    trace
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder of the repository")
}

const EXAMPLE: &str = "runtime/examples/two_orders.rs";
// In examples a warning is a hint.
const SELECT: [&str; 5] = ["--select", "lock_order", "--hints", "--isolated", EXAMPLE];

#[test]
fn a_circle_closed_by_a_run_is_found() {
    let dir = folder(&[]);
    let trace = traced(dir.path());
    let trace = trace.to_str().expect("text");
    threadlint(root(), &SELECT).check(0, &["no findings"]);
    let with_trace = [&["--trace", trace], &SELECT[..]].concat();
    let said = [
        "note[lock_order]",
        "waits for `Bank.accounts` (seen at run time once, in thread `main`), in `Bank::total`",
        "waits for `JOURNAL` (seen at run time 3 times, in thread `main`)",
    ];
    threadlint(root(), &with_trace).check(0, &said).check_lacks(&["of no lock in this code"]);
    let in_json = [&["--format", "json"], &with_trace[..]].concat();
    let json = threadlint(root(), &in_json).out;
    let json: Value = serde_json::from_str(&json).expect("JSON");
    assert_eq!(json["findings"][0]["seen_at_run"], "wholly");
    assert_eq!(json["findings"][0]["confidence"], "high");
}

const BANK: &str = "\
use std::sync::Mutex;
pub struct Bank {
    accounts: Mutex<i64>,
    journal: Mutex<i64>,
}
impl Bank {
    pub fn transfer(&self) {
        let mut accounts = self.accounts.lock().unwrap();
        *accounts += *self.journal.lock().unwrap();
    }
    pub fn audit(&self) {
        let mut journal = self.journal.lock().unwrap();
        *journal += *self.accounts.lock().unwrap();
    }
}
";

/// An order as the runtime crate writes it.
fn line(held: &str, acquired: &str) -> String {
    let side = |at| format!(r#"{{"class":"x","made":"x","at":"{at}","mode":"exclusive"}}"#);
    let (held, acquired) = (side(held), side(acquired));
    format!("{{\"held\":{held},\"acquired\":{acquired},\"thread\":\"t\",\"count\":2}}\n")
}

#[test]
fn static_findings_say_what_was_seen() {
    let orders = line("bank.rs:8:42", "bank.rs:9:36");
    let dir =
        folder(&[("bank.rs", BANK), ("t", &orders), ("other", &line("x.rs:1:1", "x.rs:2:1"))]);
    let seen = |arguments: &[&str]| {
        let arguments = [&["--format", "json"], arguments, &["bank.rs"]].concat();
        let json: Value =
            serde_json::from_str(&threadlint(dir.path(), &arguments).out).expect("JSON");
        json["findings"][0]["seen_at_run"].clone()
    };
    assert_eq!(seen(&[]), Value::Null);
    assert_eq!(seen(&["--trace", "t"]), "partly");
    assert_eq!(seen(&["--trace", "other"]), "no");
    assert_eq!(seen(&["--trace", "other", "--trace", "t"]), "partly");
    threadlint(dir.path(), &["--trace", "other", "bank.rs"])
        .check(0, &["note: 1 of 1 lines of the trace are of no lock in this code"]);
}

#[test]
fn broken_traces_are_told() {
    let order = line("bank.rs:8:42", "bank.rs:9:36");
    let cut = format!("{order}{}", &order[..40]);
    let broken = format!("{order}no\n{order}");
    let dir = folder(&[("bank.rs", BANK), ("broken", &broken), ("cut", &cut)]);
    let check = |trace, status, word: &str| {
        threadlint(dir.path(), &["--trace", trace, "bank.rs"]).check(status, &[word]);
    };
    check("missing", 2, "cannot read the trace `missing`");
    check("broken", 2, "`broken` is not a trace of `threadlint-runtime`: line 2");
    check("bank.rs", 2, "`bank.rs` is not a trace of `threadlint-runtime`: line 1");
    check("cut", 0, "seen at run time 2 times, in thread `t`");
}
