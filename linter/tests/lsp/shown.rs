//! Diagnostics of files that are not open, and for clients that ask for them.

use std::fs;

use serde_json::{Value, json};

use crate::editor::{AGAIN, BANK, Editor, uri};

/// Another file, in which something is to be found.
const VAULT: &str = "use std::sync::Mutex;\n\npub fn open(doors: &Mutex<u8>) {\n    \
    let _ = doors.lock().unwrap();\n}\n";

fn with_vault() -> Editor {
    let dir = tempfile::tempdir().expect("temporary folder");
    fs::write(dir.path().join("bank.rs"), BANK).expect("file");
    fs::write(dir.path().join("vault.rs"), VAULT).expect("file");
    Editor::start_in(dir)
}

fn rules(diagnostics: &Value) -> Vec<&Value> {
    diagnostics.as_array().expect("a list").iter().map(|it| &it["code"]).collect()
}

#[test]
fn files_that_are_not_open_are_told_of() {
    let mut editor = with_vault();
    editor.greet(&["utf-16"]);
    let vault = editor.dir.path().join("vault.rs");
    let address = uri(&vault);
    let is_vault = |it: &Value| it["params"]["uri"] == address;
    let told = editor.wait(is_vault);
    assert_eq!(rules(&told["params"]["diagnostics"]), ["guard_let_underscore"]);
    assert_eq!(told["params"]["version"], Value::Null);
    // Another program changes it.
    fs::write(&vault, VAULT.replace("let _ =", "let _doors =")).expect("file");
    let change = json!({ "uri": address, "type": 2 });
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    let told = editor.wait(is_vault);
    assert_eq!(told["params"]["diagnostics"], json!([]));
}

#[test]
fn who_asks_is_answered_and_not_told() {
    let mut editor = with_vault();
    let params = json!({
        "capabilities": {
            "textDocument": { "diagnostic": {} },
            "workspace": { "diagnostics": { "refreshSupport": true } },
        },
        "workspaceFolders": [{ "uri": uri(editor.dir.path()), "name": "bank" }],
    });
    let answer = editor.ask("initialize", params);
    let provider = &answer["result"]["capabilities"]["diagnosticProvider"];
    assert_eq!(provider["workspaceDiagnostics"], true, "{answer}");
    editor.tell("initialized", json!({}));
    editor.open_bank(BANK);
    editor.wait(|it| {
        assert_ne!(it["method"], "textDocument/publishDiagnostics");
        it["method"] == "workspace/diagnostic/refresh"
    });
    let bank = editor.bank();
    let of_bank =
        |before: &Value| json!({ "textDocument": { "uri": bank }, "previousResultId": before });
    let clean = editor.ask("textDocument/diagnostic", of_bank(&Value::Null))["result"].clone();
    assert_eq!((&clean["kind"], &clean["items"]), (&json!("full"), &json!([])));
    let same = editor.ask("textDocument/diagnostic", of_bank(&clean["resultId"]));
    assert_eq!(same["result"]["kind"], "unchanged");
    editor.type_again(2, 18);
    let found = editor.ask("textDocument/diagnostic", of_bank(&clean["resultId"]));
    assert_eq!(rules(&found["result"]["items"]), ["lock_double"], "{AGAIN}");
    let vault = uri(&editor.dir.path().join("vault.rs"));
    let of_all = |before: Value| json!({ "previousResultIds": before });
    let all = editor.ask("workspace/diagnostic", of_all(json!([])))["result"]["items"].clone();
    let of = |uri: &str, all: &Value| {
        let mut items = all.as_array().expect("a list").iter();
        items.find(|it| it["uri"] == uri).expect("an item").clone()
    };
    assert_eq!(rules(&of(&vault, &all)["items"]), ["guard_let_underscore"]);
    assert_eq!(of(&bank, &all)["version"], 2);
    // What is gone is told of to who knows it.
    editor.replace(3, 9, 18..18 + AGAIN.len(), "");
    let before = json!([
        { "uri": bank, "value": of(&bank, &all)["resultId"] },
        { "uri": vault, "value": of(&vault, &all)["resultId"] },
    ]);
    let all = editor.ask("workspace/diagnostic", of_all(before))["result"]["items"].clone();
    assert_eq!(of(&bank, &all)["items"], json!([]));
    assert_eq!(of(&vault, &all)["kind"], "unchanged");
}
