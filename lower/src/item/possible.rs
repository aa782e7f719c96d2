//! Which items a build has.

use model::{
    Symbol,
    facts::{Attr, AttrArg, Field, Item, ItemKind, Type},
};

use crate::{
    cfg,
    item::{Candidate, impls, uses},
};

/// Leaves out what no build for Linux has, if something else takes its place.
pub(super) fn only_possible(candidates: Vec<Candidate>) -> Vec<Item> {
    if candidates.iter().all(|(_, is_false)| !is_false) {
        return candidates.into_iter().map(|(item, _)| item).collect();
    }
    let possible = |it: &&Candidate| !it.1;
    let rules_out =
        |it: &Candidate, item: &Item| replaces(&it.0, item) || has_other_fields(&it.0, item);
    let is_out: Vec<bool> = candidates
        .iter()
        .map(|(item, is_false)| {
            *is_false && candidates.iter().filter(possible).any(|it| rules_out(it, item))
        })
        .collect();
    let kept = candidates.into_iter().zip(is_out).filter(|(_, is_out)| !is_out);
    kept.map(|((item, _), _)| item).collect()
}

/// Whether a promise (`unsafe impl Send`) is made of a struct only where that has other fields.
fn has_other_fields(possible: &Item, impossible: &Item) -> bool {
    let (ItemKind::Struct(of), ItemKind::Impl(imp)) = (&possible.kind, &impossible.kind) else {
        return false;
    };
    let Type::Path(path) = &imp.self_ty else { return false };
    let is_of = path.segments.last().is_some_and(|it| it.name == possible.name);
    let conditions = |attrs: &[Attr]| -> Vec<AttrArg> {
        attrs.iter().filter(|it| it.name == "cfg").flat_map(|it| it.args.clone()).collect()
    };
    let of_impl = conditions(&impossible.attrs);
    let excludes = |field: &Field| cfg::are_exclusive(&conditions(&field.attrs), &of_impl);
    imp.is_unsafe && is_of && of.fields.all().iter().any(excludes)
}

/// Whether two items cannot both be there.
fn replaces(possible: &Item, impossible: &Item) -> bool {
    if let ItemKind::Use(_) = impossible.kind {
        let taken = imported_names(impossible);
        return imported_names(possible).iter().any(|it| taken.contains(it));
    }
    if let (ItemKind::Impl(a), ItemKind::Impl(b)) = (&possible.kind, &impossible.kind) {
        return impls::same_head(a, b);
    }
    let same_kind =
        std::mem::discriminant(&possible.kind) == std::mem::discriminant(&impossible.kind);
    same_kind && possible.name == impossible.name
}

fn imported_names(item: &Item) -> Vec<Symbol> {
    match &item.kind {
        ItemKind::Use(imports) => uses::names(imports),
        _ => vec![item.name],
    }
}
