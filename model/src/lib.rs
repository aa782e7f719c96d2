//! What is known about the program: the facts that lowering found, what they mean together, and
//! what follows from them.
//!
//! Invariant: no syntax trees, no input or output, no clock. Everything here can be built by hand
//! in a test.

mod body;
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

use crate::link::Program;
pub use crate::{
    body::{Code, CodeId, OpPos, Owner},
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
    stubs::{STUB_WORDS, STUBS},
    symbol::Symbol,
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
        }
    }
}
