//! Guards in the editor: what is held from where to where.

use diag::{FileId, Span, TextRange};
use lsp_types::{
    DocumentHighlight, DocumentHighlightKind, Hover, HoverContents, InlayHint, InlayHintLabel,
    MarkupContent, MarkupKind,
};

use super::{encoding::Encoding, snapshot::Snapshot};
use crate::acquisitions::{Acquisition, Release};

/// What is to be said about the guard at `offset`.
pub(super) fn hover(
    snapshot: &Snapshot,
    encoding: Encoding,
    file: FileId,
    offset: u32,
) -> Option<Hover> {
    let acquisition = &at(snapshot, file, offset)?;
    let value = [held(acquisition), ends(snapshot, acquisition), rules(snapshot, acquisition)];
    let value = value.concat();
    let source = snapshot.source(file);
    Some(Hover {
        contents: HoverContents::Markup(MarkupContent { kind: MarkupKind::Markdown, value }),
        range: Some(encoding.range(source, word_at(&source.text, offset))),
    })
}

/// From the acquisition of the guard at `offset` to where it ends, and the ends themselves.
pub(super) fn highlights(
    snapshot: &Snapshot,
    encoding: Encoding,
    file: FileId,
    offset: u32,
) -> Vec<DocumentHighlight> {
    let Some(acquisition) = &at(snapshot, file, offset) else { return Vec::new() };
    let source = snapshot.source(file);
    let highlight = |range: TextRange, kind| DocumentHighlight {
        range: encoding.range(source, range),
        kind: Some(kind),
    };
    let mut res = vec![
        highlight(live_range(acquisition), DocumentHighlightKind::TEXT),
        highlight(acquisition.span.range(), DocumentHighlightKind::WRITE),
    ];
    let ends = acquisition.releases.iter().map(|it| it.span.range());
    res.extend(ends.map(|it| highlight(it, DocumentHighlightKind::READ)));
    res
}

/// Hints in `range`: where locks are taken, and where they are free again.
pub(super) fn inlay_hints(
    snapshot: &Snapshot,
    encoding: Encoding,
    file: FileId,
    range: TextRange,
) -> Vec<InlayHint> {
    let source = snapshot.source(file);
    let mut words: Vec<(u32, String)> = Vec::new();
    for it in snapshot.acquisitions(file).iter().filter(|it| !it.lock.is_empty()) {
        // What is over on the line where it begins needs no words.
        let line = source.line_idx(it.span.end);
        let ends: Vec<&Release> =
            it.releases.iter().filter(|end| source.line_idx(end.span.end) != line).collect();
        if ends.is_empty() {
            continue;
        }
        let lock = short(&it.lock);
        words.push((it.span.end, format!("locks {lock}")));
        words.extend(ends.iter().map(|it| (it.span.end, format!("releases {lock}"))));
    }
    words.sort();
    words.dedup();
    words.retain(|it| range.start <= it.0 && it.0 <= range.end);
    let hint = |(offset, text): (u32, String)| InlayHint {
        position: encoding.position(source, offset),
        label: InlayHintLabel::String(text),
        kind: None,
        text_edits: None,
        tooltip: None,
        padding_left: Some(true),
        padding_right: Some(true),
        data: None,
    };
    words.into_iter().map(hint).collect()
}

/// The acquisition that `offset` is in, or whose guard the word there names.
pub(super) fn at(snapshot: &Snapshot, file: FileId, offset: u32) -> Option<Acquisition> {
    let text = &snapshot.source(file).text;
    let range = word_at(text, offset);
    let word = &text[range.start as usize..range.end as usize];
    let declared = |it: &Acquisition| {
        let live = live_range(it);
        let holders = it.holders.iter().filter(|(name, at)| {
            name == word && at.start <= offset && offset <= live.end.max(at.end)
        });
        holders.map(|it| it.1.start).max()
    };
    // Of several guards of one name the one declared last is meant: it hides the others.
    let all = snapshot.acquisitions(file);
    let named = all.iter().filter_map(|it| Some((declared(it)?, it)));
    let named = named.max_by_key(|it| it.0).map(|it| it.1);
    let taken = || {
        let around = all.iter().filter(|it| it.span.start <= offset && offset <= it.span.end);
        around.min_by_key(|it| it.span.end - it.span.start)
    };
    named.or_else(taken).cloned()
}

fn live_range(acquisition: &Acquisition) -> TextRange {
    let ends = acquisition.releases.iter().map(|it| it.span.range());
    ends.fold(acquisition.span.range(), TextRange::cover)
}

/// The name that `offset` is in or at the end of.
fn word_at(text: &str, offset: u32) -> TextRange {
    let (before, after) = text.split_at(offset as usize);
    let is_name = |it: char| it == '_' || it.is_alphanumeric();
    let start = before.trim_end_matches(is_name).len();
    let end = text.len() - after.trim_start_matches(is_name).len();
    TextRange::new(start as u32, end as u32)
}

/// `accounts` of `Bank.accounts`.
fn short(lock: &str) -> &str {
    lock.rsplit(['.', ':']).next().filter(|it| !it.is_empty()).unwrap_or(lock)
}

fn held(it: &Acquisition) -> String {
    let name = if it.lock.is_empty() { "an unknown lock".to_owned() } else { code(&it.lock) };
    let kind = if it.lock_type.is_empty() { String::new() } else { code(&it.lock_type) + ", " };
    let waits = if it.blocking { "" } else { ", without waiting" };
    let guard = it.guard.as_ref().map(|it| format!(" by {}", code(it))).unwrap_or_default();
    format!("{name} is held{guard} ({kind}{}{waits})\n", it.mode)
}

fn ends(snapshot: &Snapshot, it: &Acquisition) -> String {
    let place = |span: Span, offset| snapshot.map().position(span.file, offset);
    let start = place(it.span, it.span.start);
    let mut res = format!("\n- from line {}, column {}\n", start.line, start.column);
    for release in &it.releases {
        let end = place(release.span, release.span.end);
        let cause = release.cause.replace('_', " ");
        res += &format!("- until line {}, column {} ({cause})\n", end.line, end.column);
    }
    if it.releases.is_empty() {
        res += "- without an end in this function\n";
    }
    res
}

/// The findings that point at the acquisition.
fn rules(snapshot: &Snapshot, acquisition: &Acquisition) -> String {
    let speaks = |span: Span| {
        let touched = acquisition.span;
        span.file == touched.file && touched.start < span.end && span.start < touched.end
    };
    let found = snapshot.findings.iter().filter(|it| {
        let diagnostic = &it.finding.diagnostic;
        let labels = diagnostic.labels.iter().chain([&diagnostic.primary]);
        labels.into_iter().any(|it| speaks(it.span))
    });
    let line = |it: &crate::settle::Settled| {
        format!("\n`{}`: {}\n", it.finding.rule.name, it.finding.diagnostic.message)
    };
    found.map(line).collect()
}

fn code(text: &str) -> String {
    format!("`{text}`")
}
