//! Talks with the language server: each line of the input is a message, as JSON or not.
//!
//! `$DIR` stands for the folder, in which there is `bank.rs`.
#![no_main]

use std::{
    cell::RefCell,
    fs,
    io::{self, BufReader, Cursor, Read, Write},
    rc::Rc,
    sync::mpsc::{self, Receiver, Sender},
    time::Duration,
};

use libfuzzer_sys::fuzz_target;
use serde_json::{Value, json};

const BANK: &str = include_str!("../seeds/bank.rs");

/// The last request: what it waits for has been thought about.
const LAST: &str = "\"id\":\"last\"";

fuzz_target!(|text: &str| {
    let dir = fuzz::folder();
    let path = dir.path().to_string_lossy().into_owned();
    fs::write(dir.path().join("bank.rs"), BANK).expect("it is there");
    let mut input = Vec::new();
    let folder = json!({ "uri": format!("file://{path}"), "name": "bank" });
    let greeting = json!({ "capabilities": {}, "workspaceFolders": [folder] });
    frame(&mut input, &request("first", "initialize", greeting).to_string());
    for line in text.lines() {
        let line = line.replace("$DIR", &path);
        match serde_json::from_str::<Value>(&line) {
            Ok(message) if leads_out(&message, &path) => {}
            _ => frame(&mut input, &line),
        }
    }
    let document = json!({ "uri": format!("file://{path}/bank.rs") });
    let place = json!({ "line": 8, "character": 20 });
    let question = json!({ "textDocument": document, "position": place });
    frame(&mut input, &request("last", "textDocument/hover", question).to_string());
    let (sender, answered) = mpsc::channel();
    let input = BufReader::new(Client { input: Cursor::new(input), answered });
    let heard = Rc::new(RefCell::new(Vec::new()));
    let output = Box::new(Ear { heard: Rc::clone(&heard), sender });
    threadlint::talk(input, output).expect("the client listens");
    let heard = String::from_utf8(heard.borrow().clone()).expect("messages are text");
    assert!(heard.contains(LAST) || text.contains("exit"), "no answer: {heard}");
});

fn request(id: &str, method: &str, params: Value) -> Value {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params })
}

fn frame(input: &mut Vec<u8>, text: &str) {
    input.extend(format!("Content-Length: {}\r\n\r\n{text}", text.len()).into_bytes());
}

/// Whether it names files of the machine that are none of ours.
fn leads_out(message: &Value, path: &str) -> bool {
    let text = message.to_string();
    let names = text.matches("file:").count();
    names > text.matches(&format!("file://{path}")).count() || text.contains("..")
}

/// Says everything, and leaves once the last question is answered.
struct Client {
    input: Cursor<Vec<u8>>,
    answered: Receiver<()>,
}

impl Read for Client {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let n_read = self.input.read(buffer)?;
        if n_read == 0 {
            // A server that does not answer is told of, since it does so for ever.
            let _ = self.answered.recv_timeout(Duration::from_secs(60));
        }
        Ok(n_read)
    }
}

/// Hears whether the last question is answered.
struct Ear {
    heard: Rc<RefCell<Vec<u8>>>,
    sender: Sender<()>,
}

impl Write for Ear {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.heard.borrow_mut().extend(bytes);
        if String::from_utf8_lossy(bytes).contains(LAST) {
            let _ = self.sender.send(());
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
