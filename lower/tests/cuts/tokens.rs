//! Where texts are cut, here and in the tests of the linter.

/// Where words, numbers and signs begin in `text`.
pub(crate) fn tokens(text: &str) -> impl Iterator<Item = usize> + '_ {
    let is_word = |it: char| it.is_alphanumeric() || it == '_';
    let pairs = text.char_indices().zip(text.chars().skip(1));
    pairs
        .filter(move |((_, a), b)| !(b.is_whitespace() || is_word(*a) && is_word(*b)))
        .map(|((at, a), _)| at + a.len_utf8())
}
