//! Syntax that the parser does not know and that is easily put right: trait objects without `dyn`,
//! as editions before 2021 allow (`Box<Fn() + Send>`), and impls with a visibility, as extension
//! attributes allow (`#[ext] pub impl u64 { .. }`).

use diag::TextRange;

use crate::{
    scan::{Kind, Lexer, Token},
    text::Excerpt,
};

/// The text with `dyn` put before generic arguments that are sums of bounds, and without the
/// visibility of impls. None if there are no such things.
pub(crate) fn with_usual_syntax(excerpt: &Excerpt) -> Option<Excerpt> {
    let mut tokens = Vec::new();
    let mut lexer = Lexer::new(&excerpt.text, 0);
    loop {
        let token = lexer.next();
        if token.kind == Kind::End {
            break;
        }
        tokens.push(token);
    }
    let is_sum = |start: &usize| is_bare_sum(&excerpt.text, &tokens[*start..]);
    let starts =
        (1..tokens.len()).filter(|idx| begins_argument(tokens[idx - 1].kind)).filter(is_sum);
    let edits: Vec<(TextRange, &str)> = starts
        .map(|idx| tokens[idx].start as u32)
        .map(|at| (TextRange::new(at, at), "dyn "))
        .collect();
    let mut edits = edits;
    edits.extend((0..tokens.len()).filter_map(|idx| {
        let range = visibility_of_impl(&excerpt.text, &tokens[idx..])?;
        Some((range, ""))
    }));
    edits.sort_by_key(|it| it.0);
    (!edits.is_empty()).then(|| excerpt.replace(&edits))
}

/// `pub` or `pub(..)` before `impl`.
fn visibility_of_impl(text: &str, tokens: &[Token]) -> Option<TextRange> {
    let is_word = |token: &Token, word: &str| &text[token.start..token.end] == word;
    let first = tokens.first().filter(|it| is_word(it, "pub"))?;
    let end = match tokens.get(1)?.kind {
        Kind::Open(b'(') => tokens.iter().take(8).position(|it| it.kind == Kind::Close(b')'))?,
        _ => 0,
    };
    let is_impl = is_word(tokens.get(end + 1)?, "impl");
    is_impl.then(|| TextRange::new(first.start as u32, tokens[end].end as u32))
}

/// `<A`, `, A` and `= A`.
fn begins_argument(before: Kind) -> bool {
    matches!(before, Kind::Punct(b'<' | b',' | b'='))
}

/// Whether a generic argument begins here that is a path followed by `+` before its `,` or `>`.
fn is_bare_sum(text: &str, tokens: &[Token]) -> bool {
    let is_word = tokens.first().is_some_and(|it| {
        let word = &text[it.start..it.end];
        it.kind == Kind::Ident && !matches!(word, "dyn" | "impl" | "for" | "const" | "mut" | "as")
    });
    if !is_word {
        return false;
    }
    let (mut angles, mut brackets, mut is_sum) = (0u32, 0u32, false);
    for (idx, token) in tokens.iter().enumerate() {
        let next = tokens.get(idx + 1).map(|it| it.kind);
        match token.kind {
            Kind::Open(b'{') => return false,
            Kind::Open(_) => brackets += 1,
            Kind::Close(_) if brackets == 0 => return false,
            Kind::Close(_) => brackets -= 1,
            _ if brackets > 0 => {}
            Kind::Punct(b'<') => angles += 1,
            // The arrow of `Fn() -> T`.
            Kind::Punct(b'-') if next == Some(Kind::Punct(b'>')) => {}
            Kind::Punct(b'>') if idx > 0 && tokens[idx - 1].kind == Kind::Punct(b'-') => {}
            Kind::Punct(b'>') if angles == 0 => return is_sum,
            Kind::Punct(b'>') => angles -= 1,
            Kind::Punct(b',') if angles == 0 => return false,
            Kind::Punct(b'+') if angles == 0 => is_sum = true,
            Kind::Punct(b':') | Kind::Ident | Kind::Lifetime => {
                // `T: A + B` declares a parameter, it is no argument.
                let is_path = next == Some(Kind::Punct(b':'))
                    || idx > 0 && tokens[idx - 1].kind == Kind::Punct(b':');
                if token.kind == Kind::Punct(b':') && !is_path && angles == 0 {
                    return false;
                }
            }
            _ if angles == 0 => return false,
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::with_usual_syntax;
    use crate::text::Excerpt;

    fn check(text: &str, expected: &str) {
        let excerpt = Excerpt::whole(text, 0);
        let found = with_usual_syntax(&excerpt).map_or_else(|| text.to_owned(), |it| it.text);
        assert_eq!(found, expected);
    }

    #[test]
    fn sums_of_bounds_are_trait_objects() {
        check("x: Option<Box<Fn(u8) -> T + Send>>", "x: Option<Box<dyn Fn(u8) -> T + Send>>");
        check("Arc<FnMut(Option<Mode>) + 'static>", "Arc<dyn FnMut(Option<Mode>) + 'static>");
        check("type A = Map<K, fmt::Debug + Send>;", "type A = Map<K, dyn fmt::Debug + Send>;");
    }

    #[test]
    fn impls_have_no_visibility() {
        check("#[ext] pub impl u64 { fn f() {} }", "#[ext]  impl u64 { fn f() {} }");
        check("pub(crate) impl A {}", " impl A {}");
        check("pub fn f(x: impl A) {}", "pub fn f(x: impl A) {}");
    }

    #[test]
    fn bounds_and_arithmetic_are_none() {
        for text in ["fn f<T: A + B>()", "Box<dyn A + B>", "a < b + c, d", "f(a < b, c + d)"] {
            check(text, text);
        }
    }
}
