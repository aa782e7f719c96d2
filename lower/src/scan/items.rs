//! The pass over items.

use diag::TextRange;

use crate::{
    names::NameSet,
    scan::{
        ScannedBody, Scanner,
        lexer::{Kind, Lexer, Token},
    },
};

/// How an item inside a body ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ItemEnd {
    /// `use a::{b};`
    Semicolon,
    /// `struct S { .. }`, `struct S;`
    BraceOrSemicolon,
}

impl Scanner<'_> {
    /// Reads items up to the end of the file. Braces of modules, impls and the like are read like
    /// any other token.
    pub(super) fn items(&mut self) {
        while self.item_token().kind != Kind::End {}
    }

    /// Reads the rest of an item inside a body, from the keyword `word` on.
    pub(super) fn nested_item(&mut self, word: Token) {
        let depth = self.open.len();
        let end = match self.lexer.text(word) {
            "fn" => return self.function(),
            "const" | "static" | "use" | "type" => ItemEnd::Semicolon,
            _ => ItemEnd::BraceOrSemicolon,
        };
        match self.lexer.text(word) {
            "const" | "static" => self.constant(word),
            _ => self.item_word(word, word.start),
        }
        let mut angles = 0;
        // `impl Trait<{ N }> for T {}` does not end with its first brace.
        while angles > 0 || !self.is_item_end(end, depth) {
            if self.open.len() == depth && self.at_close() {
                return;
            }
            let token = self.item_token();
            match token.kind {
                Kind::End => return,
                Kind::Punct(b'<') if self.open.len() == depth => angles += 1,
                Kind::Punct(b'>') if self.open.len() == depth && !self.is_arrow(token) => {
                    angles -= 1;
                }
                _ => {}
            }
        }
    }

    fn item_token(&mut self) -> Token {
        let before = self.prev_end;
        let token = self.token();
        match token.kind {
            Kind::Ident => self.item_word(token, before),
            Kind::Punct(b'#') => self.attribute(),
            _ => {}
        }
        token
    }

    fn is_item_end(&self, end: ItemEnd, depth: usize) -> bool {
        let last = self.text.as_bytes()[self.prev_end - 1];
        let ends = match end {
            ItemEnd::Semicolon => last == b';',
            ItemEnd::BraceOrSemicolon => last == b';' || last == b'}',
        };
        ends && self.open.len() == depth
    }

    /// `before` is where the token before this one ends.
    fn item_word(&mut self, token: Token, before: usize) {
        match self.lexer.text(token) {
            "fn" if self.lexer.peek().kind == Kind::Ident => self.function(),
            "const" | "static" if self.starts_item(before) => self.constant(token),
            "macro_rules" => self.macro_rules(),
            name if self.text.as_bytes().get(token.end) == Some(&b'!') => self.macro_call(name),
            _ => {}
        }
    }

    /// Whether a `const` or `static` behind this is an item, and not `*const T` or `<const N: T>`.
    fn starts_item(&self, before: usize) -> bool {
        let text = &self.text[..before];
        let ends = |words: &[&str]| words.iter().any(|it| text.ends_with(it));
        before == self.start || ends(&[";", "{", "}", "]", ")", "pub", "default", "crate", "safe"])
    }
    /// After the `#` of an attribute.
    fn attribute(&mut self) {
        let start = self.prev_end - 1;
        if self.lexer.peek().kind == Kind::Punct(b'!') {
            self.token();
        }
        if self.lexer.peek().kind != Kind::Open(b'[') {
            return;
        }
        self.token();
        let name = self.lexer.text(self.lexer.peek());
        self.skip_group();
        // They say nothing about threads, and are everywhere.
        if self.keep && matches!(name, "doc" | "inline" | "stable" | "unstable") {
            self.cut(start, self.prev_end);
        }
    }

    /// After `fn`: a signature, and its body if there is one.
    fn function(&mut self) {
        let depth = self.open.len();
        let mut angles = 0;
        loop {
            if self.open.len() == depth && self.at_close() {
                return;
            }
            let token = self.token();
            if token.kind == Kind::End {
                return;
            }
            let at_top = self.open.len() == depth;
            match token.kind {
                Kind::Open(b'{') if self.open.len() == depth + 1 && angles <= 0 => {
                    return self.body(token);
                }
                Kind::Punct(b';') if at_top => return,
                Kind::Punct(b'<') if at_top => angles += 1,
                Kind::Punct(b'>') if at_top && !self.is_arrow(token) => angles -= 1,
                // The signature is broken off.
                Kind::Ident if at_top && self.begins_other_item(token) => {
                    self.lexer.pos = token.start;
                    return;
                }
                _ => {}
            }
        }
    }

    /// Whether an item begins at a word that has no place in a signature. The type
    /// `&'a mut fn(&V) -> bool` has.
    fn begins_other_item(&self, word: Token) -> bool {
        match self.lexer.text(word) {
            "fn" => self.lexer.peek().kind == Kind::Ident,
            word => matches!(word, "pub" | "struct" | "enum" | "mod" | "trait"),
        }
    }

    fn is_arrow(&self, token: Token) -> bool {
        token.start > 0 && matches!(self.text.as_bytes()[token.start - 1], b'-' | b'=')
    }

    /// After `const` or `static`: a name, a type, and the initialiser, which is cut out.
    fn constant(&mut self, keyword: Token) {
        let next = self.lexer.peek();
        let name = self.lexer.text(next);
        if next.kind != Kind::Ident || matches!(name, "fn" | "unsafe" | "async" | "extern" | "move")
        {
            return;
        }
        if self.lexer.text(keyword) == "const" && matches!(name, "impl" | "trait" | "auto") {
            return;
        }
        if self.skip_to_initializer() {
            self.initializer();
        }
    }

    /// Reads to the `=` of a constant; false if there is none.
    fn skip_to_initializer(&mut self) -> bool {
        let depth = self.open.len();
        let mut angles = 0;
        loop {
            if self.open.len() == depth && self.at_close() {
                return false;
            }
            let token = self.token();
            let at_top = self.open.len() == depth;
            match token.kind {
                Kind::End => return false,
                Kind::Punct(b';') if at_top => return false,
                Kind::Punct(b'=') if at_top && angles <= 0 => return true,
                Kind::Punct(b'<') if at_top => angles += 1,
                Kind::Punct(b'>') if at_top && !self.is_arrow(token) => angles -= 1,
                _ => {}
            }
        }
    }

    fn initializer(&mut self) {
        let first = self.peek();
        let is_literal = matches!(first.kind, Kind::Number | Kind::Text);
        if is_literal && Lexer::new(self.text, first.end).next().kind == Kind::Punct(b';') {
            return;
        }
        if matches!(first.kind, Kind::Close(_) | Kind::End | Kind::Punct(b';')) {
            return;
        }
        let mut names = NameSet::new();
        let outer_keep = std::mem::replace(&mut self.keep, false);
        self.insert("{", first.start);
        let end = self.initializer_code(first.start, &mut names);
        self.insert("}", end);
        self.keep = outer_keep;
        self.add_body(first.start, end, names);
    }

    /// From the `{` of a function on.
    fn body(&mut self, open: Token) {
        let mut names = NameSet::new();
        let outer_keep = std::mem::replace(&mut self.keep, false);
        let end = if self.trusts_layout { self.end_by_layout(open) } else { None };
        let close = match end {
            Some(end) => self.body_code_up_to(end, open, &mut names),
            None => self.body_code(open, &mut names),
        };
        if close.start == close.end {
            self.insert("}", close.start);
        }
        self.keep = outer_keep;
        self.add_body(open.start, close.end, names);
    }

    /// Reads a body as if the file ended with it.
    fn body_code_up_to(&mut self, end: usize, open: Token, names: &mut NameSet) -> Token {
        self.lexer = Lexer::new(&self.text[..end], open.end);
        let mut close = self.body_code(open, names);
        self.lexer = Lexer::new(self.text, close.end);
        // What is closed there was not closed before.
        if close.start == close.end && self.text[close.end..].starts_with('}') {
            self.errors.retain(|it| it.range.start != open.start as u32);
            close.end += 1;
            self.lexer.pos += 1;
            self.prev_end = close.end;
        }
        close
    }

    /// Where the body that begins with `open` at the end of a line should end, by its indentation.
    fn end_by_layout(&self, open: Token) -> Option<usize> {
        let line_start = self.text[..open.start].rfind('\n').map_or(0, |it| it + 1);
        let own = indent(&self.text[line_start..]);
        let mut lines = self.text[open.end..].split_inclusive('\n');
        let mut start = open.end + lines.next().filter(|it| it.trim().is_empty())?.len();
        for line in lines {
            let is_item = || ITEM_STARTS.iter().any(|it| line.trim_start().starts_with(it));
            if line.trim_start().starts_with('}') && indent(line) <= own {
                return Some(start + indent(line));
            }
            if indent(line) <= own && is_item() {
                return Some(start);
            }
            start += line.len();
        }
        None
    }

    fn add_body(&mut self, start: usize, end: usize, names: NameSet) {
        let range = TextRange::new(start as u32, end as u32);
        self.bodies.push(ScannedBody { range, names: names.finish() });
    }

    /// After `macro_rules`: the rules are cut out, which were read before.
    fn macro_rules(&mut self) {
        if self.lexer.peek().kind != Kind::Punct(b'!') {
            return;
        }
        self.token();
        if self.lexer.peek().kind == Kind::Ident {
            self.token();
        }
        self.cut_group();
    }

    /// After the name of a macro that is called; the `!` is next.
    fn macro_call(&mut self, name: &str) {
        if matches!(name, "thread_local" | "lazy_static" | "cfg_if" | "pin_project")
            || self.macros.takes_items(name)
        {
            return;
        }
        self.token();
        if self.macros.is_known(name) {
            if let Kind::Open(_) = self.lexer.peek().kind {
                self.token();
                self.skip_group();
            }
        } else {
            self.cut_group();
        }
    }

    /// Cuts out what stands in the bracket that is next.
    fn cut_group(&mut self) {
        if !matches!(self.lexer.peek().kind, Kind::Open(_)) {
            return;
        }
        let open = self.token();
        let outer_keep = std::mem::replace(&mut self.keep, false);
        let close = self.skip_group();
        self.keep = outer_keep;
        self.cut(open.end, close.start);
        if close.start == close.end && self.keep {
            let Kind::Close(bracket) = close.kind else { return };
            self.insert(char::from(bracket).encode_utf8(&mut [0; 4]), close.start);
        }
    }
}

const ITEM_STARTS: [&str; 12] = [
    "fn ", "pub", "impl", "struct ", "enum ", "mod ", "use ", "trait ", "static ", "const ",
    "type ", "#[",
];

fn indent(line: &str) -> usize {
    line.len() - line.trim_start_matches([' ', '\t']).len()
}
