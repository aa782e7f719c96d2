//! Which rule a macro's arguments match, and what its variables stand for then.

use model::Symbol;
use proc_macro2::{Delimiter, Group, Ident, Spacing, TokenStream, TokenTree};
use rustc_hash::FxHashMap;
use syn::{
    Block, Expr, Item, Lit, Meta, Pat, Path, Stmt, Type, Visibility, braced, bracketed,
    buffer::Cursor,
    parenthesized,
    parse::{Parse, ParseStream, Parser, Result, discouraged::Speculative},
};

use crate::macros::{
    definition::Tree,
    rules::{FragmentKind, Pattern, Repeat, Rule, Times, longest_operator},
};

/// What the variables of a rule stand for.
pub(super) type Bindings = FxHashMap<Symbol, Binding>;

/// What a variable stands for.
#[derive(Clone, Debug)]
pub(super) enum Binding {
    One(Fragment),
    /// In a repetition, once for each round.
    Many(Vec<Binding>),
}

/// Tokens that a fragment matched.
#[derive(Clone, Debug)]
pub(super) struct Fragment {
    pub(super) kind: FragmentKind,
    pub(super) tokens: Vec<TokenTree>,
}

/// The first rule that matches all of `tokens`.
pub(super) fn first_match(rules: &[Rule], tokens: TokenStream) -> Option<(&Rule, Bindings)> {
    let mut found = None;
    // An attempt that failed counts as an error of the whole; what was found stands.
    let parser = |input: ParseStream<'_>| {
        found = rules.iter().find_map(|it| Some((it, attempt(it, &input.fork())?)));
        input.parse::<TokenStream>()
    };
    drop(parser.parse2(tokens));
    found
}

fn attempt(rule: &Rule, input: ParseStream<'_>) -> Option<Bindings> {
    let mut bindings = Bindings::default();
    match_all(&rule.pattern, input, &mut bindings).ok()?;
    input.is_empty().then_some(bindings)
}

fn match_all(patterns: &[Pattern], input: ParseStream<'_>, bindings: &mut Bindings) -> Result<()> {
    patterns.iter().try_for_each(|it| match_one(it, input, bindings))
}

fn match_one(pattern: &Pattern, input: ParseStream<'_>, bindings: &mut Bindings) -> Result<()> {
    match pattern {
        Pattern::Token(tree) => match_token(tree, input),
        Pattern::Group(delimiter, inner) => match_group(*delimiter, inner, input, bindings),
        Pattern::Fragment { name, kind } => {
            let tokens = fragment(*kind, input)?;
            bindings.insert(*name, Binding::One(Fragment { kind: *kind, tokens }));
            Ok(())
        }
        Pattern::Repeat(repeat) => match_repeat(repeat, input, bindings),
    }
}

fn match_group(
    delimiter: Delimiter,
    inner: &[Pattern],
    input: ParseStream<'_>,
    bindings: &mut Bindings,
) -> Result<()> {
    let content;
    match delimiter {
        Delimiter::Parenthesis => {
            parenthesized!(content in input);
        }
        Delimiter::Bracket => {
            bracketed!(content in input);
        }
        Delimiter::Brace => {
            braced!(content in input);
        }
        Delimiter::None => return Err(input.error("no match")),
    }
    match_all(inner, &content, bindings)?;
    if content.is_empty() { Ok(()) } else { Err(input.error("no match")) }
}

fn match_repeat(
    repeat: &Repeat<Pattern>,
    input: ParseStream<'_>,
    bindings: &mut Bindings,
) -> Result<()> {
    if let [Pattern::Fragment { name, kind: FragmentKind::Tt }] = repeat.inner.as_slice()
        && repeat.separator.is_empty()
        && repeat.times == Times::Any
    {
        bindings.insert(*name, Binding::Many(rest(input)?));
        return Ok(());
    }
    let mut rounds: Vec<Bindings> = Vec::new();
    loop {
        let ahead = input.fork();
        let mut round = Bindings::default();
        if !match_round(repeat, &ahead, rounds.is_empty(), &mut round) {
            break;
        }
        let no_progress = ahead.cursor() == input.cursor();
        input.advance_to(&ahead);
        rounds.push(round);
        if no_progress || repeat.times == Times::AtMostOnce {
            break;
        }
    }
    if repeat.times == Times::AtLeastOnce && rounds.is_empty() {
        return Err(input.error("no match"));
    }
    for name in variables(&repeat.inner) {
        let values = rounds.iter_mut().filter_map(|it| it.remove(&name)).collect();
        bindings.insert(name, Binding::Many(values));
    }
    Ok(())
}

/// `$($name:tt)*` takes all there is; in macros that call themselves it takes most of the time.
fn rest(input: ParseStream<'_>) -> Result<Vec<Binding>> {
    input.step(|cursor| {
        let mut values = Vec::new();
        let mut rest = *cursor;
        while let Some(end) = token_tree_end(rest) {
            let tokens = between(rest, end);
            values.push(Binding::One(Fragment { kind: FragmentKind::Tt, tokens }));
            rest = end;
        }
        Ok((values, rest))
    })
}

fn match_round(
    repeat: &Repeat<Pattern>,
    input: ParseStream<'_>,
    is_first: bool,
    round: &mut Bindings,
) -> bool {
    if !is_first && repeat.separator.iter().any(|it| match_token(it, input).is_err()) {
        return false;
    }
    // What matches nothing at the end would do so for ever.
    !input.is_empty() && match_all(&repeat.inner, input, round).is_ok()
}

fn variables(patterns: &[Pattern]) -> Vec<Symbol> {
    let mut names = Vec::new();
    for pattern in patterns {
        match pattern {
            Pattern::Token(_) => {}
            Pattern::Group(_, inner) => names.extend(variables(inner)),
            Pattern::Fragment { name, .. } => names.push(*name),
            Pattern::Repeat(it) => names.extend(variables(&it.inner)),
        }
    }
    names
}

fn match_token(tree: &Tree, input: ParseStream<'_>) -> Result<()> {
    input.step(|cursor| {
        let next = match tree {
            Tree::Ident(name) => cursor.ident().filter(|it| it.0 == name.as_str()).map(|it| it.1),
            Tree::Lifetime(name) => {
                cursor.lifetime().filter(|it| it.0.ident == name.as_str()).map(|it| it.1)
            }
            Tree::Literal(text) => {
                cursor.literal().filter(|it| it.0.to_string() == text.as_str()).map(|it| it.1)
            }
            Tree::Punct { sign, .. } => {
                cursor.punct().filter(|it| it.0.as_char() == *sign).map(|it| it.1)
            }
            Tree::Group(..) => None,
        };
        next.map(|next| ((), next)).ok_or_else(|| cursor.error("another token"))
    })
}

fn fragment(kind: FragmentKind, input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    match kind {
        FragmentKind::Ident => {
            take_token(input, |it| it.ident().filter(|(name, _)| name != "_").map(|(_, next)| next))
        }
        FragmentKind::Lifetime => take_token(input, |it| it.lifetime().map(|(_, next)| next)),
        FragmentKind::Tt => take_token(input, token_tree_end),
        FragmentKind::Literal => take::<Lit>(input),
        FragmentKind::Expr => take::<Expr>(input),
        FragmentKind::Ty => take::<Type>(input),
        FragmentKind::Pat => take_with(input, Pat::parse_multi_with_leading_vert),
        FragmentKind::PatParam => take_with(input, Pat::parse_single),
        FragmentKind::Stmt => take_statement(input),
        FragmentKind::Block => take::<Block>(input),
        FragmentKind::Item => take_item(input),
        FragmentKind::Path => take::<Path>(input),
        FragmentKind::Meta => take::<Meta>(input),
        FragmentKind::Vis => take::<Visibility>(input),
    }
}

/// The end of a token as rustc sees it: lifetimes and operators are one.
fn token_tree_end(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    if let Some((_, next)) = cursor.lifetime() {
        return Some(next);
    }
    if cursor.punct().is_none() {
        return cursor.token_tree().map(|(_, next)| next);
    }
    let mut signs = String::new();
    let mut ends = Vec::new();
    let mut rest = cursor;
    while let Some((punct, next)) = rest.punct().filter(|_| ends.len() < 3) {
        signs.push(punct.as_char());
        ends.push(next);
        rest = next;
        if punct.spacing() == Spacing::Alone {
            break;
        }
    }
    ends.get(longest_operator(&signs) - 1).copied()
}

fn take_token(
    input: ParseStream<'_>,
    end: impl for<'c> Fn(Cursor<'c>) -> Option<Cursor<'c>>,
) -> Result<Vec<TokenTree>> {
    input.step(|cursor| {
        let end = end(*cursor).ok_or_else(|| cursor.error("another token"))?;
        Ok((between(*cursor, end), end))
    })
}

fn take<T: Parse>(input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    take_with(input, T::parse)
}

fn take_with<T>(
    input: ParseStream<'_>,
    parse: impl Fn(ParseStream<'_>) -> Result<T>,
) -> Result<Vec<TokenTree>> {
    let ahead = input.fork();
    parse(&ahead)?;
    let tokens = between(input.cursor(), ahead.cursor());
    input.advance_to(&ahead);
    Ok(tokens)
}

/// An item, without parsing it: what the macro makes of it is parsed all the same.
fn take_item(input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    let quick = take_token(input, item_end);
    if quick.is_ok() { quick } else { take::<Item>(input) }
}

/// The end of an item that begins as items do.
fn item_end(cursor: Cursor<'_>) -> Option<Cursor<'_>> {
    let (mut rest, mut keyword, mut angles) = (cursor, None, 0);
    loop {
        let (token, next) = rest.token_tree()?;
        rest = next;
        match token {
            TokenTree::Ident(it) if keyword.is_none() => keyword = keyword_of(&it, next)?,
            TokenTree::Ident(_) | TokenTree::Literal(_) => {}
            TokenTree::Punct(it) => match it.as_char() {
                ';' => return keyword.map(|_| rest),
                '<' => angles += 1,
                '>' => angles -= 1,
                '-' => rest = after_arrow(rest),
                _ => {}
            },
            TokenTree::Group(it) => {
                let ends = it.delimiter() == Delimiter::Brace && angles <= 0;
                if ends && keyword? == ItemEnd::BraceOrSemicolon {
                    return Some(rest);
                }
            }
        }
    }
}

fn after_arrow(cursor: Cursor<'_>) -> Cursor<'_> {
    cursor.punct().filter(|it| it.0.as_char() == '>').map_or(cursor, |it| it.1)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum ItemEnd {
    Semicolon,
    BraceOrSemicolon,
}

/// How the item ends, if the word tells; none (inside) if it stands before the keyword, none
/// (outside) if no item begins like that.
fn keyword_of(word: &Ident, next: Cursor<'_>) -> Option<Option<ItemEnd>> {
    let is_fn =
        || next.ident().is_some_and(|(it, _)| it == "fn" || it == "unsafe" || it == "extern");
    match word.to_string().as_str() {
        "pub" | "unsafe" | "async" | "default" => Some(None),
        "const" if is_fn() => Some(None),
        "use" | "static" | "const" | "type" => Some(Some(ItemEnd::Semicolon)),
        "fn" | "struct" | "enum" | "impl" | "trait" | "mod" | "extern" => {
            Some(Some(ItemEnd::BraceOrSemicolon))
        }
        _ => None,
    }
}

/// A statement without its semicolon.
fn take_statement(input: ParseStream<'_>) -> Result<Vec<TokenTree>> {
    let ahead = input.fork();
    let statement: Stmt = ahead.parse()?;
    let mut tokens = between(input.cursor(), ahead.cursor());
    let ends_with_semicolon =
        matches!(tokens.last(), Some(TokenTree::Punct(it)) if it.as_char() == ';');
    if ends_with_semicolon && !matches!(statement, Stmt::Item(_)) {
        tokens.pop();
    }
    for _ in &tokens {
        input.parse::<TokenTree>()?;
    }
    Ok(tokens)
}

fn between(start: Cursor<'_>, end: Cursor<'_>) -> Vec<TokenTree> {
    let mut tokens = Vec::new();
    let mut cursor = start;
    while cursor != end {
        let Some((token, next)) = cursor.token_tree() else { break };
        tokens.push(token);
        cursor = next;
    }
    tokens
}

impl Fragment {
    /// What stands where the variable stood.
    pub(super) fn tokens(&self) -> Vec<TokenTree> {
        match self.kind {
            // They bind as one operand, whatever is around them.
            FragmentKind::Expr | FragmentKind::Ty if self.tokens.len() > 1 => {
                let mut group = Group::new(Delimiter::None, self.tokens.iter().cloned().collect());
                let (first, last) = (&self.tokens[0], &self.tokens[self.tokens.len() - 1]);
                group.set_span(first.span().join(last.span()).unwrap_or(first.span()));
                vec![group.into()]
            }
            _ => self.tokens.clone(),
        }
    }
}
