//! A body as a control-flow graph.
//!
//! Every expression becomes ops over places. What the graph says exactly, and what all lock rules
//! rest on, is *when values end*: each local belongs to a scope, and `OpKind::EndScope` and
//! `OpKind::Exit` stand where the language drops what the scope holds. Whether a local still holds
//! a value there (it may have been moved) is for the solver to know, which knows the types.

use diag::TextRange;

use super::{Path, Type};
use crate::Symbol;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index.
            pub fn idx(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

ids! {
    /// A local of a body.
    LocalId;
    /// A block of a body.
    BlockId;
    /// A scope of a body.
    ScopeId;
    /// A loop of a body.
    LoopId;
    /// The head of a `match`, `if let`, `while let` or `for`.
    HeadId;
    /// A path in a body.
    PathId;
    /// A closure or async block that stands directly in a body.
    NestedId;
}

/// What a body belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum BodyKind {
    Fn,
    AsyncFn,
    Closure,
    /// `async || ..`.
    AsyncClosure,
    AsyncBlock,
    /// The initialiser of a static or constant.
    Initializer,
}

/// The code of a function, closure, async block or initialiser.
#[derive(Debug)]
pub struct Body {
    pub kind: BodyKind,
    pub range: TextRange,
    /// Closures and async blocks: written with `move`.
    pub is_move: bool,
    /// `params` of these are the parameters, in order: the receiver first. A parameter that is a
    /// pattern is a local of kind `Param` without name, taken apart by the first ops.
    pub locals: Vec<Local>,
    pub params: u32,
    /// Where the result is put before `Terminator::Return`.
    pub result: LocalId,
    /// Written return type of a closure; functions have theirs in their signature.
    pub ret: Option<Type>,
    /// What a closure or async block uses of the bodies around it; `PlaceBase::Upvar` indexes this.
    pub upvars: Vec<Upvar>,
    pub scopes: Vec<Scope>,
    /// Block 0 is the entry.
    pub blocks: Vec<Block>,
    pub loops: Vec<Loop>,
    pub heads: Vec<Head>,
    pub paths: Vec<Path>,
    pub nested: Vec<Body>,
    /// Macro calls that were not looked into.
    pub opaque_macros: Vec<TextRange>,
    /// Some of these are opaque only because of a limit on what macros make.
    pub is_cut: bool,
}

/// A variable or a temporary.
///
/// Invariant: locals of one scope are numbered in the order in which their drops are scheduled, so
/// that they drop in descending order.
#[derive(Debug)]
pub struct Local {
    pub name: Option<Symbol>,
    /// The pattern's name, or the expression whose value the temporary is.
    pub range: TextRange,
    pub ty: Option<Type>,
    pub kind: LocalKind,
    pub scope: ScopeId,
    /// Made while the head of a `match`, `if let`, `while let` or `for` is evaluated, in a scope
    /// that outlives the head. Innermost such head.
    pub head: Option<HeadId>,
}

/// What a local is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LocalKind {
    Param,
    Var,
    /// A temporary that ends with its statement, condition, tail or the like.
    Temp,
    /// A temporary whose life is extended to that of a variable: `let x = &temp();`.
    Extended,
    /// The value of `let _ = value;`, `_ = value;` or of an expression statement `value;`, which
    /// nobody takes.
    Discarded {
        by: Discard,
    },
    /// The result of the body.
    Result,
}

/// How a value is thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Discard {
    /// `let _ = value;` or `_ = value;`
    Wildcard,
    /// `value;`
    Statement,
}

/// A region of code at whose end the locals that belong to it are dropped. Scope 0 is the whole
/// body and holds the parameters.
#[derive(Debug)]
pub struct Scope {
    pub parent: Option<ScopeId>,
    pub kind: ScopeKind,
    /// The code of the scope.
    pub range: TextRange,
}

/// What a scope is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// A body or the code between braces: its variables end here.
    Block,
    /// The temporaries of a statement, of a condition, of an operand of `&&`, of a match guard, or
    /// (edition 2024) of a tail expression.
    Temporaries,
    /// The bindings of a match arm, an `if let`, a `while let` or a `for`.
    Bindings,
}

/// What a closure or async block uses of the body around it.
#[derive(Debug)]
pub struct Upvar {
    pub name: Symbol,
    /// The variable in the body directly around this one; it may be an upvar there.
    pub base: PlaceBase,
    /// `move`, or a use by value in the body: then the variable's value (if it is not `Copy`) moves
    /// into the closure when that is made. Otherwise it is borrowed.
    pub by_value: bool,
}

/// Ops that run one after the other, and where control goes then.
#[derive(Debug)]
pub struct Block {
    pub ops: Vec<Op>,
    pub terminator: Terminator,
    /// What the terminator stands for: the `if`, `match`, `?`, `return`.
    pub terminator_range: TextRange,
    /// The innermost loop that the block belongs to; a loop's header and condition do.
    pub in_loop: Option<LoopId>,
}

/// A loop.
#[derive(Debug)]
pub struct Loop {
    pub kind: LoopKind,
    pub parent: Option<LoopId>,
    /// The whole loop expression.
    pub range: TextRange,
    /// The block that `continue` goes to.
    pub header: BlockId,
}

/// Which loop it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LoopKind {
    Loop,
    While,
    WhileLet,
    For,
}

/// The head of a construct that keeps the temporaries of its head alive while its body runs.
#[derive(Debug)]
pub struct Head {
    pub kind: HeadKind,
    /// The expression in the head.
    pub range: TextRange,
    /// The whole construct.
    pub construct: TextRange,
}

/// Which construct a head belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadKind {
    Match,
    IfLet,
    WhileLet,
    For,
}

/// One step.
#[derive(Debug)]
pub struct Op {
    pub kind: OpKind,
    /// The expression; for `EndScope` and `Exit` the token after which the values are gone: the
    /// `}` or `;`, the last character of a condition or tail, or the whole `return`, `break`,
    /// `continue` or `?`.
    pub range: TextRange,
}

/// What a step does.
#[derive(Debug)]
pub enum OpKind {
    /// Gives `dest` its first value (in this round of a loop).
    Init { dest: LocalId, value: Value },
    /// A pattern's variable takes (part of) a value. `source` may project through references
    /// without a `Deref`, as patterns do; the variable then borrows. It takes by value otherwise if
    /// `mode` is `Move`.
    Bind { dest: LocalId, source: Place, mode: BindMode },
    /// `dest = value`: the old value is dropped after `value` is evaluated.
    Assign { dest: Place, value: Value },
    /// `dest op= value`.
    AssignOp { dest: Place, operator: Symbol, value: Operand },
    /// A call of any kind. Operands are evaluated before, in the language's order.
    Call { dest: LocalId, call: Call },
    /// `future.await`.
    Await { dest: LocalId, future: Operand },
    /// Control falls out of `scope`: what its locals hold is dropped, in descending order.
    EndScope { scope: ScopeId },
    /// `return`, `?`, `break` and `continue` leave scopes: everything from `from` outwards up to,
    /// not including, `to` is dropped. `to` is none if the whole body is left.
    Exit { from: ScopeId, to: Option<ScopeId>, cause: ExitCause },
    /// A macro whose meaning matters beyond the code that it expands to, right before that code:
    /// `assert`, `println`, `select`, ..
    Macro { name: Symbol },
}

/// What leaves scopes early.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ExitCause {
    Return,
    Question,
    Break,
    Continue,
}

/// How a pattern's variable takes its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BindMode {
    /// `x`: by value, or by reference if a reference was looked through.
    Move,
    /// `ref x`.
    Ref,
    /// `ref mut x`.
    RefMut,
}

/// A call.
#[derive(Debug)]
pub struct Call {
    pub callee: Callee,
    /// Without the receiver of a method call.
    pub args: Vec<Operand>,
    /// The name of the function or method.
    pub name_range: TextRange,
}

/// What is called.
#[derive(Debug)]
pub enum Callee {
    /// `path(..)`: a function, a constructor, or a constant or static that holds a function.
    Path(PathId),
    /// `receiver.name::<turbofish>(..)`. The receiver is borrowed or moved as the method wants.
    Method { receiver: Operand, name: Symbol, turbofish: Vec<Type> },
    /// The value of an expression: a local closure, a field that holds one.
    Value(Operand),
    /// Syntax that calls something of the language.
    Lang(Lang),
    /// A macro that is known, by its name: `println`, `format`, `vec`, `panic`. Arguments are
    /// borrowed (`format_args!`) or moved (`vec!`).
    Macro(Symbol),
}

/// Calls that syntax makes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lang {
    /// `IntoIterator::into_iter(arg)` of a `for`.
    IntoIter,
    /// `Iterator::next(&mut arg)` of a `for`: gives the element; the terminator that follows
    /// switches between `Test::Some` and `Test::None`.
    Next,
    /// The operand of `?`: gives the value inside; the terminator that follows switches between
    /// `Test::Continue` and `Test::Break`. On the `Break` way the operand goes to the result.
    Question,
}

/// A value.
#[derive(Debug)]
pub enum Value {
    /// A place moves or is copied, as its type wants.
    Use(Operand),
    Ref {
        mutable: bool,
        place: Place,
    },
    /// `&raw const place`, `addr_of!(place)`.
    RawRef {
        mutable: bool,
        place: Place,
    },
    Aggregate {
        kind: AggregateKind,
        fields: Vec<(Symbol, Operand)>,
        rest: Option<Place>,
    },
    Closure {
        nested: NestedId,
    },
    Unary {
        operator: Unary,
        operand: Operand,
    },
    /// Operators that are not lazy; `operator` is as written: "+", "==".
    Binary {
        operator: Symbol,
        left: Operand,
        right: Operand,
    },
    Cast {
        operand: Operand,
        ty: Box<Type>,
    },
    /// The value of an expression that is not understood: an opaque macro, inline assembly.
    Unknown,
}

/// What an aggregate makes. Fields of tuples and arrays are named "0", "1", ..; of `[x; n]` only
/// "0" is given.
#[derive(Debug)]
pub enum AggregateKind {
    Tuple,
    Array,
    /// `Path { .. }`, struct or variant.
    Struct(PathId),
    /// `a..b`: the fields are "start" and "end"; the symbol is the operator.
    Range(Symbol),
}

/// Unary operators; `*` is a projection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    Not,
    Neg,
}

/// What an op takes.
#[derive(Clone, Debug)]
pub enum Operand {
    /// Moved or copied, as its type wants. As a method's receiver also borrowed.
    Place(Place),
    Literal(Literal),
}

/// A literal, as far as types and durations need it.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    Int {
        value: Option<u64>,
        suffix: Option<Symbol>,
    },
    Float {
        value: f64,
        suffix: Option<Symbol>,
    },
    Bool(bool),
    Char,
    Str(Box<str>),
    Byte,
    ByteStr,
    CStr,
    /// `()`, also as the value of what has none.
    Unit,
}

/// Memory that has a name.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Place {
    pub base: PlaceBase,
    pub projections: Vec<Projection>,
}

/// Where a place begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlaceBase {
    Local(LocalId),
    /// An index into `Body::upvars`.
    Upvar(u32),
    /// A static or constant; or, where it is used as a value, a function, unit struct or variant.
    Path(PathId),
}

/// A step from memory to a part of it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Projection {
    /// `*place`. Field projections of expressions go through references on their own, without one.
    Deref,
    /// A field by name or number. Of a variant, if a `Variant` stands before it.
    Field(Symbol),
    /// `place[..]`.
    Index(Index),
    /// The place as this variant or struct, in a pattern.
    Variant(PathId),
    /// An element of a slice pattern.
    Element,
}

/// What stands in the brackets of an index expression.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Index {
    /// A number.
    Constant(u64),
    /// A variable or temporary.
    Local(LocalId),
    /// A range, or anything else.
    Other,
}

/// Where control goes at the end of a block.
#[derive(Debug)]
pub enum Terminator {
    Goto(BlockId),
    /// Goes to the first block whose test holds; the last test is always true where the tests
    /// before it are false.
    Switch {
        on: Operand,
        targets: Vec<(Test, BlockId)>,
    },
    Return,
    /// Control does not come here: after `panic!`, `loop {}`, `process::exit`.
    Unreachable,
}

/// When control takes one of the ways of a switch.
#[derive(Clone, Debug, PartialEq)]
pub enum Test {
    Bool(bool),
    /// The operand is this variant or struct (a pattern's outermost path).
    Variant(PathId),
    Literal(Literal),
    /// Anything else, or what the tests before left over.
    Otherwise,
    /// After `Lang::Next`.
    Some,
    None,
    /// After `Lang::Question`.
    Continue,
    Break,
    /// One of the branches of `select!`: which one is not known.
    Any,
}
