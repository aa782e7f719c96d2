//! Text that is safe inside of XML.

use crate::page;

/// `text` for an attribute's value or an element's text. What XML cannot hold at all is shown by
/// signs, as on a terminal.
pub(super) fn escaped(text: &str) -> String {
    // A reader would make a blank of line ends and tabs in an attribute.
    let text = page::escaped(text).replace('\n', "&#10;").replace('\t', "&#9;");
    text.replace(['\u{fffe}', '\u{ffff}'], "\u{fffd}")
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_ends_an_attribute() {
        let check = |text: &str, expected: &str| assert_eq!(escaped(text), expected);
        check("\"<a & 'b'>", "&quot;&lt;a &amp; &#39;b&#39;&gt;");
        check("a\n\tb\u{1b}[2J\u{0}\u{ffff}", "a&#10;&#9;b␛[2J␀\u{fffd}");
    }
}
