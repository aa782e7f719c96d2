//! Diagnostics as rust-analyzer takes them: by the message types of `cargo_metadata`.

use cargo_metadata::diagnostic::{Applicability, Diagnostic, DiagnosticLevel};
use threadlint::report::Format;

use super::sample::{BANK_NAME, empty_report, report, written};

fn diagnostics() -> Vec<Diagnostic> {
    let text = written(&report(), Format::RustcJson);
    text.lines().map(|it| serde_json::from_str(it).expect("a diagnostic of rustc")).collect()
}

#[test]
fn rustc_json_is_read_by_cargos_types() {
    assert_eq!(written(&empty_report(), Format::RustcJson), "");
    let diagnostics = diagnostics();
    let levels: Vec<_> = diagnostics.iter().map(|it| it.level).collect();
    assert_eq!(levels, [DiagnosticLevel::Note, DiagnosticLevel::Error]);
    for diagnostic in &diagnostics {
        assert_eq!(diagnostic.spans.iter().filter(|it| it.is_primary).count(), 1);
        let code = diagnostic.code.as_ref().expect("a code");
        assert_eq!(code.code.split("::").count(), 2);
        // The link is shown only from a child without a place.
        let link = diagnostic.children.iter().find(|it| it.message.contains("https://"));
        assert!(link.is_some_and(|it| it.spans.is_empty()));
        assert!(diagnostic.rendered.as_ref().is_some_and(|it| it.contains(&diagnostic.message)));
    }
}

/// Labels without words are dropped by the reader, and columns are counted in the given text.
#[test]
fn every_span_can_be_used() {
    for diagnostic in diagnostics() {
        let suggested = diagnostic.children.iter().flat_map(|it| &it.spans);
        for span in diagnostic.spans.iter().chain(suggested) {
            assert!(span.is_primary || span.label.is_some());
            assert_eq!(span.text.len(), span.line_end - span.line_start + 1);
            let first = &span.text[0];
            assert_eq!(first.highlight_start, span.column_start);
            assert_eq!(span.text[span.text.len() - 1].highlight_end, span.column_end);
            assert!(span.column_start <= first.text.chars().count());
        }
    }
    let hint = &diagnostics()[0].spans[0];
    let highlighted: String = hint.text[0].text.chars().skip(hint.column_start - 1).collect();
    assert!(highlighted.starts_with("bank.log.lock()"), "{highlighted}");
}

#[test]
fn suggestions_are_children_with_edits() {
    let diagnostics = diagnostics();
    let edits: Vec<_> = diagnostics[1].children.iter().filter(|it| !it.spans.is_empty()).collect();
    assert_eq!(edits.len(), 2);
    assert_eq!(edits[0].spans.len(), 2);
    let [only] = edits[1].spans.as_slice() else { panic!("one edit") };
    assert_eq!(only.file_name, BANK_NAME);
    assert_eq!(only.suggested_replacement.as_deref(), Some("{\n}"));
    assert_eq!(only.suggestion_applicability, Some(Applicability::MachineApplicable));
}
