//! Addresses: of rules' pages, and of files as URIs.

/// Where a rule's page is.
pub(crate) fn rule_url(rule: &str) -> String {
    format!("{}/blob/main/docs/rules/{rule}.md", env!("CARGO_PKG_REPOSITORY"))
}

/// `text` as terminals show it that can open `url` at a click.
pub(crate) fn hyperlink(text: &str, url: &str) -> String {
    format!("\x1b]8;;{url}\x1b\\{text}\x1b]8;;\x1b\\")
}

/// A report's path as a URI reference: relative where the path is.
pub(crate) fn uri(path: &str) -> String {
    let is_drive = matches!(path.as_bytes(), [b'A'..=b'Z' | b'a'..=b'z', b':', b'/', ..]);
    let mut res = match path {
        _ if path.starts_with('/') => "file://".to_owned(),
        _ if is_drive => "file:///".to_owned(),
        _ => String::new(),
    };
    for byte in path.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                res.push(char::from(byte));
            }
            b':' if is_drive => res.push(':'),
            _ => res += &format!("%{byte:02X}"),
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use super::uri;

    #[test]
    fn paths_become_uris() {
        let check = |path: &str, expected: &str| assert_eq!(uri(path), expected);
        check("src/bank.rs", "src/bank.rs");
        check("../a b/#1.rs", "../a%20b/%231.rs");
        check("a:b.rs", "a%3Ab.rs");
        check("λ\n.rs", "%CE%BB%0A.rs");
        check("/x/lib.rs", "file:///x/lib.rs");
        check("C:/x.rs", "file:///C:/x.rs");
    }
}
