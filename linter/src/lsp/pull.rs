//! Diagnostics for clients that ask for them, and are not told.

use std::{
    collections::BTreeMap,
    hash::{DefaultHasher, Hash, Hasher},
    path::PathBuf,
};

use lsp_types::{
    Diagnostic, DiagnosticOptions, DocumentDiagnosticParams, WorkDoneProgressOptions,
    WorkspaceDiagnosticParams,
};
use serde_json::{Value, json};

use super::{address, documents::Documents};

/// What is said of the server to clients that ask.
pub(super) fn options() -> DiagnosticOptions {
    DiagnosticOptions {
        identifier: Some("threadlint".to_owned()),
        // A deadlock takes two places.
        inter_file_dependencies: true,
        workspace_diagnostics: true,
        work_done_progress_options: WorkDoneProgressOptions::default(),
    }
}

/// The answer about one file of which `found` is to be shown.
pub(super) fn of_document(found: &[Diagnostic], params: &DocumentDiagnosticParams) -> Value {
    report(found, params.previous_result_id.as_deref())
}

/// The answer about all files: those with something to show, and those that the client knows of.
pub(super) fn of_workspace(
    mut found: BTreeMap<PathBuf, Vec<Diagnostic>>,
    documents: &Documents,
    params: WorkspaceDiagnosticParams,
) -> Value {
    let known = params.previous_result_ids.into_iter();
    let known: BTreeMap<PathBuf, String> =
        known.filter_map(|it| Some((address::path(&it.uri)?, it.value))).collect();
    for path in known.keys() {
        found.entry(path.clone()).or_default();
    }
    let items = found.iter().filter_map(|(path, found)| {
        let mut item = report(found, known.get(path).map(String::as_str));
        item["uri"] = json!(documents.uri(path)?);
        item["version"] = json!(documents.find(path).map(|it| it.version));
        Some(item)
    });
    json!({ "items": items.collect::<Vec<_>>() })
}

/// What is to be shown of a file, unless it is what the client has under the name `before`.
fn report(found: &[Diagnostic], before: Option<&str>) -> Value {
    let items = json!(found);
    let mut hasher = DefaultHasher::new();
    items.to_string().hash(&mut hasher);
    let id = format!("{:016x}", hasher.finish());
    match before {
        Some(before) if before == id => json!({ "kind": "unchanged", "resultId": id }),
        _ => json!({ "kind": "full", "resultId": id, "items": items }),
    }
}
