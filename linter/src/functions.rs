//! Which function a place lies in, for people.

use diag::TextRange;
use model::{
    Symbol,
    facts::{Item, ItemKind, Type},
};

/// The functions of a file.
#[derive(Debug, Default)]
pub(crate) struct Outline {
    /// By place; an inner function comes after the one around it.
    functions: Vec<Function>,
}

#[derive(Debug)]
struct Function {
    range: TextRange,
    /// The type or trait that it belongs to.
    owner: Option<Symbol>,
    name: Symbol,
}

impl Outline {
    /// The functions among `items` and inside of them.
    pub(crate) fn new(items: &[Item]) -> Outline {
        let mut outline = Outline::default();
        outline.add(items, None);
        outline
    }

    /// The name of the innermost function around `offset`: `Bank::transfer`.
    pub(crate) fn function_at(&self, offset: u32) -> Option<String> {
        let is_around = |it: &&Function| it.range.start <= offset && offset < it.range.end;
        let function = self.functions.iter().rfind(is_around)?;
        Some(match function.owner {
            Some(owner) => format!("{owner}::{}", function.name),
            None => function.name.as_str().to_owned(),
        })
    }

    fn add(&mut self, items: &[Item], owner: Option<Symbol>) {
        for item in items {
            match &item.kind {
                ItemKind::Module(Some(items)) => self.add(items, None),
                ItemKind::Impl(it) => self.add(&it.items, type_name(&it.self_ty)),
                ItemKind::Trait(it) => self.add(&it.items, Some(item.name)),
                ItemKind::Fn(function) => {
                    self.push(item, owner);
                    self.add(&function.inner_items, None);
                }
                ItemKind::Static(_) | ItemKind::Const { .. } => self.push(item, owner),
                _ => {}
            }
        }
    }

    fn push(&mut self, item: &Item, owner: Option<Symbol>) {
        self.functions.push(Function { range: item.full_range, owner, name: item.name });
    }
}

fn type_name(ty: &Type) -> Option<Symbol> {
    match ty {
        Type::Path(path) => path.segments.last().map(|it| it.name),
        Type::Ref { inner, .. } => type_name(inner),
        _ => None,
    }
}
