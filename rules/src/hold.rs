//! A guard that is held: where it came from, why it still lives, how to end it earlier.

use diag::{Applicability, Edit, Span, Suggestion};
use model::{
    Acquisition, CodeId, HeldGuard, Model, Source,
    effects::{GuardKind, LockKind},
    facts::{Edition, Head, HeadKind, LocalKind},
};

use crate::words;

/// A guard that is held in a body.
#[derive(Clone, Copy)]
pub(crate) struct Hold<'m> {
    pub(crate) model: &'m Model,
    pub(crate) code: CodeId,
    pub(crate) guard: HeldGuard,
    pub(crate) acquisition: &'m Acquisition,
}

/// What keeps a guard alive.
pub(crate) enum Keeper<'m> {
    /// A variable with this name.
    Variable(String),
    /// It is a temporary of the head of a `match`, `if let`, `while let` or `for`.
    Head(&'m Head),
    /// It is a temporary whose life a `let` extended.
    Extended,
    /// It is a temporary of a statement.
    Statement,
    /// It came in as a parameter.
    Param,
    /// The lock was taken without a guard.
    Nothing,
}

impl<'m> Hold<'m> {
    pub(crate) fn new(model: &'m Model, code: CodeId, guard: HeldGuard) -> Hold<'m> {
        let acquisition = model.held(code, guard);
        Hold { model, code, guard, acquisition }
    }

    pub(crate) fn lock_name(&self) -> String {
        words::lock_name(self.model, &self.acquisition.object)
    }

    /// What is held, for a message.
    pub(crate) fn subject(&self) -> String {
        match (self.keeper(), self.acquisition.guard) {
            (Keeper::Param, _) => "a guard that is a parameter".to_owned(),
            (Keeper::Variable(name), Some(GuardKind::Span)) => {
                format!("the span entered by `{name}`")
            }
            _ => self.lock_name(),
        }
    }

    /// Whether it is no lock, but a span of `tracing` that was entered.
    pub(crate) fn is_span(&self) -> bool {
        self.acquisition.guard == Some(GuardKind::Span)
    }

    /// Whether it is a borrow of a `RefCell`, which no other thread can want.
    pub(crate) fn is_borrow(&self) -> bool {
        self.acquisition.lock.is_some_and(|it| it.kind == LockKind::RefCell)
    }

    /// Whether waiting for the lock suspends a task, not the thread.
    pub(crate) fn is_of_tasks(&self) -> bool {
        self.acquisition.lock.is_some_and(|it| it.task)
    }

    /// The call that took the lock.
    pub(crate) fn span(&self) -> Span {
        self.model.span(self.code, self.acquisition.range)
    }

    pub(crate) fn keeper(&self) -> Keeper<'m> {
        let Some(holder) = self.guard.holder else { return Keeper::Nothing };
        let body = &self.model.bodies.codes[self.code.idx()].body;
        let local = &body.locals[holder.idx()];
        match (local.kind, local.head, local.name) {
            (LocalKind::Param, ..) if matches!(self.acquisition.source, Source::Param(_)) => {
                Keeper::Param
            }
            (_, Some(head), None) => Keeper::Head(&body.heads[head.idx()]),
            (LocalKind::Extended, ..) => Keeper::Extended,
            (_, _, Some(name)) => Keeper::Variable(name.to_string()),
            _ => Keeper::Statement,
        }
    }

    /// The words under the acquisition: what was taken, and how long it is held.
    pub(crate) fn label(&self) -> String {
        if let Keeper::Param = self.keeper() {
            return "the guard comes in here".to_owned();
        }
        let name = self.lock_name();
        let how_long = self.how_long().unwrap_or_default();
        if self.is_span() {
            return format!("{name} is entered here{how_long}");
        }
        let taken = words::taken(self.acquisition.lock, self.acquisition.mode);
        format!("{name} is {taken} here{how_long}")
    }

    fn how_long(&self) -> Option<String> {
        Some(match self.keeper() {
            Keeper::Variable(name) => format!(", and held by `{name}`"),
            Keeper::Head(head) => format!(", and held {}", self.head_end(head)),
            Keeper::Extended => ", and held as long as the reference to it".to_owned(),
            Keeper::Statement => ", and held to the end of the statement".to_owned(),
            Keeper::Nothing => ", without a guard".to_owned(),
            Keeper::Param => return None,
        })
    }

    fn head_end(&self, head: &Head) -> &'static str {
        match head.kind {
            HeadKind::Match => "to the end of the `match`",
            HeadKind::For => "for the whole loop",
            HeadKind::WhileLet => "to the end of each round of the loop",
            HeadKind::IfLet if self.edition() == Edition::E2024 => "to the end of the `if let`",
            HeadKind::IfLet => "to the end of the `if let`, `else` included",
        }
    }

    fn edition(&self) -> Edition {
        let file = self.model.bodies.codes[self.code.idx()].file;
        self.model.program.files[file.0 as usize].edition
    }

    /// How to end the guard before `what`.
    pub(crate) fn advice(&self, what: &str) -> String {
        match self.keeper() {
            Keeper::Variable(name) => {
                format!("end the life of `{name}` before {what}: `drop({name})`, or a block around it")
            }
            Keeper::Head(_) => format!(
                "take the value into a variable before the {}: its guard then ends with that `let`",
                self.construct()
            ),
            Keeper::Extended => {
                "copy or clone the value instead of borrowing it, or bind the guard to a variable \
                 and drop that"
                    .to_owned()
            }
            Keeper::Statement => {
                "take the value into a variable in a statement of its own: its guard then ends there"
                    .to_owned()
            }
            Keeper::Param => format!("drop the guard before {what}, or leave it with the caller"),
            Keeper::Nothing => format!("release the lock before {what}"),
        }
    }

    /// The construct in whose head the guard was made.
    pub(crate) fn construct(&self) -> &'static str {
        match self.keeper() {
            Keeper::Head(head) => match head.kind {
                HeadKind::Match => "`match`",
                HeadKind::IfLet => "`if let`",
                HeadKind::WhileLet => "`while let`",
                HeadKind::For => "`for`",
            },
            _ => "statement",
        }
    }

    /// Puts a block around the head, at whose end the guard is dropped, if the head's value does
    /// not borrow from it.
    pub(crate) fn suggestion(&self, applicability: Applicability) -> Option<Suggestion> {
        let Keeper::Head(head) = self.keeper() else { return None };
        if !self.model.is_owned_head(self.code, head) {
            return None;
        }
        let span = self.model.span(self.code, head.range);
        let at = |at: u32, text: &str| Edit {
            span: Span { start: at, end: at, ..span },
            text: text.to_owned(),
        };
        // In a block's tail the guard would outlive the block before edition 2024.
        let edits = match self.edition() {
            Edition::E2024 => [at(span.start, "{ "), at(span.end, " }")],
            _ => [at(span.start, "{ let value = "), at(span.end, "; value }")],
        };
        Some(Suggestion {
            title: format!("let the guard end before the {}", self.construct()),
            applicability,
            edits: edits.into(),
        })
    }
}
