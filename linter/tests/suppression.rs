//! Suppressions as users write them: what they cover, and what is said of those that do not help.

mod command;

use crate::command::{folder, read, threadlint, write};

const LOST: &str = "let _ = LOG.lock().unwrap();";

/// A program whose function loses a guard, with `above` above the function and `inside` above the
/// statement.
fn program(above: &str, inside: &str) -> String {
    format!(
        "use std::sync::Mutex;\n\n\
         pub static LOG: Mutex<Vec<u8>> = Mutex::new(Vec::new());\n\n\
         {above}pub fn note() {{\n    {inside}{LOST}\n}}\n"
    )
}

#[test]
fn comments_and_attributes_suppress() {
    let dir = folder(&[]);
    let check = |text: &str| {
        write(dir.path(), "a.rs", text);
        threadlint(dir.path(), &[]).check(0, &["no findings, 1 suppressed"]);
    };
    let allow = "allow(guard_let_underscore, reason = \"it is only to wait, (so to say)\")";
    check(&program(&format!("// threadlint: {allow}\n"), ""));
    check(&program("", &format!("// threadlint: {allow}\n    ")));
    check(&program(&format!("#[cfg_attr(any(), threadlint::{allow})]\n"), ""));
    check(&program(&format!("#[threadlint::{allow}]\n"), ""));
    check(&program(&format!("#[inline]\n#[threadlint_attributes::{allow}]\n"), ""));
    check(&program(&format!("#[threadlint_runtime::attributes::{allow}]\n"), ""));
    check(&format!("#![cfg_attr(any(), threadlint::{allow})]\n{}", program("", "")));
    let in_file = allow.replace("allow(", "allow-file(");
    check(&format!("{}// threadlint: {in_file}\n", program("", "")));
}

#[test]
fn suppressions_expire() {
    let until = "// threadlint: allow(guard, reason = \"r\", until = \"2027-06-01\")\n";
    let dir = folder(&[("a.rs", &program(until, ""))]);
    threadlint(dir.path(), &["--today", "2027-05-31"]).check(0, &["1 suppressed"]);
    let said = threadlint(dir.path(), &["--today", "2027-06-01", "--format", "concise"]);
    said.check(
        1,
        &[
            "a.rs:5:1: warn[unused_suppression]: this suppression expired on 2027-06-01",
            "a.rs:7:13: deny[guard_let_underscore]",
        ],
    );
    threadlint(dir.path(), &["--today", "tomorrow"]).check(2, &["`tomorrow` is no day"]);
}

#[test]
fn mistakes_are_told() {
    let dir = folder(&[]);
    let check = |comment: &str, expected: &str| {
        write(dir.path(), "a.rs", &format!("{comment}\nfn f() {{}}\n"));
        let said = threadlint(dir.path(), &["--format", "concise"]);
        said.check(0, &[expected, "1 finding (1 warn)"]);
    };
    check("// threadlint: alow(lock)", "`alow` suppresses nothing; there is `allow`");
    check("// threadlint: allow_file(lock)", "there is `allow-file`");
    check("// threadlint: allow(lock, until = \"soon\")", "this is no day");
    check("// threadlint: allow(lock, because = \"x\")", "`because` means nothing here");
    check("// threadlint: allow(reason = \"x\")", "this suppression names no rule");
    check("// threadlint: allow", "this suppression names no rule");
    // A group may have rules that find something only with other options.
    check("// threadlint: allow(lock)", "this suppression does not say why");
}

#[test]
fn prose_and_other_words_are_no_suppressions() {
    let text = "\
// threadlint: all of this is fine
// threadlint: guarded_by(lock)
// threadlint::allow(lock) would be an attribute
/// threadlint: allow(lock)
fn f() { let _ = \"// threadlint: allow(lock)\"; }
";
    let dir = folder(&[("a.rs", text)]);
    threadlint(dir.path(), &[]).check(0, &["no findings in"]);
}

#[test]
fn what_suppresses_nothing_is_taken_away() {
    let dir = folder(&[]);
    let check = |before: &str, after: &str| {
        write(dir.path(), "a.rs", before);
        threadlint(dir.path(), &["--fix", "--allow-dirty"]).check(0, &["fixed"]);
        assert_eq!(read(dir.path(), "a.rs"), after);
        threadlint(dir.path(), &[]).check(0, &["no findings"]);
    };
    let idle = "allow(lock_order, reason = \"r\")";
    check(&format!("// threadlint: {idle}\nfn f() {{}}\n"), "fn f() {}\n");
    check(&format!("fn f() {{}} // threadlint: {idle}\n"), "fn f() {}\n");
    check(&format!("#[threadlint::{idle}]\nfn f() {{}}\n"), "fn f() {}\n");
    check(&format!("#[threadlint::{idle}] fn f() {{}}\n"), "fn f() {}\n");
    check(
        &format!("#[cfg_attr(\n    any(),\n    threadlint::{idle}\n)]\nfn f() {{}}\n"),
        "fn f() {}\n",
    );
    // Only the name that is idle goes.
    let both = "// threadlint: allow(lock_order, guard_let_underscore, reason = \"r\")\n";
    let one = "// threadlint: allow(guard_let_underscore, reason = \"r\")\n";
    check(&program(both, ""), &program(one, ""));
    let both = "// threadlint: allow(guard_let_underscore, lock_order, reason = \"r\")\n";
    check(&program(both, ""), &program(one, ""));
}
