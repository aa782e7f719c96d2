//! Reads and lowers the files.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use diag::{FileId, TextRange};
use lower::{FileMacros, Macros, Source, lower_file};
use model::facts::{Edition, FileFacts};
use rayon::prelude::*;

use crate::{
    builtin::{INTERNAL_ERROR, UNREADABLE_FILE},
    discover::Problem,
    fix::Overlay,
    guarded::guarded,
    read,
    stubs::{self, Stub},
};

/// A file that was read and lowered.
#[derive(Debug)]
pub(crate) struct LoweredFile {
    pub(crate) path: PathBuf,
    pub(crate) text: String,
    pub(crate) facts: FileFacts,
    /// Rust source that could be read, as opposed to manifests and unreadable files.
    pub(crate) is_source: bool,
    /// It lies outside of the folders that were given, or is a link that leads there.
    pub(crate) is_foreign: bool,
}

/// The files of a run, in the order in which they were met.
#[derive(Debug, Default)]
pub(crate) struct Sources {
    pub(crate) files: Vec<LoweredFile>,
    pub(crate) macros: Macros,
    pub(crate) problems: Vec<Problem>,
    /// Those of the configuration, and those that are needed in any case.
    pub(crate) stubs: Vec<Stub>,
    by_path: BTreeMap<PathBuf, usize>,
    overlay: Arc<Overlay>,
}

impl Sources {
    /// Reads and lowers `files`, in parallel.
    /// `stubs` are those of the configuration; `overlay` has the texts that are not on the disk.
    pub(crate) fn new(
        files: &[(PathBuf, Edition)],
        stubs: Vec<Stub>,
        overlay: Arc<Overlay>,
    ) -> Sources {
        let mut sources = Sources { overlay, ..Sources::default() };
        if files.is_empty() {
            return sources;
        }
        let texts: Vec<_> = files.par_iter().map(|(path, _)| sources.read(path)).collect();
        let macros = texts.par_iter().enumerate().filter_map(|(idx, text)| {
            Some(FileMacros::new(FileId(idx as u32), text.as_ref().ok()?))
        });
        let macros: Vec<FileMacros> = macros.collect();
        macros.into_iter().for_each(|it| sources.macros.add(it));
        let jobs: Vec<_> = files.iter().zip(texts).enumerate().collect();
        let macros = &sources.macros;
        let lowered = jobs.into_par_iter().map(|(idx, ((path, edition), text))| {
            lower_text(FileId(idx as u32), path, text, *edition, macros)
        });
        let (always, lowered) = rayon::join(stubs::always, || lowered.collect::<Vec<_>>());
        sources.stubs = stubs;
        let is_described = |name: &str| sources.stubs.iter().any(|it| it.name == name);
        let always: Vec<Stub> = always.into_iter().filter(|it| !is_described(&it.name)).collect();
        sources.stubs.extend(always);
        for (file, problem) in lowered {
            sources.push(file, problem);
        }
        sources
    }

    /// The file `path`, read now if it was not among those that were found.
    pub(crate) fn find(&mut self, path: &Path, edition: Edition) -> Option<Met> {
        if let Some(&idx) = self.by_path.get(path) {
            return Some(Met { idx, is_new: false });
        }
        if !path.is_file() {
            return None;
        }
        // A link, or a way with `..` in it.
        let real = path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if let Some(&idx) = self.by_path.get(&real) {
            self.by_path.insert(path.to_owned(), idx);
            return Some(Met { idx, is_new: false });
        }
        let idx = self.files.len();
        let file = FileId(idx as u32);
        let text = self.read(path);
        if let Ok(text) = &text {
            self.macros.add_file(file, text);
        }
        let (lowered, problem) = lower_text(file, path, text, edition, &self.macros);
        self.push(lowered, problem);
        self.by_path.insert(real, idx);
        Some(Met { idx, is_new: true })
    }

    /// The index of the file `path`, if it was met.
    pub(crate) fn known(&self, path: &Path) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Lowers the file again, by the rules of another edition.
    pub(crate) fn set_edition(&mut self, idx: usize, edition: Edition) {
        let file = &mut self.files[idx];
        if file.facts.edition == edition {
            return;
        }
        let text = Ok(std::mem::take(&mut file.text));
        let (lowered, _) = lower_text(FileId(idx as u32), &file.path, text, edition, &self.macros);
        let (is_source, is_foreign) = (file.is_source, file.is_foreign);
        *file = LoweredFile { is_source, is_foreign, ..lowered };
    }

    /// Adds a file that holds no Rust, so that findings can point at it.
    pub(crate) fn add_other(&mut self, path: &Path) {
        if self.by_path.contains_key(path) {
            return;
        }
        let text = read::text(path).unwrap_or_default();
        let facts = empty_facts(FileId(self.files.len() as u32), Edition::default());
        let file = LoweredFile {
            path: path.to_owned(),
            text,
            facts,
            is_source: false,
            is_foreign: false,
        };
        self.push(file, None);
    }

    fn read(&self, path: &Path) -> Result<String, Unreadable> {
        match self.overlay.get(path) {
            Some(text) => Ok(text.clone()),
            None => text_of(path),
        }
    }

    fn push(&mut self, file: LoweredFile, problem: Option<Problem>) {
        self.by_path.insert(file.path.clone(), self.files.len());
        self.files.push(file);
        self.problems.extend(problem);
    }
}

/// A file that was looked for and found.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Met {
    pub(crate) idx: usize,
    /// Nobody had met it before.
    pub(crate) is_new: bool,
}

/// Facts of a file of which nothing is known.
pub(crate) fn empty_facts(file: FileId, edition: Edition) -> FileFacts {
    FileFacts {
        file,
        edition,
        items: Vec::new(),
        attrs: Vec::new(),
        bodies: Vec::new(),
        opaque_macros: Vec::new(),
        is_cut: false,
        errors: Vec::new(),
        lines: 0,
    }
}

/// Why a file has no text.
type Unreadable = String;

fn text_of(path: &Path) -> Result<String, Unreadable> {
    let bytes = read::bytes(path).map_err(|error| cause(&error))?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        format!("it is not UTF-8 text (byte {offset} begins no character)")
    })
}

fn cause(error: &io::Error) -> Unreadable {
    match error.kind() {
        io::ErrorKind::PermissionDenied => "permission denied".to_owned(),
        io::ErrorKind::NotFound => "it is gone, or a link that leads nowhere".to_owned(),
        _ => error.to_string(),
    }
}

fn lower_text(
    file: FileId,
    path: &Path,
    text: Result<String, Unreadable>,
    edition: Edition,
    macros: &Macros,
) -> (LoweredFile, Option<Problem>) {
    let problem = |rule, message| Problem {
        rule,
        path: path.to_owned(),
        range: TextRange::default(),
        message,
    };
    let mut lowered = LoweredFile {
        path: path.to_owned(),
        text: String::new(),
        facts: empty_facts(file, edition),
        is_source: false,
        is_foreign: false,
    };
    let text = match text {
        Ok(text) => text,
        Err(cause) => {
            let message = format!("the file cannot be read, so it was skipped: {cause}");
            return (lowered, Some(problem(&UNREADABLE_FILE, message)));
        }
    };
    let facts = guarded(|| lower_file(Source { file, text: &text, edition, macros }));
    lowered.text = text;
    lowered.is_source = true;
    match facts {
        Ok(facts) => {
            lowered.facts = facts;
            (lowered, None)
        }
        Err(panic) => {
            let message = format!("threadlint failed on this file and skipped it: {panic}");
            (lowered, Some(problem(&INTERNAL_ERROR, message)))
        }
    }
}
