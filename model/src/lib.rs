//! What is known about the program: the facts that lowering found, what they mean together, and
//! what follows from them.
//!
//! Invariant: no syntax trees, no input or output, no clock. Everything here can be built by hand
//! in a test.

mod body;
mod cuts;
pub mod effects;
pub mod facts;
mod infer;
mod input;
pub mod link;
mod load;
mod origin;
mod place;
mod query;
mod solve;
mod stubs;
mod symbol;
pub mod ty;

use diag::FileId;

pub use crate::{
    body::{Code, CodeId, OpPos, Owner},
    cuts::{Cuts, Limit},
    infer::{FuncTarget, PathValue, PlaceType, Target, Typed},
    input::{
        BodySource, CrateId, CrateInput, CrateKind, DeclaredLock, DeclaredOrder, Dependency,
        ModuleFile, SeenLock, SeenOrder, Workspace,
    },
    load::Bodies,
    origin::Origins,
    place::{Declared, LockClass, Object, Root, Step},
    query::*,
    solve::*,
    stubs::{STUB_EDITION, STUB_WORDS, STUBS, named_in},
    symbol::Symbol,
};
use crate::{
    facts::{BodyIdx, FileFacts},
    link::Program,
};

/// A solved workspace: the only thing that a rule looks at.
#[derive(Debug)]
pub struct Model {
    pub program: Program,
    pub bodies: Bodies,
    pub origins: Origins,
    pub solution: Solution,
    pub declared_orders: Vec<DeclaredOrder>,
    tables: Tables,
    /// A file and its bodies, if findings of others are not asked for.
    focused: Option<(FileId, Vec<CodeId>)>,
}

/// What making a model consists of, in order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Names become definitions.
    Link,
    /// Bodies are lowered, and get types.
    Load,
    /// Locals become objects.
    Origins,
    /// What is held where, and what follows.
    Solve,
}

impl Model {
    /// Links, infers and solves `workspace`; `begins` is told of each stage.
    pub fn new(mut workspace: Workspace, source: &dyn BodySource, begins: &dyn Fn(Stage)) -> Model {
        let declared_orders = std::mem::take(&mut workspace.declared_orders);
        let seen_orders = std::mem::take(&mut workspace.seen_orders);
        begins(Stage::Link);
        let program = link::link(workspace);
        begins(Stage::Load);
        let bodies = load::load(&program, source);
        begins(Stage::Origins);
        let origins = origin::origins(&program, &bodies);
        begins(Stage::Solve);
        let solution = solve(&program, &bodies, &origins, &seen_orders);
        Model {
            program,
            bodies,
            origins,
            solution,
            declared_orders,
            tables: Tables::default(),
            focused: None,
        }
    }

    /// Takes in that bodies in one file have changed and nothing else has: `facts` are those of the
    /// file as it is now, with the same items in the same order. What bodies in other files have come
    /// to stays as it is, also where they call what has changed.
    pub fn change_bodies(&mut self, facts: FileFacts, source: &dyn BodySource) {
        let file = facts.file;
        let old = &self.program.files[file.0 as usize].bodies;
        let pairs = old.iter().zip(&facts.bodies).zip(0..);
        let changed = pairs.filter(|((old, new), _)| old.names != new.names);
        let changed: Vec<BodyIdx> = changed.map(|it| BodyIdx(it.1)).collect();
        self.program.move_items(facts);
        let ids = load::load_again(&self.program, source, &mut self.bodies, file, &changed);
        origin::origins_again(&self.program, &self.bodies, &mut self.origins, &ids);
        solve_again(&self.program, &self.bodies, &self.origins, &mut self.solution, &ids, file);
        self.renew_tables(file, &ids);
    }

    /// From now on `codes` gives the bodies of `file` only, or all of them again.
    pub fn focus(&mut self, file: Option<FileId>) {
        let is_in = |code: &CodeId, file| self.bodies.codes[code.idx()].file == file;
        let of_file = |file| (file, self.all_codes().filter(|it| is_in(it, file)).collect());
        self.focused = file.map(of_file);
    }
}
