//! Finds the bodies of a file without parsing them, and what is left for the parser.
//!
//! One pass over the bytes. The *skeleton* of a file is its text without comments, without the code
//! of functions and initialisers, and without the arguments of macros that nobody knows; the items
//! inside bodies stay:
//!
//! ```text
//! /// Doubles.                                 fn double(x: u32) -> u32 { use std::ops::Add; }
//! fn double(x: u32) -> u32 {            ->     static ONE: u32 = { };
//!     use std::ops::Add;
//!     x.add(x)
//! }
//! static ONE: u32 = { 1 };
//! ```

mod code;
mod items;
mod lexer;
mod tokens;

use diag::TextRange;
use model::facts::{Edition, SyntaxError, UsedName};

pub(crate) use self::lexer::{Kind, Lexer, Token};
use crate::{Macros, text::Excerpt};

/// A file taken apart.
#[derive(Debug)]
pub(crate) struct Scan {
    pub(crate) skeleton: Excerpt,
    /// Sorted by where they start.
    pub(crate) bodies: Vec<ScannedBody>,
    pub(crate) errors: Vec<SyntaxError>,
    pub(crate) weight: Weight,
}

/// A body that was found.
#[derive(Debug)]
pub(crate) struct ScannedBody {
    pub(crate) range: TextRange,
    pub(crate) names: Box<[UsedName]>,
}

/// What decides how much stack the parser needs.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Weight {
    /// How deep brackets are nested.
    pub(crate) depth: u32,
    /// How many operators, dots and keywords follow each other without a `,`, `;` or brace.
    pub(crate) chain: u32,
    /// How many `else` there are.
    pub(crate) elses: u32,
}

/// Takes a file apart.
pub(crate) fn scan_file(text: &str, edition: Edition, macros: &Macros) -> Scan {
    let start = start_of_items(text);
    let mut scanner = Scanner::new(text, start, edition, macros);
    scanner.items();
    if scanner.errors.iter().any(|it| it.message == tokens::NEVER_CLOSED) {
        scanner = Scanner::new(text, start, edition, macros);
        scanner.trusts_layout = true;
        scanner.items();
    }
    scanner.finish()
}

/// Takes code out of a file as the parser shall see it: without comments, brackets balanced.
pub(crate) fn scan_code(text: &str, range: TextRange, edition: Edition, macros: &Macros) -> Scan {
    let text = &text[..range.end as usize];
    let mut scanner = Scanner::new(text, range.start as usize, edition, macros);
    while scanner.token().kind != Kind::End {}
    scanner.finish()
}

/// Behind the byte order mark, `#!/usr/bin/..`, and the front matter of a script.
fn start_of_items(text: &str) -> usize {
    let mut start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let line_end = |from: usize| text[from..].find('\n').map_or(text.len(), |it| from + it);
    if text[start..].starts_with("#!")
        && Lexer::new(text, start + 2).peek().kind != Kind::Open(b'[')
    {
        start = line_end(start);
    }
    let rest = text[start..].trim_start();
    if rest.starts_with("---") {
        let fence = text.len() - rest.len();
        if let Some(end) = text[line_end(fence)..].find("\n---") {
            start = line_end(line_end(fence) + end + 1);
        }
    }
    start
}

/// The pass over a file.
struct Scanner<'a> {
    text: &'a str,
    start: usize,
    lexer: Lexer<'a>,
    edition: Edition,
    macros: &'a Macros,
    /// The brackets that are open, and where.
    open: Vec<(u8, usize)>,
    /// Whether tokens go to the skeleton. Those of code do not.
    keep: bool,
    skeleton: Excerpt,
    /// What stands before this is in the skeleton or cut out of it.
    copied: usize,
    prev_end: usize,
    /// Where the token before the last one ends.
    before: usize,
    bodies: Vec<ScannedBody>,
    errors: Vec<SyntaxError>,
    weight: Weight,
    chain: u32,
    /// How many bodies this is in.
    nesting: u32,
    /// Whether indentation tells where functions end, since brackets do not.
    trusts_layout: bool,
}

impl<'a> Scanner<'a> {
    fn new(text: &'a str, start: usize, edition: Edition, macros: &'a Macros) -> Scanner<'a> {
        Scanner {
            text,
            start,
            lexer: Lexer::new(text, start),
            edition,
            macros,
            open: Vec::new(),
            keep: true,
            skeleton: Excerpt::default(),
            copied: start,
            prev_end: start,
            before: start,
            bodies: Vec::new(),
            errors: Vec::new(),
            weight: Weight::default(),
            chain: 0,
            nesting: 0,
            trusts_layout: false,
        }
    }

    fn finish(mut self) -> Scan {
        self.cut(self.text.len(), self.text.len());
        self.bodies.sort_unstable_by_key(|it| it.range.start);
        Scan {
            skeleton: self.skeleton,
            bodies: self.bodies,
            errors: self.errors,
            weight: self.weight,
        }
    }
}
