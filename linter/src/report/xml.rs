//! Text that is safe inside of XML.

use super::visible;

/// `text` for an attribute's value or an element's text. What XML cannot hold at all is shown by
/// signs, as on a terminal.
pub(super) fn escaped(text: &str) -> String {
    let mut res = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '&' => res.push_str("&amp;"),
            '<' => res.push_str("&lt;"),
            '>' => res.push_str("&gt;"),
            '"' => res.push_str("&quot;"),
            '\'' => res.push_str("&apos;"),
            // A reader would make a blank of them in an attribute.
            '\n' => res.push_str("&#10;"),
            '\t' => res.push_str("&#9;"),
            '\u{fffe}' | '\u{ffff}' => res.push('\u{fffd}'),
            _ => res.push(letter),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_ends_an_attribute() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("\"<a & 'b'>", "&quot;&lt;a &amp; &apos;b&apos;&gt;");
        check("a\n\tb\u{1b}[2J\u{0}\u{ffff}", "a&#10;&#9;b␛[2J␀\u{fffd}");
    }
}
