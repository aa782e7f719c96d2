//! Paths without `.` and `..`, and how a report writes them.

use std::path::{Component, Path, PathBuf};

/// `path` seen from the absolute folder `base`, with `.` and `..` taken away.
///
/// Links are not followed, so that a report names files the way the user does.
pub(crate) fn absolute(base: &Path, path: &Path) -> PathBuf {
    let mut res = PathBuf::new();
    for component in base.join(path).components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                res.pop();
            }
            _ => res.push(component),
        }
    }
    res
}

/// The absolute `path` as a report writes it: seen from the folder `base`, with `/`.
pub(crate) fn display(base: &Path, path: &Path) -> String {
    let shared = base.components().zip(path.components()).take_while(|(a, b)| a == b).count();
    let up = base.components().count() - shared;
    // Nothing in common but the root: the way up would say less than the whole path.
    if shared <= 1 && up > 0 {
        return path.to_string_lossy().replace('\\', "/");
    }
    let ups = std::iter::repeat_n("..".to_owned(), up);
    let downs = path.components().skip(shared).map(|it| it.as_os_str().to_string_lossy().into());
    let parts: Vec<String> = ups.chain(downs).collect();
    if parts.is_empty() { ".".to_owned() } else { parts.join("/") }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{absolute, display};

    #[test]
    fn paths_are_seen_from_the_current_folder() {
        let cases = [
            ("/a/b", "/a/b/src/lib.rs", "src/lib.rs"),
            ("/a/b", "/a/c/lib.rs", "../c/lib.rs"),
            ("/a/b", "/x/lib.rs", "/x/lib.rs"),
            ("/", "/x/lib.rs", "x/lib.rs"),
            ("/a", "/a", "."),
        ];
        for (base, path, expected) in cases {
            assert_eq!(display(Path::new(base), Path::new(path)), expected);
        }
        assert_eq!(absolute(Path::new("/a/b"), Path::new("./../c/./d")), Path::new("/a/c/d"));
    }
}
