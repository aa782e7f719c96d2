//! Facts as a text, for tests.
#![allow(dead_code, reason = "each test file uses some of it")]

use std::fmt::Write;

use diag::{FileId, TextRange};
use model::facts::{
    Attr, AttrArg, Bound, Edition, Fields, FileFacts, Function, GenericArg, GenericKind, Generics,
    ImportKind, Item, ItemKind, Path, Receiver, Type, Visibility,
};
use threadlint_lower::{Macros, Source, lower_file};

/// Lowers a text whose own macros are known.
pub(crate) fn lower(text: &str, edition: Edition) -> FileFacts {
    let mut macros = Macros::default();
    macros.add_file(FileId(0), text);
    lower_file(Source { file: FileId(0), text, edition, macros: &macros })
}

/// Compares lines, their indentation aside from what all have in common.
pub(crate) fn assert_lines(found: &str, expected: &str) {
    let margin = expected.lines().filter(|it| !it.trim().is_empty());
    let margin = margin.map(|it| it.len() - it.trim_start().len()).min().unwrap_or(0);
    let expected: Vec<&str> =
        expected.lines().filter(|it| !it.trim().is_empty()).map(|it| &it[margin..]).collect();
    assert_eq!(found.trim_end(), expected.join("\n"), "\nfound:\n{found}");
}

/// The items of a file, one a line.
pub(crate) fn items(facts: &FileFacts, text: &str) -> String {
    let mut outline = Outline { text, out: String::new() };
    outline.items(&facts.items, 0);
    for attr in &facts.attrs {
        outline.line(0, &format!("!{}", show_attr(attr)));
    }
    for error in &facts.errors {
        let source = outline.source(error.range);
        outline.line(0, &format!("error {source:?}: {}", error.message));
    }
    for range in &facts.opaque_macros {
        let source = outline.source(*range);
        outline.line(0, &format!("opaque {source}"));
    }
    outline.out
}

/// The bodies of a file: their text and their names.
pub(crate) fn bodies(facts: &FileFacts, text: &str) -> String {
    let mut out = String::new();
    for body in &facts.bodies {
        let source = &text[body.range.start as usize..body.range.end as usize];
        let mut names: Vec<&str> = body.names.iter().map(|it| it.name.as_str()).collect();
        names.sort_unstable();
        let source = source.replace('\r', "<CR>").replace('\n', "<LF>");
        let names = [vec!["::"], names].concat().join(" ");
        writeln!(out, "{source} {names}").expect("writing to a string");
    }
    out
}

struct Outline<'a> {
    text: &'a str,
    out: String,
}

impl<'a> Outline<'a> {
    fn source(&self, range: TextRange) -> &'a str {
        &self.text[range.start as usize..range.end as usize]
    }

    fn line(&mut self, level: usize, line: &str) {
        writeln!(self.out, "{:level$}{line}", "", level = level * 2).expect("writing to a string");
    }

    fn items(&mut self, items: &[Item], level: usize) {
        for item in items {
            self.item(item, level);
        }
    }

    fn item(&mut self, item: &Item, level: usize) {
        let attrs: String = item.attrs.iter().map(|it| show_attr(it) + " ").collect();
        let vis = match item.vis {
            Visibility::Private => "",
            Visibility::Public => "pub ",
            Visibility::Restricted => "pub(..) ",
        };
        let (head, inner) = self.kind(item);
        self.line(level, &format!("{attrs}{vis}{head}"));
        self.items(inner, level + 1);
    }

    fn kind<'i>(&self, item: &'i Item) -> (String, &'i [Item]) {
        let name = item.name;
        match &item.kind {
            ItemKind::Module(Some(items)) => (format!("mod {name}"), items),
            ItemKind::Module(None) => (format!("mod {name};"), &[]),
            ItemKind::Use(imports) => {
                let all: Vec<String> = imports.iter().map(show_import).collect();
                (format!("use {}", all.join(", ")), &[])
            }
            ItemKind::ExternCrate { name: of } => (format!("extern crate {of} as {name}"), &[]),
            ItemKind::Struct(it) => {
                let generics = show_generics(&it.generics);
                (format!("struct {name}{generics} {}", show_fields(&it.fields)), &[])
            }
            ItemKind::Union(it) => (format!("union {name} {}", show_fields(&it.fields)), &[]),
            ItemKind::Enum(it) => {
                let variants = it.variants.iter();
                let all: Vec<String> =
                    variants.map(|it| format!("{} {}", it.name, show_fields(&it.fields))).collect();
                (format!("enum {name}{} {}", show_generics(&it.generics), all.join(", ")), &[])
            }
            ItemKind::Trait(it) => {
                let generics = show_generics(&it.generics);
                (format!("trait {name}{generics}{}", show_bounds(&it.supertraits)), &it.items)
            }
            ItemKind::Impl(it) => {
                let negative = if it.is_negative { "!" } else { "" };
                let of = it.trait_path.as_ref().map(|it| show_path(it) + " for ");
                let of = of.unwrap_or_default();
                let generics = show_generics(&it.generics);
                let safety = if it.is_unsafe { "unsafe " } else { "" };
                let ty = show_type(&it.self_ty);
                (format!("{safety}impl{generics} {negative}{of}{ty}"), &it.items)
            }
            ItemKind::Fn(it) => (show_function(name.as_str(), it), &it.inner_items),
            ItemKind::Static(it) => {
                let mutable = if it.mutable { "mut " } else { "" };
                let by = it.made_by.map(|it| format!(" by {it}")).unwrap_or_default();
                let body = if it.body.is_some() { " = .." } else { "" };
                (format!("static {mutable}{name}: {}{by}{body}", show_type(&it.ty)), &[])
            }
            ItemKind::Const { ty, body } => {
                let body = if body.is_some() { " = .." } else { "" };
                (format!("const {name}: {}{body}", show_type(ty)), &[])
            }
            ItemKind::TypeAlias { generics, bounds, ty } => {
                let ty = ty.as_ref().map(|it| format!(" = {}", show_type(it)));
                let generics = show_generics(generics);
                let bounds = show_bounds(bounds);
                (format!("type {name}{generics}{bounds}{}", ty.unwrap_or_default()), &[])
            }
            ItemKind::Extern { abi, items } => (format!("extern {abi}"), items),
            ItemKind::MacroRules => (format!("macro_rules {name}"), &[]),
        }
    }
}

fn show_function(name: &str, function: &Function) -> String {
    let receiver = function.receiver.iter().map(|it| match it {
        Receiver::Value => "self".to_owned(),
        Receiver::Ref { mutable: false } => "&self".to_owned(),
        Receiver::Ref { mutable: true } => "&mut self".to_owned(),
        Receiver::Typed(ty) => format!("self: {}", show_type(ty)),
    });
    let params = function.params.iter().map(|it| {
        let name = it.name.map_or("_", |it| it.as_str());
        let attrs: String = it.attrs.iter().map(|it| show_attr(it) + " ").collect();
        format!("{attrs}{name}: {}", show_type(&it.ty))
    });
    let params: Vec<String> = receiver.chain(params).collect();
    let words = [
        (function.is_const, "const "),
        (function.is_async, "async "),
        (function.is_unsafe, "unsafe "),
    ];
    let words: String = words.iter().filter(|it| it.0).map(|it| it.1).collect();
    let generics = show_generics(&function.generics);
    let ret = show_type(&function.ret);
    let end = if function.body.is_some() { " {}" } else { ";" };
    format!("{words}fn {name}{generics}({}) -> {ret}{end}", params.join(", "))
}

fn show_import(import: &model::facts::Import) -> String {
    match import.kind {
        ImportKind::Name(name) => format!("{} as {name}", show_path(&import.path)),
        ImportKind::Glob => format!("{}::*", show_path(&import.path)),
    }
}

fn show_fields(fields: &Fields) -> String {
    let all: Vec<String> =
        fields.all().iter().map(|it| format!("{}: {}", it.name, show_type(&it.ty))).collect();
    match fields {
        Fields::Unit => String::new(),
        Fields::Tuple(_) => format!("({})", all.join(", ")),
        Fields::Named(_) => format!("{{ {} }}", all.join(", ")),
    }
}

fn show_generics(generics: &Generics) -> String {
    let params: Vec<String> = generics
        .params
        .iter()
        .map(|it| {
            let kind = match it.kind {
                GenericKind::Type => "",
                GenericKind::Const => "const ",
                GenericKind::Lifetime => "'",
            };
            let default = it.default.as_ref().map(|it| format!(" = {}", show_type(it)));
            format!("{kind}{}{}{}", it.name, show_bounds(&it.bounds), default.unwrap_or_default())
        })
        .collect();
    let wheres: Vec<String> =
        generics.wheres.iter().map(|(ty, it)| show_type(ty) + &show_bounds(it)).collect();
    match (params.is_empty(), wheres.is_empty()) {
        (true, true) => String::new(),
        (_, true) => format!("<{}>", params.join(", ")),
        _ => format!("<{} where {}>", params.join(", "), wheres.join(", ")),
    }
}

fn show_bounds(bounds: &[Bound]) -> String {
    let all: Vec<String> = bounds
        .iter()
        .map(|it| match it {
            Bound::Trait(it) => show_path(it),
            Bound::Maybe(it) => format!("?{}", show_path(it)),
            Bound::Lifetime(it) => format!("'{it}"),
        })
        .collect();
    if all.is_empty() { String::new() } else { format!(": {}", all.join(" + ")) }
}

/// An attribute as it might be written.
pub(crate) fn show_attr(attr: &Attr) -> String {
    match attr.args.as_slice() {
        [] => format!("#[{}]", attr.name),
        [AttrArg::Text(name, text)] if *name == attr.name => format!("#[{name} = {text:?}]"),
        args => format!("#[{}({})]", attr.name, show_args(args)),
    }
}

fn show_args(args: &[AttrArg]) -> String {
    let all: Vec<String> = args
        .iter()
        .map(|it| match it {
            AttrArg::Word(it) => it.to_string(),
            AttrArg::Text(name, text) => format!("{name} = {text:?}"),
            AttrArg::List(name, args) => format!("{name}({})", show_args(args)),
            AttrArg::Order(names) => {
                names.iter().map(ToString::to_string).collect::<Vec<_>>().join(" < ")
            }
            AttrArg::Literal(it) => format!("{it:?}"),
        })
        .collect();
    all.join(", ")
}

/// A path as it might be written.
pub(crate) fn show_path(path: &Path) -> String {
    let mut names: Vec<String> = path
        .segments
        .iter()
        .map(|it| {
            let args: Vec<String> = it.args.iter().map(show_arg).collect();
            if args.is_empty() {
                it.name.to_string()
            } else {
                format!("{}<{}>", it.name, args.join(", "))
            }
        })
        .collect();
    if let Some(qself) = &path.qself {
        let of: Vec<String> = names.drain(..qself.trait_len).collect();
        let of = if of.is_empty() { String::new() } else { format!(" as {}", of.join("::")) };
        names.insert(0, format!("<{}{of}>", show_type(&qself.ty)));
    }
    format!("{}{}", if path.absolute { "::" } else { "" }, names.join("::"))
}

fn show_arg(arg: &GenericArg) -> String {
    match arg {
        GenericArg::Type(it) => show_type(it),
        GenericArg::Assoc(name, it) => format!("{name} = {}", show_type(it)),
        GenericArg::AssocBound(name, it) => format!("{name}{}", show_bounds(it)),
        GenericArg::Const => "const".to_owned(),
        GenericArg::Lifetime(it) => format!("'{it}"),
    }
}

/// A type as it might be written.
pub(crate) fn show_type(ty: &Type) -> String {
    let all = |it: &[Type]| it.iter().map(show_type).collect::<Vec<_>>().join(", ");
    match ty {
        Type::Path(it) => show_path(it),
        Type::Ref { mutable, inner } => {
            format!("&{}{}", if *mutable { "mut " } else { "" }, show_type(inner))
        }
        Type::Ptr { mutable, inner } => {
            format!("*{} {}", if *mutable { "mut" } else { "const" }, show_type(inner))
        }
        Type::Tuple(it) => format!("({})", all(it)),
        Type::Array(it) => format!("[{}; _]", show_type(it)),
        Type::Slice(it) => format!("[{}]", show_type(it)),
        Type::Fn { params, ret } => format!("fn({}) -> {}", all(params), show_type(ret)),
        Type::Impl(it) => format!("impl{}", show_bounds(it)),
        Type::Dyn(it) => format!("dyn{}", show_bounds(it)),
        Type::Never => "!".to_owned(),
        Type::Infer => "_".to_owned(),
        Type::Unknown => "?".to_owned(),
    }
}
