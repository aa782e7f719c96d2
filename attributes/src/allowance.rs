//! `allow(rule, reason = "..", until = "2027-06-01")`.

use proc_macro2::{Ident, Span, TokenStream};
use syn::{
    Error, LitStr, Result, Token,
    parse::{ParseStream, Parser},
};

/// Whether the arguments of `allow` are as they should be.
pub(crate) fn check(arguments: TokenStream) -> Result<()> {
    parse.parse2(arguments)
}

fn parse(input: ParseStream<'_>) -> Result<()> {
    let mut n_rules = 0;
    let mut has_reason = false;
    while !input.is_empty() {
        let name: Ident = input.parse()?;
        if input.peek(Token![=]) {
            has_reason |= key(&name, input)?;
        } else {
            n_rules += 1;
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    match (n_rules, has_reason) {
        (0, _) => {
            Err(Error::new(input.span(), "name the rule: `allow(sleep_poll, reason = \"..\")`"))
        }
        (_, false) => Err(Error::new(input.span(), "why is this fine? Add `reason = \"..\"`")),
        _ => Ok(()),
    }
}

/// Whether it is a reason that says something.
fn key(name: &Ident, input: ParseStream<'_>) -> Result<bool> {
    input.parse::<Token![=]>()?;
    let value: LitStr = input.parse()?;
    match name.to_string().as_str() {
        "reason" => match value.value().trim().is_empty() {
            true => Err(Error::new(value.span(), "the reason is empty")),
            false => Ok(true),
        },
        "until" => day(&value.value(), value.span()).map(|()| false),
        _ => Err(Error::new(name.span(), "there are `reason` and `until`, and names of rules")),
    }
}

fn day(text: &str, span: Span) -> Result<()> {
    let is_day = text.len() == 10
        && text.bytes().enumerate().all(|(idx, it)| match idx {
            4 | 7 => it == b'-',
            _ => it.is_ascii_digit(),
        });
    match is_day {
        true => Ok(()),
        false => Err(Error::new(span, "a day is written `2027-06-01`")),
    }
}
