//! What the linter hands over: the lowered files, and which crates they make up.

use diag::{FileId, Span};

use crate::{
    Symbol,
    effects::Mode,
    facts::{Body, BodyIdx, Edition, FileFacts},
};

/// Everything that is to be analysed.
#[derive(Debug, Default)]
pub struct Workspace {
    /// Sorted by `FileFacts::file`, without gaps: `files[id.0]` is the file `id`. The stubs'
    /// files come last.
    pub files: Vec<FileFacts>,
    /// In a stable order; a crate's index is its `CrateId`.
    pub crates: Vec<CrateInput>,
    /// In the order in which they were declared.
    pub declared_orders: Vec<DeclaredOrder>,
    /// What runs of the program have seen, in the order of their traces.
    pub seen_orders: Vec<SeenOrder>,
}

/// A run of the program has seen that a thread took one lock while it held another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenOrder {
    pub held: SeenLock,
    pub acquired: SeenLock,
    pub thread: String,
    pub count: u64,
}

/// A lock that a run has seen taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeenLock {
    /// The name that the program gave it; for a lock without a name, where it was made.
    pub class: String,
    /// Where it was taken: the place, without length, where the method's name begins. None in code
    /// that is not looked at.
    pub at: Option<Span>,
    pub mode: Mode,
}

/// An order in which locks are to be taken, as the configuration declares it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredOrder {
    /// The outermost first; at least two.
    pub locks: Vec<DeclaredLock>,
}

/// A lock of a declared order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeclaredLock {
    /// As `Model::lock_name` writes it: `Bank.accounts`, `REGISTRY`.
    pub name: String,
    /// Where the name is written. The file is no Rust source.
    pub span: Span,
}

/// A crate: its index in `Workspace::crates`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CrateId(pub u32);

/// A crate to be linked: a target of a package, a file that no crate reaches, or a stub.
#[derive(Debug)]
pub struct CrateInput {
    /// The name that paths use: `tokio_util`, not `tokio-util`.
    pub name: Symbol,
    pub kind: CrateKind,
    pub edition: Edition,
    pub root: FileId,
    /// The files of the module tree other than the root: for each `mod name;` the file that it
    /// names. A file that two crates share belongs to the first; the other one refers to it.
    pub modules: Vec<ModuleFile>,
    /// What paths of this crate may begin with, besides what every crate has (`std`, `core`,
    /// `alloc`): the dependencies under the names that they have here.
    pub deps: Vec<Dependency>,
}

/// Where the contents of a `mod name;` are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ModuleFile {
    /// The module's path from the crate's root, which is not named.
    pub path: Vec<Symbol>,
    pub file: FileId,
}

/// A name that a crate knows another crate by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dependency {
    /// The name in this crate's paths.
    pub name: Symbol,
    /// The library's own name, as paths write it; it may be a crate of the workspace, a stub, or
    /// nothing that is known.
    pub package: Symbol,
}

/// What a crate is for. Code of tests, benches and examples has levels of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CrateKind {
    Lib,
    ProcMacro,
    Bin,
    Example,
    Test,
    Bench,
    BuildScript,
    /// A file that belongs to no package, or that no target of its package reaches.
    Loose,
    /// The declarations of a library, with attributes that say what it does.
    Stub,
}

/// Gives bodies when they are asked for; most never are.
pub trait BodySource: Sync {
    /// Lowers the body `body` of the file whose facts are `facts`. The linker has taken the items
    /// out of `facts`; the bodies are all there.
    fn body(&self, facts: &FileFacts, body: BodyIdx) -> Body;
}
