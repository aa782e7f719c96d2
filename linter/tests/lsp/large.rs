//! Typing into much code.

use std::{fs, process::Command};

use serde_json::{Value, json};

use crate::editor::{AGAIN, BANK, Editor};

/// A package of more than 100,000 lines, with `bank.rs` among its modules.
fn large() -> tempfile::TempDir {
    let dir = tempfile::tempdir().expect("temporary folder");
    let write = |name: &str, text: &str| fs::write(dir.path().join(name), text).expect("file");
    let manifest = "[package]\nname = \"large\"\nedition = \"2024\"\n\n[lib]\npath = \"lib.rs\"\n";
    write("Cargo.toml", &format!("{manifest}\n[workspace]\n"));
    write("bank.rs", BANK);
    let mut root = "mod bank;\n".to_owned();
    for idx in 0..250 {
        root += &format!("mod part{idx};\n");
        write(&format!("part{idx}.rs"), &part(idx));
    }
    write("lib.rs", &root);
    dir
}

/// A module of about 420 lines.
fn part(idx: usize) -> String {
    let before = idx.saturating_sub(1);
    let mut text = format!(
        "use std::sync::Mutex;\n\nuse crate::part{before}::Part{before};\n\n#[derive(Default)]\n\
         pub struct Part{idx} {{\n    queue: Mutex<Vec<u64>>,\n    total: Mutex<u64>,\n}}\n\n\
         impl Part{idx} {{\n    pub fn pass(&self, to: &Part{before}) {{\n        \
         let next = self.queue.lock().unwrap().pop();\n        to.add0(&[next.unwrap_or(0)]);\n    }}\n"
    );
    for nth in 0..40 {
        text += &format!(
            "\n    pub fn add{nth}(&self, values: &[u64]) {{\n        let mut sum = {nth};\n        \
             for value in values {{\n            sum += value * {nth};\n        }}\n        \
             let mut total = self.total.lock().unwrap();\n        *total += sum;\n        \
             self.queue.lock().unwrap().push(sum);\n    }}\n"
        );
    }
    text + "}\n"
}

#[test]
fn what_is_typed_into_much_code_is_found_as_by_a_run_of_its_own() {
    let dir = large();
    let files = fs::read_dir(dir.path()).expect("files").map(|it| it.expect("a file").path());
    let lines = files.map(|it| fs::read_to_string(it).expect("text").lines().count());
    assert!(lines.sum::<usize>() >= 100_000);
    let mut editor = Editor::start_in(dir);
    editor.greet(&["utf-8"]);
    editor.open_bank(BANK);
    assert_eq!(editor.diagnostics(1), json!([]));
    let column = 8 + 13;
    let mut version = 1;
    // As editors do, a bracket brings the one that closes it.
    let typed: Vec<char> = AGAIN.chars().filter(|it| *it != ')').collect();
    let mut at = column;
    for letter in &typed {
        version += 1;
        let text = if *letter == '(' { "()".to_owned() } else { letter.to_string() };
        editor.replace(version, 9, at..at, &text);
        at += text.len();
    }
    let found = editor.diagnostics(version);
    let place = json!({
        "start": { "line": 9, "character": column + 1 },
        "end": { "line": 9, "character": column + 21 },
    });
    let found = found.as_array().expect("a list");
    let double: Vec<&Value> = found.iter().filter(|it| it["code"] == "lock_double").collect();
    assert_eq!(double.len(), 1, "{found:?}");
    assert_eq!(double[0]["range"], place, "{found:?}");
    // The same text in the file, and nobody types.
    let text = BANK.replace("*guard", &format!("{AGAIN}*guard"));
    fs::write(editor.dir.path().join("bank.rs"), text).expect("file");
    let mut check = Command::new(env!("CARGO_BIN_EXE_threadlint"));
    check.args(["check", "--format", "json"]).arg(editor.dir.path());
    let report = check.output().expect("the linter runs").stdout;
    let report: Value = serde_json::from_slice(&report).expect("JSON");
    let of_bank = report["findings"].as_array().expect("a list").iter();
    let of_bank = of_bank.filter(|it| {
        it["file"].as_str().or(it["path"].as_str()).is_some_and(|it| it.ends_with("bank.rs"))
    });
    let rules: Vec<&Value> = of_bank.map(|it| &it["rule"]).collect();
    assert_eq!(rules, found.iter().map(|it| &it["code"]).collect::<Vec<_>>(), "{report}");
    // And back again.
    editor.replace(version + 1, 9, column..at, "");
    assert_eq!(editor.diagnostics(version + 1), json!([]));
}
