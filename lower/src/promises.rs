//! Promises in comments: `// threadlint: guarded_by(self.lock)` says what the attribute says.

use diag::TextRange;
use model::facts::{Attr, Fields, Item, ItemKind};
use syn::Meta;

use crate::{
    attr::lower_meta_args,
    cx::Cx,
    scan::{Kind, Lexer},
};

/// What may be promised. Other words, such as `allow`, are not about what code means.
const WORDS: &[&str] =
    &["guarded_by", "requires", "excludes", "acquires", "releases", "lock_order"];

/// Puts the promises that stand in comments of `text` on the items and fields that follow them.
pub(crate) fn attach(cx: &Cx<'_>, text: &str, items: &mut [Item]) {
    // Nearly no file has any.
    if !text.contains("threadlint:") {
        return;
    }
    let mut starts = Vec::new();
    visit(items, &mut |range, _| starts.push(range.start));
    for attr in promises(cx, text) {
        let next = starts.iter().copied().filter(|it| *it >= attr.range.end).min();
        let mut attr = Some(attr);
        visit(items, &mut |range, attrs| {
            if Some(range.start) == next {
                attrs.extend(attr.take());
            }
        });
    }
}

/// Calls `f` with the name's range and the attributes of every item and field.
fn visit(items: &mut [Item], f: &mut dyn FnMut(TextRange, &mut Vec<Attr>)) {
    for item in items {
        f(item.range, &mut item.attrs);
        match &mut item.kind {
            ItemKind::Module(Some(items)) | ItemKind::Extern { items, .. } => visit(items, f),
            ItemKind::Struct(it) | ItemKind::Union(it) => visit_fields(&mut it.fields, f),
            ItemKind::Enum(it) => {
                it.variants.iter_mut().for_each(|it| visit_fields(&mut it.fields, f));
            }
            ItemKind::Trait(it) => visit(&mut it.items, f),
            ItemKind::Impl(it) => visit(&mut it.items, f),
            ItemKind::Fn(it) => visit(&mut it.inner_items, f),
            _ => {}
        }
    }
}

fn visit_fields(fields: &mut Fields, f: &mut dyn FnMut(TextRange, &mut Vec<Attr>)) {
    if let Fields::Tuple(fields) | Fields::Named(fields) = fields {
        fields.iter_mut().for_each(|it| f(it.range, &mut it.attrs));
    }
}

/// The comments of `text` that promise something, as attributes.
fn promises(cx: &Cx<'_>, text: &str) -> Vec<Attr> {
    let mut res = Vec::new();
    let mut lexer = Lexer::new(text, 0);
    let mut end = 0;
    loop {
        let token = lexer.next();
        if token.after_comment {
            for comment in line_comments(text, end, token.start) {
                res.extend(promise(cx, text, comment));
            }
        }
        if token.kind == Kind::End {
            return res;
        }
        end = token.end;
    }
}

/// The `// ..` between two tokens.
fn line_comments(text: &str, start: usize, end: usize) -> Vec<TextRange> {
    let mut res = Vec::new();
    let mut at = start;
    for line in text[start..end].split_inclusive('\n') {
        if let Some(idx) = line.find("//") {
            let comment = line[idx..].trim_end();
            let start = (at + idx) as u32;
            res.push(TextRange::new(start, start + comment.len() as u32));
        }
        at += line.len();
    }
    res
}

fn promise(cx: &Cx<'_>, text: &str, range: TextRange) -> Option<Attr> {
    let comment = &text[range.start as usize..range.end as usize];
    let words = comment.strip_prefix("//")?.trim_start().strip_prefix("threadlint:")?.trim();
    let name = words.split(|it: char| !it.is_alphanumeric() && it != '_').next()?;
    if !WORDS.contains(&name) {
        return None;
    }
    // What stands behind the parenthesis is for people.
    let words = words.find(')').map_or(words, |it| &words[..=it]);
    let args = match syn::parse_str::<Meta>(words) {
        Ok(meta) => lower_meta_args(cx, &meta),
        Err(_) => Vec::new(),
    };
    let name = cx.intern(&format!("threadlint::{name}"));
    Some(Attr { name, args, range })
}
