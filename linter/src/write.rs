//! Writes what the program says: to standard output, or to files that are whole or not there at all.

use std::{
    fs,
    io::{self, BufWriter, Write},
    path::Path,
};

use anyhow::{Context, Result, bail};

use crate::read;

/// Puts `new` in the place of `old`, which the file must still hold.
pub(crate) fn replace(path: &Path, old: &str, new: &str) -> Result<()> {
    let found = read::bytes(path).with_context(|| format!("cannot read `{}`", path.display()))?;
    if found != old.as_bytes() {
        bail!("`{}` has changed meanwhile", path.display());
    }
    write_atomically(path, new.as_bytes())
}

/// Has `write` fill the file at `path`, or standard output where there is none.
///
/// A file is made when all of its text is there, so that no failure leaves a part of a report.
pub(crate) fn write_out(
    path: Option<&Path>,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<()> {
    match path {
        None => {
            let mut out = BufWriter::new(io::stdout().lock());
            write(&mut out).and_then(|()| out.flush()).context("cannot write the report")
        }
        Some(path) => {
            let mut text = Vec::new();
            write(&mut text).context("cannot write the report")?;
            write_atomically(path, &text)
        }
    }
}

/// Writes `text` to `path` so that at any moment the file is the old one or the new one.
///
/// A link is followed, and the permissions are kept. What is no plain file, as `/dev/null` or a
/// pipe, stays what it is and is written to.
pub(crate) fn write_atomically(path: &Path, text: &[u8]) -> Result<()> {
    let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
    let written = match fs::metadata(&real) {
        Ok(metadata) if !metadata.is_file() => fs::write(&real, text),
        _ => exchange(&real, text),
    };
    written.with_context(|| format!("cannot write `{}`", path.display()))
}

/// Puts a file that holds `text` in the place of the one at `path`.
fn exchange(path: &Path, text: &[u8]) -> io::Result<()> {
    let folder = match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    let mut file = builder.prefix(".threadlint-").suffix(".tmp").tempfile_in(folder)?;
    file.write_all(text)?;
    match fs::metadata(path) {
        // A temporary file is for nobody else's eyes; the file that it becomes may be.
        Ok(metadata) => file.as_file().set_permissions(metadata.permissions())?,
        Err(_) => share(file.as_file())?,
    }
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// Gives a new file the permissions that new files have.
#[cfg(unix)]
fn share(file: &fs::File) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;

    file.set_permissions(fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn share(_: &fs::File) -> io::Result<()> {
    Ok(())
}

/// The new name is in the folder, which the system may not have written yet.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    fs::File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::{replace, write_atomically};

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};

        let dir = tempfile::tempdir().expect("temporary folder");
        let (file, link) = (dir.path().join("a.rs"), dir.path().join("b.rs"));
        fs::write(&file, "old").expect("file");
        fs::set_permissions(&file, fs::Permissions::from_mode(0o640)).expect("permissions");
        symlink("a.rs", &link).expect("link");
        write_atomically(&link, b"new").expect("written");
        assert_eq!(fs::read_to_string(&file).expect("file"), "new");
        assert!(fs::symlink_metadata(&link).expect("link").is_symlink());
        assert_eq!(fs::metadata(&file).expect("file").permissions().mode() & 0o777, 0o640);
        assert_eq!(fs::read_dir(dir.path()).expect("folder").count(), 2);
    }

    /// Here a socket, since no test may endanger the devices of the machine that it runs on.
    #[cfg(unix)]
    #[test]
    fn what_is_no_plain_file_is_not_replaced() {
        use std::os::unix::{fs::FileTypeExt, net::UnixListener};

        let dir = tempfile::tempdir().expect("temporary folder");
        let socket = dir.path().join("socket");
        let _listener = UnixListener::bind(&socket).expect("socket");
        assert!(write_atomically(&socket, b"new").is_err());
        assert!(fs::metadata(&socket).expect("socket").file_type().is_socket());
        assert_eq!(fs::read_dir(dir.path()).expect("folder").count(), 1);
    }

    #[test]
    fn what_has_changed_is_left_alone() {
        let dir = tempfile::tempdir().expect("temporary folder");
        let file = dir.path().join("a.rs");
        fs::write(&file, "newer").expect("file");
        assert!(replace(&file, "old", "new").is_err());
        assert_eq!(fs::read_to_string(&file).expect("file"), "newer");
    }
}
