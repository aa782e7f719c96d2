//! Answers to what the client asks about code.

use std::path::PathBuf;

use anyhow::Result;
use diag::{FileId, TextRange};
use lsp_server::{ErrorCode, Request};
use lsp_types::{
    CodeActionKind, CodeActionParams, DocumentDiagnosticParams, DocumentHighlightParams,
    ExecuteCommandParams, HoverParams, InlayHintParams, TextDocumentPositionParams, Uri,
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

use super::Session;
use crate::{
    builtin::{all_rules, docs, summary},
    lsp::{
        actions::{EXPLAIN, actions},
        address,
        diagnostics::{diagnostics, diagnostics_at},
        guards::{highlights, hover, inlay_hints},
        order::lock_order,
        pull,
        snapshot::Snapshot,
    },
    report::rule_url,
};

pub(super) const DIAGNOSTIC: &str = "textDocument/diagnostic";
pub(super) const WORKSPACE_DIAGNOSTIC: &str = "workspace/diagnostic";
const CODE_ACTION: &str = "textDocument/codeAction";
const HOVER: &str = "textDocument/hover";
const HIGHLIGHT: &str = "textDocument/documentHighlight";
const INLAY_HINT: &str = "textDocument/inlayHint";
/// Of our own: a position is asked about, as for a hover.
const LOCK_ORDER: &str = "threadlint/lockOrder";

/// Whether requests of this kind are answered, once there is an analysis.
pub(super) fn is_known(method: &str) -> bool {
    let is_diagnostic = matches!(method, DIAGNOSTIC | WORKSPACE_DIAGNOSTIC);
    is_diagnostic || matches!(method, CODE_ACTION | HOVER | HIGHLIGHT | INLAY_HINT | LOCK_ORDER)
}

impl Session {
    /// Answers those who wait, if the newest state of the files is known.
    pub(super) fn answer_waiting(&mut self) -> Result<()> {
        let Some(snapshot) = self.snapshot.take() else { return Ok(()) };
        if snapshot.generation == self.generation {
            for request in std::mem::take(&mut self.waiting) {
                let id = request.id.clone();
                match self.answer(&snapshot, request) {
                    Ok(value) => self.respond(id, value)?,
                    Err(error) => self.refuse(id, ErrorCode::InvalidParams, &error.to_string())?,
                }
            }
        }
        self.snapshot = Some(snapshot);
        Ok(())
    }

    fn answer(&self, snapshot: &Snapshot, request: Request) -> Result<Value> {
        let encoding = self.client.encoding;
        let value = match request.method.as_str() {
            DIAGNOSTIC => {
                let it: DocumentDiagnosticParams = params(request)?;
                let path = address::path(&it.text_document.uri);
                let found =
                    path.map(|path| diagnostics_at(snapshot, &self.documents, encoding, &path));
                pull::of_document(&found.unwrap_or_default(), &it)
            }
            WORKSPACE_DIAGNOSTIC => {
                let found = diagnostics(snapshot, &self.documents, encoding);
                pull::of_workspace(found, &self.documents, params(request)?)
            }
            CODE_ACTION => self.code_actions(snapshot, params(request)?)?,
            HOVER => {
                let it: HoverParams = params(request)?;
                let place = self.place(snapshot, &it.text_document_position_params);
                json(place.and_then(|(file, at)| hover(snapshot, encoding, file, at)))?
            }
            HIGHLIGHT => {
                let it: DocumentHighlightParams = params(request)?;
                let place = self.place(snapshot, &it.text_document_position_params);
                json(place.map(|(file, at)| highlights(snapshot, encoding, file, at)))?
            }
            LOCK_ORDER => {
                let place = self.place(snapshot, &params(request)?);
                let order = place.and_then(|(file, at)| {
                    lock_order(snapshot, &self.documents, encoding, file, at)
                });
                json(order)?
            }
            _ => {
                let it: InlayHintParams = params(request)?;
                let hints = file(snapshot, &it.text_document.uri).map(|(_, file)| {
                    let source = snapshot.source(file);
                    let start = encoding.offset(source, it.range.start);
                    let end = encoding.offset(source, it.range.end).max(start);
                    inlay_hints(snapshot, encoding, file, TextRange::new(start, end))
                });
                json(hints)?
            }
        };
        Ok(value)
    }

    fn code_actions(&self, snapshot: &Snapshot, it: CodeActionParams) -> Result<Value> {
        let only = it.context.only.unwrap_or_else(|| vec![CodeActionKind::QUICKFIX]);
        let is_wanted =
            only.contains(&CodeActionKind::QUICKFIX) || only.contains(&CodeActionKind::EMPTY);
        let path = address::path(&it.text_document.uri).filter(|_| is_wanted);
        let encoding = self.client.encoding;
        json(path.map(|path| actions(snapshot, &self.documents, encoding, &path, it.range)))
    }

    fn place(&self, snapshot: &Snapshot, it: &TextDocumentPositionParams) -> Option<(FileId, u32)> {
        let (_, file) = file(snapshot, &it.text_document.uri)?;
        let source = snapshot.source(file);
        Some((file, self.client.encoding.offset(source, it.position)))
    }

    /// The only command shows the page of a rule; the page is the answer as well.
    pub(super) fn execute(&mut self, request: Request) -> Result<()> {
        let id = request.id.clone();
        let named = params::<ExecuteCommandParams>(request).ok().filter(|it| it.command == EXPLAIN);
        let named = named.and_then(|it| Some(it.arguments.first()?.as_str()?.to_owned()));
        let Some(rule) = named.and_then(|name| all_rules().find(|it| it.name == name)) else {
            return self.refuse(id, ErrorCode::InvalidParams, "no such command or rule");
        };
        let url = rule_url(rule.name);
        match self.client.shows_pages {
            true => self.ask("window/showDocument", json!({ "uri": url, "external": true }))?,
            false => {
                let message = format!("{}: {} {url}", rule.name, summary(rule));
                self.notify("window/showMessage", json!({ "type": 3, "message": message }))?;
            }
        }
        self.respond(id, docs(rule))
    }
}

fn file(snapshot: &Snapshot, uri: &Uri) -> Option<(PathBuf, FileId)> {
    let path = address::path(uri)?;
    let file = snapshot.file(&path)?;
    Some((path, file))
}

fn params<P: DeserializeOwned>(request: Request) -> Result<P> {
    Ok(serde_json::from_value(request.params)?)
}

fn json(value: impl Serialize) -> Result<Value> {
    Ok(serde_json::to_value(value)?)
}
