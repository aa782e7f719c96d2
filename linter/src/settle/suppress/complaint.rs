//! What is wrong with a suppression.

use diag::{Applicability, Diagnostic, Edit, FileId, Suggestion, TextRange};
use rules::Rule;

use super::{Selector, Suppression};
use crate::{date::is_day, nearest::nearest, source_map::SourceFile};

/// Something wrong, and how to mend it.
#[derive(Debug)]
pub(super) struct Complaint {
    pub(super) range: TextRange,
    pub(super) message: String,
    pub(super) mend: Option<Mend>,
}

/// An edit.
#[derive(Debug)]
pub(super) struct Mend {
    pub(super) title: String,
    pub(super) range: TextRange,
    pub(super) text: String,
    pub(super) applicability: Applicability,
}

impl Complaint {
    fn new(range: TextRange, message: impl Into<String>, mend: Option<Mend>) -> Complaint {
        Complaint { range, message: message.into(), mend }
    }

    pub(super) fn diagnostic(&self, file: FileId) -> Diagnostic {
        let diagnostic = Diagnostic::new(self.range.in_file(file), &self.message);
        match &self.mend {
            None => diagnostic,
            Some(mend) => diagnostic.suggestion(Suggestion {
                title: mend.title.clone(),
                applicability: mend.applicability,
                edits: vec![Edit { span: mend.range.in_file(file), text: mend.text.clone() }],
            }),
        }
    }
}

/// What is wrong with a comment `threadlint: word(..)`, if `word` was to be `allow`.
pub(super) fn mistyped(word: &str, range: TextRange) -> Option<Complaint> {
    let near = nearest(word, ["allow", "allow-file"].into_iter())?;
    let mend = Mend {
        title: format!("write `{near}`"),
        range,
        text: near.to_owned(),
        applicability: Applicability::MaybeIncorrect,
    };
    Some(Complaint::new(
        range,
        format!("`{word}` suppresses nothing; there is `{near}`"),
        Some(mend),
    ))
}

impl Suppression {
    /// Why it, or some words in it, should not be there. `runs` tells whether a rule has run.
    pub(super) fn complaints(
        &self,
        today: &str,
        source: &SourceFile,
        runs: impl Fn(&Rule) -> bool,
    ) -> Vec<Complaint> {
        let whole =
            |message: String| vec![Complaint::new(self.range, message, self.removal(source))];
        let malformed = self.malformed();
        if !malformed.is_empty() {
            return malformed;
        }
        if let Some(until) =
            self.arguments.until.as_ref().filter(|_| self.arguments.is_expired(today))
        {
            return whole(format!("this suppression expired on {until}"));
        }
        if self.used.is_empty() {
            return whole("this suppression names no rule".to_owned());
        }
        // A rule that did not run might have found something.
        let names = self.arguments.all.iter().enumerate().filter(|it| it.1.key.is_none());
        let idle: Vec<_> = names
            .zip(&self.used)
            .filter(|((_, name), is_used)| {
                let ran = match Selector::parse(&name.text) {
                    Ok(Selector::Rule(rule)) => runs(rule),
                    _ => false,
                };
                !**is_used && ran
            })
            .map(|it| it.0)
            .collect();
        if idle.len() == self.used.len() {
            return whole("this suppression suppresses nothing".to_owned());
        }
        let complaint = |(idx, name): (usize, &super::Argument)| {
            let mend = Mend {
                title: format!("remove `{}`", name.text),
                range: self.arguments.removal(idx),
                text: String::new(),
                applicability: Applicability::MachineApplicable,
            };
            let message = format!("this suppression suppresses no `{}`", name.text);
            Complaint::new(name.range, message, Some(mend))
        };
        idle.into_iter().map(complaint).collect()
    }

    /// The words that mean nothing.
    fn malformed(&self) -> Vec<Complaint> {
        let mut res = Vec::new();
        for argument in &self.arguments.all {
            let replace = |by: &str| Mend {
                title: format!("write `{by}`"),
                range: argument.range,
                text: by.to_owned(),
                applicability: Applicability::MaybeIncorrect,
            };
            match argument.key.as_deref() {
                Some("reason") => {}
                Some("until") if self.arguments.until.as_deref().is_some_and(is_day) => {}
                Some("until") => {
                    let message = "this is no day; one is written `until = \"2027-06-01\"`";
                    res.push(Complaint::new(argument.range, message, None));
                }
                Some(key) => {
                    let message =
                        format!("`{key}` means nothing here; there are `reason` and `until`");
                    res.push(Complaint::new(argument.range, message, None));
                }
                None => match Selector::parse(&argument.text) {
                    Ok(_) => {}
                    Err(Some(near)) => {
                        let message = format!("`{}` is no rule; there is `{near}`", argument.text);
                        res.push(Complaint::new(self.range, message, Some(replace(near))));
                    }
                    Err(None) => {
                        let message = format!("`{}` is no rule", argument.text);
                        res.push(Complaint::new(self.range, message, None));
                    }
                },
            }
        }
        res
    }

    /// Takes it away, and its line if nothing else is on it.
    fn removal(&self, source: &SourceFile) -> Option<Mend> {
        let own = self.removable?;
        let line = source.line_range(source.line_idx(own.start));
        let before = source.slice(TextRange::new(line.start, own.start.max(line.start)));
        let last = source.line_range(source.line_idx(own.end));
        let after = source.slice(TextRange::new(own.end, last.end.max(own.end)));
        let range = match (before.trim().is_empty(), after.trim().is_empty()) {
            (true, true) => line.cover(last),
            // A comment at the end of a line goes with the blanks before it.
            (false, true) => TextRange::new(line.start + before.trim_end().len() as u32, own.end),
            (_, false) => {
                let blanks = after.len() - after.trim_start_matches(' ').len();
                TextRange::new(own.start, own.end + blanks as u32)
            }
        };
        Some(Mend {
            title: "remove the suppression".to_owned(),
            range,
            text: String::new(),
            applicability: Applicability::MachineApplicable,
        })
    }
}
