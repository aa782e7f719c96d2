//! The language server, as an editor meets it: over pipes.

mod editor;
mod large;
mod shown;

use std::{fs, io::Write};

use serde_json::{Value, json};

use crate::editor::{AGAIN, BANK, Editor, uri};

/// `text` after the edits of one action, whose columns count UTF-16.
fn applied(text: &str, action: &Value) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let edits = &action["edit"]["documentChanges"][0]["edits"];
    for edit in edits.as_array().expect("edits") {
        let (start, end) = (&edit["range"]["start"], &edit["range"]["end"]);
        assert_eq!(start, end, "an insertion");
        let line = start["line"].as_u64().expect("a line") as usize;
        assert_eq!(start["character"], 0);
        lines[line].insert_str(0, edit["newText"].as_str().expect("a text"));
    }
    lines.concat()
}

#[test]
fn columns_are_counted_as_agreed_and_what_is_typed_is_found() {
    // Before `*guard` stand eight blanks and `/* λ🦀 */ `.
    for (encoding, column) in [("utf-8", 8 + 13), ("utf-16", 8 + 10), ("utf-32", 8 + 9)] {
        let mut editor = Editor::open(&[encoding]);
        editor.type_again(2, column);
        let found = editor.diagnostics(2);
        let found = found.as_array().expect("a list");
        let double: Vec<&Value> = found.iter().filter(|it| it["code"] == "lock_double").collect();
        assert_eq!(double.len(), 1, "{found:?}");
        let start = &double[0]["range"]["start"];
        assert_eq!(start["line"], 9);
        let first = start["character"].as_u64().expect("a column") as usize;
        assert!((column..column + AGAIN.len()).contains(&first), "{start}");
        assert_eq!(double[0]["severity"], 1);
        assert!(double[0]["codeDescription"]["href"].is_string());
        let related = double[0]["relatedInformation"].as_array().expect("a list");
        assert!(related.iter().any(|it| it["location"]["range"]["start"]["line"] == 8));
    }
}

#[test]
fn a_finding_can_be_suppressed_and_explained() {
    let mut editor = Editor::open(&["utf-16"]);
    editor.type_again(2, 18);
    let place = json!({ "line": 9, "character": 24 });
    let params = json!({
        "textDocument": { "uri": editor.bank() },
        "range": { "start": place, "end": place },
        "context": { "diagnostics": [] },
    });
    let actions = editor.ask("textDocument/codeAction", params)["result"].clone();
    let actions = actions.as_array().expect("a list");
    let titled = |title: &str| actions.iter().find(|it| it["title"] == title).expect(title);
    let suppress = titled("Suppress `lock_double` here");
    let text = applied(&BANK.replace("*guard", &format!("{AGAIN}*guard")), suppress);
    let text = text.replace("reason = \"\"", "reason = \"a test\"");
    let document = json!({ "uri": editor.bank(), "version": 3 });
    let change = json!({ "textDocument": document, "contentChanges": [{ "text": text }] });
    editor.tell("textDocument/didChange", change);
    assert_eq!(editor.diagnostics(3), json!([]), "{text}");
    let command = &titled("Explain `lock_double`")["command"];
    let params = json!({ "command": command["command"], "arguments": command["arguments"] });
    let page = editor.ask("workspace/executeCommand", params);
    assert!(page["result"].as_str().expect("a page").contains("# Why"), "{page}");
}

#[test]
fn a_guard_is_shown_from_where_to_where() {
    let mut editor = Editor::open(&["utf-16"]);
    let name = editor.at(9, 20);
    let hover = editor.ask("textDocument/hover", name.clone());
    let words = hover["result"]["contents"]["value"].as_str().expect("words").to_owned();
    for word in ["`Bank.accounts` is held by `guard`", "exclusive", "from line 9", "until line 11"]
    {
        assert!(words.contains(word), "{word}: {words}");
    }
    let nothing = editor.at(0, 5);
    assert_eq!(editor.ask("textDocument/hover", nothing)["result"], Value::Null);
    let highlights = editor.ask("textDocument/documentHighlight", name)["result"].clone();
    assert_eq!(highlights[0]["range"]["start"]["line"], 8);
    assert_eq!(highlights[0]["range"]["end"]["line"], 10);
    let range =
        json!({ "start": { "line": 0, "character": 0 }, "end": { "line": 99, "character": 0 } });
    let params = json!({ "textDocument": { "uri": editor.bank() }, "range": range });
    let hints = editor.ask("textDocument/inlayHint", params)["result"].clone();
    let shown = hints.as_array().expect("a list").iter();
    let shown: Vec<(u64, &str)> = shown
        .map(|it| {
            let line = it["position"]["line"].as_u64().expect("a line");
            (line, it["label"].as_str().expect("a text"))
        })
        .collect();
    assert_eq!(shown, [(8, "locks accounts"), (10, "releases accounts")]);
}

#[test]
fn the_orders_of_a_lock_are_told_with_their_places() {
    let text = BANK.replace("accounts: Mutex<u8>,", "accounts: Mutex<u8>,\n    log: Mutex<u8>,");
    let text = text.replace("*guard\n", "*self.log.lock().unwrap() + *guard\n");
    let mut editor = Editor::start();
    editor.greet(&["utf-16"]);
    editor.open_bank(&text);
    assert_eq!(editor.diagnostics(1), json!([]));
    let expected = |order: &Value| {
        let names: Vec<&Value> =
            order["nodes"].as_array().expect("nodes").iter().map(|it| &it["name"]).collect();
        assert_eq!(names, ["Bank.accounts", "Bank.log"]);
        let edge = &order["edges"][0];
        assert_eq!((&edge["from"], &edge["to"]), (&json!(0), &json!(1)));
        assert_eq!(edge["inCircle"], false);
        let steps = edge["witnesses"][0]["steps"].as_array().expect("steps").iter();
        let lines: Vec<&Value> =
            steps.map(|it| &it["location"]["range"]["start"]["line"]).collect();
        assert_eq!(lines, [9, 10]);
    };
    // At the guard, and where a lock is declared.
    for (line, column, lock) in [(9, 14, "Bank.accounts"), (4, 6, "Bank.log")] {
        let place = editor.at(line, column);
        let order = editor.ask("threadlint/lockOrder", place)["result"].clone();
        assert_eq!(order["lock"], lock);
        expected(&order);
    }
    let nothing = editor.at(0, 0);
    assert_eq!(editor.ask("threadlint/lockOrder", nothing)["result"], Value::Null);
}

#[test]
fn what_makes_no_sense_costs_nothing_else() {
    let mut editor = Editor::open(&["utf-16"]);
    let input = editor.server.stdin.as_mut().expect("piped");
    input.write_all(b"Content-Length: 5\r\n\r\n{nope").expect("the server listens");
    editor.tell("textDocument/didChange", json!({ "textDocument": 1 }));
    let unknown = editor.ask("textDocument/nothing", Value::Null);
    assert_eq!(unknown["error"]["code"], -32601);
    let malformed = editor.ask("textDocument/hover", json!([]));
    assert_eq!(malformed["error"]["code"], -32602);
    editor.type_again(2, 18);
    assert_ne!(editor.diagnostics(2), json!([]));
}

#[test]
fn a_cancelled_request_is_answered_once() {
    let mut editor = Editor::open(&["utf-16"]);
    editor.type_again(2, 18);
    let place = editor.at(9, 20);
    let id = editor.request("textDocument/hover", place);
    editor.tell("$/cancelRequest", json!({ "id": id }));
    let next = editor.request("shutdown", Value::Null);
    // Whether it was cancelled or answered before is for the clock to say; that it is answered, is not.
    let answer = editor.answer(id);
    let was_answered = answer.get("result").is_some();
    assert!(was_answered || answer["error"]["code"] == -32800, "{answer}");
    assert!(editor.answer(next).get("error").is_none());
}

#[test]
fn configurations_are_read_again() {
    let mut editor = Editor::open(&["utf-16"]);
    editor.type_again(2, 18);
    assert_ne!(editor.diagnostics(2), json!([]));
    let path = editor.dir.path().join("threadlint.toml");
    fs::write(&path, "[rules]\nlock_double = \"allow\"\n").expect("file");
    let change = json!({ "uri": uri(&path), "type": 1 });
    editor.tell("workspace/didChangeWatchedFiles", json!({ "changes": [change] }));
    assert_eq!(editor.diagnostics(2), json!([]));
}

#[test]
fn the_status_tells_whether_the_end_was_announced() {
    let mut editor = Editor::start();
    let early = editor.ask("shutdown", Value::Null);
    assert_eq!(early["error"]["code"], -32002);
    assert_eq!(editor.leave(), 1);
    let mut editor = Editor::open(&["utf-16"]);
    editor.ask("shutdown", Value::Null);
    let place = editor.at(0, 0);
    assert_eq!(editor.ask("textDocument/hover", place)["error"]["code"], -32600);
    assert_eq!(editor.leave(), 0);
}
