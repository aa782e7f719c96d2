//! `cargo xtask bench lsp`: how long it takes from a keystroke to the findings.

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, ChildStdout, Command, Stdio},
    sync::mpsc::{self, Receiver},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;
use serde_json::{Value, json};

use super::scale;

/// Where is typed.
#[derive(Debug, Args)]
pub(crate) struct LspArgs {
    /// The linter [default: it is built for this]
    #[arg(long, value_name = "FILE")]
    pub(super) program: Option<PathBuf>,
    /// The folder that the editor shows [default: a package that is made for this]
    #[arg(long, requires = "file")]
    folder: Option<PathBuf>,
    /// About so many lines the package has that is made
    #[arg(long, value_name = "N", default_value_t = 300_000, conflicts_with = "folder")]
    lines: usize,
    /// The file that is typed into, inside of the folder
    #[arg(long, requires = "line")]
    file: Option<PathBuf>,
    /// The line before which a statement is typed, inside of a function's body
    #[arg(long)]
    line: Option<usize>,
    /// How often the statement is typed and taken back
    #[arg(long, value_name = "N", default_value_t = 5)]
    rounds: usize,
    /// No new round begins once typing has taken so many seconds
    #[arg(long, value_name = "SECONDS", default_value_t = 60)]
    limit: u64,
}

/// What is typed where nothing else is said; the lock is held already there.
const AGAIN: &str = "self.totals.lock().unwrap().clear();";
/// What is typed into other code.
const ALONE: &str = "let added = std::sync::Mutex::new(0).lock().unwrap();";
/// Who types stops now and then, and the server does then what can wait.
const PAUSE: Duration = Duration::from_millis(600);
/// A server that says nothing for so long is stuck.
const PATIENCE: Duration = Duration::from_secs(120);

#[expect(clippy::print_stdout, clippy::print_stderr, reason = "this is what it is for")]
pub(super) fn run(program: &Path, out: &Path, args: &LspArgs) -> Result<()> {
    let (folder, file, line, statement) = match (&args.folder, &args.file, args.line) {
        (Some(folder), Some(file), Some(line)) => {
            let folder = folder.canonicalize()?;
            let file = folder.join(file);
            (folder, file, line.saturating_sub(1), ALONE)
        }
        _ => {
            let folder = scale::ordinary(out, args.lines)?;
            let file = folder.join("src/part200.rs");
            let text = fs::read_to_string(&file)?;
            let held = text.lines().position(|it| it.contains("let mut totals"));
            (folder, file, held.context("a lock is held")? + 1, AGAIN)
        }
    };
    let n_lines = lines_below(&folder)?;
    eprintln!("opening {n_lines} lines in `{}`", folder.display());
    let mut typing = Typing::start(program, &folder, &file, line)?;
    let began = Instant::now();
    for round in 1..=args.rounds.max(1) {
        if began.elapsed().as_secs() > args.limit {
            eprintln!("stopped after {} rounds of {}", round - 1, args.rounds);
            break;
        }
        thread::sleep(PAUSE);
        typing.statement(statement)?;
        eprintln!("round {round} of {}: {} keystrokes", args.rounds, typing.times.len());
    }
    let mut times = typing.times.clone();
    times.sort();
    let at = |share: f64| times[((times.len() - 1) as f64 * share).round() as usize];
    let ms = |it: Duration| it.as_secs_f64() * 1000.0;
    println!("{n_lines} lines, {} keystrokes in `{}`", times.len(), file.display());
    println!("{:<22} {:>10.1} ms", "opened", ms(typing.opened));
    println!("{:<22} {:>10.1} ms", "median", ms(at(0.5)));
    println!("{:<22} {:>10.1} ms {:>10}", "95th percentile", ms(at(0.95)), "<= 50");
    println!("{:<22} {:>10.1} ms", "longest", ms(at(1.0)));
    Ok(())
}

fn lines_below(folder: &Path) -> Result<usize> {
    let mut res = 0;
    for entry in walkdir::WalkDir::new(folder) {
        let entry = entry?;
        if entry.path().extension().is_some_and(|it| it == "rs") {
            res += fs::read(entry.path())?.iter().filter(|it| **it == b'\n').count();
        }
    }
    Ok(res)
}

/// Somebody who types into a file of an editor.
struct Typing {
    server: Child,
    input: ChildStdin,
    messages: Receiver<Result<Value>>,
    uri: String,
    line: usize,
    version: i64,
    opened: Duration,
    times: Vec<Duration>,
}

impl Typing {
    fn start(program: &Path, folder: &Path, file: &Path, line: usize) -> Result<Typing> {
        let mut command = Command::new(program);
        command.arg("lsp").stdin(Stdio::piped()).stdout(Stdio::piped());
        let mut server = command.spawn().context("the server does not start")?;
        let input = server.stdin.take().context("piped")?;
        let mut out = BufReader::new(server.stdout.take().context("piped")?);
        let (sender, messages) = mpsc::channel();
        // It ends with the server.
        thread::spawn(move || {
            loop {
                let message = message(&mut out);
                let is_last = message.is_err();
                if sender.send(message).is_err() || is_last {
                    return;
                }
            }
        });
        let uri = format!("file://{}", file.display());
        let mut typing = Typing {
            server,
            input,
            messages,
            uri,
            line,
            version: 1,
            opened: Duration::ZERO,
            times: Vec::new(),
        };
        let root = format!("file://{}", folder.display());
        let params = json!({
            "capabilities": {},
            "workspaceFolders": [{ "uri": root, "name": "folder" }],
        });
        let began = Instant::now();
        typing.write(&json!({ "id": 1, "method": "initialize", "params": params }))?;
        typing.tell("initialized", json!({}))?;
        let text = fs::read_to_string(file)?;
        let document =
            json!({ "uri": typing.uri, "languageId": "rust", "version": 1, "text": text });
        typing.tell("textDocument/didOpen", json!({ "textDocument": document }))?;
        typing.found()?;
        typing.opened = began.elapsed();
        // A line of its own for the statement.
        typing.change(0, 0, "\n")?;
        typing.times.clear();
        Ok(typing)
    }

    /// Types `text` and takes it back. A bracket brings the one that closes it, as in most editors.
    fn statement(&mut self, text: &str) -> Result<()> {
        let mut typed = String::new();
        let mut column = 0;
        let mut found = Value::Null;
        for letter in text.chars().filter(|it| *it != ')') {
            let text = if letter == '(' { "()".to_owned() } else { letter.to_string() };
            found = self.change(column, column, &text)?;
            typed.push(letter);
            column += text.len();
        }
        if text == AGAIN && !found.to_string().contains("lock_double") {
            bail!("the lock that is taken twice was not found");
        }
        while let Some(letter) = typed.pop() {
            let len = if letter == '(' { 2 } else { 1 };
            self.change(column - len, column, "")?;
            column -= len;
        }
        Ok(())
    }

    /// Puts `text` in place of some columns of the line; what is found then.
    fn change(&mut self, start: usize, end: usize, text: &str) -> Result<Value> {
        self.version += 1;
        let place = |column: usize| json!({ "line": self.line, "character": column });
        let range = json!({ "start": place(start), "end": place(end) });
        let document = json!({ "uri": self.uri, "version": self.version });
        let changes = json!([{ "range": range, "text": text }]);
        let began = Instant::now();
        let params = json!({ "textDocument": document, "contentChanges": changes });
        self.tell("textDocument/didChange", params)?;
        let found = self.found()?;
        self.times.push(began.elapsed());
        Ok(found)
    }

    /// What is found in the newest version of the file.
    fn found(&mut self) -> Result<Value> {
        loop {
            let message = self.read()?;
            let params = &message["params"];
            let is_wanted = message["method"] == "textDocument/publishDiagnostics"
                && params["uri"] == self.uri
                && params["version"] == self.version;
            if is_wanted {
                return Ok(params["diagnostics"].clone());
            }
        }
    }

    fn tell(&mut self, method: &str, params: Value) -> Result<()> {
        self.write(&json!({ "method": method, "params": params }))
    }

    fn write(&mut self, message: &Value) -> Result<()> {
        let mut message = message.clone();
        message["jsonrpc"] = json!("2.0");
        let text = message.to_string();
        write!(self.input, "Content-Length: {}\r\n\r\n{text}", text.len())?;
        Ok(self.input.flush()?)
    }

    fn read(&mut self) -> Result<Value> {
        self.messages.recv_timeout(PATIENCE).context("the server says nothing any more")?
    }
}

/// The next message of the server.
fn message(out: &mut BufReader<ChildStdout>) -> Result<Value> {
    let mut len = None;
    loop {
        let mut line = String::new();
        if out.read_line(&mut line)? == 0 {
            bail!("the server is gone");
        }
        match line.trim_end().split_once(": ") {
            Some(("Content-Length", value)) => len = Some(value.parse()?),
            Some(_) => {}
            None => break,
        }
    }
    let mut text = vec![0; len.context("a message has a length")?];
    out.read_exact(&mut text)?;
    Ok(serde_json::from_slice(&text)?)
}

impl Drop for Typing {
    /// The server has no more to do, and would wait for ever.
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}
