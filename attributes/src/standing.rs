//! What an attribute stands on, and whether its locks can be there.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{
    Attribute, Error, Field, FnArg, Item, ItemStruct, Member, Meta, Result, Signature, Visibility,
    parse::{ParseStream, Parser},
};

use crate::locks::{LockName, Locks, Orders, Single};

/// Takes `#[guarded_by(..)]` off the fields.
pub(crate) fn checked(arguments: TokenStream, item: TokenStream) -> TokenStream {
    let mut structure: ItemStruct = match syn::parse2(item.clone()) {
        Ok(it) => it,
        Err(_) => {
            let message = "`checked` stands on a struct, for the `guarded_by` of its fields";
            return with_error(Error::new_spanned(first_token(&item), message), item);
        }
    };
    let mut res = TokenStream::new();
    if !arguments.is_empty() {
        let error = Error::new_spanned(arguments, "`checked` has no arguments");
        res.extend(error.to_compile_error());
    }
    let taken: Vec<Attribute> = structure.fields.iter_mut().flat_map(take_guarded_by).collect();
    for attribute in &taken {
        if let Err(error) = field_guard(attribute, &structure) {
            res.extend(error.to_compile_error());
        }
    }
    structure.to_tokens(&mut res);
    res
}

fn with_error(error: Error, item: TokenStream) -> TokenStream {
    let mut res = error.to_compile_error();
    res.extend(item);
    res
}

fn first_token(item: &TokenStream) -> TokenStream {
    item.clone().into_iter().take(1).collect()
}

fn take_guarded_by(field: &mut Field) -> Vec<Attribute> {
    let is_guard = |it: &Attribute| {
        it.path().segments.last().is_some_and(|segment| segment.ident == "guarded_by")
    };
    let (taken, kept) = std::mem::take(&mut field.attrs).into_iter().partition(is_guard);
    field.attrs = kept;
    taken
}

fn field_guard(attribute: &Attribute, structure: &ItemStruct) -> Result<()> {
    let Meta::List(list) = &attribute.meta else {
        return Err(Error::new_spanned(attribute, "name the lock: `#[guarded_by(lock)]`"));
    };
    let Single(lock) = syn::parse2(list.tokens.clone())?;
    has_field(&lock, structure)
}

/// Whether the struct has the field that `lock` begins with.
fn has_field(lock: &LockName, structure: &ItemStruct) -> Result<()> {
    let Some(field) = lock.own_field() else { return Ok(()) };
    let is_there = structure.fields.members().any(|it| match it {
        Member::Named(name) => name == *field,
        Member::Unnamed(_) => false,
    });
    match is_there {
        true => Ok(()),
        false => {
            let message = format!("`{}` has no field `{field}`", structure.ident);
            Err(Error::new(field.span(), message))
        }
    }
}

/// `guarded_by` on a static.
pub(crate) fn guarded_by(arguments: TokenStream, item: TokenStream) -> Result<()> {
    let Single(lock) = syn::parse2(arguments)?;
    if !matches!(syn::parse2(item.clone()), Ok(Item::Static(_))) {
        let message = "`guarded_by` stands on a static, or on a field of a `#[checked]` struct";
        return Err(Error::new_spanned(first_token(&item), message));
    }
    match lock.is_self() {
        true => Err(Error::new(lock.span(), "a static has no `self`")),
        false => Ok(()),
    }
}

/// `requires` and its like, on functions.
pub(crate) fn function(name: &str, arguments: TokenStream, item: TokenStream) -> Result<()> {
    let Locks(locks) = syn::parse2(arguments)?;
    let Ok(signature) = signature.parse2(item.clone()) else {
        let message = format!("`{name}` stands on a function");
        return Err(Error::new_spanned(first_token(&item), message));
    };
    let has_self = signature.inputs.iter().any(|it| matches!(it, FnArg::Receiver(_)));
    match locks.iter().find(|it| it.is_self() && !has_self) {
        Some(lock) => Err(Error::new(lock.span(), "the function has no `self`")),
        None => Ok(()),
    }
}

/// Of a function in a module, an impl or a trait; what follows is left alone.
fn signature(input: ParseStream<'_>) -> Result<Signature> {
    input.call(Attribute::parse_outer)?;
    input.parse::<Visibility>()?;
    let res = input.parse()?;
    input.parse::<TokenStream>()?;
    Ok(res)
}

/// `lock_order` on anything.
pub(crate) fn lock_order(arguments: TokenStream, item: TokenStream) -> Result<()> {
    let Orders(locks) = syn::parse2(arguments)?;
    match syn::parse2::<ItemStruct>(item) {
        Ok(structure) => locks.iter().try_for_each(|it| has_field(it, &structure)),
        Err(_) => Ok(()),
    }
}
