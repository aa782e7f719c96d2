//! An editor that speaks with the server, and what it shows.

use std::{
    fs,
    io::BufReader,
    ops::Range,
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
};

use lsp_server::{Message, Notification, Request};
use serde_json::{Value, json};

pub(crate) const BANK: &str = "use std::sync::Mutex;\n\npub struct Bank {\n    accounts: Mutex<u8>,\n}\n\n\
    impl Bank {\n    pub fn audit(&self) -> u8 {\n        let guard = self.accounts.lock().unwrap();\n        \
    /* λ🦀 */ *guard\n    }\n}\n";

/// What is typed into line 9: the lock is taken again while it is held.
pub(crate) const AGAIN: &str = "*self.accounts.lock().unwrap() + ";

/// An editor, with the folder that it shows.
pub(crate) struct Editor {
    pub(crate) server: Child,
    out: BufReader<ChildStdout>,
    pub(crate) dir: tempfile::TempDir,
    last_id: i32,
}

impl Editor {
    pub(crate) fn start() -> Editor {
        let dir = tempfile::tempdir().expect("temporary folder");
        fs::write(dir.path().join("bank.rs"), BANK).expect("file");
        Editor::start_in(dir)
    }

    pub(crate) fn start_in(dir: tempfile::TempDir) -> Editor {
        let mut command = Command::new(env!("CARGO_BIN_EXE_threadlint"));
        command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().expect("the server starts");
        let out = BufReader::new(server.stdout.take().expect("piped"));
        Editor { server, out, dir, last_id: 0 }
    }

    /// One that has opened `bank.rs` and was told that there is nothing to say about it.
    pub(crate) fn open(encodings: &[&str]) -> Editor {
        let mut editor = Editor::start();
        editor.greet(encodings);
        editor.open_bank(BANK);
        assert_eq!(editor.diagnostics(1), json!([]));
        editor
    }

    pub(crate) fn greet(&mut self, encodings: &[&str]) {
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

    pub(crate) fn open_bank(&mut self, text: &str) {
        let document =
            json!({ "languageId": "rust", "version": 1, "text": text, "uri": self.bank() });
        self.tell("textDocument/didOpen", json!({ "textDocument": document }));
    }

    pub(crate) fn bank(&self) -> String {
        uri(&self.dir.path().join("bank.rs"))
    }

    fn write(&mut self, message: Message) {
        let input = self.server.stdin.as_mut().expect("piped");
        message.write(input).expect("the server listens");
    }

    pub(crate) fn tell(&mut self, method: &str, params: Value) {
        self.write(Notification { method: method.to_owned(), params }.into());
    }

    pub(crate) fn request(&mut self, method: &str, params: Value) -> i32 {
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
    pub(crate) fn wait(&mut self, is_wanted: impl Fn(&Value) -> bool) -> Value {
        loop {
            let message = self.next();
            if is_wanted(&message) {
                return message;
            }
        }
    }

    pub(crate) fn answer(&mut self, id: i32) -> Value {
        self.wait(|it| it["id"] == id && it.get("method").is_none())
    }

    pub(crate) fn ask(&mut self, method: &str, params: Value) -> Value {
        let id = self.request(method, params);
        self.answer(id)
    }

    /// What is said of version `version` of `bank.rs`.
    pub(crate) fn diagnostics(&mut self, version: i32) -> Value {
        let bank = self.bank();
        let message = self.wait(|it| {
            it["method"] == "textDocument/publishDiagnostics"
                && it["params"]["uri"] == bank
                && it["params"]["version"] == version
        });
        message["params"]["diagnostics"].clone()
    }

    /// Types `AGAIN` before `*guard`, which is in column `column` of line 9.
    pub(crate) fn type_again(&mut self, version: i32, column: usize) {
        self.replace(version, 9, column..column, AGAIN);
    }

    pub(crate) fn replace(&mut self, version: i32, line: usize, columns: Range<usize>, text: &str) {
        let place = |column: usize| json!({ "line": line, "character": column });
        let (start, end) = (place(columns.start), place(columns.end));
        let change = json!({ "range": { "start": start, "end": end }, "text": text });
        let document = json!({ "uri": self.bank(), "version": version });
        let params = json!({ "textDocument": document, "contentChanges": [change] });
        self.tell("textDocument/didChange", params);
    }

    pub(crate) fn at(&self, line: usize, column: usize) -> Value {
        let document = json!({ "uri": self.bank() });
        json!({ "textDocument": document, "position": { "line": line, "character": column } })
    }

    pub(crate) fn leave(mut self) -> i32 {
        self.tell("exit", Value::Null);
        self.server.wait().expect("the server ends").code().expect("a status")
    }
}

pub(crate) fn uri(path: &Path) -> String {
    let path = path.to_str().expect("text").replace('\\', "/");
    if path.starts_with('/') { format!("file://{path}") } else { format!("file:///{path}") }
}
