//! The talk with one client.

mod answers;
mod greeting;
mod states;

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt,
    io::Write,
    path::PathBuf,
};

use anyhow::{Context, Result};
use lsp_server::{ErrorCode, Message, Notification, Request, RequestId, Response, ResponseError};
use lsp_types::{
    CancelParams, Diagnostic, DidChangeTextDocumentParams, DidChangeWatchedFilesParams,
    DidCloseTextDocumentParams, DidOpenTextDocumentParams, DidSaveTextDocumentParams,
    NumberOrString, PublishDiagnosticsParams,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use self::greeting::Client;
use super::{documents::Documents, snapshot::Snapshot, worker::Worker};

/// How far the talk is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Phase {
    /// The client has not said who it is.
    Silent,
    Open,
    ShutDown,
    /// `exit` came; whether it was announced.
    Over {
        announced: bool,
    },
}

/// Where the client listens.
struct Output(Box<dyn Write>);

impl Output {
    fn send(&mut self, message: impl Into<Message>) -> Result<()> {
        message.into().write(&mut self.0).context("the client does not listen")
    }
}

impl fmt::Debug for Output {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Output")
    }
}

/// What is known in the talk with one client.
#[derive(Debug)]
pub(super) struct Session {
    phase: Phase,
    output: Output,
    client: Client,
    documents: Documents,
    worker: Worker,
    /// Counts the states of the files.
    generation: u64,
    /// The last state with other changes than in texts of open files.
    whole: u64,
    /// The newest state that the worker was asked to analyse.
    asked: Option<u64>,
    /// Open files whose texts have changed since anybody looked.
    edited: BTreeSet<PathBuf>,
    snapshot: Option<Box<Snapshot>>,
    /// Requests that wait for the newest state to be analysed.
    waiting: Vec<Request>,
    /// What the client shows, by file.
    shown: BTreeMap<PathBuf, (Option<i32>, Vec<Diagnostic>)>,
    /// Of our own requests.
    next_id: i32,
}

impl Session {
    pub(super) fn new(worker: Worker, output: Box<dyn Write>) -> Session {
        Session {
            phase: Phase::Silent,
            output: Output(output),
            client: Client::default(),
            documents: Documents::default(),
            worker,
            generation: 0,
            whole: 0,
            asked: None,
            edited: BTreeSet::new(),
            snapshot: None,
            waiting: Vec::new(),
            shown: BTreeMap::new(),
            next_id: 0,
        }
    }

    pub(super) fn is_over(&self) -> bool {
        matches!(self.phase, Phase::Over { .. })
    }

    pub(super) fn is_shut_down(&self) -> bool {
        matches!(self.phase, Phase::ShutDown | Phase::Over { announced: true })
    }

    /// Takes in what the client has said.
    pub(super) fn take(&mut self, message: Message) -> Result<()> {
        match message {
            Message::Request(request) => self.request(request),
            Message::Notification(it) if it.method == "exit" => {
                self.phase = Phase::Over { announced: self.phase == Phase::ShutDown };
                Ok(())
            }
            Message::Notification(it) if self.phase == Phase::Open => self.notification(it),
            // Nothing hangs on how the client answers our own requests.
            Message::Notification(_) | Message::Response(_) => Ok(()),
        }
    }

    fn request(&mut self, request: Request) -> Result<()> {
        match (self.phase, request.method.as_str()) {
            (Phase::Silent, "initialize") => self.initialize(request),
            (Phase::Silent, _) => {
                self.refuse(request.id, ErrorCode::ServerNotInitialized, "say `initialize` first")
            }
            (Phase::Open, "shutdown") => {
                self.phase = Phase::ShutDown;
                for it in std::mem::take(&mut self.waiting) {
                    self.refuse(it.id, ErrorCode::RequestCanceled, "the server shuts down")?;
                }
                self.respond(request.id, Value::Null)
            }
            (Phase::Open, "initialize") | (Phase::ShutDown | Phase::Over { .. }, _) => {
                self.refuse(request.id, ErrorCode::InvalidRequest, "not at this time")
            }
            (Phase::Open, "workspace/executeCommand") => self.execute(request),
            (Phase::Open, method) if answers::is_known(method) => {
                self.waiting.push(request);
                self.answer_waiting()
            }
            (Phase::Open, method) => {
                let message = format!("`{method}` is not known");
                self.refuse(request.id, ErrorCode::MethodNotFound, &message)
            }
        }
    }

    fn notification(&mut self, it: Notification) -> Result<()> {
        match it.method.as_str() {
            "initialized" => return self.watch_files(),
            "textDocument/didOpen" => {
                if let Some(params) = self.params::<DidOpenTextDocumentParams>(it)? {
                    let uri = params.text_document.uri.clone();
                    self.documents.open(params.text_document);
                    return if self.is_looked_at(&uri) { self.typed(&uri) } else { self.changed() };
                }
            }
            "textDocument/didChange" => {
                if let Some(params) = self.params::<DidChangeTextDocumentParams>(it)? {
                    let document = params.text_document;
                    let changes = params.content_changes;
                    let encoding = self.client.encoding;
                    self.documents.change(&document.uri, document.version, changes, encoding);
                    return self.typed(&document.uri);
                }
            }
            "textDocument/didClose" => {
                if let Some(params) = self.params::<DidCloseTextDocumentParams>(it)? {
                    let uri = &params.text_document.uri;
                    let is_as_on_disk = self.is_saved(uri);
                    self.documents.close(uri);
                    return if is_as_on_disk { self.look_again() } else { self.changed() };
                }
            }
            // Configurations and manifests are read anew by every analysis.
            "textDocument/didSave" => {
                if let Some(params) = self.params::<DidSaveTextDocumentParams>(it)? {
                    let is_code = self.is_saved(&params.text_document.uri);
                    return if is_code { self.look_again() } else { self.changed() };
                }
            }
            "workspace/didChangeWatchedFiles" => {
                if let Some(params) = self.params::<DidChangeWatchedFilesParams>(it)? {
                    // Of what is open the editor has told already.
                    let mut others = params.changes.iter().filter(|it| !self.is_saved(&it.uri));
                    return if others.next().is_some() { self.changed() } else { Ok(()) };
                }
            }
            "$/cancelRequest" => {
                if let Some(params) = self.params::<CancelParams>(it)? {
                    return self.cancel(params.id);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// What the client says of `it`; if that makes no sense, nothing happens but a line in its log.
    fn params<P: DeserializeOwned>(&mut self, it: Notification) -> Result<Option<P>> {
        match serde_json::from_value(it.params) {
            Ok(params) => Ok(Some(params)),
            Err(error) => {
                self.log(&format!("`{}` is malformed: {error}", it.method))?;
                Ok(None)
            }
        }
    }

    fn cancel(&mut self, id: NumberOrString) -> Result<()> {
        let id = match id {
            NumberOrString::Number(id) => RequestId::from(id),
            NumberOrString::String(id) => RequestId::from(id),
        };
        let Some(idx) = self.waiting.iter().position(|it| it.id == id) else { return Ok(()) };
        let request = self.waiting.remove(idx);
        self.refuse(request.id, ErrorCode::RequestCanceled, "cancelled")
    }

    /// The files are not any more what a request asked about.
    fn put_off(&mut self, it: Request) -> Result<()> {
        let message = "the files have changed";
        if !matches!(it.method.as_str(), answers::DIAGNOSTIC | answers::WORKSPACE_DIAGNOSTIC) {
            return self.refuse(it.id, ErrorCode::ContentModified, message);
        }
        // For these the protocol has a word that makes the client ask again.
        let error = ResponseError {
            code: ErrorCode::ServerCancelled as i32,
            message: message.to_owned(),
            data: Some(json!({ "retriggerRequest": true })),
        };
        self.output.send(Response { id: it.id, response_result: Err(error) })
    }

    /// Has a client ask for diagnostics that is not told of them.
    fn have_asked_again(&mut self) -> Result<()> {
        match self.client.pulls && self.client.refreshes {
            true => self.ask("workspace/diagnostic/refresh", Value::Null),
            false => Ok(()),
        }
    }

    /// Tells the client what is to be shown in the file `path`, unless it shows that.
    fn show(&mut self, path: PathBuf, diagnostics: Vec<Diagnostic>) -> Result<()> {
        if self.client.pulls {
            return Ok(());
        }
        let version = self.documents.find(&path).map(|it| it.version);
        let next = (version, diagnostics);
        if self.shown.get(&path) == Some(&next) {
            return Ok(());
        }
        if let Some(uri) = self.documents.uri(&path) {
            let diagnostics = next.1.clone();
            let params = PublishDiagnosticsParams { uri, diagnostics, version };
            self.notify("textDocument/publishDiagnostics", params)?;
        }
        let is_idle = next.1.is_empty() && version.is_none();
        match is_idle {
            true => drop(self.shown.remove(&path)),
            false => drop(self.shown.insert(path, next)),
        }
        Ok(())
    }

    /// Writes a line to the client's log.
    pub(super) fn log(&mut self, text: &str) -> Result<()> {
        // 2 is a warning.
        self.notify("window/logMessage", json!({ "type": 2, "message": text }))
    }

    fn notify(&mut self, method: &str, params: impl Serialize) -> Result<()> {
        self.output.send(Notification::new(method.to_owned(), params))
    }

    /// Asks the client for something; nothing hangs on the answer.
    fn ask(&mut self, method: &str, params: impl Serialize) -> Result<()> {
        self.next_id += 1;
        self.output.send(Request::new(RequestId::from(self.next_id), method.to_owned(), params))
    }

    fn respond(&mut self, id: RequestId, result: impl Serialize) -> Result<()> {
        self.output.send(Response::new_ok(id, result))
    }

    fn refuse(&mut self, id: RequestId, code: ErrorCode, message: &str) -> Result<()> {
        self.output.send(Response::new_err(id, code as i32, message.to_owned()))
    }
}
