//! Which suggestions go together, and what comes of them.

use std::collections::BTreeMap;

use diag::{Edit, FileId, Suggestion};

use super::Change;
use crate::{
    paths,
    run::{Options, Report},
    settle::Settled,
};

/// Suggestions whose edits do not touch.
#[derive(Debug, Default)]
pub(super) struct Plan {
    pub(super) fixes: Vec<Fix>,
}

/// A suggestion that is to be applied.
#[derive(Debug)]
pub(super) struct Fix {
    pub(super) rule: &'static str,
    /// The file of the finding.
    pub(super) file: String,
    pub(super) fingerprint: String,
    pub(super) edits: Vec<Edit>,
    /// How many findings want the same edits.
    pub(super) n_findings: usize,
}

impl Plan {
    /// The first suggestion of each finding that `is_wanted`, unless it touches one before it.
    pub(super) fn new(report: &Report, is_wanted: impl Fn(&Settled, &Suggestion) -> bool) -> Plan {
        let mut plan = Plan::default();
        for settled in &report.findings {
            let suggestions = &settled.finding.diagnostic.suggestions;
            if let Some(suggestion) = suggestions.iter().find(|it| is_wanted(settled, it)) {
                plan.add(report, settled, &suggestion.edits);
            }
        }
        plan
    }

    fn add(&mut self, report: &Report, settled: &Settled, edits: &[Edit]) {
        let rule = settled.finding.rule.name;
        let same = self.fixes.iter_mut().find(|it| it.edits == edits && it.rule == rule);
        if let Some(same) = same {
            same.n_findings += 1;
            return;
        }
        let taken = || self.fixes.iter().flat_map(|it| &it.edits);
        let touches = edits.iter().any(|it| taken().any(|other| touch(it, other)));
        let in_itself = edits.iter().enumerate();
        let is_knotted = in_itself
            .into_iter()
            .any(|(idx, it)| edits[..idx].iter().any(|other| touch(it, other)));
        let is_ours = edits.iter().all(|it| report.is_ours(it.span.file));
        if edits.is_empty() || touches || is_knotted || !is_ours {
            return;
        }
        self.fixes.push(Fix {
            rule,
            file: report.map.file(settled.finding.diagnostic.primary.span.file).path.clone(),
            fingerprint: settled.fingerprint.clone(),
            edits: edits.to_vec(),
            n_findings: 1,
        });
    }
}

/// Whether the order of two edits could matter.
fn touch(a: &Edit, b: &Edit) -> bool {
    let is_insertion = a.span.start == a.span.end || b.span.start == b.span.end;
    let overlap = a.span.start < b.span.end && b.span.start < a.span.end;
    let meet = a.span.start <= b.span.end && b.span.start <= a.span.end;
    a.span.file == b.span.file && (overlap || is_insertion && meet)
}

/// The files that `fixes` change; none if an edit does not fit its file.
pub(super) fn texts(options: &Options, report: &Report, fixes: &[&Fix]) -> Option<Vec<Change>> {
    let mut by_file: BTreeMap<FileId, Vec<&Edit>> = BTreeMap::new();
    for edit in fixes.iter().flat_map(|it| &it.edits) {
        by_file.entry(edit.span.file).or_default().push(edit);
    }
    let changes = by_file.into_iter().map(|(file, edits)| {
        let file = report.map.file(file);
        Some(Change {
            path: paths::absolute(&options.base, file.path.as_ref()),
            name: file.path.clone(),
            new: edited(&file.text, edits)?,
            old: file.text.clone(),
        })
    });
    changes.collect()
}

/// `text` after `edits`, which do not touch.
fn edited(text: &str, mut edits: Vec<&Edit>) -> Option<String> {
    edits.sort_by_key(|it| it.span.start);
    let mut res = String::with_capacity(text.len());
    let mut done = 0;
    for edit in edits {
        res.push_str(text.get(done..edit.span.start as usize)?);
        res.push_str(&edit.text);
        done = edit.span.end as usize;
    }
    res.push_str(text.get(done..)?);
    Some(res)
}

#[cfg(test)]
mod tests {
    use diag::{Edit, FileId, Span};

    use super::{edited, touch};

    fn edit(start: u32, end: u32, text: &str) -> Edit {
        Edit {
            span: Span { file: FileId(0), start, end },
            text: text.to_owned(),
        }
    }

    #[test]
    fn edits_are_made_in_the_order_of_the_text() {
        let edits = [edit(4, 5, "B"), edit(0, 1, ""), edit(6, 6, "!")];
        assert_eq!(edited("a bcd e", edits.iter().collect()).as_deref(), Some(" bcB !e"));
        assert_eq!(edited("λ", vec![&edit(1, 2, "")]), None);
        assert_eq!(edited("a", vec![&edit(1, 2, "")]), None);
    }

    #[test]
    fn edits_that_meet_do_not_touch_unless_one_is_an_insertion() {
        assert!(!touch(&edit(0, 2, ""), &edit(2, 4, "")));
        assert!(touch(&edit(0, 3, ""), &edit(2, 4, "")));
        assert!(touch(&edit(0, 2, ""), &edit(2, 2, "x")));
        assert!(touch(&edit(2, 2, "y"), &edit(2, 2, "x")));
        assert!(!touch(&edit(0, 2, ""), &edit(3, 3, "x")));
    }
}
