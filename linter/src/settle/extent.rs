//! How far an item or statement reaches, by its brackets.

use super::scan::{Kind, Piece};

/// The end of the item or statement that begins at the first piece of `pieces` that is no comment.
///
/// A field, a variant and a match arm count as statements. None if nothing follows.
pub(crate) fn end(text: &str, pieces: &[Piece]) -> Option<u32> {
    let code: Vec<&Piece> = pieces.iter().filter(|it| it.kind != Kind::Comment).collect();
    let first = skip_attributes(&code)?;
    let word = |idx: usize| {
        let range = code.get(idx).map(|it| it.range).unwrap_or_default();
        &text[range.start as usize..range.end as usize]
    };
    let head = Head::of(word(first));
    let mut open: Vec<u8> = Vec::new();
    let mut assigned = false;
    for (idx, piece) in code.iter().enumerate().skip(first) {
        match piece.kind {
            Kind::Open(bracket) => open.push(bracket),
            Kind::Close => {
                // The block around the statement ends: it was a tail.
                let Some(bracket) = open.pop() else { return Some(piece.range.start) };
                let is_end = bracket == b'{'
                    && open.is_empty()
                    && match head {
                        Head::Semicolon => false,
                        Head::Item => !assigned,
                        Head::Other => !goes_on(word(idx + 1)),
                    };
                if is_end {
                    return Some(piece.range.end);
                }
            }
            Kind::Mark(b';') if open.is_empty() => return Some(piece.range.end),
            Kind::Mark(b',') if open.is_empty() && head == Head::Other => {
                return Some(piece.range.end);
            }
            Kind::Mark(b'=') if open.is_empty() => assigned = true,
            _ => {}
        }
    }
    code.last().map(|it| it.range.end)
}

/// What the first word says about the end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Head {
    /// Only `;` ends it.
    Semicolon,
    /// `;` or a block ends it, a comma does not.
    Item,
    Other,
}

impl Head {
    fn of(word: &str) -> Head {
        match word {
            "let" | "use" | "return" | "break" | "type" => Head::Semicolon,
            "pub" | "fn" | "impl" | "struct" | "enum" | "union" | "trait" | "mod" | "static"
            | "const" | "unsafe" | "async" | "extern" => Head::Item,
            _ => Head::Other,
        }
    }
}

/// Whether a statement goes on after a block.
fn goes_on(next: &str) -> bool {
    matches!(next, "else" | "." | "?" | ";" | "," | "=")
}

/// The index of the first piece after `#[..]`.
fn skip_attributes(code: &[&Piece]) -> Option<usize> {
    let mut idx = 0;
    while code.get(idx)?.kind == Kind::Mark(b'#') {
        let mut depth = 0;
        loop {
            idx += 1;
            match code.get(idx)?.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close if depth == 1 => break,
                Kind::Close => depth -= 1,
                _ => {}
            }
        }
        idx += 1;
    }
    Some(idx)
}

#[cfg(test)]
mod tests {
    use super::end;
    use crate::settle::scan::pieces;

    #[test]
    fn items_and_statements_end_where_they_end() {
        let check = |text: &str, expected: &str| {
            let end = end(text, &pieces(text)).expect("there is code");
            assert_eq!(&text[..end as usize], expected);
        };
        check("a.lock(); b();", "a.lock();");
        check("let x = match a { _ => 1 }; b();", "let x = match a { _ => 1 };");
        check("if a { b(); } else { c(); } d();", "if a { b(); } else { c(); }");
        check("if a { b(); } d();", "if a { b(); }");
        check("match a { _ => 1 }.f(); d();", "match a { _ => 1 }.f();");
        check(
            "#[inline] fn f<A, B>(a: [u8; 3]) -> u8 { a[0] } fn g() {}",
            "#[inline] fn f<A, B>(a: [u8; 3]) -> u8 { a[0] }",
        );
        check("static A: X = X { a: 1 }; fn g() {}", "static A: X = X { a: 1 };");
        check("use a::{b, c}; fn g() {}", "use a::{b, c};");
        check("a: Mutex<u8>, b: u8 }", "a: Mutex<u8>,");
        check("Some(x) => f(x), None => {}", "Some(x) => f(x),");
        check("tail(a) } fn g() {}", "tail(a) ");
        check("impl A for B { fn f() {} } fn g() {}", "impl A for B { fn f() {} }");
    }
}
