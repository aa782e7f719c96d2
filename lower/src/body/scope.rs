//! Scopes: where values end.

use diag::TextRange;
use model::{
    Symbol,
    facts::{BlockId, Edition, ExitCause, OpKind, Scope, ScopeId, ScopeKind},
};

use super::{
    builder::{Builder, WHOLE_BODY},
    dest::Dest,
};

/// What a scope may hold.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Holds {
    pub(super) n_locals: u32,
    /// An op names the scope.
    is_named: bool,
}

/// What `break`, `continue` or the `?` of a `try` block can leave.
#[derive(Clone, Copy, Debug)]
pub(super) struct Breakable {
    pub(super) label: Option<Symbol>,
    pub(super) kind: BreakableKind,
    /// Everything inside of this scope is left.
    pub(super) scope: ScopeId,
    pub(super) after: BlockId,
    pub(super) dest: Dest,
}

/// What can be left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum BreakableKind {
    Loop { header: BlockId },
    Block,
    Try,
}

impl Builder<'_, '_> {
    /// In edition 2024 the temporaries of a block's tail end before the block's variables, those of
    /// an `if let` before its `else`.
    pub(super) fn is_2024(&self) -> bool {
        self.cx.edition >= Edition::E2024
    }

    pub(super) fn push_scope(&mut self, kind: ScopeKind, range: TextRange) -> ScopeId {
        let id = ScopeId(self.frame.body.scopes.len() as u32);
        self.frame.body.scopes.push(Scope { parent: Some(self.frame.scope), kind, range });
        self.frame.holds.push(Holds::default());
        self.frame.scope = id;
        id
    }

    /// Control falls out of the innermost scope after the token at `end`.
    pub(super) fn pop_scope(&mut self, scope: ScopeId, end: TextRange) {
        debug_assert_eq!(self.frame.scope, scope);
        self.end_scope(scope, end);
        self.leave_scope(scope);
    }

    /// The op alone: for a second way out of a scope.
    pub(super) fn end_scope(&mut self, scope: ScopeId, end: TextRange) {
        if self.frame.holds[scope.idx()].n_locals > 0 {
            self.push(OpKind::EndScope { scope }, end);
        }
    }

    /// Closes the innermost scope without an op.
    pub(super) fn leave_scope(&mut self, scope: ScopeId) {
        let parent = self.frame.body.scopes[scope.idx()].parent;
        self.frame.scope = parent.unwrap_or(WHOLE_BODY);
        let holds = self.frame.holds[scope.idx()];
        let is_last = scope.idx() + 1 == self.frame.body.scopes.len();
        if is_last && holds.n_locals == 0 && !holds.is_named {
            self.frame.body.scopes.pop();
            self.frame.holds.pop();
        }
    }

    /// Runs `lower` with a temporary scope of its own, which ends after the last character of
    /// `range`.
    pub(super) fn in_temps<R>(
        &mut self,
        range: TextRange,
        lower: impl FnOnce(&mut Self) -> R,
    ) -> R {
        self.in_temps_until(range, last_char(range), lower)
    }

    /// The same with another end.
    pub(super) fn in_temps_until<R>(
        &mut self,
        range: TextRange,
        end: TextRange,
        lower: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let around = self.frame.temps;
        let scope = self.push_scope(ScopeKind::Temporaries, range);
        self.frame.temps = scope;
        let res = lower(self);
        self.frame.temps = around;
        self.pop_scope(scope, end);
        res
    }

    /// `return`, `?`, `break` or `continue` leaves everything inside of `to`.
    pub(super) fn exit(&mut self, to: Option<ScopeId>, cause: ExitCause, range: TextRange) {
        let mut from = self.frame.scope;
        while self.frame.holds[from.idx()].n_locals == 0 && Some(from) != to {
            let Some(parent) = self.frame.body.scopes[from.idx()].parent else { break };
            from = parent;
        }
        if Some(from) == to {
            return;
        }
        for scope in [Some(from), to].into_iter().flatten() {
            self.frame.holds[scope.idx()].is_named = true;
        }
        self.push(OpKind::Exit { from, to, cause }, range);
    }
}

/// The last character of a range, which is one byte long wherever it matters.
pub(super) fn last_char(range: TextRange) -> TextRange {
    TextRange::new(range.end.saturating_sub(1).max(range.start), range.end)
}
