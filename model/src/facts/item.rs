//! The items of a file.

use diag::{FileId, TextRange};
use serde::{Deserialize, Serialize};

use super::{Bound, Generics, Path, Type, UsedName};
use crate::Symbol;

/// The edition whose rules a file follows.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
)]
pub enum Edition {
    E2015,
    E2018,
    #[default]
    E2021,
    E2024,
}

/// What lowering says of one file. They depend on the file's text, its edition and the macros of
/// the workspace, on nothing else.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct FileFacts {
    pub file: FileId,
    pub edition: Edition,
    pub items: Vec<Item>,
    /// `#![..]` at the top of the file.
    pub attrs: Vec<Attr>,
    /// The bodies of the file's functions and of its statics' and constants' initialisers.
    pub bodies: Vec<BodyText>,
    /// Macro calls outside of bodies that were not looked into.
    pub opaque_macros: Vec<TextRange>,
    /// Some of these are opaque only because of a limit on what macros make.
    pub is_cut: bool,
    /// What could not be parsed. The rest of the file is there all the same.
    pub errors: Vec<SyntaxError>,
    /// How many lines the file has, for the report's summary.
    pub lines: u32,
}

/// A part of a file that could not be parsed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SyntaxError {
    pub range: TextRange,
    /// Lower case, no full stop.
    pub message: String,
}

/// A body of a file: its index in `FileFacts::bodies`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct BodyIdx(pub u32);

/// Where a body stands, and which names occur in it, so that nobody need lower it to know that
/// nothing in it matters.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct BodyText {
    /// From `{` to `}`, or the initialiser's expression.
    pub range: TextRange,
    /// Every identifier of the body, sorted by `Symbol::raw`, without repetition; also those of the
    /// workspace's macros that it calls.
    pub names: Box<[UsedName]>,
    /// Functions: where the signature begins. It ends where `range` begins.
    pub signature: Option<u32>,
    /// What the body (after its signature, if it has one) consists of, if a macro made it. Then
    /// `range` is where most of it comes from, or the macro's call.
    pub tokens: Option<Box<[Token]>>,
}

/// A token that a macro made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Token {
    pub kind: TokenKind,
    /// Empty for brackets.
    pub text: Symbol,
    /// Where it was written, if it is from the macro's arguments; else the macro's call.
    pub range: TextRange,
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum TokenKind {
    Ident,
    Literal,
    Punct {
        /// The next token is punctuation that belongs to the same operator.
        joint: bool,
    },
    Open(Bracket),
    Close,
}

/// Which brackets they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Bracket {
    Paren,
    Square,
    Brace,
    /// None are written, but what is inside belongs together.
    Invisible,
}

/// An item of a module, a block, an impl or a trait.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Item {
    /// Empty for impls and uses.
    pub name: Symbol,
    /// The name, or the keyword where there is no name.
    pub range: TextRange,
    /// The whole item, attributes included.
    pub full_range: TextRange,
    pub vis: Visibility,
    pub attrs: Vec<Attr>,
    pub kind: ItemKind,
}

/// Who may name an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Visibility {
    Private,
    Public,
    /// `pub(crate)`, `pub(super)`, `pub(in path)`, `crate`.
    Restricted,
}

/// What an item is.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum ItemKind {
    /// `mod m { .. }` has items; `mod m;` has none, and the linter finds its file.
    Module(Option<Vec<Item>>),
    /// Each leaf of the use tree.
    Use(Vec<Import>),
    /// `extern crate name as rename;` (`rename` is the item's name).
    ExternCrate {
        name: Symbol,
    },
    Struct(Struct),
    Enum(Enum),
    Union(Struct),
    Trait(Trait),
    Impl(Impl),
    Fn(Box<Function>),
    Static(Static),
    Const {
        ty: Type,
        body: Option<BodyIdx>,
    },
    /// `type A<T> = B<T>;`; in a trait `type A: Bound;` has no type.
    TypeAlias {
        generics: Generics,
        bounds: Vec<Bound>,
        ty: Option<Type>,
    },
    /// `extern "C" { .. }`: functions and statics.
    Extern {
        abi: Symbol,
        items: Vec<Item>,
    },
    /// `macro_rules!` that is exported or may be used through `#[macro_use]`; expansion is done.
    MacroRules,
}

/// One leaf of a use tree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Import {
    pub path: Path,
    pub kind: ImportKind,
}

/// What a leaf of a use tree brings in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ImportKind {
    /// Under this name; `_` names nothing.
    Name(Symbol),
    Glob,
}

/// A struct or union.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Struct {
    pub generics: Generics,
    pub fields: Fields,
}

/// The fields of a struct or variant.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Fields {
    Unit,
    /// Named "0", "1", ..
    Tuple(Vec<Field>),
    Named(Vec<Field>),
}

impl Fields {
    /// The fields in order.
    pub fn all(&self) -> &[Field] {
        match self {
            Fields::Unit => &[],
            Fields::Tuple(fields) | Fields::Named(fields) => fields,
        }
    }
}

/// A field of a struct or variant.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Field {
    pub name: Symbol,
    pub range: TextRange,
    pub vis: Visibility,
    pub attrs: Vec<Attr>,
    pub ty: Type,
}

/// An enum.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Enum {
    pub generics: Generics,
    pub variants: Vec<Variant>,
}

/// A variant of an enum.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Variant {
    pub name: Symbol,
    pub range: TextRange,
    pub fields: Fields,
}

/// A trait; its associated items are functions, type aliases and constants.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Trait {
    pub generics: Generics,
    pub supertraits: Vec<Bound>,
    pub items: Vec<Item>,
}

/// An impl.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Impl {
    pub generics: Generics,
    pub is_unsafe: bool,
    /// `impl !Send for T`.
    pub is_negative: bool,
    pub trait_path: Option<Path>,
    pub self_ty: Type,
    pub items: Vec<Item>,
}

/// A function, method or associated function.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Function {
    pub generics: Generics,
    pub receiver: Option<Receiver>,
    /// Without the receiver.
    pub params: Vec<Param>,
    /// `()` if none is written.
    pub ret: Type,
    pub is_async: bool,
    pub is_unsafe: bool,
    pub is_const: bool,
    pub body: Option<BodyIdx>,
    /// The items that stand inside the body, of all its blocks.
    pub inner_items: Vec<Item>,
}

/// How a method takes `self`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Receiver {
    Value,
    Ref {
        mutable: bool,
    },
    /// `self: Arc<Self>`.
    Typed(Type),
}

/// A parameter of a function.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Param {
    /// The name, if the pattern is one.
    pub name: Option<Symbol>,
    pub attrs: Vec<Attr>,
    pub ty: Type,
}

/// A static.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Static {
    pub mutable: bool,
    pub ty: Type,
    pub body: Option<BodyIdx>,
    /// Made by `thread_local!`, `lazy_static!` and the like; `ty` is then as the macro makes it:
    /// `::std::thread::LocalKey<T>`, `::lazy_static::LazyStatic<T>` (which derefs to `T`).
    pub made_by: Option<Symbol>,
}

/// An attribute, without documentation: `#[cfg(test)]`, `#[acquire(exclusive, blocks)]`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Attr {
    /// The path's segments joined by `::`.
    pub name: Symbol,
    pub args: Vec<AttrArg>,
    pub range: TextRange,
}

/// What stands in an attribute's parentheses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum AttrArg {
    /// `exclusive`, or a path joined by `::`; a way to a field has its names behind dots:
    /// `bank::Bank.accounts`.
    Word(Symbol),
    /// `first < second < third`, each as a word.
    Order(Vec<Symbol>),
    /// `name = "text"`; also `#[name = "text"]` with the attribute's own name.
    Text(Symbol, String),
    /// `all(a, b)`.
    List(Symbol, Vec<AttrArg>),
    /// A literal alone.
    Literal(String),
}
