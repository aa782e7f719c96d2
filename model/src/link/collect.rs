//! Takes the items out of the files' facts and gives each definition its id.

use diag::FileId;
use rustc_hash::FxHashMap;

use crate::{
    CrateId, CrateKind, Limit, Symbol, Workspace,
    effects::{AdtEffects, FuncEffects},
    facts::{
        self, Attr, AttrArg, Edition, Fields, Function, GenericKind, Generics, Impl, Item,
        ItemKind, Trait, Visibility,
    },
    link::{defs::*, promises},
    ty::Ty,
};

/// Collects the definitions of `workspace`. Types of signatures are not resolved yet.
pub(super) fn collect(workspace: Workspace) -> Program {
    let mut program = Program { files: workspace.files, ..Program::default() };
    let cut = program.files.iter().filter(|it| it.is_cut);
    cut.for_each(|it| program.cuts.note(Limit::Macros, it.file.0));
    program.funcs.reserve(program.files.iter().map(|it| functions(&it.items)).sum());
    let crates = workspace.crates;
    let mut collector = Collector { program: &mut program, owners: FxHashMap::default() };
    for (idx, krate) in crates.iter().enumerate() {
        collector.add_crate(CrateId(idx as u32), krate);
    }
    program.crates = crates;
    program
}

/// How many functions there are among items and inside of them: there are so many, and so much is known
/// of each, that growing their list would take longer than counting.
fn functions(items: &[Item]) -> usize {
    let of = |item: &Item| match &item.kind {
        ItemKind::Fn(it) => 1 + functions(&it.inner_items),
        ItemKind::Module(Some(items)) | ItemKind::Extern { items, .. } => functions(items),
        ItemKind::Impl(it) => functions(&it.items),
        ItemKind::Trait(it) => functions(&it.items),
        _ => 0,
    };
    items.iter().map(of).sum()
}

struct Collector<'p> {
    program: &'p mut Program,
    /// The module that holds a file's items, once a crate has taken them.
    owners: FxHashMap<FileId, ModuleId>,
}

/// Where an item stands.
#[derive(Clone, Copy)]
struct At {
    krate: CrateId,
    module: ModuleId,
    file: FileId,
    in_test: bool,
    /// In `extern "C" { .. }`.
    is_foreign: bool,
}

impl Collector<'_> {
    fn add_crate(&mut self, id: CrateId, krate: &crate::CrateInput) {
        let in_test = matches!(krate.kind, CrateKind::Test | CrateKind::Bench | CrateKind::Example);
        let root = self.new_module(krate.name, None, id, krate.root, in_test);
        self.program.roots.push(root);
        if matches!(krate.kind, CrateKind::Lib | CrateKind::ProcMacro | CrateKind::Stub) {
            self.program.libraries.entry(krate.name).or_insert(id);
        }
        let files: FxHashMap<&[Symbol], FileId> =
            krate.modules.iter().map(|it| (it.path.as_slice(), it.file)).collect();
        self.add_file(root, krate.root, id, in_test, &mut Vec::new(), &files);
    }

    fn new_module(
        &mut self,
        name: Symbol,
        parent: Option<ModuleId>,
        krate: CrateId,
        file: FileId,
        in_test: bool,
    ) -> ModuleId {
        let id = ModuleId(self.program.modules.len() as u32);
        self.program.modules.push(Module {
            name,
            krate,
            file,
            parent,
            is_block: false,
            is_public: parent.is_none(),
            in_test,
            types: FxHashMap::default(),
            values: FxHashMap::default(),
            globs: Vec::new(),
            imports: Vec::new(),
        });
        id
    }

    /// Fills `module` with the items of `file`.
    fn add_file(
        &mut self,
        module: ModuleId,
        file: FileId,
        krate: CrateId,
        in_test: bool,
        path: &mut Vec<Symbol>,
        files: &FxHashMap<&[Symbol], FileId>,
    ) {
        let Some(facts) = self.program.files.get_mut(file.0 as usize) else { return };
        let in_test = in_test || is_test(&facts.attrs);
        if let Some(&owner) = self.owners.get(&file) {
            // Another crate has the items; here the module stands for that one.
            self.program.modules[module.idx()]
                .globs
                .push(Glob { of: Def::Module(owner), is_public: true });
            return;
        }
        self.owners.insert(file, module);
        let items = std::mem::take(&mut facts.items);
        self.program.modules[module.idx()].in_test = in_test;
        self.add_items(At { krate, module, file, in_test, is_foreign: false }, items, path, files);
    }

    fn add_items(
        &mut self,
        at: At,
        items: Vec<Item>,
        path: &mut Vec<Symbol>,
        files: &FxHashMap<&[Symbol], FileId>,
    ) {
        for item in items {
            self.add_item(at, item, path, files);
        }
    }

    fn add_item(
        &mut self,
        at: At,
        item: Item,
        path: &mut Vec<Symbol>,
        files: &FxHashMap<&[Symbol], FileId>,
    ) {
        let in_test = at.in_test || is_test(&item.attrs);
        let at = At { in_test, ..at };
        self.note_orders(at, &item);
        match item.kind {
            ItemKind::Module(items) => {
                let module =
                    self.new_module(item.name, Some(at.module), at.krate, at.file, in_test);
                self.program.modules[module.idx()].is_public = item.vis == Visibility::Public;
                self.define_type(at.module, item.name, Def::Module(module));
                path.push(item.name);
                match items {
                    Some(items) => self.add_items(At { module, ..at }, items, path, files),
                    None => {
                        if let Some(&file) = files.get(path.as_slice()) {
                            self.program.modules[module.idx()].file = file;
                            self.add_file(module, file, at.krate, in_test, path, files);
                        }
                    }
                }
                path.pop();
            }
            ItemKind::Use(imports) => {
                if item.vis == Visibility::Public {
                    let last = imports.iter().filter_map(|it| it.path.segments.last());
                    self.program.exported.extend(last.map(|it| it.name));
                }
                let is_public = item.vis != Visibility::Private;
                let mut first = imports.iter().filter_map(|it| it.path.segments.first());
                if first.any(|it| promises::is_attribute_crate(it.name)) {
                    self.program.promising.insert(at.krate);
                }
                let imports = imports.into_iter().map(|it| (it, is_public));
                self.program.modules[at.module.idx()].imports.extend(imports);
            }
            ItemKind::ExternCrate { name } => {
                let range = item.range;
                let segment = facts::Segment { name, args: Vec::new() };
                let path =
                    facts::Path { absolute: true, qself: None, segments: vec![segment], range };
                let kind = facts::ImportKind::Name(item.name);
                self.program.modules[at.module.idx()]
                    .imports
                    .push((facts::Import { path, kind }, true));
            }
            ItemKind::Struct(_) | ItemKind::Union(_) | ItemKind::Enum(_) => self.add_adt(at, item),
            ItemKind::Trait(it) => self.add_trait(at, item.name, it, path, files),
            ItemKind::Impl(it) => self.add_impl(at, item.range, it, path, files),
            ItemKind::Fn(_) => {
                let name = item.name;
                if let Some(func) = self.add_func(at, Parent::Module, item, path, files) {
                    self.define_value(at.module, name, Def::Func(func));
                }
            }
            ItemKind::Static(it) => {
                let id = StaticId(self.program.statics.len() as u32);
                self.program.statics.push(StaticDef {
                    name: item.name,
                    module: at.module,
                    file: at.file,
                    range: item.range,
                    full_range: item.full_range,
                    attrs: item.attrs,
                    is_public: item.vis == Visibility::Public,
                    mutable: it.mutable,
                    is_foreign: at.is_foreign,
                    in_test,
                    made_by: it.made_by,
                    body: it.body,
                    ty: Ty::unknown(),
                    written: it.ty,
                });
                self.define_value(at.module, item.name, Def::Static(id));
            }
            ItemKind::Const { ty, body } => {
                let id = self.add_const(at, Parent::Module, item.name, ty, body);
                self.define_value(at.module, item.name, Def::Const(id));
            }
            ItemKind::TypeAlias { generics, ty, .. } => {
                let Some(written) = ty else { return };
                let params = self.new_params(&generics);
                let id = AliasId(self.program.aliases.len() as u32);
                self.program.aliases.push(AliasDef {
                    name: item.name,
                    module: at.module,
                    params,
                    ty: Ty::unknown(),
                    generics,
                    written,
                });
                self.define_type(at.module, item.name, Def::Alias(id));
            }
            ItemKind::Extern { items, .. } => {
                self.add_items(At { is_foreign: true, ..at }, items, path, files);
            }
            ItemKind::MacroRules => {}
        }
    }

    /// An order may be declared anywhere; on a type it may speak of the type's fields.
    fn note_orders(&mut self, at: At, item: &Item) {
        let is_type =
            matches!(item.kind, ItemKind::Struct(_) | ItemKind::Union(_) | ItemKind::Enum(_));
        let orders = item.attrs.iter().filter(|it| !is_type && promises::is_order(it));
        let orders = orders.map(|it| (at.module, at.file, it.clone()));
        self.program.order_attrs.extend(orders);
    }

    fn define_type(&mut self, module: ModuleId, name: Symbol, def: Def) {
        // Of several definitions under different `cfg`s the first one is taken.
        self.program.modules[module.idx()].types.entry(name).or_insert(def);
    }

    fn define_value(&mut self, module: ModuleId, name: Symbol, def: Def) {
        self.program.modules[module.idx()].values.entry(name).or_insert(def);
    }

    fn new_params(&mut self, generics: &Generics) -> Vec<ParamId> {
        let kept = generics.params.iter().filter(|it| it.kind != GenericKind::Lifetime);
        kept.map(|it| self.new_param(it.name, it.kind == GenericKind::Type)).collect()
    }

    fn new_param(&mut self, name: Symbol, is_type: bool) -> ParamId {
        let id = ParamId(self.program.params.len() as u32);
        self.program.params.push(ParamDef { name, bounds: Vec::new(), default: None, is_type });
        id
    }

    fn add_adt(&mut self, at: At, item: Item) {
        let id = AdtId(self.program.adts.len() as u32);
        let (generics, is_enum, variants) = match item.kind {
            ItemKind::Struct(it) | ItemKind::Union(it) => {
                let has_ctor = matches!(it.fields, Fields::Tuple(_) | Fields::Unit);
                if has_ctor {
                    self.define_value(at.module, item.name, Def::Variant(id, 0));
                }
                (it.generics, false, vec![variant(item.name, it.fields, false)])
            }
            ItemKind::Enum(it) => {
                let variants = it.variants.into_iter();
                (it.generics, true, variants.map(|it| variant(it.name, it.fields, true)).collect())
            }
            _ => return,
        };
        let params = self.new_params(&generics);
        self.program.adts.push(Adt {
            name: item.name,
            module: at.module,
            file: at.file,
            range: item.range,
            is_public: item.vis == Visibility::Public,
            effects: AdtEffects::new(&item.attrs),
            attrs: item.attrs,
            params,
            is_enum,
            variants,
            generics,
        });
        self.define_type(at.module, item.name, Def::Adt(id));
    }

    fn add_trait(
        &mut self,
        at: At,
        name: Symbol,
        it: Trait,
        path: &mut Vec<Symbol>,
        files: &FxHashMap<&[Symbol], FileId>,
    ) {
        let id = TraitId(self.program.traits.len() as u32);
        let self_param = self.new_param(Symbol::new("Self"), true);
        let params = self.new_params(&it.generics);
        self.program.traits.push(TraitDef {
            name,
            module: at.module,
            self_param,
            params,
            funcs: Vec::new(),
            assoc_types: Vec::new(),
            supertraits: Vec::new(),
            generics: it.generics,
            written_supertraits: it.supertraits,
        });
        self.define_type(at.module, name, Def::Trait(id));
        for item in it.items {
            match item.kind {
                ItemKind::Fn(_) => {
                    let func = self.add_func(at, Parent::Trait(id), item, path, files);
                    self.program.traits[id.idx()].funcs.extend(func);
                }
                ItemKind::TypeAlias { bounds, .. } => {
                    self.program.traits[id.idx()].assoc_types.push(AssocType {
                        name: item.name,
                        bounds: Vec::new(),
                        written_bounds: bounds,
                    });
                }
                ItemKind::Const { ty, body } => {
                    self.add_const(at, Parent::Trait(id), item.name, ty, body);
                }
                _ => {}
            }
        }
    }

    fn add_impl(
        &mut self,
        at: At,
        range: diag::TextRange,
        it: Impl,
        path: &mut Vec<Symbol>,
        files: &FxHashMap<&[Symbol], FileId>,
    ) {
        let id = ImplId(self.program.impls.len() as u32);
        let params = self.new_params(&it.generics);
        self.program.impls.push(ImplDef {
            module: at.module,
            file: at.file,
            range,
            params,
            is_unsafe: it.is_unsafe,
            is_negative: it.is_negative,
            self_ty: Ty::unknown(),
            trait_ref: None,
            funcs: Vec::new(),
            assoc_types: Vec::new(),
            generics: it.generics,
            written_self: it.self_ty,
            written_trait: it.trait_path,
            written_assoc: Vec::new(),
        });
        for item in it.items {
            match item.kind {
                ItemKind::Fn(_) => {
                    let func = self.add_func(at, Parent::Impl(id), item, path, files);
                    self.program.impls[id.idx()].funcs.extend(func);
                }
                ItemKind::TypeAlias { ty: Some(ty), .. } => {
                    self.program.impls[id.idx()].written_assoc.push((item.name, ty));
                }
                ItemKind::Const { ty, body } => {
                    self.add_const(at, Parent::Impl(id), item.name, ty, body);
                }
                _ => {}
            }
        }
    }

    fn add_const(
        &mut self,
        at: At,
        parent: Parent,
        name: Symbol,
        written: facts::Type,
        body: Option<facts::BodyIdx>,
    ) -> ConstId {
        let id = ConstId(self.program.consts.len() as u32);
        let (module, file) = (at.module, at.file);
        self.program.consts.push(ConstDef {
            name,
            module,
            file,
            body,
            ty: Ty::unknown(),
            parent,
            written,
        });
        id
    }

    fn add_func(
        &mut self,
        at: At,
        parent: Parent,
        item: Item,
        path: &mut Vec<Symbol>,
        files: &FxHashMap<&[Symbol], FileId>,
    ) -> Option<FuncId> {
        let (head, ItemKind::Fn(mut facts)) = split(item) else { return None };
        let item = head;
        let in_test = at.in_test || is_test(&item.attrs);
        let inner = std::mem::take(&mut facts.inner_items);
        let scope = if inner.is_empty() {
            at.module
        } else {
            let block = self.new_module(item.name, Some(at.module), at.krate, at.file, in_test);
            self.program.modules[block.idx()].is_block = true;
            self.add_items(At { module: block, in_test, ..at }, inner, path, files);
            block
        };
        let params = self.new_params(&facts.generics);
        let id = FuncId(self.program.funcs.len() as u32);
        if parent != Parent::Module {
            self.program.methods.entry(item.name).or_default().push(id);
        }
        self.program.funcs.push(func(at, scope, parent, item, *facts, params, in_test));
        Some(id)
    }
}

/// An item without its kind.
struct Head {
    name: Symbol,
    range: diag::TextRange,
    full_range: diag::TextRange,
    vis: Visibility,
    attrs: Vec<Attr>,
}

fn split(item: Item) -> (Head, ItemKind) {
    let Item { name, range, full_range, vis, attrs, kind } = item;
    (Head { name, range, full_range, vis, attrs }, kind)
}

fn func(
    at: At,
    scope: ModuleId,
    parent: Parent,
    item: Head,
    facts: Function,
    params: Vec<ParamId>,
    in_test: bool,
) -> Func {
    Func {
        name: item.name,
        module: at.module,
        scope,
        file: at.file,
        range: item.range,
        full_range: item.full_range,
        parent,
        effects: FuncEffects::new(&item.attrs),
        attrs: item.attrs,
        in_test,
        is_public: item.vis == Visibility::Public,
        params,
        receiver: facts.receiver.clone(),
        inputs: Vec::new(),
        output: Ty::unknown(),
        is_async: facts.is_async,
        is_foreign: at.is_foreign,
        body: facts.body,
        facts,
    }
}

fn variant(name: Symbol, fields: Fields, is_public: bool) -> VariantDef {
    let is_tuple = matches!(fields, Fields::Tuple(_));
    let fields = match fields {
        Fields::Unit => Vec::new(),
        Fields::Tuple(fields) | Fields::Named(fields) => fields,
    };
    let field = |it: facts::Field| FieldDef {
        name: it.name,
        range: it.range,
        is_public: is_public || it.vis == Visibility::Public,
        attrs: it.attrs,
        written: it.ty,
        ty: Ty::unknown(),
    };
    VariantDef {
        name,
        fields: fields.into_iter().map(field).collect(),
        is_tuple,
    }
}

/// `#[test]` of any harness, or `#[cfg(test)]`.
fn is_test(attrs: &[Attr]) -> bool {
    attrs.iter().any(|it| {
        let name = it.name.as_str();
        let is_harness = matches!(name, "test" | "bench" | "rstest" | "test_case" | "quickcheck")
            || name.ends_with("::test")
            || name.ends_with("::bench");
        is_harness || name == "cfg" && it.args.iter().any(wants_test)
    })
}

/// Conditions under which code is only ever tried out.
const CHECKERS: [&str; 7] = ["bench", "doctest", "fuzzing", "kani", "loom", "miri", "shuttle"];

/// Whether the condition holds in tests only: what a feature brings into programs as well
/// (`any(test, feature = "mocks")`) is not test code.
fn wants_test(arg: &AttrArg) -> bool {
    match arg {
        AttrArg::Word(name) => *name == "test",
        AttrArg::List(name, args) => match name.as_str() {
            "all" => args.iter().any(wants_test),
            "any" => {
                let checks = |it: &AttrArg| matches!(it, AttrArg::Word(it) if CHECKERS.contains(&it.as_str()));
                args.iter().any(wants_test) && args.iter().all(|it| checks(it) || wants_test(it))
            }
            _ => false,
        },
        AttrArg::Text(..) | AttrArg::Order(_) | AttrArg::Literal(_) => false,
    }
}

impl Program {
    /// The edition of the file that `module`'s items stand in.
    pub(crate) fn edition(&self, module: ModuleId) -> Edition {
        let file = self.modules[module.idx()].file;
        self.files.get(file.0 as usize).map_or(Edition::default(), |it| it.edition)
    }
}
