//! `threadlint graph` as text and for programs.

use std::{fs, path::Path, process::Command};

use serde_json::{Value, json};

const BANK: &str = "\
use std::sync::{Mutex, RwLock};

pub struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
    rates: RwLock<Vec<f64>>,
}

impl Bank {
    pub fn transfer(&self) {
        let mut accounts = self.accounts.lock().unwrap();
        accounts.push(1);
        self.note();
    }

    fn note(&self) {
        self.log.lock().unwrap().push(String::new());
    }

    pub fn audit(&self) -> usize {
        let log = self.log.lock().unwrap();
        log.len() + self.rates.read().unwrap().len()
    }

    pub fn close(&self) {
        let log = self.log.lock().unwrap();
        drop(self.accounts.lock().unwrap());
        drop(log);
    }
}
";

fn graph(format: &str) -> String {
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join("bank.rs"), BANK).expect("file");
    run(dir.path(), &["graph", "--format", format])
}

fn run(dir: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    let output = command.args(arguments).current_dir(dir).output().expect("the command runs");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).expect("text")
}

#[test]
fn text_tells_each_edge_and_circle() {
    let expected = "\
Bank.accounts -> Bank.log  (1 place, in a circle)
    bank.rs:11:33: locks `Bank.accounts` (exclusive) in `Bank::transfer`
    bank.rs:13:9: calls `Bank::note`
    bank.rs:17:9: locks `Bank.log` (exclusive) in `Bank::note`
Bank.log -> Bank.accounts  (1 place, in a circle)
    bank.rs:26:19: locks `Bank.log` (exclusive) in `Bank::close`
    bank.rs:27:14: locks `Bank.accounts` (exclusive) in `Bank::close`
Bank.log -> Bank.rates  (1 place)
    bank.rs:21:19: locks `Bank.log` (exclusive) in `Bank::audit`
    bank.rs:22:21: locks `Bank.rates` (shared) in `Bank::audit`
circle: Bank.accounts -> Bank.log -> Bank.accounts
3 locks, 3 edges, 1 circle
";
    let without_columns = |text: &str| {
        let lines = text.lines().map(|line| match line.split_once(": ") {
            Some((place, rest)) if place.starts_with("    ") => {
                format!("{}: {rest}", place.rsplit_once(':').expect("a column").0)
            }
            _ => line.to_owned(),
        });
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_eq!(without_columns(&graph("text")), without_columns(expected));
}

#[test]
fn dot_marks_the_circle() {
    let expected = "\
digraph lock_order {
    rankdir=LR;
    node [shape=box, fontname=monospace];
    n0 [label=\"Bank.accounts\"];
    n1 [label=\"Bank.log\"];
    n2 [label=\"Bank.rates\"];
";
    let dot = graph("dot");
    assert!(dot.starts_with(expected), "{dot}");
    let edges: Vec<&str> = dot.lines().filter(|it| it.contains("->")).collect();
    let is_red: Vec<bool> = edges.iter().map(|it| it.contains("color=red")).collect();
    assert_eq!(is_red, [true, true, false], "{dot}");
    assert!(edges[0].contains("[tooltip=\"bank.rs:17:9\""), "{dot}");
}

#[test]
fn mermaid_marks_the_circle() {
    let expected = "\
flowchart LR
    n0[\"Bank.accounts\"]
    n1[\"Bank.log\"]
    n2[\"Bank.rates\"]
    n0 --> n1
    n1 --> n0
    n1 --> n2
    linkStyle 0,1 stroke:red,stroke-width:2px
";
    assert_eq!(graph("mermaid"), expected);
}

#[test]
fn json_has_every_edge_with_its_way() {
    let json: Value = serde_json::from_str(&graph("json")).expect("JSON");
    assert_eq!(json["version"], 1);
    assert_eq!(json["locks"][0]["name"], "Bank.accounts");
    assert_eq!(json["locks"][0]["declared"]["file"], "bank.rs");
    assert_eq!(json["locks"][0]["declared"]["span"]["start_line"], 4);
    let edge = &json["edges"][0];
    assert_eq!((&edge["from"], &edge["to"]), (&json!(0), &json!(1)));
    assert_eq!(edge["in_circle"], true);
    let steps = edge["witnesses"][0]["steps"].as_array().expect("steps");
    let lines: Vec<_> = steps.iter().map(|it| it["span"]["start_line"].as_u64()).collect();
    assert_eq!(lines, [Some(11), Some(13), Some(17)]);
    assert_eq!(json["circles"], json!([{ "edges": [0, 1], "certain": true }]));
}

#[test]
fn code_without_locks_has_an_empty_graph() {
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join("empty.rs"), "fn main() {}\n").expect("file");
    assert_eq!(run(dir.path(), &["graph"]), "0 locks, 0 edges, 0 circles\n");
    for format in ["dot", "mermaid", "json", "html"] {
        assert!(!run(dir.path(), &["graph", "--format", format]).is_empty());
    }
}
