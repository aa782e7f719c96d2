//! Tests of bodies: what is held where, and how graphs look.

mod ends;
mod graphs;
mod held;
mod interpreter;
mod large;
mod locals;
mod macros;
mod sound;

use diag::FileId;
use model::facts::{Body, Edition};
use syn::{Item, ItemFn, Stmt};

use super::{dump, lower_fn_body};
use crate::{Macros, Source, cx::Cx};

/// The bodies of the functions in `text`.
fn lower(text: &str, edition: Edition) -> Vec<(String, Body)> {
    let mut macros = Macros::default();
    macros.add_file(FileId(0), text);
    let cx = Cx::whole(Source { file: FileId(0), text, edition, macros: &macros });
    let file = syn::parse_str::<syn::File>(text).expect("test code parses");
    let functions = file.items.iter().filter_map(|it| match it {
        Item::Fn(it) => Some(it),
        _ => None,
    });
    let functions: Vec<&ItemFn> = functions.collect();
    let inner = functions.iter().flat_map(|it| &it.block.stmts).filter_map(|it| match it {
        Stmt::Item(Item::Fn(it)) => Some(it),
        _ => None,
    });
    let all = functions.iter().copied().chain(inner);
    let lowered =
        all.map(|it| (it.sig.ident.to_string(), lower_fn_body(&cx, Some(&it.sig), &it.block)));
    lowered.collect()
}

/// The body of a function with these statements.
fn lower_stmts(code: &str, edition: Edition) -> Body {
    let text = format!("fn body() {{ {code} }}");
    lower(&text, edition).swap_remove(0).1
}
