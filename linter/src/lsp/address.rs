//! Paths as the protocol names them, and back.

use std::{path::PathBuf, str::FromStr};

use lsp_types::Uri;

use crate::{paths, report};

/// The path that `uri` names, if it names a file.
pub(super) fn path(uri: &Uri) -> Option<PathBuf> {
    let rest = uri.as_str().strip_prefix("file://")?;
    let rest = rest.strip_prefix("localhost").unwrap_or(rest);
    let decoded = decoded(rest)?;
    // `/c:/x` is a path with a drive.
    let has_drive = cfg!(windows) && decoded.as_bytes().get(2) == Some(&b':');
    let decoded = if has_drive { decoded.trim_start_matches('/') } else { &decoded };
    let path = PathBuf::from(decoded);
    path.is_absolute().then(|| paths::absolute(&PathBuf::new(), &path))
}

/// The address of the file `path`.
pub(super) fn uri(path: &std::path::Path) -> Option<Uri> {
    Uri::from_str(&report::uri(&path.to_string_lossy().replace('\\', "/"))).ok()
}

fn decoded(text: &str) -> Option<String> {
    let mut bytes = text.bytes();
    let mut res = Vec::with_capacity(text.len());
    while let Some(byte) = bytes.next() {
        if byte != b'%' {
            res.push(byte);
            continue;
        }
        let mut digit = || char::from(bytes.next()?).to_digit(16);
        res.push((digit()? * 16 + digit()?) as u8);
    }
    String::from_utf8(res).ok()
}

#[cfg(all(test, unix))]
mod tests {
    use std::{path::Path, str::FromStr};

    use lsp_types::Uri;

    use super::{path, uri};

    #[test]
    fn addresses_are_paths() {
        let check = |text: &str, expected: Option<&str>| {
            let address = Uri::from_str(text).expect("an address");
            assert_eq!(path(&address).as_deref(), expected.map(Path::new), "{text}");
        };
        check("file:///a/b%20%CE%BB.rs", Some("/a/b λ.rs"));
        check("file:///a/./b/../c.rs", Some("/a/c.rs"));
        check("untitled:Untitled-1", None);
        let address = uri(Path::new("/a/b λ.rs")).expect("an address");
        assert_eq!(address.as_str(), "file:///a/b%20%CE%BB.rs");
    }
}
