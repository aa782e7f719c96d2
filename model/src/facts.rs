//! What lowering says of one file: items as written, and bodies as control-flow graphs.
//!
//! Names are not resolved here and types are as written; both are the linker's work. Facts hold
//! no syntax tree.

mod body;
mod item;
mod names;
mod stored;
mod ty;
mod visit;

pub use self::{body::*, item::*, names::*, ty::*};
