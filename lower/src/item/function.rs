//! Functions and their signatures.

use model::facts::{Function, Item, ItemKind, Param, Receiver};
use proc_macro2::Span;
use syn::{Block, FnArg, Pat, ReceiverKind, Safety, Signature};

use crate::{
    attr::lower_attrs,
    item::{Candidate, Head, Lowering},
    ty::{lower_generics, lower_return, lower_type},
};

impl Lowering<'_, '_> {
    pub(super) fn function(&mut self, item: &syn::ItemFn, out: &mut Vec<Candidate>) {
        let kind = self.function_kind(&item.sig, Some(&item.block));
        let head = Head {
            attrs: &item.attrs,
            vis: &item.vis,
            first: signature_start(&item.sig),
            last: item.block.brace_token.span.close(),
            name: Some(&item.sig.ident),
        };
        self.push(&head, kind, out);
    }

    pub(super) fn function_kind(&mut self, sig: &Signature, block: Option<&Block>) -> ItemKind {
        let body = block.map(|it| self.function_body(sig, it));
        let inner_items: Vec<Item> = block.map_or_else(Vec::new, |it| self.inner_items(it));
        let receiver = sig.receiver().map(|it| self.receiver(it));
        let typed = sig.inputs.iter().filter_map(|it| match it {
            FnArg::Typed(it) => Some(it),
            FnArg::Receiver(_) => None,
        });
        ItemKind::Fn(Box::new(Function {
            generics: lower_generics(self.cx, &sig.generics),
            receiver,
            params: typed.map(|it| self.param(it)).collect(),
            ret: lower_return(self.cx, &sig.output),
            is_async: sig.asyncness.is_some(),
            is_unsafe: matches!(sig.safety, Safety::Unsafe(_)),
            is_const: sig.constness.is_some(),
            body,
            inner_items,
        }))
    }

    fn function_body(&mut self, sig: &Signature, block: &Block) -> model::facts::BodyIdx {
        let start = self.cx.range(block.brace_token.span.open()).start;
        match self.find_scanned(start) {
            Some(idx) => {
                let signature = self.cx.range(signature_start(sig)).start;
                self.add_scanned(idx, Some(signature))
            }
            None => self.add_tokens(Some(sig), block),
        }
    }

    fn receiver(&self, receiver: &syn::Receiver) -> Receiver {
        match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => {
                Receiver::Ref { mutable: mutability.is_some() }
            }
            ReceiverKind::Typed(_, ty) => Receiver::Typed(lower_type(self.cx, ty)),
            _ => Receiver::Value,
        }
    }

    fn param(&self, param: &syn::PatType) -> Param {
        let name = match &*param.pat {
            Pat::Ident(it) if it.subpat.is_none() => Some(self.cx.symbol(&it.ident)),
            _ => None,
        };
        let attrs = lower_attrs(self.cx, &param.attrs);
        Param { name, attrs, ty: lower_type(self.cx, &param.ty) }
    }
}

/// The first token of a signature.
pub(super) fn signature_start(sig: &Signature) -> Span {
    let safety = match &sig.safety {
        Safety::Safe(it) => Some(it.span),
        Safety::Unsafe(it) => Some(it.span),
        Safety::Default => None,
    };
    let first = sig.constness.map(|it| it.span).or(sig.asyncness.map(|it| it.span)).or(safety);
    let abi = sig.abi.as_ref().map(|it| it.extern_token.span);
    first.or(abi).unwrap_or(sig.fn_token.span)
}
