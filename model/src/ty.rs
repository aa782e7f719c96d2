//! Types that are resolved, as far as they are known.

mod parts;
mod print;
mod subst;

use std::{
    hash::{Hash, Hasher},
    sync::Arc,
};

use self::parts::{Extent, measure};
pub(crate) use self::{parts::Parts, subst::Subst};
use crate::{
    Symbol,
    body::CodeId,
    link::{AdtId, FuncId, ParamId, TraitRef},
};

/// A type. Cheap to clone.
#[derive(Clone)]
pub struct Ty(Arc<Node>);

#[derive(PartialEq)]
struct Node {
    parts: Parts,
    extent: Extent,
    kind: TyKind,
}

/// What a type is. Unknown is a type, and it propagates honestly.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum TyKind {
    Adt(AdtId, Vec<Ty>),
    Prim(Prim),
    Tuple(Vec<Ty>),
    Array(Ty),
    Slice(Ty),
    Ref {
        mutable: bool,
        inner: Ty,
    },
    Ptr {
        mutable: bool,
        inner: Ty,
    },
    FnPtr {
        inputs: Vec<Ty>,
        output: Ty,
    },
    /// The type of a function's name, with what its generic parameters stand for.
    FnDef {
        func: FuncId,
        subst: Subst,
    },
    /// The type of `Some`, `Wrapper`: a function that makes a tuple variant.
    Ctor {
        adt: AdtId,
        variant: u32,
        args: Vec<Ty>,
    },
    /// A closure; what its parameters and result are is known to the inference of its function.
    Closure {
        code: CodeId,
        inputs: Vec<Ty>,
        output: Ty,
    },
    /// What calling an `async fn` gives.
    AsyncFn {
        func: FuncId,
        output: Ty,
    },
    /// What an async block is.
    AsyncBlock {
        code: CodeId,
        output: Ty,
    },
    Dyn(Vec<Bound>),
    /// `impl Trait`, seen from outside.
    Opaque(Vec<Bound>),
    Param(ParamId),
    /// `<base as Trait>::name` that is not known yet.
    Assoc {
        base: Ty,
        of: Option<TraitRef>,
        name: Symbol,
    },
    /// A variable of inference.
    Var(u32),
    Unknown,
}

/// A bound: a trait with its arguments, and associated types that are pinned.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Bound {
    pub of: TraitRef,
    pub assoc: Vec<(Symbol, Ty)>,
}

/// A type of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Prim {
    Bool,
    Char,
    Str,
    Never,
    I8,
    I16,
    I32,
    I64,
    I128,
    Isize,
    U8,
    U16,
    U32,
    U64,
    U128,
    Usize,
    F32,
    F64,
}

impl Prim {
    /// All of them with their names.
    pub const ALL: &[(&str, Prim)] = &[
        ("bool", Prim::Bool),
        ("char", Prim::Char),
        ("str", Prim::Str),
        ("i8", Prim::I8),
        ("i16", Prim::I16),
        ("i32", Prim::I32),
        ("i64", Prim::I64),
        ("i128", Prim::I128),
        ("isize", Prim::Isize),
        ("u8", Prim::U8),
        ("u16", Prim::U16),
        ("u32", Prim::U32),
        ("u64", Prim::U64),
        ("u128", Prim::U128),
        ("usize", Prim::Usize),
        ("f32", Prim::F32),
        ("f64", Prim::F64),
    ];

    /// The type named `name`.
    pub fn from_name(name: &str) -> Option<Prim> {
        Prim::ALL.iter().find(|it| it.0 == name).map(|it| it.1)
    }

    /// Its name.
    pub fn name(self) -> &'static str {
        Prim::ALL.iter().find(|it| it.1 == self).map_or("!", |it| it.0)
    }
}

impl Ty {
    /// The type `kind`; of what is too large nothing is known.
    pub fn new(kind: TyKind) -> Ty {
        let (parts, extent) = measure(&kind);
        match extent.is_too_large() {
            true => Ty::unknown(),
            false => Ty(Arc::new(Node { parts, extent, kind })),
        }
    }

    /// What it is.
    pub fn kind(&self) -> &TyKind {
        &self.0.kind
    }

    /// The type that nothing is known of.
    pub fn unknown() -> Ty {
        Ty::new(TyKind::Unknown)
    }

    /// The type `()`.
    pub fn unit() -> Ty {
        Ty::new(TyKind::Tuple(Vec::new()))
    }

    /// A type of the language.
    pub fn prim(prim: Prim) -> Ty {
        Ty::new(TyKind::Prim(prim))
    }

    /// A struct or enum with arguments.
    pub fn adt(id: AdtId, args: Vec<Ty>) -> Ty {
        Ty::new(TyKind::Adt(id, args))
    }

    /// A generic parameter.
    pub fn param(id: ParamId) -> Ty {
        Ty::new(TyKind::Param(id))
    }

    /// A reference to this type.
    pub fn reference(&self, mutable: bool) -> Ty {
        Ty::new(TyKind::Ref { mutable, inner: self.clone() })
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        matches!(self.kind(), TyKind::Unknown)
    }

    /// Whether it is `!`.
    pub fn is_never(&self) -> bool {
        matches!(self.kind(), TyKind::Prim(Prim::Never))
    }

    /// The struct or enum that it is.
    pub fn as_adt(&self) -> Option<(AdtId, &[Ty])> {
        match self.kind() {
            TyKind::Adt(id, args) => Some((*id, args)),
            _ => None,
        }
    }

    /// The type under all references.
    pub fn strip_refs(&self) -> &Ty {
        let mut ty = self;
        while let TyKind::Ref { inner, .. } = ty.kind() {
            ty = inner;
        }
        ty
    }
}

/// Types are shared a lot, so that many comparisons end at the first look.
impl PartialEq for Ty {
    fn eq(&self, other: &Ty) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Eq for Ty {}

impl Hash for Ty {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.kind().hash(state);
    }
}
