//! Who the client is, and what we can do for it.

use std::path::PathBuf;

use anyhow::Result;
use lsp_server::{ErrorCode, Request};
use lsp_types::{
    CodeActionKind, CodeActionOptions, CodeActionProviderCapability, DiagnosticServerCapabilities,
    ExecuteCommandOptions, HoverProviderCapability, InitializeParams, InitializeResult, OneOf,
    ServerCapabilities, ServerInfo, TextDocumentSyncCapability, TextDocumentSyncKind,
    TextDocumentSyncOptions,
};
use serde_json::{Value, json};

use super::{Phase, Session};
use crate::lsp::{actions::EXPLAIN, address, encoding::Encoding, pull};

/// What is known of the client.
#[derive(Debug, Default)]
pub(super) struct Client {
    pub(super) encoding: Encoding,
    pub(super) folders: Vec<PathBuf>,
    /// It watches files if it is asked to.
    watches: bool,
    /// It opens pages if it is asked to.
    pub(super) shows_pages: bool,
    /// It asks for diagnostics, so that it must not be told of them as well.
    pub(super) pulls: bool,
    /// It asks again if it is asked to.
    pub(super) refreshes: bool,
}

impl Client {
    fn new(params: &Value, typed: &InitializeParams) -> Client {
        let capabilities = &typed.capabilities;
        let general = capabilities.general.as_ref();
        let offered = general.and_then(|it| it.position_encodings.as_deref()).unwrap_or_default();
        let workspace = capabilities.workspace.as_ref();
        let watched = workspace.and_then(|it| it.did_change_watched_files);
        let window = capabilities.window.as_ref();
        let folders = typed.workspace_folders.iter().flatten();
        let mut folders: Vec<PathBuf> = folders.filter_map(|it| address::path(&it.uri)).collect();
        if folders.is_empty() {
            // As clients named it before there were several.
            let root = params["rootUri"].as_str().and_then(|it| it.parse().ok());
            folders.extend(root.and_then(|it| address::path(&it)));
        }
        let raw = &params["capabilities"];
        // Clients that can do both, and they are most, are told: what files that are not open have is
        // seen sooner, and everywhere.
        let pulls = params["initializationOptions"]["diagnostics"] == "pull"
            || raw["textDocument"]["diagnostic"].is_object()
                && !raw["textDocument"]["publishDiagnostics"].is_object();
        Client {
            encoding: Encoding::negotiated(offered),
            folders,
            watches: watched.and_then(|it| it.dynamic_registration) == Some(true),
            shows_pages: window
                .and_then(|it| it.show_document.as_ref())
                .is_some_and(|it| it.support),
            pulls,
            refreshes: raw["workspace"]["diagnostics"]["refreshSupport"] == true,
        }
    }
}

impl Session {
    pub(super) fn initialize(&mut self, request: Request) -> Result<()> {
        let typed: InitializeParams = match serde_json::from_value(request.params.clone()) {
            Ok(typed) => typed,
            Err(error) => {
                return self.refuse(request.id, ErrorCode::InvalidParams, &error.to_string());
            }
        };
        self.client = Client::new(&request.params, &typed);
        self.phase = Phase::Open;
        self.generation += 1;
        self.whole = self.generation;
        let result = InitializeResult {
            capabilities: capabilities(&self.client),
            server_info: Some(ServerInfo {
                name: "threadlint".to_owned(),
                version: Some(env!("CARGO_PKG_VERSION").to_owned()),
            }),
        };
        self.respond(request.id, result)
    }

    /// Asks to be told when a file changes that no editor has open.
    pub(super) fn watch_files(&mut self) -> Result<()> {
        if !self.client.watches {
            return Ok(());
        }
        let patterns = ["**/*.rs", "**/threadlint.toml", "**/.threadlint.toml", "**/Cargo.toml"];
        let watchers = patterns.map(|it| json!({ "globPattern": it }));
        let registration = json!({
            "id": "files",
            "method": "workspace/didChangeWatchedFiles",
            "registerOptions": { "watchers": watchers },
        });
        self.ask("client/registerCapability", json!({ "registrations": [registration] }))
    }
}

fn capabilities(client: &Client) -> ServerCapabilities {
    ServerCapabilities {
        position_encoding: Some(client.encoding.kind()),
        text_document_sync: Some(TextDocumentSyncCapability::Options(TextDocumentSyncOptions {
            open_close: Some(true),
            change: Some(TextDocumentSyncKind::INCREMENTAL),
            save: Some(true.into()),
            ..TextDocumentSyncOptions::default()
        })),
        code_action_provider: Some(CodeActionProviderCapability::Options(CodeActionOptions {
            code_action_kinds: Some(vec![CodeActionKind::QUICKFIX]),
            ..CodeActionOptions::default()
        })),
        diagnostic_provider: client
            .pulls
            .then(|| DiagnosticServerCapabilities::Options(pull::options())),
        hover_provider: Some(HoverProviderCapability::Simple(true)),
        document_highlight_provider: Some(OneOf::Left(true)),
        inlay_hint_provider: Some(OneOf::Left(true)),
        execute_command_provider: Some(ExecuteCommandOptions {
            commands: vec![EXPLAIN.to_owned()],
            ..ExecuteCommandOptions::default()
        }),
        ..ServerCapabilities::default()
    }
}
