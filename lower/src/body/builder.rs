//! The body under construction.

use diag::TextRange;
use model::{
    Symbol,
    facts::{
        Block, BlockId, Body, BodyKind, Head, HeadId, HeadKind, Literal, Local, LocalId, LocalKind,
        LoopId, Op, OpKind, Operand, Path, PathId, Place, PlaceBase, Scope, ScopeId, ScopeKind,
        Terminator, Test, Value,
    },
};
use rustc_hash::FxHashMap;

use super::{
    dest::Dest,
    names::{Name, Names},
    pattern::Pattern,
    scope::{Breakable, Holds},
};
use crate::{cx::Cx, path::lower_path};

/// The scope of a whole body.
pub(super) const WHOLE_BODY: ScopeId = ScopeId(0);

/// Beyond this nesting an expression is not looked into. The stack grows as needed up to there.
const MAX_DEPTH: u32 = 10_000;

/// Builds a body, and the closures in it.
pub(super) struct Builder<'c, 'a> {
    pub(super) cx: &'c Cx<'a>,
    pub(super) frame: Frame,
    /// The bodies around the current one, innermost last.
    pub(super) outer: Vec<Frame>,
    depth: u32,
}

/// One body and where in it the builder stands.
pub(super) struct Frame {
    pub(super) body: Body,
    pub(super) current: BlockId,
    /// The innermost scope.
    pub(super) scope: ScopeId,
    /// Where temporaries go.
    pub(super) temps: ScopeId,
    /// Where variables go.
    pub(super) vars: ScopeId,
    /// For each scope, what it may hold.
    pub(super) holds: Vec<Holds>,
    /// The heads that are being evaluated, with how many scopes there were at their start.
    pub(super) heads: Vec<(HeadId, u32)>,
    pub(super) in_loop: Option<LoopId>,
    pub(super) breakables: Vec<Breakable>,
    pub(super) names: Names,
    pub(super) upvar_of: FxHashMap<PlaceBase, u32>,
    /// Parameters that are patterns, to be taken apart.
    pub(super) param_patterns: Vec<(LocalId, Pattern)>,
}

impl Frame {
    pub(super) fn new(kind: BodyKind, range: TextRange) -> Frame {
        let body = Body {
            kind,
            range,
            is_move: false,
            locals: Vec::new(),
            params: 0,
            result: LocalId(0),
            ret: None,
            upvars: Vec::new(),
            scopes: vec![Scope { parent: None, kind: ScopeKind::Block, range }],
            blocks: Vec::new(),
            loops: Vec::new(),
            heads: Vec::new(),
            paths: Vec::new(),
            nested: Vec::new(),
            opaque_macros: Vec::new(),
            is_cut: false,
        };
        let mut frame = Frame {
            body,
            current: BlockId(0),
            scope: WHOLE_BODY,
            temps: WHOLE_BODY,
            vars: WHOLE_BODY,
            holds: vec![Holds::default()],
            heads: Vec::new(),
            in_loop: None,
            breakables: Vec::new(),
            names: Names::default(),
            upvar_of: FxHashMap::default(),
            param_patterns: Vec::new(),
        };
        frame.current = frame.new_block();
        frame
    }

    pub(super) fn new_block(&mut self) -> BlockId {
        let id = BlockId(self.body.blocks.len() as u32);
        self.body.blocks.push(Block {
            ops: Vec::new(),
            terminator: Terminator::Unreachable,
            terminator_range: TextRange::default(),
            in_loop: self.in_loop,
        });
        id
    }
}

impl<'c, 'a> Builder<'c, 'a> {
    pub(super) fn new(cx: &'c Cx<'a>, kind: BodyKind, range: TextRange) -> Builder<'c, 'a> {
        Builder {
            cx,
            frame: Frame::new(kind, range),
            outer: Vec::new(),
            depth: 0,
        }
    }

    pub(super) fn finish(self) -> Body {
        let mut body = self.frame.body;
        body.opaque_macros = self.cx.take_opaque_macros();
        body.is_cut = self.cx.is_cut();
        body
    }

    /// Runs `lower` one level deeper, on more stack if there is little left. None where the nesting
    /// is absurd.
    pub(super) fn deeper<R>(&mut self, lower: impl FnOnce(&mut Self) -> R) -> Option<R> {
        if self.depth >= MAX_DEPTH {
            self.cx.note_cut();
            return None;
        }
        self.depth += 1;
        let res = stacker::maybe_grow(RED_ZONE, SEGMENT, || lower(self));
        self.depth -= 1;
        Some(res)
    }

    pub(super) fn new_block(&mut self) -> BlockId {
        self.frame.new_block()
    }

    pub(super) fn push(&mut self, kind: OpKind, range: TextRange) {
        let current = self.frame.current.idx();
        self.frame.body.blocks[current].ops.push(Op { kind, range });
    }

    /// Ends the current block; the builder stands nowhere until `start`.
    pub(super) fn terminate(&mut self, terminator: Terminator, range: TextRange) {
        let block = &mut self.frame.body.blocks[self.frame.current.idx()];
        block.terminator = terminator;
        block.terminator_range = range;
    }

    pub(super) fn goto(&mut self, block: BlockId, range: TextRange) {
        self.terminate(Terminator::Goto(block), range);
    }

    /// Goes on in `block`.
    pub(super) fn start(&mut self, block: BlockId) {
        self.frame.current = block;
    }

    /// Goes on in a block that nothing leads to: after `return`.
    pub(super) fn start_unreachable(&mut self) {
        self.frame.current = self.new_block();
    }

    pub(super) fn switch(&mut self, on: Operand, targets: Vec<(Test, BlockId)>, range: TextRange) {
        self.terminate(Terminator::Switch { on, targets }, range);
    }

    pub(super) fn add_local(&mut self, local: Local) -> LocalId {
        let id = LocalId(self.frame.body.locals.len() as u32);
        self.frame.holds[local.scope.idx()].n_locals += 1;
        self.frame.body.locals.push(local);
        id
    }

    /// A variable that can be named from now on.
    pub(super) fn add_var(&mut self, name: Name, range: TextRange) -> LocalId {
        let scope = self.frame.vars;
        self.add_local(Local {
            name: Some(name.symbol),
            range,
            ty: None,
            kind: LocalKind::Var,
            scope,
            head: None,
        })
    }

    /// The place of the body's result. It is not dropped.
    pub(super) fn add_result(&mut self) {
        let result = self.add_local(Local {
            name: None,
            range: self.frame.body.range,
            ty: None,
            kind: LocalKind::Result,
            scope: WHOLE_BODY,
            head: None,
        });
        self.frame.holds[WHOLE_BODY.idx()].n_locals -= 1;
        self.frame.body.result = result;
    }

    pub(super) fn path(&mut self, path: &syn::Path, qself: Option<&syn::QSelf>) -> PathId {
        let path = lower_path(self.cx, path, qself);
        self.add_path(path)
    }

    pub(super) fn add_path(&mut self, path: Path) -> PathId {
        let paths = &mut self.frame.body.paths;
        paths.push(path);
        PathId(paths.len() as u32 - 1)
    }

    /// Evaluates the head of a `match` or the like.
    pub(super) fn in_head<R>(
        &mut self,
        kind: HeadKind,
        range: TextRange,
        construct: TextRange,
        evaluate: impl FnOnce(&mut Self) -> R,
    ) -> R {
        let id = HeadId(self.frame.body.heads.len() as u32);
        self.frame.body.heads.push(Head { kind, range, construct });
        self.frame.heads.push((id, self.frame.body.scopes.len() as u32));
        let res = evaluate(self);
        self.frame.heads.pop();
        res
    }

    /// The innermost head that is being evaluated, if `scope` outlives it.
    pub(super) fn head_for(&self, scope: ScopeId) -> Option<HeadId> {
        let (head, n_scopes) = *self.frame.heads.last()?;
        (scope.0 < n_scopes).then_some(head)
    }

    pub(super) fn macro_op(&mut self, name: Symbol, range: TextRange) {
        self.push(OpKind::Macro { name }, range);
    }

    /// `dest` gets a value, if anybody wants it.
    pub(super) fn init(&mut self, dest: Dest, value: Value, range: TextRange) -> Operand {
        let is_nothing = matches!(value, Value::Use(Operand::Literal(_)));
        if is_nothing && matches!(dest, Dest::Ignore(_)) {
            return Operand::Literal(Literal::Unit);
        }
        let dest = self.local(dest, range);
        self.push(OpKind::Init { dest, value }, range);
        Operand::Place(whole(dest))
    }
}

/// How much stack must be left for one level, and how much is added if it is not.
const RED_ZONE: usize = 128 * 1024;
const SEGMENT: usize = 2 * 1024 * 1024;

/// The place that is the whole of a local.
pub(super) fn whole(local: LocalId) -> Place {
    Place { base: PlaceBase::Local(local), projections: Vec::new() }
}
