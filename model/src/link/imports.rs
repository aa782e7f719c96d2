//! Resolves `use` declarations.

use crate::{
    Limit, Symbol,
    facts::{Edition, Import, ImportKind},
    link::{Namespace, defs::*},
};

/// Each round resolves what the round before made known, and looks at all that is not resolved yet; chains
/// of re-exports are rarely longer.
const ROUNDS: u32 = 24;

/// Resolves all imports of all modules, until nothing new comes to light.
pub(super) fn resolve_imports(program: &mut Program) {
    let mut pending: Vec<(ModuleId, Import, bool)> = Vec::new();
    for (idx, module) in program.modules.iter_mut().enumerate() {
        let imports = std::mem::take(&mut module.imports);
        pending.extend(imports.into_iter().map(|it| (ModuleId(idx as u32), it.0, it.1)));
    }
    let mut news = false;
    for _ in 0..ROUNDS {
        let before = pending.len();
        news = false;
        pending.retain(|(module, import, is_public)| {
            let outcome = resolve_import(program, *module, import, *is_public);
            news |= outcome != Outcome::Nothing;
            outcome != Outcome::Whole
        });
        if !news || pending.is_empty() && before == 0 {
            break;
        }
    }
    if news && !pending.is_empty() {
        program.cuts.note(Limit::Imports, 0);
    }
}

/// What one more look at an import brought.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Nothing,
    /// One of the namespaces; the other one may follow.
    Part,
    Whole,
}

fn resolve_import(
    program: &mut Program,
    module: ModuleId,
    import: &Import,
    is_public: bool,
) -> Outcome {
    match import.kind {
        ImportKind::Glob => match lookup(program, module, import, Namespace::Types) {
            Some(def @ (Def::Module(_) | Def::Adt(_))) => {
                if def != Def::Module(module) {
                    program.modules[module.idx()].globs.push(Glob { of: def, is_public });
                }
                Outcome::Whole
            }
            Some(Def::Alias(_)) | Some(_) => Outcome::Whole,
            None => Outcome::Nothing,
        },
        ImportKind::Name(name) => {
            let types = add(program, module, name, import, Namespace::Types);
            let values = add(program, module, name, import, Namespace::Values);
            match (types, values) {
                (true, true) => Outcome::Whole,
                (false, false) => Outcome::Nothing,
                _ => Outcome::Part,
            }
        }
    }
}

/// Makes the import known in one namespace; whether that brought something new.
fn add(
    program: &mut Program,
    module: ModuleId,
    name: Symbol,
    import: &Import,
    namespace: Namespace,
) -> bool {
    let known = |program: &Program| {
        let here = &program.modules[module.idx()];
        match namespace {
            Namespace::Types => here.types.contains_key(&name),
            Namespace::Values => here.values.contains_key(&name),
        }
    };
    if known(program) {
        return false;
    }
    let Some(def) = lookup(program, module, import, namespace) else { return false };
    let here = &mut program.modules[module.idx()];
    match namespace {
        Namespace::Types => here.types.insert(name, def),
        Namespace::Values => here.values.insert(name, def),
    };
    true
}

fn lookup(
    program: &Program,
    module: ModuleId,
    import: &Import,
    namespace: Namespace,
) -> Option<Def> {
    let path = &import.path;
    if path.segments.is_empty() {
        return None;
    }
    let is_2015 = program.edition(module) == Edition::E2015;
    // In edition 2015 `use` paths begin at the crate's root.
    let starts = [path.absolute || is_2015, path.absolute];
    starts.into_iter().find_map(|absolute| {
        // `use self::{self}` and friends: a trailing `self` names the module before it.
        let segments = match path.segments.split_last() {
            Some((last, rest)) if last.name == "self" && !rest.is_empty() => rest,
            _ => &path.segments[..],
        };
        if segments.len() != path.segments.len() && namespace == Namespace::Values {
            return None;
        }
        let special = matches!(segments[0].name.as_str(), "crate" | "self" | "super" | "$crate");
        let res = program.resolve(module, segments, absolute && !special, namespace)?;
        if res.taken != segments.len() {
            return None;
        }
        // `use foo::foo;` in module that is looked up through itself.
        Some(res.def)
    })
}
