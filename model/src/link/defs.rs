//! The definitions of a workspace and of the stubs.

use diag::{FileId, Span, TextRange};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::{
    CrateId, CrateInput, CrateKind, Symbol,
    effects::{AdtEffects, FuncEffects},
    facts::{Attr, AttrArg, BodyIdx, FileFacts, Function, Generics, Import, Receiver, UsedName},
    ty::{Bound, Prim, Ty},
};

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {
        $($(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub u32);

        impl $name {
            /// The id as an index.
            pub fn idx(self) -> usize {
                self.0 as usize
            }
        })*
    };
}

ids! {
    /// A module, or the items of one function's body.
    ModuleId;
    /// A struct, enum or union.
    AdtId;
    /// A trait.
    TraitId;
    /// An impl.
    ImplId;
    /// A function or method, of the workspace or of a stub.
    FuncId;
    /// A static.
    StaticId;
    /// A constant.
    ConstId;
    /// A type alias.
    AliasId;
    /// A generic parameter of some item, or the `Self` of a trait.
    ParamId;
}

/// What a path may name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Def {
    Module(ModuleId),
    Adt(AdtId),
    /// A variant, by its place in the enum.
    Variant(AdtId, u32),
    Trait(TraitId),
    Func(FuncId),
    Static(StaticId),
    Const(ConstId),
    Alias(AliasId),
    Prim(Prim),
    Param(ParamId),
}

/// Traits above a trait, or beside it in a bound. Only a circle of supertraits, which does not compile,
/// has more.
pub(crate) const MAX_BOUNDS: usize = 64;

/// All definitions. Ids index the vectors.
#[derive(Debug, Default)]
pub struct Program {
    pub files: Vec<FileFacts>,
    pub crates: Vec<CrateInput>,
    /// The root module of each crate.
    pub roots: Vec<ModuleId>,
    pub modules: Vec<Module>,
    pub adts: Vec<Adt>,
    pub traits: Vec<TraitDef>,
    pub impls: Vec<ImplDef>,
    pub funcs: Vec<Func>,
    pub statics: Vec<StaticDef>,
    pub consts: Vec<ConstDef>,
    pub aliases: Vec<AliasDef>,
    pub params: Vec<ParamDef>,
    pub(crate) lang: Lang,
    /// Functions of impls and traits by name.
    pub(crate) methods: FxHashMap<Symbol, Vec<FuncId>>,
    /// Impls by the trait that they implement.
    pub(crate) impls_of: FxHashMap<TraitId, Vec<ImplId>>,
    /// Traits by the names of their associated types.
    pub(crate) assoc_names: FxHashMap<Symbol, Vec<TraitId>>,
    pub(crate) index: crate::link::index::Index,
    /// What some `pub use` hands on: the last names of its paths, of modules for `module::*`.
    pub(crate) exported: FxHashSet<Symbol>,
    pub(crate) guards_in_fields: crate::link::guards::GuardsInFields,
    /// The libraries that paths can begin with, by name: the workspace's and the stubs'.
    pub(crate) libraries: FxHashMap<Symbol, CrateId>,
    /// What the code promises about its locks.
    pub promises: crate::link::Promises,
    /// Crates that name `threadlint-attributes`, so that bare attributes may be those.
    pub(crate) promising: FxHashSet<CrateId>,
    /// `lock_order` on other items than types.
    pub(crate) order_attrs: Vec<(ModuleId, FileId, Attr)>,
    /// What limits kept from being looked at.
    pub cuts: crate::Cuts,
}

/// Definitions of the standard library that the language knows.
#[derive(Debug, Default)]
pub(crate) struct Lang {
    pub(crate) std_root: Option<ModuleId>,
    pub(crate) prelude: Option<ModuleId>,
    /// Types of unknown crates that are known by their names.
    pub(crate) unknown: Option<ModuleId>,
    pub(crate) deref: Option<TraitId>,
    pub(crate) fn_once: Option<TraitId>,
    pub(crate) fn_mut: Option<TraitId>,
    pub(crate) fn_: Option<TraitId>,
    pub(crate) future: Option<TraitId>,
    pub(crate) into_future: Option<TraitId>,
    pub(crate) iterator: Option<TraitId>,
    pub(crate) into_iterator: Option<TraitId>,
    pub(crate) index: Option<TraitId>,
    pub(crate) drop: Option<TraitId>,
    pub(crate) deref_mut: Option<TraitId>,
    pub(crate) clone: Option<TraitId>,
    pub(crate) send: Option<TraitId>,
    pub(crate) sync: Option<TraitId>,
    pub(crate) phantom_data: Option<AdtId>,
    pub(crate) arc: Option<AdtId>,
    pub(crate) pin: Option<AdtId>,
    pub(crate) option: Option<AdtId>,
    pub(crate) result: Option<AdtId>,
    pub(crate) vec: Option<AdtId>,
    pub(crate) string: Option<AdtId>,
    pub(crate) range: Option<AdtId>,
}

/// A module, or the items that stand in one function's body.
#[derive(Debug)]
pub struct Module {
    pub name: Symbol,
    pub krate: CrateId,
    pub file: FileId,
    pub parent: Option<ModuleId>,
    /// The items of a function's body: names that are not here are looked up in the parent.
    pub is_block: bool,
    /// Declared with `pub`; roots are.
    pub is_public: bool,
    /// Under `#[cfg(test)]`.
    pub in_test: bool,
    pub(crate) types: FxHashMap<Symbol, Def>,
    pub(crate) values: FxHashMap<Symbol, Def>,
    /// What `use path::*` brings in: modules and enums.
    pub(crate) globs: Vec<Glob>,
    pub(crate) imports: Vec<(Import, bool)>,
}

/// A module or enum whose names another module has as well.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Glob {
    pub(crate) of: Def,
    /// Others may use the names through the module; else only the module and what is inside it.
    pub(crate) is_public: bool,
}

/// A struct, enum or union.
#[derive(Debug)]
pub struct Adt {
    pub name: Symbol,
    pub module: ModuleId,
    pub file: FileId,
    pub range: TextRange,
    pub is_public: bool,
    pub attrs: Vec<Attr>,
    pub params: Vec<ParamId>,
    pub is_enum: bool,
    /// A struct has one, with its own name.
    pub variants: Vec<VariantDef>,
    pub effects: AdtEffects,
    pub(crate) generics: Generics,
}

/// A variant of an enum, or a struct's only one.
#[derive(Debug)]
pub struct VariantDef {
    pub name: Symbol,
    pub fields: Vec<FieldDef>,
    /// Made by `Name(..)`.
    pub is_tuple: bool,
}

/// A field.
#[derive(Debug)]
pub struct FieldDef {
    pub name: Symbol,
    pub range: TextRange,
    /// Anybody can name it who can name the type; so it is with all fields of an enum.
    pub is_public: bool,
    pub attrs: Vec<Attr>,
    pub written: crate::facts::Type,
    pub ty: Ty,
}

/// A trait.
#[derive(Debug)]
pub struct TraitDef {
    pub name: Symbol,
    pub module: ModuleId,
    pub self_param: ParamId,
    pub params: Vec<ParamId>,
    pub funcs: Vec<FuncId>,
    /// Associated types with their bounds, and defaults.
    pub assoc_types: Vec<AssocType>,
    pub supertraits: Vec<Bound>,
    pub(crate) generics: Generics,
    pub(crate) written_supertraits: Vec<crate::facts::Bound>,
}

/// An associated type of a trait.
#[derive(Debug)]
pub struct AssocType {
    pub name: Symbol,
    pub bounds: Vec<Bound>,
    pub(crate) written_bounds: Vec<crate::facts::Bound>,
}

/// An impl.
#[derive(Debug)]
pub struct ImplDef {
    pub module: ModuleId,
    pub file: FileId,
    pub range: TextRange,
    pub params: Vec<ParamId>,
    pub is_unsafe: bool,
    pub is_negative: bool,
    pub self_ty: Ty,
    pub trait_ref: Option<TraitRef>,
    pub funcs: Vec<FuncId>,
    pub assoc_types: Vec<(Symbol, Ty)>,
    pub(crate) generics: Generics,
    pub(crate) written_self: crate::facts::Type,
    pub(crate) written_trait: Option<crate::facts::Path>,
    pub(crate) written_assoc: Vec<(Symbol, crate::facts::Type)>,
}

/// A trait with arguments.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct TraitRef {
    pub id: TraitId,
    pub args: Vec<Ty>,
}

/// What a function belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Parent {
    Module,
    Impl(ImplId),
    Trait(TraitId),
}

/// A function or method.
#[derive(Debug)]
pub struct Func {
    pub name: Symbol,
    pub module: ModuleId,
    /// Where paths of the signature and the body are looked up: the items inside of the body, or
    /// the module.
    pub scope: ModuleId,
    pub file: FileId,
    /// The name.
    pub range: TextRange,
    pub full_range: TextRange,
    pub parent: Parent,
    pub attrs: Vec<Attr>,
    /// In test code: `#[test]`, `#[cfg(test)]`, or a test, bench or example target.
    pub in_test: bool,
    pub is_public: bool,
    pub params: Vec<ParamId>,
    pub receiver: Option<Receiver>,
    /// Types of the parameters, the receiver's first.
    pub inputs: Vec<Ty>,
    /// As written; for an `async fn` what its future yields.
    pub output: Ty,
    pub is_async: bool,
    /// Declared in `extern "C" { .. }`.
    pub is_foreign: bool,
    pub body: Option<BodyIdx>,
    pub effects: FuncEffects,
    pub(crate) facts: Function,
}

/// A static.
#[derive(Debug)]
pub struct StaticDef {
    pub name: Symbol,
    pub module: ModuleId,
    pub file: FileId,
    pub range: TextRange,
    pub full_range: TextRange,
    pub attrs: Vec<Attr>,
    pub is_public: bool,
    pub mutable: bool,
    /// Declared in `extern "C" { .. }`.
    pub is_foreign: bool,
    pub in_test: bool,
    pub made_by: Option<Symbol>,
    pub body: Option<BodyIdx>,
    pub ty: Ty,
    pub(crate) written: crate::facts::Type,
}

impl StaticDef {
    /// Each thread has its own.
    pub fn is_thread_local(&self) -> bool {
        self.attrs.iter().any(|it| it.name == "thread_local")
    }
}

/// A constant.
#[derive(Debug)]
pub struct ConstDef {
    pub name: Symbol,
    pub module: ModuleId,
    pub file: FileId,
    pub body: Option<BodyIdx>,
    pub ty: Ty,
    pub(crate) parent: Parent,
    pub(crate) written: crate::facts::Type,
}

/// A type alias.
#[derive(Debug)]
pub struct AliasDef {
    pub name: Symbol,
    pub module: ModuleId,
    pub params: Vec<ParamId>,
    pub ty: Ty,
    pub(crate) generics: Generics,
    pub(crate) written: crate::facts::Type,
}

/// A generic parameter.
#[derive(Debug)]
pub struct ParamDef {
    pub name: Symbol,
    pub bounds: Vec<Bound>,
    pub default: Option<Ty>,
    pub is_type: bool,
}

impl Program {
    /// The function `id`.
    pub fn func(&self, id: FuncId) -> &Func {
        &self.funcs[id.idx()]
    }

    /// The names in a body, looked at or not.
    pub(crate) fn names_in(&self, file: FileId, body: BodyIdx) -> &[UsedName] {
        let body = self.files[file.0 as usize].bodies.get(body.0 as usize);
        body.map_or(&[], |it| &it.names)
    }

    /// The type that a function is a method or associated function of.
    pub(crate) fn self_adt(&self, func: FuncId) -> Option<AdtId> {
        let Parent::Impl(id) = self.func(func).parent else { return None };
        self.impls[id.idx()].self_ty.as_adt().map(|it| it.0)
    }

    /// The struct, enum or union `id`.
    pub fn adt(&self, id: AdtId) -> &Adt {
        &self.adts[id.idx()]
    }

    /// The type whose fields those of `id` are references to, as `#[projects(Type)]` says; `id`
    /// itself of most.
    pub(crate) fn projected(&self, id: AdtId) -> AdtId {
        let adt = self.adt(id);
        let attr = adt.attrs.iter().find(|it| it.name == "projects");
        match attr.and_then(|it| it.args.first()) {
            Some(AttrArg::Word(name)) => match self.modules[adt.module.idx()].types.get(name) {
                Some(Def::Adt(projected)) => *projected,
                _ => id,
            },
            _ => id,
        }
    }

    /// The kind of the crate that `module` belongs to.
    pub fn crate_kind(&self, module: ModuleId) -> CrateKind {
        self.crates[self.modules[module.idx()].krate.0 as usize].kind
    }

    /// Whether `func` is declared in a stub.
    pub fn is_stub(&self, func: FuncId) -> bool {
        self.crate_kind(self.func(func).module) == CrateKind::Stub
    }

    /// The trait that `func` is declared in or implements, by name: it may be of an unknown crate.
    pub fn trait_name(&self, func: FuncId) -> Option<Symbol> {
        match self.func(func).parent {
            Parent::Module => None,
            Parent::Impl(id) => {
                let written = self.impls[id.idx()].written_trait.as_ref()?;
                written.segments.last().map(|it| it.name)
            }
            Parent::Trait(id) => Some(self.traits[id.idx()].name),
        }
    }

    /// The path by which people know `func`: `bank::Bank::transfer`.
    pub fn func_path(&self, func: FuncId) -> String {
        let func = self.func(func);
        let owner = match func.parent {
            Parent::Module => None,
            Parent::Impl(id) => self.impls[id.idx()].self_ty.head_name(self),
            Parent::Trait(id) => Some(self.traits[id.idx()].name.to_string()),
        };
        let mut parts = self.module_path(func.module);
        parts.extend(owner);
        parts.push(func.name.to_string());
        parts.join("::")
    }

    /// The name by which people know `func` in messages: `Bank::transfer`, `main`.
    pub fn func_name(&self, id: FuncId) -> String {
        let func = self.func(id);
        let owner = match func.parent {
            Parent::Module => None,
            Parent::Impl(id) => self.impls[id.idx()].self_ty.head_name(self),
            Parent::Trait(id) => Some(self.traits[id.idx()].name.to_string()),
        };
        owner.map_or_else(|| func.name.to_string(), |owner| format!("{owner}::{}", func.name))
    }

    /// The names of the modules around and including `module`, the crate first.
    pub fn module_path(&self, module: ModuleId) -> Vec<String> {
        let mut res = Vec::new();
        let mut next = Some(module);
        while let Some(id) = next {
            let module = &self.modules[id.idx()];
            if !module.is_block {
                res.push(module.name.to_string());
            }
            next = module.parent;
        }
        res.reverse();
        res
    }

    /// The span of a definition's name.
    pub fn func_span(&self, id: FuncId) -> Span {
        let func = self.func(id);
        func.range.in_file(func.file)
    }

    /// The field `name` of a struct, or of any variant of an enum.
    pub fn field(&self, adt: AdtId, name: Symbol) -> Option<&FieldDef> {
        let variants = &self.adt(adt).variants;
        if let [only] = variants.as_slice()
            && let Some(known) = self.index.field(adt, &only.fields, name)
        {
            return known;
        }
        variants.iter().flat_map(|it| &it.fields).find(|it| it.name == name)
    }
}
