//! What the documents say is so: the worked example, the table of rules, and the site.

mod site;

use std::{fs, path::Path, process::Command};

use rules::{RULES, Rule};

fn document(name: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("a folder of the repository");
    fs::read_to_string(root.join(name)).expect("the document can be read")
}

/// The first fenced block of the language after `heading`.
fn block<'d>(document: &'d str, heading: &str, language: &str) -> &'d str {
    let (_, rest) = document.split_once(heading).expect("the heading");
    let (_, rest) = rest.split_once(&format!("```{language}\n")).expect("the block");
    rest.split_once("```").expect("the end of the block").0
}

fn command(program: &str, arguments: &[&str], folder: &Path) -> String {
    let mut command = Command::new(program);
    let output = command.args(arguments).env_remove("FORCE_COLOR").current_dir(folder).output();
    String::from_utf8(output.expect("the command runs").stdout).expect("text")
}

/// A folder with the program of ARCHITECTURE.md in it.
fn example() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let architecture = document("ARCHITECTURE.md");
    let program = block(&architecture, "## The way of one lock", "rust");
    fs::write(folder.path().join("pool.rs"), program).expect("the file can be written");
    folder
}

#[test]
fn the_worked_example_is_what_is_reported() {
    let architecture = document("ARCHITECTURE.md");
    let expected = block(&architecture, "**Checked**", "text");
    let folder = example();
    let arguments = ["check", "pool.rs"];
    let said = command(env!("CARGO_BIN_EXE_threadlint"), &arguments, folder.path());
    assert!(said.starts_with(expected.trim_end()), "ARCHITECTURE.md has not\n{said}");
}

#[test]
fn the_worked_example_is_what_the_locks_are() {
    let architecture = document("ARCHITECTURE.md");
    let expected = block(&architecture, "**Solved**", "text");
    let folder = example();
    let arguments = ["locks", "pool.rs"];
    let said = command(env!("CARGO_BIN_EXE_threadlint"), &arguments, folder.path());
    assert_eq!(said.trim_end(), expected.trim_end(), "ARCHITECTURE.md has not");
}

#[test]
fn the_readme_lists_the_rules() {
    let readme = document("README.md");
    let (_, table) =
        readme.split_once("| rule | level | finds |\n|---|---|---|\n").expect("the table");
    let (table, _) = table.split_once("\n\n").expect("the end of the table");
    let rows: Vec<String> = RULES.iter().map(|it| row(it)).collect();
    let rows = rows.join("\n");
    assert!(table == rows, "README.md has another table than\n{rows}");
}

fn row(rule: &Rule) -> String {
    let docs = rule.docs();
    let (about, _) = docs.split_once("\n\n").expect("a first paragraph");
    let about = about.trim_start_matches("Finds ").trim_end_matches('.').replace('\n', " ");
    format!("| `{}` | {} | {about} |", rule.name, rule.level.as_str())
}
