//! The rules of a macro: what they match, and what they make of it.

use model::Symbol;
use proc_macro2::Delimiter;

use crate::{macros::definition::Tree, names::intern};

/// One `(pattern) => { template }`.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) pattern: Vec<Pattern>,
    pub(super) template: Vec<Template>,
}

/// What a rule matches.
#[derive(Debug)]
pub(super) enum Pattern {
    /// Anything but a group.
    Token(Tree),
    Group(Delimiter, Vec<Pattern>),
    /// `$name:kind`.
    Fragment {
        name: Symbol,
        kind: FragmentKind,
    },
    /// `$(..)sep*`.
    Repeat(Repeat<Pattern>),
}

/// What a rule makes.
#[derive(Debug)]
pub(super) enum Template {
    Token(Tree),
    Group(Delimiter, Vec<Template>),
    /// `$name`.
    Variable(Symbol),
    /// `$crate`.
    Crate,
    Repeat(Repeat<Template>),
}

/// A repetition.
#[derive(Debug)]
pub(super) struct Repeat<T> {
    pub(super) inner: Vec<T>,
    pub(super) separator: Vec<Tree>,
    pub(super) times: Times,
}

/// How often.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Times {
    Any,
    AtLeastOnce,
    AtMostOnce,
}

/// What a fragment may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FragmentKind {
    Ident,
    Lifetime,
    Literal,
    Tt,
    Expr,
    Ty,
    Pat,
    PatParam,
    Stmt,
    Block,
    Item,
    Path,
    Meta,
    Vis,
}

/// The identifiers of what rules make.
#[derive(Debug, Default)]
pub(super) struct Names {
    /// Those of macros that are called: `write!` is no `write`.
    pub(super) macros: Vec<Symbol>,
    pub(super) others: Vec<Symbol>,
}

impl Rule {
    /// Whether this matches items and nothing else.
    pub(super) fn takes_items(&self) -> bool {
        fn is_items(pattern: &Pattern) -> bool {
            match pattern {
                Pattern::Fragment { kind, .. } => *kind == FragmentKind::Item,
                Pattern::Repeat(it) => it.separator.is_empty() && it.inner.iter().all(is_items),
                _ => false,
            }
        }
        !self.pattern.is_empty() && self.pattern.iter().all(is_items)
    }

    /// The identifiers of what this makes.
    pub(super) fn collect_names(&self, names: &mut Names) {
        fn collect(templates: &[Template], names: &mut Names) {
            for (idx, template) in templates.iter().enumerate() {
                match template {
                    Template::Token(Tree::Ident(name)) => {
                        let text = name.as_str();
                        let name = text.strip_prefix("r#").map_or(*name, intern);
                        match is_call(&templates[idx + 1..]) {
                            true => names.macros.push(name),
                            false => names.others.push(name),
                        }
                    }
                    Template::Group(_, inner) => collect(inner, names),
                    Template::Repeat(it) => collect(&it.inner, names),
                    _ => {}
                }
            }
        }
        collect(&self.template, names);
    }
}

/// Whether what follows a name makes a call of a macro of it: `name!(..)`, but not `name != ..`.
fn is_call(after: &[Template]) -> bool {
    let sign = |it: Option<&Template>| match it {
        Some(Template::Token(Tree::Punct { sign, joint })) => Some((*sign, *joint)),
        _ => None,
    };
    match sign(after.first()) {
        Some(('!', joint)) => !joint || sign(after.get(1)).is_none_or(|it| it.0 != '='),
        _ => false,
    }
}

/// The rules that stand in the brackets of a `macro_rules!`.
pub(super) fn parse(trees: &[Tree]) -> Vec<Rule> {
    let mut rules = Vec::new();
    let mut rest = trees;
    while let [Tree::Group(_, pattern), arrow, head, Tree::Group(_, template), after @ ..] = rest {
        if !arrow.is_punct('=') || !head.is_punct('>') {
            break;
        }
        rules.push(Rule { pattern: patterns(pattern), template: templates(template) });
        rest = match after {
            [semicolon, after @ ..] if semicolon.is_punct(';') => after,
            _ => after,
        };
    }
    rules
}

fn patterns(mut trees: &[Tree]) -> Vec<Pattern> {
    let mut res = Vec::new();
    while let [first, rest @ ..] = trees {
        let (pattern, rest) = match (first, rest) {
            (dollar, [Tree::Group(Delimiter::Parenthesis, inner), rest @ ..])
                if dollar.is_punct('$') =>
            {
                let (separator, times, rest) = repetition(rest);
                (Pattern::Repeat(Repeat { inner: patterns(inner), separator, times }), rest)
            }
            (dollar, [Tree::Ident(name), colon, Tree::Ident(kind), rest @ ..])
                if dollar.is_punct('$') && colon.is_punct(':') =>
            {
                (Pattern::Fragment { name: *name, kind: fragment_kind(kind.as_str()) }, rest)
            }
            (Tree::Group(delimiter, inner), rest) => {
                (Pattern::Group(*delimiter, patterns(inner)), rest)
            }
            (token, rest) => (Pattern::Token(token.clone()), rest),
        };
        res.push(pattern);
        trees = rest;
    }
    res
}

fn templates(mut trees: &[Tree]) -> Vec<Template> {
    let mut res = Vec::new();
    while let [first, rest @ ..] = trees {
        let (template, rest) = match (first, rest) {
            (dollar, [Tree::Group(Delimiter::Parenthesis, inner), rest @ ..])
                if dollar.is_punct('$') =>
            {
                let (separator, times, rest) = repetition(rest);
                (Template::Repeat(Repeat { inner: templates(inner), separator, times }), rest)
            }
            (dollar, [Tree::Ident(name), rest @ ..]) if dollar.is_punct('$') => {
                let is_crate = *name == "crate";
                (if is_crate { Template::Crate } else { Template::Variable(*name) }, rest)
            }
            (Tree::Group(delimiter, inner), rest) => {
                (Template::Group(*delimiter, templates(inner)), rest)
            }
            (token, rest) => (Template::Token(token.clone()), rest),
        };
        res.push(template);
        trees = rest;
    }
    res
}

/// What follows `$(..)`: a separator or none, and how often.
fn repetition(trees: &[Tree]) -> (Vec<Tree>, Times, &[Tree]) {
    let n_separator = match trees {
        [first, ..] if times(first).is_some() => 0,
        trees => operator_len(trees).max(1),
    };
    match trees.get(n_separator).and_then(times) {
        Some(times) => (trees[..n_separator].to_vec(), times, &trees[n_separator + 1..]),
        None => (Vec::new(), Times::Any, trees),
    }
}

fn times(tree: &Tree) -> Option<Times> {
    match tree {
        Tree::Punct { sign: '*', .. } => Some(Times::Any),
        Tree::Punct { sign: '+', .. } => Some(Times::AtLeastOnce),
        Tree::Punct { sign: '?', .. } => Some(Times::AtMostOnce),
        _ => None,
    }
}

/// How many of the first tokens are one operator.
fn operator_len(trees: &[Tree]) -> usize {
    let mut signs = String::new();
    for tree in trees.iter().take(3) {
        let Tree::Punct { sign, joint } = tree else { break };
        signs.push(*sign);
        if !joint {
            break;
        }
    }
    longest_operator(&signs)
}

const OPERATORS: [&str; 25] = [
    "<<=", ">>=", "...", "..=", "::", "->", "=>", "==", "!=", "<=", ">=", "&&", "||", "+=", "-=",
    "*=", "/=", "%=", "^=", "&=", "|=", "<<", ">>", "..", "<-",
];

/// How many of these signs, each of which follows the one before at once, are the first operator.
pub(super) fn longest_operator(signs: &str) -> usize {
    let found = OPERATORS.iter().find(|it| signs.starts_with(**it));
    found.map_or(1, |it| it.len()).min(signs.len())
}

fn fragment_kind(name: &str) -> FragmentKind {
    match name {
        "ident" => FragmentKind::Ident,
        "lifetime" => FragmentKind::Lifetime,
        "literal" => FragmentKind::Literal,
        "expr" | "expr_2021" => FragmentKind::Expr,
        "ty" => FragmentKind::Ty,
        "pat" => FragmentKind::Pat,
        "pat_param" => FragmentKind::PatParam,
        "stmt" => FragmentKind::Stmt,
        "block" => FragmentKind::Block,
        "item" => FragmentKind::Item,
        "path" => FragmentKind::Path,
        "meta" => FragmentKind::Meta,
        "vis" => FragmentKind::Vis,
        _ => FragmentKind::Tt,
    }
}
