//! Text that cannot command the terminal.

use std::borrow::Cow;

/// `text` with control characters replaced by signs that show them. Line ends and tabs stay.
///
/// Escape sequences in a file's name or text could otherwise rewrite what the reader sees, and
/// direction marks could show code in another order than it is compiled in.
pub(crate) fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut res = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            // The line feed after it does all that is wanted.
            '\r' => res.push('␍'),
            '\u{0}'..='\u{1f}' if is_hidden(letter) => {
                res.extend(char::from_u32(0x2400 + letter as u32));
            }
            '\u{7f}' => res.push('␡'),
            _ if is_hidden(letter) => res.extend(letter.escape_unicode()),
            _ => res.push(letter),
        }
    }
    Cow::Owned(res)
}

fn is_hidden(letter: char) -> bool {
    letter.is_control() && letter != '\n' && letter != '\t'
        || matches!(letter, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{061c}')
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn nothing_that_commands_gets_through() {
        let check = |text: &str, expected: &str| assert_eq!(visible(text), expected);
        check("let λ = 1;\n\tx", "let λ = 1;\n\tx");
        check("\x1b[31mred\x07", "␛[31mred␇");
        check("a\u{9b}2J\u{7f}", "a\\u{9b}2J␡");
        check("\u{202e}gpj", "\\u{202e}gpj");
    }
}
