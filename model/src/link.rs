//! From names to definitions: collects what the files define, and resolves paths.

mod cells;
mod collect;
mod defs;
mod guards;
mod imports;
mod index;
mod moved;
mod promises;
mod resolve;
mod signature;

pub use self::{
    defs::*,
    promises::{Contract, Guarded, LockOrder, LockRef, LockRoot, Mistake, Promises},
};
pub(crate) use self::{
    resolve::{Globs, Namespace},
    signature::TypeScope,
};
use crate::{Symbol, Workspace, facts};

/// Collects the definitions of `workspace` and resolves their names and signatures.
pub fn link(workspace: Workspace) -> Program {
    let mut program = collect::collect(workspace);
    find_std(&mut program);
    imports::resolve_imports(&mut program);
    find_lang(&mut program);
    signature::resolve_signatures(&mut program);
    index::index(&mut program);
    guards::find_guards(&mut program);
    program.promises = promises::read_promises(&program);
    program
}

/// The prelude must be known before imports are resolved.
fn find_std(program: &mut Program) {
    let id = program.libraries.get(&Symbol::new("std")).copied();
    program.lang.std_root = id.and_then(|id| program.roots.get(id.0 as usize).copied());
    let unknown = program.libraries.get(&Symbol::new("unknown")).copied();
    program.lang.unknown = unknown.and_then(|id| program.roots.get(id.0 as usize).copied());
    let Some(root) = program.lang.std_root else { return };
    match program.lookup_in(root, Symbol::new("prelude"), Namespace::Types, Globs::All) {
        Some(Def::Module(prelude)) => program.lang.prelude = Some(prelude),
        _ => program.lang.prelude = None,
    }
}

fn find_lang(program: &mut Program) {
    let Some(root) = program.lang.std_root else { return };
    let find = |path: &[&str]| {
        let names =
            path.iter().map(|it| facts::Segment { name: Symbol::new(it), args: Vec::new() });
        let segments: Vec<_> = names.collect();
        let found = program.resolve(root, &segments, false, Namespace::Types)?;
        (found.taken == segments.len()).then_some(found.def)
    };
    let find_trait = |path: &[&str]| match find(path) {
        Some(Def::Trait(id)) => Some(id),
        _ => None,
    };
    let find_adt = |path: &[&str]| match find(path) {
        Some(Def::Adt(id)) => Some(id),
        _ => None,
    };
    let lang = Lang {
        std_root: program.lang.std_root,
        prelude: program.lang.prelude,
        unknown: program.lang.unknown,
        deref: find_trait(&["ops", "Deref"]),
        fn_once: find_trait(&["ops", "FnOnce"]),
        fn_mut: find_trait(&["ops", "FnMut"]),
        fn_: find_trait(&["ops", "Fn"]),
        future: find_trait(&["future", "Future"]),
        into_future: find_trait(&["future", "IntoFuture"]),
        iterator: find_trait(&["iter", "Iterator"]),
        into_iterator: find_trait(&["iter", "IntoIterator"]),
        index: find_trait(&["ops", "Index"]),
        drop: find_trait(&["ops", "Drop"]),
        deref_mut: find_trait(&["ops", "DerefMut"]),
        clone: find_trait(&["clone", "Clone"]),
        send: find_trait(&["marker", "Send"]),
        sync: find_trait(&["marker", "Sync"]),
        phantom_data: find_adt(&["marker", "PhantomData"]),
        arc: find_adt(&["sync", "Arc"]),
        pin: find_adt(&["pin", "Pin"]),
        option: find_adt(&["option", "Option"]),
        result: find_adt(&["result", "Result"]),
        vec: find_adt(&["vec", "Vec"]),
        string: find_adt(&["string", "String"]),
        range: find_adt(&["ops", "Range"]),
    };
    program.lang = lang;
}
