//! What a rule makes of what it matched.

use std::cell::Cell;

use model::Symbol;
use proc_macro2::{Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use crate::{
    flat,
    macros::{
        DOLLAR_CRATE,
        definition::Tree,
        matching::{Binding, Bindings},
        rules::{Repeat, Rule, Template},
    },
};

/// Larger expansions are left alone.
const MAX_TOKENS: u32 = 100_000;

/// The tokens that `rule` makes. What is not from the call's arguments gets the span `call`. None
/// if repetitions do not fit together, or there would be too many tokens. `room` is how many there
/// may be, and then how many there may still be.
pub(super) fn transcribe(
    rule: &Rule,
    bindings: &Bindings,
    call: Span,
    room: &Cell<u32>,
) -> Option<TokenStream> {
    let n_allowed = room.get().min(MAX_TOKENS);
    let mut scribe = Scribe { bindings, rounds: Vec::new(), call, n_left: n_allowed };
    let mut out = Vec::new();
    let done = scribe.all(&rule.template, &mut out);
    // What was given up took its time as well.
    room.set(room.get() - (n_allowed - scribe.n_left));
    done.map(|()| out.into_iter().collect())
}

struct Scribe<'b> {
    bindings: &'b Bindings,
    /// What variables stand for in the rounds of the repetitions around; the innermost is last.
    rounds: Vec<(Symbol, &'b Binding)>,
    call: Span,
    n_left: u32,
}

impl<'b> Scribe<'b> {
    fn all(&mut self, templates: &[Template], out: &mut Vec<TokenTree>) -> Option<()> {
        templates.iter().try_for_each(|it| self.one(it, out))
    }

    fn one(&mut self, template: &Template, out: &mut Vec<TokenTree>) -> Option<()> {
        self.spend(1)?;
        match template {
            Template::Token(tree) => self.token(tree, out),
            Template::Crate => out.push(Ident::new(DOLLAR_CRATE, self.call).into()),
            Template::Group(delimiter, inner) => {
                let mut tokens = Vec::new();
                self.all(inner, &mut tokens)?;
                let mut group = Group::new(*delimiter, tokens.into_iter().collect());
                group.set_span(self.call);
                out.push(group.into());
            }
            Template::Variable(name) => return self.variable(*name, out),
            Template::Repeat(repeat) => return self.repeat(repeat, out),
        }
        Some(())
    }

    fn spend(&mut self, n_tokens: u32) -> Option<()> {
        let left = self.n_left.checked_sub(n_tokens);
        self.n_left = left.unwrap_or(0);
        left.map(drop)
    }

    fn variable(&mut self, name: Symbol, out: &mut Vec<TokenTree>) -> Option<()> {
        match self.lookup(name) {
            Some(Binding::One(fragment)) => {
                self.spend(fragment.tokens.iter().map(n_tokens).sum())?;
                out.extend(fragment.tokens());
                Some(())
            }
            Some(Binding::Many(_)) => None,
            // A macro that is defined by a macro has variables of its own.
            None => {
                self.token(&Tree::Punct { sign: '$', joint: false }, out);
                self.token(&Tree::Ident(name), out);
                Some(())
            }
        }
    }

    fn lookup(&self, name: Symbol) -> Option<&'b Binding> {
        let inner = self.rounds.iter().rfind(|it| it.0 == name).map(|it| it.1);
        inner.or_else(|| self.bindings.get(&name))
    }

    fn repeat(&mut self, repeat: &Repeat<Template>, out: &mut Vec<TokenTree>) -> Option<()> {
        let mut names = Vec::new();
        variables(&repeat.inner, &mut names);
        let repeated: Vec<(Symbol, &'b [Binding])> = names
            .into_iter()
            .filter_map(|name| match self.lookup(name)? {
                Binding::Many(rounds) => Some((name, rounds.as_slice())),
                Binding::One(_) => None,
            })
            .collect();
        let n_rounds = repeated.first()?.1.len();
        if repeated.iter().any(|it| it.1.len() != n_rounds) {
            return None;
        }
        let n_outer = self.rounds.len();
        for round in 0..n_rounds {
            if round > 0 {
                repeat.separator.iter().for_each(|it| self.token(it, out));
            }
            self.rounds.extend(repeated.iter().map(|(name, rounds)| (*name, &rounds[round])));
            let done = self.all(&repeat.inner, out);
            self.rounds.truncate(n_outer);
            done?;
        }
        Some(())
    }

    fn token(&self, tree: &Tree, out: &mut Vec<TokenTree>) {
        match tree {
            Tree::Ident(name) => out.extend(flat::ident(name.as_str(), self.call)),
            Tree::Lifetime(name) => {
                let mut quote = Punct::new('\'', Spacing::Joint);
                quote.set_span(self.call);
                if let Some(ident) = flat::ident(name.as_str(), self.call) {
                    out.extend([quote.into(), ident]);
                }
            }
            Tree::Literal(text) => {
                if let Ok(mut literal) = text.as_str().parse::<Literal>() {
                    literal.set_span(self.call);
                    out.push(literal.into());
                }
            }
            Tree::Punct { sign, joint } => {
                let spacing = if *joint { Spacing::Joint } else { Spacing::Alone };
                let mut punct = Punct::new(*sign, spacing);
                punct.set_span(self.call);
                out.push(punct.into());
            }
            Tree::Group(..) => {}
        }
    }
}

fn variables(templates: &[Template], names: &mut Vec<Symbol>) {
    for template in templates {
        match template {
            Template::Variable(name) => names.push(*name),
            Template::Group(_, inner) => variables(inner, names),
            Template::Repeat(it) => variables(&it.inner, names),
            Template::Token(_) | Template::Crate => {}
        }
    }
}

fn n_tokens(tree: &TokenTree) -> u32 {
    match tree {
        TokenTree::Group(it) => 1 + it.stream().into_iter().map(|it| n_tokens(&it)).sum::<u32>(),
        _ => 1,
    }
}
