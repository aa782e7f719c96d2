//! Forms of which each line is a finding.

use threadlint::report::Format;

use super::sample::{AUDIT_NAME, empty_report, report, written};

/// Reads a workflow command as GitHub's runner does: the first `::` after the properties ends them.
fn command(line: &str) -> (String, Vec<(String, String)>, String) {
    let rest = line.strip_prefix("::").expect("a command");
    let (head, message) = rest.split_once("::").expect("the end of the properties");
    let (name, properties) = head.split_once(' ').expect("properties");
    let property = |it: &str| {
        let (name, value) = it.split_once('=').expect("a value");
        let value = value.replace("%3A", ":").replace("%2C", ",");
        (name.to_owned(), unescaped(&value))
    };
    let properties = properties.split(',').map(property).collect();
    (name.to_owned(), properties, unescaped(message))
}

fn unescaped(text: &str) -> String {
    text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
}

#[test]
fn github_reads_what_was_meant() {
    assert_eq!(written(&empty_report(), Format::Github), "");
    let text = written(&report(), Format::Github);
    let commands: Vec<_> = text.lines().map(command).collect();
    let [(hint, places, _), (error, bank, message)] = commands.as_slice() else {
        panic!("not two commands in {text}")
    };
    assert_eq!([hint, error], ["notice", "error"]);
    let property = |properties: &[(String, String)], name: &str| {
        properties.iter().find(|it| it.0 == name).map(|it| it.1.clone())
    };
    // The escape sign is shown; all else is the name as it is.
    assert_eq!(property(places, "file"), Some(AUDIT_NAME.replace('\x1b', "␛")));
    assert_eq!(property(places, "endLine").as_deref(), Some("3"));
    assert_eq!(property(places, "col"), None);
    assert_eq!(property(bank, "line").as_deref(), Some("9"));
    assert_eq!(property(bank, "col").as_deref(), Some("23"));
    assert_eq!(property(bank, "endColumn").as_deref(), Some("38"));
    assert_eq!(property(bank, "title").as_deref(), Some("threadlint: lock_order"));
    assert!(message.starts_with("`Bank<{T}>` & \"log\"␛[31m\n"), "{message}");
    assert!(message.contains("\nbank.rs:9:23: thread 1: waits for `Bank.log`\n"), "{message}");
}

#[test]
fn agent_has_one_line_with_everything() {
    let text = written(&report(), Format::Agent);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2, "{text}");
    assert!(lines[1].starts_with("bank.rs:9:23 deny lock_order (high): `Bank<{T}>`"), "{text}");
    let words = [
        "bank.rs:4:9: needs `Bank.accounts`",
        "bank.rs:3:28: thread 1: locks `Bank.accounts`",
        "thread 2: waits for `Bank.accounts`",
        "help: lock `Bank.accounts` first",
        "help: do not lock",
    ];
    for part in words {
        assert!(lines[1].contains(part), "`{part}` is missing in {text}");
    }
}
