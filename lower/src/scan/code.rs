//! The pass over code: which names occur, and which items stand in it.

use model::facts::Uses;

use crate::{
    names::NameSet,
    scan::{
        Scanner,
        lexer::{Kind, Token},
    },
};

/// Items in bodies in bodies are looked for up to this depth.
const MAX_NESTING: u32 = 30;

/// Whether the tokens read so far may begin an item, and where that would begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Start {
    /// The next token begins a statement.
    Next,
    /// Attributes, `pub` and the like were read since this offset.
    At(usize),
    /// In the middle of something.
    No,
}

impl Scanner<'_> {
    /// Reads the code after a `{` up to the `}` that closes it, and gives that.
    pub(super) fn body_code(&mut self, open: Token, names: &mut NameSet) -> Token {
        let depth = self.open.len();
        let mut code = Code::new(open.end);
        loop {
            let token = self.token();
            if self.open.len() < depth || token.kind == Kind::End {
                self.cut(code.cut_from, token.start);
                return token;
            }
            self.code_token(&mut code, token, names);
        }
    }

    /// Reads an initialiser that begins at `start` up to its `;`, and gives where it ends.
    pub(super) fn initializer_code(&mut self, start: usize, names: &mut NameSet) -> usize {
        let depth = self.open.len();
        let mut code = Code::new(start);
        loop {
            let at_top = self.open.len() == depth;
            let next = self.peek();
            if at_top && matches!(next.kind, Kind::Punct(b';') | Kind::Close(_) | Kind::End) {
                self.cut(code.cut_from, self.prev_end);
                return self.prev_end;
            }
            let token = self.token();
            debug_assert!(self.open.len() >= depth && token.kind != Kind::End);
            self.code_token(&mut code, token, names);
        }
    }

    fn code_token(&mut self, code: &mut Code, token: Token, names: &mut NameSet) {
        match token.kind {
            Kind::Ident => self.code_word(code, token, names),
            Kind::Punct(b';') | Kind::Open(b'{') => code.start = Start::Next,
            Kind::Close(b'}') => {
                code.leave_macro(self.open.len());
                code.start = Start::Next;
            }
            Kind::Close(_) => {
                code.leave_macro(self.open.len());
                code.start = Start::No;
            }
            Kind::Punct(b'#') if code.start != Start::No => self.code_attribute(code, token),
            // `std::thread_local! { .. }`
            Kind::Punct(b':') => {}
            // `extern "C" fn`
            Kind::Text if matches!(code.start, Start::At(_)) => {}
            // `pub(crate) fn`
            Kind::Open(b'(')
                if matches!(code.start, Start::At(_))
                    && self.text[..token.start].ends_with("pub") =>
            {
                self.skip_group();
            }
            _ => code.start = Start::No,
        }
    }

    fn code_attribute(&mut self, code: &mut Code, pound: Token) {
        let is_inner = self.lexer.peek().kind == Kind::Punct(b'!');
        if is_inner {
            self.token();
        }
        if self.lexer.peek().kind == Kind::Open(b'[') {
            self.token();
            self.skip_group();
            if !is_inner {
                code.begin(pound);
            }
        }
    }

    fn code_word(&mut self, code: &mut Code, token: Token, names: &mut NameSet) {
        let word = self.lexer.text(token);
        let in_macro = code.macro_depth.is_some() || self.nesting >= MAX_NESTING;
        if code.start != Start::No && !in_macro {
            code.begin(token);
            if self.begins_item(word, token) {
                return self.code_item(code, token);
            }
        }
        let is_call = self.text.as_bytes().get(token.end) == Some(&b'!')
            && self.text.as_bytes().get(token.end + 1) != Some(&b'=');
        if is_call && code.macro_depth.is_none() {
            code.macro_depth = Some(self.open.len());
        }
        if !may_precede_item(word) && !self.text[token.end..].starts_with("::") {
            code.start = Start::No;
        }
        // A macro's own name is nobody else's: `write!` is no `write`.
        if is_call {
            names.add(word, Uses::MACRO);
            names.extend(self.macros.names(word));
        } else {
            let uses = self.uses(token);
            names.add(word.strip_prefix("r#").unwrap_or(word), uses);
        }
    }

    /// How the name that was just read is used, by what stands around it.
    fn uses(&self, name: Token) -> Uses {
        match &self.text.as_bytes()[..self.before] {
            // `..name` is the rest of a struct, or a range.
            [.., b'.', b'.'] => Uses::PLAIN,
            [.., b'.'] => match self.text[name.end..].trim_ascii_start().as_bytes() {
                [b'(', rest @ ..] => match rest.trim_ascii_start() {
                    [b')', ..] => Uses::CALL,
                    // A comment, perhaps.
                    [b'/', ..] => Uses::CALL.or(Uses::CALL_WITH),
                    _ => Uses::CALL_WITH,
                },
                [b':', b':', ..] => Uses::CALL.or(Uses::CALL_WITH),
                [b'/', ..] => Uses::ALL,
                _ => Uses::FIELD,
            },
            [.., b':', b':'] => Uses::PATH,
            _ => Uses::PLAIN,
        }
    }

    /// Whether a statement that goes on with `word` is an item.
    fn begins_item(&self, word: &str, token: Token) -> bool {
        let next = || self.lexer.peek();
        let next_word = || self.lexer.text(next());
        match word {
            "fn" | "struct" | "enum" | "trait" | "mod" | "type" | "union" => {
                next().kind == Kind::Ident && !matches!(next_word(), "as" | "in")
            }
            "impl" | "use" => true,
            "static" => next().kind == Kind::Ident && next_word() != "move",
            "const" => {
                let mut ahead = self.lexer.clone();
                ahead.next().kind == Kind::Ident
                    && matches!(ahead.next().kind, Kind::Punct(b':' | b'<'))
            }
            "extern" => {
                let mut ahead = self.lexer.clone();
                let abi = ahead.next();
                abi.kind == Kind::Open(b'{')
                    || self.lexer.text(abi) == "crate"
                    || (abi.kind == Kind::Text && ahead.next().kind == Kind::Open(b'{'))
            }
            "macro_rules" | "thread_local" | "lazy_static" => {
                self.text.as_bytes().get(token.end) == Some(&b'!')
            }
            _ => false,
        }
    }

    /// Reads an item whose keyword is `word`, and keeps it.
    fn code_item(&mut self, code: &mut Code, word: Token) {
        let Start::At(start) = code.start else { return };
        self.cut(code.cut_from, start);
        self.keep = true;
        self.nesting += 1;
        self.nested_item(word);
        self.nesting -= 1;
        self.keep = false;
        self.cut(self.prev_end, self.prev_end);
        code.cut_from = self.prev_end;
        code.start = Start::Next;
    }
}

/// Where the pass over a body is.
struct Code {
    /// What was read since here is not in the skeleton.
    cut_from: usize,
    start: Start,
    /// In the arguments of a macro that is called where so many brackets are open.
    macro_depth: Option<usize>,
}

impl Code {
    fn new(cut_from: usize) -> Code {
        Code { cut_from, start: Start::Next, macro_depth: None }
    }

    fn begin(&mut self, token: Token) {
        if self.start == Start::Next {
            self.start = Start::At(token.start);
        }
    }

    fn leave_macro(&mut self, depth: usize) {
        if self.macro_depth.is_some_and(|it| depth <= it) {
            self.macro_depth = None;
        }
    }
}

fn may_precede_item(word: &str) -> bool {
    matches!(word, "pub" | "unsafe" | "async" | "const" | "extern" | "default" | "safe" | "crate")
}

#[cfg(test)]
mod tests {
    use model::facts::{Edition, Uses};

    use crate::{Macros, scan::scan_file};

    #[test]
    fn uses_follow_from_the_tokens_around_a_name() {
        let text = "fn f() {
            plain(a.field, path::to, b.call(), c.call_with(1), d.generic::<u8>());
            S { rest, ..base }; x . spaced ( ); /* . */ after; a./* ? */ hidden();
            // It ends.
            next_line();
            called!(in_macro);
        }";
        let scan = scan_file(text, Edition::E2021, &Macros::default());
        let uses = |name: &str| {
            let names = &scan.bodies[0].names;
            names.iter().find(|it| it.name == name).map(|it| it.uses)
        };
        let calls = Uses::CALL.or(Uses::CALL_WITH);
        let expected = [
            ("plain", Uses::PLAIN),
            ("field", Uses::FIELD),
            ("to", Uses::PATH),
            ("call", Uses::CALL),
            ("call_with", Uses::CALL_WITH),
            ("generic", calls),
            ("rest", Uses::PLAIN),
            ("base", Uses::PLAIN),
            ("spaced", Uses::CALL),
            ("after", Uses::PLAIN),
            ("hidden", Uses::CALL),
            ("next_line", Uses::PLAIN),
            ("in_macro", Uses::PLAIN),
        ];
        for (name, of) in expected {
            assert_eq!(uses(name), Some(of), "{name}");
        }
        assert_eq!(uses("called"), Some(Uses::MACRO));
    }
}
