//! What can be done about a finding: mend it, suppress it, read about it.

use std::path::Path;

use diag::{Applicability, Edit, FileId, Span, Suggestion};
use lsp_types::{
    CodeAction, CodeActionKind, CodeActionOrCommand, Command, DocumentChanges, OneOf,
    OptionalVersionedTextDocumentIdentifier, Range, TextDocumentEdit, TextEdit, WorkspaceEdit,
};

use super::{
    diagnostics::diagnostic, documents::Documents, encoding::Encoding, snapshot::Snapshot,
};
use crate::settle::{Settled, pieces};

/// The command that shows the page of a rule.
pub(super) const EXPLAIN: &str = "threadlint.explain";

/// What can be done about the findings of the file `path` that touch `range`.
pub(super) fn actions(
    snapshot: &Snapshot,
    documents: &Documents,
    encoding: Encoding,
    path: &Path,
    range: Range,
) -> Vec<CodeActionOrCommand> {
    let Some(file) = snapshot.file(path) else { return Vec::new() };
    let source = snapshot.source(file);
    let (start, end) = (encoding.offset(source, range.start), encoding.offset(source, range.end));
    let range = diag::TextRange::new(start, end.max(start));
    let found: Vec<&Settled> = snapshot.findings_at(file, range).collect();
    let cx = Actions { snapshot, documents, encoding };
    let mut res: Vec<CodeAction> = Vec::new();
    res.extend(found.iter().flat_map(|it| cx.suggestions(it)));
    res.extend(found.iter().filter_map(|it| cx.suppression(it)));
    res.extend(found.iter().map(|it| cx.explanation(it)));
    res.into_iter().map(CodeActionOrCommand::CodeAction).collect()
}

struct Actions<'a> {
    snapshot: &'a Snapshot,
    documents: &'a Documents,
    encoding: Encoding,
}

impl Actions<'_> {
    fn suggestions(&self, settled: &Settled) -> Vec<CodeAction> {
        let all = settled.finding.diagnostic.suggestions.iter();
        let action = |it: &Suggestion| CodeAction {
            is_preferred: Some(it.applicability == Applicability::MachineApplicable),
            edit: Some(self.edit(&it.edits)),
            ..self.action(settled, it.title.clone())
        };
        all.map(action).collect()
    }

    /// Puts a comment before the line; the author has to say why.
    fn suppression(&self, settled: &Settled) -> Option<CodeAction> {
        let rule = settled.finding.rule;
        let span = settled.finding.diagnostic.primary.span;
        if !rules::RULES.iter().any(|it| it.name == rule.name) {
            return None;
        }
        let source = self.snapshot.source(span.file);
        let start = self.line_start(span);
        let line = &source.text[start as usize..];
        let indent = &line[..line.len() - line.trim_start_matches([' ', '\t']).len()];
        let text = format!("{indent}// threadlint: allow({}, reason = \"\")\n", rule.name);
        let edit = Edit { span: Span { start, end: start, ..span }, text };
        let title = format!("Suppress `{}` here", rule.name);
        Some(CodeAction {
            edit: Some(self.edit(&[edit])),
            ..self.action(settled, title)
        })
    }

    /// The start of the line of `span`; if that is inside of a literal, of the literal's line.
    fn line_start(&self, span: Span) -> u32 {
        let source = self.snapshot.source(span.file);
        let start = |offset: u32| source.line_starts()[source.line_idx(offset)];
        let line = start(span.start);
        let around = pieces(&source.text).into_iter().map(|it| it.range);
        let around = around.into_iter().find(|it| it.start < line && line < it.end);
        around.map_or(line, |it| start(it.start))
    }

    fn explanation(&self, settled: &Settled) -> CodeAction {
        let rule = settled.finding.rule.name;
        let title = format!("Explain `{rule}`");
        let arguments = Some(vec![rule.into()]);
        let command = Command { title: title.clone(), command: EXPLAIN.to_owned(), arguments };
        CodeAction { command: Some(command), ..self.action(settled, title) }
    }

    fn action(&self, settled: &Settled, title: String) -> CodeAction {
        let about = diagnostic(self.snapshot, self.documents, self.encoding, settled);
        CodeAction {
            title,
            kind: Some(CodeActionKind::QUICKFIX),
            diagnostics: Some(vec![about]),
            ..CodeAction::default()
        }
    }

    fn edit(&self, edits: &[Edit]) -> WorkspaceEdit {
        let mut files: Vec<FileId> = edits.iter().map(|it| it.span.file).collect();
        files.sort();
        files.dedup();
        let changes = files.into_iter().filter_map(|file| {
            let path = self.snapshot.path(file);
            let source = self.snapshot.source(file);
            let edits = edits.iter().filter(|it| it.span.file == file).map(|it| {
                let range = self.encoding.range(source, it.span.range());
                OneOf::Left(TextEdit { range, new_text: it.text.clone() })
            });
            Some(TextDocumentEdit {
                text_document: OptionalVersionedTextDocumentIdentifier {
                    uri: self.documents.uri(path)?,
                    version: self.documents.find(path).map(|it| it.version),
                },
                edits: edits.collect(),
            })
        });
        let changes = DocumentChanges::Edits(changes.collect());
        WorkspaceEdit { document_changes: Some(changes), ..WorkspaceEdit::default() }
    }
}
