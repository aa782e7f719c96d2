//! JUnit's form by the schema of Jenkins, Checkstyle's by what its readers look for.

use std::{
    env, fs,
    path::Path,
    process::{Command, Output},
};

use roxmltree::{Document, Node};
use threadlint::{Report, report::Format};

use super::sample::{AUDIT_NAME, BANK_NAME, empty_report, report, written};

/// `xmllint` over `xml`, with or without a schema; None if it was asked to be left out.
fn xmllint(xml: &str, schema: Option<&str>) -> Option<Output> {
    let without = env::var("THREADLINT_TESTS_WITHOUT").unwrap_or_default();
    if without.split(',').any(|it| it == "xmllint") {
        return None;
    }
    let dir = tempfile::tempdir().expect("temporary folder");
    let file = dir.path().join("report.xml");
    fs::write(&file, xml).expect("temporary folder");
    let mut command = Command::new("xmllint");
    command.arg("--noout").arg("--nonet");
    if let Some(schema) = schema {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/schemas");
        command.arg("--schema").arg(folder.join(schema));
    }
    Some(command.arg(file).output().expect(
        "`xmllint` cannot be run: install it (Debian: `apt-get install libxml2-utils`), or leave \
         its checks out with `THREADLINT_TESTS_WITHOUT=xmllint`",
    ))
}

fn check(xml: &str, schema: Option<&str>) {
    let Some(output) = xmllint(xml, schema) else { return };
    assert!(output.status.success(), "{}\n{xml}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn junit_is_valid() {
    for report in [report(), empty_report()] {
        check(&written(&report, Format::Junit), Some("junit-10.xsd"));
    }
}

#[test]
fn the_schema_is_looked_at() {
    let wrong = written(&report(), Format::Junit).replace("<failure ", "<mistake ");
    let wrong = wrong.replace("</failure>", "</mistake>");
    assert!(xmllint(&wrong, Some("junit-10.xsd")).is_none_or(|it| !it.status.success()));
}

/// The numbers of each suite are those of its tests, and no character is lost.
#[test]
fn junit_counts_and_tells() {
    let xml = written(&report(), Format::Junit);
    let document = Document::parse(&xml).expect("XML");
    for suite in elements(document.root(), "testsuite") {
        let count = |element| elements(suite, element).len().to_string();
        assert_eq!(suite.attribute("tests"), Some(count("testcase").as_str()));
        assert_eq!(suite.attribute("failures"), Some(count("failure").as_str()));
        assert_eq!(suite.attribute("skipped"), Some(count("skipped").as_str()));
    }
    let failures = elements(document.root(), "failure");
    assert_eq!(failures.len(), 1);
    assert_eq!(failures[0].attribute("message"), Some("`Bank<{T}>` & \"log\"␛[31m"));
    let text = failures[0].text().expect("the details");
    assert!(text.contains("bank.rs:9:23: thread 1: waits for `Bank.log`\n"), "{text}");
    assert!(text.contains("help: lock `Bank.accounts` first in `audit` too"), "{text}");
    // A clean run has a test that passed.
    let xml = written(&empty_report(), Format::Junit);
    let document = Document::parse(&xml).expect("XML");
    assert_eq!(elements(document.root(), "testcase").len(), 1);
    assert!(elements(document.root(), "failure").is_empty());
}

#[test]
fn checkstyle_is_what_its_readers_look_for() {
    let read = |report: &Report| {
        let xml = written(report, Format::Checkstyle);
        check(&xml, None);
        xml
    };
    let xml = read(&empty_report());
    let document = Document::parse(&xml).expect("XML");
    assert!(document.root_element().has_tag_name("checkstyle"));
    let xml = read(&report());
    let document = Document::parse(&xml).expect("XML");
    assert!(document.root_element().attribute("version").is_some());
    let files = elements(document.root(), "file");
    let names: Vec<_> = files.iter().map(|it| it.attribute("name")).collect();
    assert_eq!(names, [Some(AUDIT_NAME.replace('\x1b', "␛").as_str()), Some(BANK_NAME)]);
    for file in files {
        assert_eq!(file.parent_element(), Some(document.root_element()));
        for error in elements(file, "error") {
            let names: Vec<_> = error.attributes().map(|it| it.name()).collect();
            assert_eq!(names, ["line", "column", "severity", "message", "source"]);
            let number = |name| error.attribute(name).and_then(|it| it.parse::<u32>().ok());
            assert!(number("line").is_some_and(|it| it > 0));
            assert!(number("column").is_some_and(|it| it > 0));
            let severity = error.attribute("severity").expect("a severity");
            assert!(["error", "warning", "info", "ignore"].contains(&severity));
        }
    }
}

fn elements<'a, 'i>(node: Node<'a, 'i>, name: &str) -> Vec<Node<'a, 'i>> {
    node.descendants().filter(|it| it.has_tag_name(name)).collect()
}
