//! The language server, as an editor meets it: over pipes.

use std::{
    fs,
    io::{BufReader, Write},
    ops::Range,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

const BANK: &str = "use std::sync::Mutex;\n\npub struct Bank {\n    accounts: Mutex<u8>,\n}\n\n\
    impl Bank {\n    pub fn audit(&self) -> u8 {\n        let guard = self.accounts.lock().unwrap();\n        \
    /* λ🦀 */ *guard\n    }\n}\n";

/// What is typed into line 9: the lock is taken again while it is held.
const AGAIN: &str = "*self.accounts.lock().unwrap() + ";

/// An editor, with the folder that it shows.
struct Editor {
    server: Child,
    out: BufReader<ChildStdout>,
    dir: tempfile::TempDir,
    last_id: i32,
}

impl Editor {
    fn start() -> Editor {
        let dir = tempfile::tempdir().expect("temporary folder");
        fs::write(dir.path().join("bank.rs"), BANK).expect("file");
        Editor::start_in(dir)
    }

    fn start_in(dir: tempfile::TempDir) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
        command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let out = BufReader::new(server.stdout.take().expect("piped"));
        Editor { server, out, dir, last_id: 0 }
    }

    /// One that has opened `bank.rs` and was told that there is nothing to say about it.
    fn open(encodings: &[&str]) -> Editor {
        let mut editor = Editor::start();
        editor.greet(encodings);
        editor.open_bank(BANK);
        assert_eq!(editor.diagnostics(1), json!([]));
        editor
    }

    fn greet(&mut self, encodings: &[&str]) {
        let editor = self;
        let root = uri(editor.dir.path());
        let params = json!({
            "capabilities": { "general": { "positionEncodings": encodings } },
            "workspaceFolders": [{ "uri": root, "name": "bank" }],
        });
        let answer = editor.ask("initialize", params);
        assert_eq!(answer["result"]["capabilities"]["positionEncoding"], encodings[0]);
        editor.tell("initialized", json!({}));
    }

    fn open_bank(&mut self, text: &str) {
        let document =
            json!({ "languageId": "rust", "version": 1, "text": text, "uri": self.bank() });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    fn bank(&self) -> String {
        uri(&self.dir.path().join("bank.rs"))
    }

    fn write(&mut self, message: Message) {
        let input = self.server.stdin.as_mut().expect("piped");
        message.write(input).expect("the server listens");
    }

    fn tell(&mut self, method: &str, params: Value) {
        self.write(Notification { method: method.to_owned(), params }.into());
    }

    fn request(&mut self, method: &str, params: Value) -> i32 {
        self.last_id += 1;
        let id = self.last_id.into();
        self.write(Request { id, method: method.to_owned(), params }.into());
        self.last_id
    }

    fn next(&mut self) -> Value {
        let message = Message::read(&mut self.out).expect("a message");
        serde_json::to_value(message.expect("the server talks")).expect("it is JSON")
    }

    /// The next message that `is_wanted`.
    fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.next();
            if is_wanted(&message) {
                return message;
            }
        }
    }

    fn answer(&mut self, id: i32) -> Value {
        self.wait(|it| it["id"] == id && it.get("method").is_none())
    }

    fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.answer(id)
    }

    /// What is said of version `version` of `bank.rs`.
    fn diagnostics(&mut self, version: i32) -> Value {
        let bank = self.bank();
        let message = self.wait(|it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == bank
                && it["params"]["version"] == version
        });
        message["params"]["diagnostics"].clone()
    }

    /// Types `AGAIN` before `*guard`, which is in column `column` of line 9.
    fn type_again(&mut self, version: i32, column: usize) {
        self.replace(version, 9, column..column, AGAIN);
    }

    fn replace(&mut self, version: i32, line: usize, columns: Range<usize>, text: &str) {
        let place = |column: usize| json!({ "line": line, "character": column });
        let (start, end) = (place(columns.start), place(columns.end));
        let change = json!({ "range": { "start": start, "end": end }, "text": text });
        let document = json!({ "uri": self.bank(), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.tell("textDocument/didChange", params);
    }

    fn at(&self, line: usize, column: usize) -> Value {
        let document = json!({ "uri": self.bank() });
        json!({ "textDocument": document, "position": { "line": line, "character": column } })
    }

    fn leave(mut self) -> i32 {
        self.tell("exit", Value::Null);
        self.server.wait().expect("the server ends").code().expect("a status")
    }
}

fn uri(path: &Path) -> String {
    let path = path.to_str().expect("text").replace('\\', "/");
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{path}") }
}

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
