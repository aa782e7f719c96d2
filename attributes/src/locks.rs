//! How attributes name locks: `self.state.lock`, `REGISTRY`, `bank::Bank.accounts`.

use proc_macro2::{Ident, Span};
use syn::{
    Error, LitFloat, Member, Path, Result, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream},
    punctuated::Punctuated,
};

/// The name of a lock.
pub(crate) struct LockName {
    path: Path,
}

impl Parse for LockName {
    fn parse(input: ParseStream<'_>) -> Result<LockName> {
        if !input.peek(Ident::peek_any) && !input.peek(Token![::]) {
            return Err(Error::new(
                input.span(),
                "expected the name of a lock, such as `self.lock` or `LOCK`",
            ));
        }
        let path = input.call(Path::parse_mod_style)?;
        let is_bare_self = path.is_ident("self") && !input.peek(Token![.]);
        while input.peek(Token![.]) {
            input.parse::<Token![.]>()?;
            // `self.0.1`
            if input.peek(LitFloat) {
                input.parse::<LitFloat>()?;
            } else {
                input.parse::<Member>()?;
            }
        }
        let res = LockName { path };
        match is_bare_self {
            true => Err(Error::new(res.span(), "`self` is no lock; name the field: `self.lock`")),
            false => Ok(res),
        }
    }
}

impl LockName {
    /// Where the name begins.
    pub(crate) fn span(&self) -> Span {
        self.path.segments.first().map_or_else(Span::call_site, |it| it.ident.span())
    }

    /// Whether it begins with `self`.
    pub(crate) fn is_self(&self) -> bool {
        self.path.is_ident("self")
    }

    /// The field of the same value that a name on a struct begins with, if it cannot be anything
    /// else: statics are in capitals, and types begin with one.
    pub(crate) fn own_field(&self) -> Option<&Ident> {
        let ident = self.path.get_ident().filter(|it| *it != "self")?;
        ident.to_string().starts_with(|it: char| it.is_lowercase() || it == '_').then_some(ident)
    }
}

/// `a, b`: at least one.
pub(crate) struct Locks(pub(crate) Vec<LockName>);

impl Parse for Locks {
    fn parse(input: ParseStream<'_>) -> Result<Locks> {
        let locks = Punctuated::<LockName, Token![,]>::parse_terminated(input)?;
        match locks.is_empty() {
            true => Err(Error::new(input.span(), "name the lock: `self.lock`")),
            false => Ok(Locks(locks.into_iter().collect())),
        }
    }
}

/// `a < b < c, d < e`: at least two in each.
pub(crate) struct Orders(pub(crate) Vec<LockName>);

impl Parse for Orders {
    fn parse(input: ParseStream<'_>) -> Result<Orders> {
        const TOO_SHORT: &str = "an order has at least two locks: `lock_order(first < second)`";
        let mut res = Vec::new();
        loop {
            let order = Punctuated::<LockName, Token![<]>::parse_separated_nonempty(input)?;
            if order.len() < 2 {
                let span = order.first().map_or_else(Span::call_site, LockName::span);
                return Err(Error::new(span, TOO_SHORT));
            }
            res.extend(order);
            if input.is_empty() {
                return Ok(Orders(res));
            }
            input.parse::<Token![,]>()?;
            if input.is_empty() {
                return Ok(Orders(res));
            }
        }
    }
}

/// `lock`: one and no more.
pub(crate) struct Single(pub(crate) LockName);

impl Parse for Single {
    fn parse(input: ParseStream<'_>) -> Result<Single> {
        let lock = input.parse()?;
        match input.is_empty() {
            true => Ok(Single(lock)),
            false => {
                Err(Error::new(input.span(), "one lock guards it; nothing may follow its name"))
            }
        }
    }
}
