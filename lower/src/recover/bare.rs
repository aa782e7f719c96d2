//! Trait objects without `dyn`, as editions before 2021 allow: `Box<Fn() + Send>`.

use diag::TextRange;

use crate::{
    scan::{Kind, Lexer, Token},
    text::Excerpt,
};

/// The text with `dyn` put before generic arguments that are sums of bounds. None if there are none.
pub(crate) fn with_dyn(excerpt: &Excerpt) -> Option<Excerpt> {
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
    (!edits.is_empty()).then(|| excerpt.replace(&edits))
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
    use super::with_dyn;
    use crate::text::Excerpt;

    fn check(text: &str, expected: &str) {
        let excerpt = Excerpt::whole(text, 0);
        let found = with_dyn(&excerpt).map_or_else(|| text.to_owned(), |it| it.text);
        assert_eq!(found, expected);
    }

    #[test]
    fn sums_of_bounds_are_trait_objects() {
        check("x: Option<Box<Fn(u8) -> T + Send>>", "x: Option<Box<dyn Fn(u8) -> T + Send>>");
        check("Arc<FnMut(Option<Mode>) + 'static>", "Arc<dyn FnMut(Option<Mode>) + 'static>");
        check("type A = Map<K, fmt::Debug + Send>;", "type A = Map<K, dyn fmt::Debug + Send>;");
    }

    #[test]
    fn bounds_and_arithmetic_are_none() {
        for text in ["fn f<T: A + B>()", "Box<dyn A + B>", "a < b + c, d", "f(a < b, c + d)"] {
            check(text, text);
        }
    }
}
