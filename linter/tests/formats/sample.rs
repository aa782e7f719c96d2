//! A report with everything in it that a finding can have, made by rules of the test.

use std::fs;

use diag::{Applicability, Confidence, Diagnostic, Edit, FileId, Span, Suggestion, TextRange};
use rules::{Context, Group, Level, Rule};
use serde_json::Value;
use threadlint::{
    Levels, Options, Progress, Report,
    report::{Format, Style, write},
    run,
};

/// Sorts before `BANK_NAME`, and has all that a name must not do to a report.
pub(crate) const AUDIT_NAME: &str = "a & 'b',c:d\n::error::x\x1b[2J%é.rs";
pub(crate) const BANK_NAME: &str = "bank.rs";

const AUDIT: &str = "\
pub fn audit(bank: &Bank) -> usize {
    let (é, log) = (1, bank.log.lock().unwrap()); // \"<&>\"
    let accounts = bank.accounts.lock().unwrap();
    log.len() + accounts.len()
}
";

const BANK: &str = "\
impl Bank {
    pub fn transfer(&self, from: usize, to: usize, amount: i64) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts[from] -= amount;
        self.note(from, to, amount);
    }

    fn note(&self, from: usize, to: usize, amount: i64) {
        let mut log = self.log.lock().unwrap();
        log.push(format!(\"{from}\"));
    }
}
";

static LOCK_ORDER: Rule = Rule {
    name: "lock_order",
    group: Group::Lock,
    level: Level::Deny,
    confidence: Confidence::High,
    ids: &["CERT-CON35-C", "CWE-833"],
    since: "0.1.0",
    cure: None,
    check: find_deadlock,
};

static SLEEP_POLL: Rule = Rule {
    name: "sleep_poll",
    group: Group::Sleep,
    level: Level::Hint,
    confidence: Confidence::Medium,
    ids: &[],
    since: "0.1.0",
    cure: None,
    check: find_many_lines,
};

fn find_deadlock(cx: &mut Context<'_>) {
    let edit = |span, text: &str| Edit { span, text: text.to_owned() };
    let diagnostic = Diagnostic::new(bank("self.log.lock()"), "`Bank<{T}>` & \"log\"\x1b[31m")
        .primary_text("waits for `Bank.log`")
        .primary_thread(1)
        .label(bank("accounts[from] -= amount"), "needs `Bank.accounts`")
        .step(1, bank("self.accounts.lock()"), "locks `Bank.accounts`")
        .step(1, bank("self.note(from, to, amount)"), "calls `Bank::note`")
        .step(2, audit("bank.log.lock()"), "locks `Bank.log`")
        .step(2, audit("bank.accounts.lock()"), "waits for `Bank.accounts`")
        .help("lock `Bank.accounts` first in `audit` too")
        .suggestion(Suggestion {
            title: "take the locks in one order".to_owned(),
            applicability: Applicability::MaybeIncorrect,
            edits: vec![edit(bank("self.log"), "self.l"), edit(audit("bank.log"), "bank.l")],
        })
        .suggestion(Suggestion {
            title: "do not lock".to_owned(),
            applicability: Applicability::MachineApplicable,
            edits: vec![edit(bank("self.log.lock()"), "{\n}")],
        });
    cx.report(diagnostic, false);
}

/// From the middle of a line after a letter of two bytes to the middle of the next one.
fn find_many_lines(cx: &mut Context<'_>) {
    let (start, end) = (audit("bank.log").start, audit("bank.accounts").end);
    let span = TextRange::new(start, end).in_file(FileId(0));
    cx.report(Diagnostic::new(span, "two lines").confidence(Confidence::Medium), false);
}

fn audit(code: &str) -> Span {
    span(FileId(0), AUDIT, code)
}

fn bank(code: &str) -> Span {
    span(FileId(1), BANK, code)
}

fn span(file: FileId, text: &str, code: &str) -> Span {
    let start = text.find(code).expect("in the text") as u32;
    TextRange::new(start, start + code.len() as u32).in_file(file)
}

/// The report of the sample: a hint in the first file, a deadlock in the second.
pub(crate) fn report() -> Report {
    checked(&[&LOCK_ORDER, &SLEEP_POLL])
}

/// A report without a finding.
pub(crate) fn empty_report() -> Report {
    checked(&[])
}

fn checked(rules: &[&'static Rule]) -> Report {
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join(AUDIT_NAME), AUDIT).expect("temporary folder");
    fs::write(dir.path().join(BANK_NAME), BANK).expect("temporary folder");
    let options = Options {
        base: dir.path().to_owned(),
        paths: vec![dir.path().to_owned()],
        levels: Levels::everything(),
        ..Options::default()
    };
    let report = run(&options, rules, &Progress::default());
    assert_eq!(report.findings.len(), rules.len());
    report
}

/// `report` in the form `format`.
pub(crate) fn written(report: &Report, format: Format) -> String {
    let mut out = Vec::new();
    let style = Style { quiet: true, ..Style::default() };
    write(report, format, style, &mut out).expect("memory");
    let res = String::from_utf8(out).expect("reports are text");
    assert!(!res.contains('\x1b'), "{res}");
    res
}

pub(crate) fn json(report: &Report, format: Format) -> Value {
    serde_json::from_str(&written(report, format)).expect("it is JSON")
}
