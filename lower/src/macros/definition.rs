//! Finding `macro_rules!` in a text, and token trees that are `Send`.

use diag::FileId;
use model::Symbol;
use proc_macro2::Delimiter;

use crate::{
    macros::{
        Definition,
        rules::{self, Names},
    },
    names::intern,
    scan::{Kind, Lexer, Token},
};

/// Deeper nested definitions are left out.
const MAX_DEPTH: usize = 100;

/// A token of a definition. Without spans, and `Send`.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Tree {
    /// Raw ones with their `r#`.
    Ident(Symbol),
    /// Without the quote.
    Lifetime(Symbol),
    Literal(Symbol),
    Punct {
        sign: char,
        /// The next token is punctuation that follows at once.
        joint: bool,
    },
    Group(Delimiter, Vec<Tree>),
}

impl Tree {
    pub(super) fn is_punct(&self, wanted: char) -> bool {
        matches!(self, Tree::Punct { sign, .. } if *sign == wanted)
    }
}

/// The macros that a text defines.
pub(super) fn definitions(file: FileId, text: &str) -> Vec<(Symbol, Definition)> {
    let mut lexer = Lexer::new(text, 0);
    let mut found = Vec::new();
    loop {
        let token = lexer.next();
        match token.kind {
            Kind::End => return found,
            Kind::Ident if lexer.text(token) == "macro_rules" => {
                found.extend(definition(file, token, &mut lexer));
            }
            _ => {}
        }
    }
}

/// After `macro_rules`.
fn definition(file: FileId, keyword: Token, lexer: &mut Lexer<'_>) -> Option<(Symbol, Definition)> {
    let mut ahead = lexer.clone();
    if ahead.next().kind != Kind::Punct(b'!') {
        return None;
    }
    let name = ahead.next();
    if name.kind != Kind::Ident || !matches!(ahead.next().kind, Kind::Open(_)) {
        return None;
    }
    let trees = group(&mut ahead)?;
    let (rules, mut names) = (rules::parse(&trees), Names::default());
    rules.iter().for_each(|it| it.collect_names(&mut names));
    for names in [&mut names.macros, &mut names.others] {
        names.sort_unstable_by_key(|it| it.raw());
        names.dedup();
    }
    // Definitions may stand in what a definition makes; the search goes on inside.
    let text = lexer.text(name);
    let name = intern(text.strip_prefix("r#").unwrap_or(text));
    Some((name, Definition { file, start: keyword.start as u32, rules, names }))
}

/// The tokens up to the bracket that closes what was just opened.
fn group(lexer: &mut Lexer<'_>) -> Option<Vec<Tree>> {
    let mut stack: Vec<(Delimiter, Vec<Tree>)> = vec![(Delimiter::None, Vec::new())];
    loop {
        let token = lexer.next();
        let tree = match token.kind {
            Kind::End | Kind::Bad => return None,
            Kind::Open(bracket) => {
                if stack.len() > MAX_DEPTH {
                    return None;
                }
                stack.push((delimiter(bracket), Vec::new()));
                continue;
            }
            Kind::Close(_) => {
                let (delimiter, trees) = stack.pop()?;
                if stack.is_empty() {
                    return Some(trees);
                }
                Tree::Group(delimiter, trees)
            }
            Kind::Ident => Tree::Ident(intern(lexer.text(token))),
            Kind::Lifetime => Tree::Lifetime(intern(lexer.text(token).trim_start_matches('\''))),
            Kind::Number | Kind::Text => Tree::Literal(intern(lexer.text(token))),
            Kind::Punct(sign) => {
                let next = lexer.peek();
                let joint = matches!(next.kind, Kind::Punct(_)) && next.start == token.end;
                Tree::Punct { sign: char::from(sign), joint }
            }
        };
        stack.last_mut()?.1.push(tree);
    }
}

fn delimiter(bracket: u8) -> Delimiter {
    match bracket {
        b'(' => Delimiter::Parenthesis,
        b'[' => Delimiter::Bracket,
        _ => Delimiter::Brace,
    }
}
