//! Types, paths and generics as they are written.

use diag::TextRange;
use serde::{Deserialize, Serialize};

use crate::Symbol;

/// A path as written: `std::sync::Mutex<T>`, `<T as Trait>::Out`, `Self::new`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Path {
    /// The path begins with `::`.
    pub absolute: bool,
    /// `<T>` or `<T as Trait>` before the path. The trait's segments are then the first
    /// `trait_len` of `segments`.
    pub qself: Option<Box<QSelf>>,
    pub segments: Vec<Segment>,
    pub range: TextRange,
}

/// The `<T as ..>` of a qualified path.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct QSelf {
    pub ty: Type,
    /// How many of the path's segments name the trait; 0 for `<T>::f`.
    pub trait_len: usize,
}

/// One step of a path. `crate`, `self`, `super`, `Self` and `$crate` are names like any other
/// here; raw identifiers are written without `r#`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Segment {
    pub name: Symbol,
    pub args: Vec<GenericArg>,
}

/// What stands between `<` and `>`. `Fn(A, B) -> C` is written as `Fn<(A, B), Output = C>`.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum GenericArg {
    Type(Type),
    /// `Item = T`.
    Assoc(Symbol, Type),
    /// `Item: Bound`.
    AssocBound(Symbol, Vec<Bound>),
    Const,
    Lifetime(Symbol),
}

/// A type as written.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Type {
    Path(Path),
    Ref {
        mutable: bool,
        inner: Box<Type>,
    },
    Ptr {
        mutable: bool,
        inner: Box<Type>,
    },
    Tuple(Vec<Type>),
    Array(Box<Type>),
    Slice(Box<Type>),
    Fn {
        params: Vec<Type>,
        ret: Box<Type>,
    },
    Impl(Vec<Bound>),
    Dyn(Vec<Bound>),
    Never,
    /// `_`, or nothing written where something could be.
    Infer,
    /// A macro, or syntax that is not understood.
    Unknown,
}

impl Type {
    /// The type `()`.
    pub fn unit() -> Type {
        Type::Tuple(Vec::new())
    }
}

/// What a type parameter, `impl` or `dyn` must fulfil.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Bound {
    Trait(Path),
    /// `?Sized`.
    Maybe(Path),
    Lifetime(Symbol),
}

/// The generic parameters of an item, with its `where` clauses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Generics {
    pub params: Vec<GenericParam>,
    pub wheres: Vec<(Type, Vec<Bound>)>,
}

/// One generic parameter. Lifetimes are kept since impls name them in positions.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GenericParam {
    pub name: Symbol,
    pub kind: GenericKind,
    pub bounds: Vec<Bound>,
    pub default: Option<Type>,
}

/// What a generic parameter stands for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum GenericKind {
    Type,
    Const,
    Lifetime,
}
