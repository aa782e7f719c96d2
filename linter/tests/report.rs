//! What reports look like, with findings that a rule of the test makes up.

use std::{fs, path::Path};

use diag::{Confidence, Diagnostic, FileId, Span, TextRange};
use rules::{Context, Group, Level, Rule};
use serde_json::{Value, json};
use threadlint::{
    Levels, Options, Progress, Report,
    report::{Format, Style, write},
    run,
};

const AUDIT: &str = "\
use crate::bank::Bank;

pub fn audit(bank: &Bank) -> usize {
    let log = bank.log.lock().unwrap();
    let accounts = bank.accounts.lock().unwrap();
    log.len() + accounts.len()
}
";

const BANK: &str = "\
pub struct Bank {
    pub accounts: Mutex<Vec<i64>>,
    pub log: Mutex<Vec<String>>,
}

impl Bank {
    pub fn transfer(&self, from: usize, to: usize, amount: i64) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts[from] -= amount;
        accounts[to] += amount;
        self.note(from, to, amount);
    }

    fn note(&self, from: usize, to: usize, amount: i64) {
        let mut log = self.log.lock().unwrap();
        log.push(format!(\"{from} -> {to}: {amount}\"));
    }
}
";

static LOCK_ORDER: Rule = Rule {
    name: "lock_order",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CWE-833"],
    since: "0.1.0",
    cure: None,
    check: find,
};

static PANICS: Rule = Rule {
    name: "lock_double",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &[],
    since: "0.1.0",
    cure: None,
    check: |_| panic!("no model was harmed"),
};

fn find(cx: &mut Context<'_>) {
    let diagnostic = Diagnostic::new(
        in_bank("self.log.lock()"),
        "`Bank.log` is locked while `Bank.accounts` is held, but `audit` locks them the other way \
         round",
    )
    .primary_text("waits for `Bank.log`")
    .primary_thread(1)
    .step(1, in_bank("self.accounts.lock()"), "locks `Bank.accounts`")
    .step(1, in_bank("self.note(from, to, amount)"), "calls `Bank::note`")
    .step(2, in_audit("bank.log.lock()"), "locks `Bank.log`")
    .step(2, in_audit("bank.accounts.lock()"), "waits for `Bank.accounts`")
    .help("lock `Bank.accounts` first in `audit` too");
    cx.report(diagnostic, false);
}

fn in_audit(code: &str) -> Span {
    span(FileId(0), AUDIT, code)
}

fn in_bank(code: &str) -> Span {
    span(FileId(1), BANK, code)
}

fn span(file: FileId, text: &str, code: &str) -> Span {
    let start = text.find(code).expect("in the text") as u32;
    TextRange::new(start, start + code.len() as u32).in_file(file)
}

fn checked(dir: &Path, rules: &[&'static Rule]) -> Report {
    fs::write(dir.join("audit.rs"), AUDIT).expect("temporary folder");
    fs::write(dir.join("bank.rs"), BANK).expect("temporary folder");
    let options = Options {
        base: dir.to_owned(),
        paths: vec![dir.to_owned()],
        levels: Levels::everything(),
        ..Options::default()
    };
    let mut report = run(&options, rules, &Progress::default());
    // The only thing that differs from run to run.
    report.totals.elapsed = Default::default();
    report
}

fn written(report: &Report, format: Format, style: Style) -> String {
    let mut out = Vec::new();
    write(report, format, style, &mut out).expect("memory");
    String::from_utf8(out).expect("reports are text")
}

#[test]
fn a_deadlock_is_told_thread_by_thread() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let report = checked(dir.path(), &[&LOCK_ORDER]);
    let text = written(&report, Format::Text, Style::default());
    let expected = "\
   = thread 1 in `Bank::transfer`:
       1. bank.rs:8:28   locks `Bank.accounts`
       2. bank.rs:11:9   calls `Bank::note`
       3. bank.rs:15:23  waits for `Bank.log`
   = thread 2 in `audit`:
       4. audit.rs:4:15  locks `Bank.log`
       5. audit.rs:5:20  waits for `Bank.accounts`
   = help: lock `Bank.accounts` first in `audit` too
";
    let untold = |text: &str| text.replace(" in `Bank::transfer`", "").replace(" in `audit`:", ":");
    assert!(untold(&text).contains(&untold(expected)), "{text}");
    assert!(text.contains("--------------- 4. locks `Bank.log`"), "{text}");
    assert!(!text.contains('\x1b'), "{text}");
}

#[test]
fn colours_are_used_only_when_asked_for() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let report = checked(dir.path(), &[&LOCK_ORDER]);
    let text = written(&report, Format::Text, Style { color: true, ..Style::default() });
    assert!(text.starts_with("\x1b["), "{text}");
}

#[test]
fn a_concise_finding_is_one_line() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let report = checked(dir.path(), &[&LOCK_ORDER]);
    let text = written(&report, Format::Concise, Style { quiet: true, ..Style::default() });
    let expected = "bank.rs:15:23: deny[lock_order]: `Bank.log` is locked while `Bank.accounts` \
                    is held, but `audit` locks them the other way round\n";
    assert_eq!(text, expected);
}

#[test]
fn json_has_the_promised_shape() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let report = checked(dir.path(), &[&LOCK_ORDER]);
    let json: Value = serde_json::from_str(&written(&report, Format::Json, Style::default()))
        .expect("it is JSON");
    assert_eq!(json["version"], 1);
    assert_eq!(json["tool"]["name"], "threadlint");
    let finding = &json["findings"][0];
    assert_eq!(finding["rule"], "lock_order");
    assert_eq!(finding["level"], "deny");
    assert_eq!(finding["confidence"], "high");
    assert_eq!(finding["file"], "bank.rs");
    let span = json!({
        "start": BANK.find("self.log.lock()"), "end": BANK.find(".unwrap();\n        log.push"),
        "start_line": 15, "start_column": 23, "end_line": 15, "end_column": 38,
    });
    assert_eq!(finding["span"], span);
    let labels = finding["labels"].as_array().expect("a list");
    let threads: Vec<_> = labels.iter().map(|it| it["thread"].as_u64()).collect();
    assert_eq!(threads, [Some(1), Some(1), Some(1), Some(2), Some(2)]);
    assert_eq!(labels[2]["text"], "waits for `Bank.log`");
    assert_eq!(finding["ids"], json!(["CWE-833"]));
    assert_eq!(finding["suppressed"], Value::Null);
    assert_eq!(finding["fingerprint"].as_str().map(str::len), Some(16));
    let summary = json["summary"].as_object().expect("an object");
    let keys: Vec<&str> = summary.keys().map(String::as_str).collect();
    let expected =
        ["bytes", "elapsed_ms", "files", "findings", "lines", "parse_failures", "suppressed"];
    assert_eq!(keys, expected);
}

#[test]
fn each_line_of_jsonl_is_json() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let report = checked(dir.path(), &[&LOCK_ORDER]);
    let text = written(&report, Format::Jsonl, Style::default());
    let lines: Vec<Value> =
        text.lines().map(|it| serde_json::from_str(it).expect("it is JSON")).collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines[0]["rule"], "lock_order");
    assert_eq!(lines[1]["summary"]["findings"], 1);
}

#[test]
fn a_rule_that_panics_is_a_finding_and_the_others_go_on() {
    let dir = tempfile::tempdir().expect("temporary folder");
    let report = checked(dir.path(), &[&PANICS, &LOCK_ORDER]);
    let rules: Vec<&str> = report.findings.iter().map(|it| it.finding.rule.name).collect();
    assert_eq!(rules, ["internal_error", "lock_order"]);
    let message = &report.findings[0].finding.diagnostic.message;
    assert!(message.contains("`lock_double`") && message.contains("no model was harmed"));
    let help = &report.findings[0].finding.diagnostic.help;
    assert!(help.iter().any(|it| it.contains("please report this at https://")));
}
