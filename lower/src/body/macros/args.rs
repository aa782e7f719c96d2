//! The arguments of macros that format or log.

use model::facts::{Literal, Operand};
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use syn::{
    Expr, ExprLit, Ident, Lit, LitStr, Token,
    ext::IdentExt,
    parse::{Parse, ParseStream, discouraged::Speculative},
    token::Brace,
};

use crate::body::{builder::Builder, dest::Life, names::Name};

/// Positional and named arguments, fields, and the text that names variables. In the order of
/// evaluation.
#[derive(Default)]
pub(super) struct FormatArgs {
    pub(super) args: Vec<Expr>,
    text: Option<LitStr>,
    named: Vec<String>,
}

impl Parse for FormatArgs {
    fn parse(input: ParseStream<'_>) -> syn::Result<FormatArgs> {
        let mut args = FormatArgs::default();
        args.parse_rest(input)?;
        Ok(args)
    }
}

/// The same, with what `tracing` has: `info!({ user = 1 }, "text")`.
pub(super) struct LogArgs(pub(super) FormatArgs);

impl Parse for LogArgs {
    fn parse(input: ParseStream<'_>) -> syn::Result<LogArgs> {
        let mut args = FormatArgs::default();
        args.parse_braced(input)?;
        args.parse_rest(input)?;
        Ok(LogArgs(args))
    }
}

impl FormatArgs {
    fn parse_rest(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while !input.is_empty() {
            self.parse_arg(input)?;
            if input.is_empty() {
                break;
            }
            // `log` puts `;` between fields and text.
            if input.parse::<Option<Token![;]>>()?.is_none() {
                input.parse::<Token![,]>()?;
            }
        }
        Ok(())
    }

    fn parse_braced(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        while input.peek(Ident) && input.peek2(Token![:]) && !input.peek2(Token![::]) {
            self.parse_arg(input)?;
            input.parse::<Option<Token![,]>>()?;
        }
        if input.peek(Brace) {
            let content;
            syn::braced!(content in input);
            self.parse_rest(&content)?;
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(())
    }

    fn parse_arg(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        self.parse_key(input)?;
        if input.peek(Token![%]) {
            input.parse::<Token![%]>()?;
        } else if input.peek(Token![?]) {
            input.parse::<Token![?]>()?;
        }
        // `field = tracing::field::Empty` and the like are expressions.
        let expr: Expr = input.parse()?;
        match expr {
            Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) if self.text.is_none() => {
                self.text = Some(text);
            }
            expr => self.args.push(expr),
        }
        Ok(())
    }

    /// `name = `, `a.b = `, `key:? = `, `"key" = `, `target: `.
    fn parse_key(&mut self, input: ParseStream<'_>) -> syn::Result<()> {
        let ahead = input.fork();
        let name = match ahead.parse::<Option<LitStr>>()? {
            Some(text) => text.value(),
            None if ahead.peek(Ident::peek_any) => {
                let name = Ident::parse_any(&ahead)?;
                while ahead.peek(Token![.]) && ahead.peek2(Ident::peek_any) {
                    ahead.parse::<Token![.]>()?;
                    Ident::parse_any(&ahead)?;
                }
                name.to_string()
            }
            None => return Ok(()),
        };
        let has_colon = ahead.peek(Token![:]) && !ahead.peek(Token![::]);
        if has_colon {
            ahead.parse::<Token![:]>()?;
            if matches!(name.as_str(), "target" | "parent" | "name" | "logger") {
                input.advance_to(&ahead);
                return Ok(());
            }
            ahead.parse::<Option<Token![?]>>()?;
            ahead.parse::<Option<Token![%]>>()?;
            if ahead.peek(Ident::peek_any) {
                Ident::parse_any(&ahead)?;
            }
        }
        if ahead.peek(Token![=]) && !ahead.peek(Token![==]) && !ahead.peek(Token![=>]) {
            ahead.parse::<Token![=]>()?;
            input.advance_to(&ahead);
            self.named.push(name);
        }
        Ok(())
    }
}

impl Builder<'_, '_> {
    /// Evaluates the arguments, then reads the variables that the text names.
    pub(super) fn format_args(&mut self, args: &FormatArgs, life: Life) -> Vec<Operand> {
        let mut operands = Vec::with_capacity(args.args.len());
        for arg in &args.args {
            operands.push(self.expr(arg, None, life.borrowed()));
        }
        if let Some(text) = &args.text {
            let range = self.cx.range(text.span());
            let text = text.value();
            for name in captured_names(&text) {
                let is_named = args.named.iter().any(|it| it == name);
                let name = Name::new(self.cx.intern(name), range);
                if let Some(place) = self.variable(name).filter(|_| !is_named) {
                    operands.push(Operand::Place(place));
                }
            }
            operands.insert(0, Operand::Literal(Literal::Str(text.into())));
        }
        operands
    }
}

/// The names in `"{name} {name:?} {:width$}"`.
fn captured_names(text: &str) -> Vec<&str> {
    let mut names = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (name, spec) = rest[..close].split_once(':').unwrap_or((&rest[..close], ""));
        names.push(name.trim());
        names.extend(spec.split(['.', '<', '>', '^']).filter_map(|it| it.strip_suffix('$')));
        rest = &rest[close + 1..];
    }
    names.retain(|it| it.starts_with(|it: char| it.is_alphabetic() || it == '_'));
    names
}

/// A part of a `json!` value.
pub(super) enum JsonPart {
    /// A list or object.
    Inner(TokenStream),
    Value(Box<Expr>),
}

/// What stands between the commas of a `json!` value. Keys before a colon are left out.
pub(super) fn json_parts(tokens: TokenStream) -> Option<Vec<JsonPart>> {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut parts = Vec::new();
    for part in tokens.split(|it| is_punct(it, ',')) {
        let value = match part.iter().position(|it| is_punct(it, ':')) {
            Some(colon) if !part.get(colon + 1).is_some_and(|it| is_punct(it, ':')) => {
                &part[colon + 1..]
            }
            _ => part,
        };
        match value {
            [] => {}
            [TokenTree::Group(it)]
                if matches!(it.delimiter(), Delimiter::Brace | Delimiter::Bracket) =>
            {
                parts.push(JsonPart::Inner(it.stream()));
            }
            value => {
                let tokens = value.iter().cloned().collect();
                let expr: Expr = syn::parse2(tokens).ok()?;
                parts.push(JsonPart::Value(Box::new(expr)));
            }
        }
    }
    Some(parts)
}

fn is_punct(token: &TokenTree, punct: char) -> bool {
    matches!(token, TokenTree::Punct(it) if it.as_char() == punct)
}
