//! What is said about code: a message, labelled places, advice, edits.

use crate::Span;

/// How sure a finding is. The default run shows `Certain` and `High`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    Low,
    Medium,
    High,
    Certain,
}

impl Confidence {
    /// The word for it on the command line and in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Confidence::Low => "low",
            Confidence::Medium => "medium",
            Confidence::High => "high",
            Confidence::Certain => "certain",
        }
    }
}

/// How much of what a finding says a run of the program has seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SeenAtRun {
    No,
    Partly,
    Wholly,
}

impl SeenAtRun {
    /// The word for it in reports.
    pub fn as_str(self) -> &'static str {
        match self {
            SeenAtRun::No => "no",
            SeenAtRun::Partly => "partly",
            SeenAtRun::Wholly => "wholly",
        }
    }
}

/// A span with the words to print under it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    pub span: Span,
    pub text: String,
    /// The thread of a deadlock whose trace this label is a step of, counted from 1. Labels of one
    /// thread stand in the order in which that thread goes.
    pub thread: Option<u32>,
}

/// Whether an edit may be applied without a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Applicability {
    /// Does what the author meant, and compiles.
    MachineApplicable,
    /// May change behaviour or need a change elsewhere.
    MaybeIncorrect,
    /// Holds a name or a value that the author must fill in.
    HasPlaceholders,
}

/// Replaces the text of `span` by `text`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub span: Span,
    pub text: String,
}

/// Edits that together mend what the diagnostic is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    pub title: String,
    pub applicability: Applicability,
    pub edits: Vec<Edit>,
}

/// What is wrong, where, why one should believe it, and what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    pub message: String,
    /// The place that the message is about; its text may be empty.
    pub primary: Label,
    pub labels: Vec<Label>,
    pub help: Vec<String>,
    pub suggestions: Vec<Suggestion>,
    pub confidence: Confidence,
    /// None if no run was looked at, or runs cannot tell.
    pub seen_at_run: Option<SeenAtRun>,
}

impl Diagnostic {
    /// A diagnostic of high confidence at `span`.
    pub fn new(span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            message: message.into(),
            primary: Label { span, text: String::new(), thread: None },
            labels: Vec::new(),
            help: Vec::new(),
            suggestions: Vec::new(),
            confidence: Confidence::High,
            seen_at_run: None,
        }
    }

    /// Puts words under the primary span.
    #[must_use]
    pub fn primary_text(mut self, text: impl Into<String>) -> Diagnostic {
        self.primary.text = text.into();
        self
    }

    /// Makes the primary span a step of thread `thread`'s trace.
    #[must_use]
    pub fn primary_thread(mut self, thread: u32) -> Diagnostic {
        self.primary.thread = Some(thread);
        self
    }

    /// Adds a labelled place.
    #[must_use]
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into(), thread: None });
        self
    }

    /// Adds the next step of the trace of thread `thread`.
    #[must_use]
    pub fn step(mut self, thread: u32, span: Span, text: impl Into<String>) -> Diagnostic {
        self.labels.push(Label { span, text: text.into(), thread: Some(thread) });
        self
    }

    /// Adds a piece of advice.
    #[must_use]
    pub fn help(mut self, text: impl Into<String>) -> Diagnostic {
        self.help.push(text.into());
        self
    }

    /// Adds an edit that mends it.
    #[must_use]
    pub fn suggestion(mut self, suggestion: Suggestion) -> Diagnostic {
        self.suggestions.push(suggestion);
        self
    }

    /// Says what runs of the program have seen of it.
    #[must_use]
    pub fn seen_at_run(mut self, seen: Option<SeenAtRun>) -> Diagnostic {
        self.seen_at_run = seen;
        self
    }

    /// Says how sure it is.
    #[must_use]
    pub fn confidence(mut self, confidence: Confidence) -> Diagnostic {
        self.confidence = confidence;
        self
    }
}
