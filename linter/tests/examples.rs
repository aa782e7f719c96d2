//! The examples in the documentation of the rules: what is to be found in them is found, and what
//! stands there instead is clean.

use std::fs;

use rules::RULES;
use threadlint::{Levels, Options, Progress, run};

/// The first code block of the section `name`, with the lines that documentation hides.
fn code(docs: &str, name: &str) -> String {
    let section = docs.split("\n## ").find_map(|it| it.strip_prefix(name));
    let block = section.and_then(|it| it.split("```").nth(1)).expect("each section has code");
    let lines = block.lines().skip(1);
    lines.map(|it| it.strip_prefix("# ").unwrap_or(it).to_owned() + "\n").collect()
}

/// The rules that have something to say about `code`.
fn found(code: &str) -> Vec<&'static str> {
    let dir = tempfile::tempdir().expect("temporary folder");
    let path = dir.path().join("example.rs");
    fs::write(&path, code).expect("temporary folder");
    let options = Options {
        base: dir.path().to_owned(),
        paths: vec![path],
        levels: Levels::everything(),
        ..Options::default()
    };
    let report = run(&options, RULES, &Progress::default());
    report.findings.iter().map(|it| it.finding.rule.name).collect()
}

#[test]
fn examples_show_what_their_rules_find() {
    for rule in RULES {
        let docs = rule.docs();
        let names = found(&code(&docs, "Example\n"));
        assert!(names.contains(&rule.name), "{}: its example has {names:?}", rule.name);
    }
}

#[test]
fn what_to_write_instead_is_clean() {
    for rule in RULES {
        let docs = rule.docs();
        let names = found(&code(&docs, "Instead\n"));
        assert!(names.is_empty(), "{}: what to write instead has {names:?}", rule.name);
    }
}
