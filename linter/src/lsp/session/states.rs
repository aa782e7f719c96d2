//! States of the files: what has changed, and how it comes to be analysed.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
    sync::Arc,
};

use anyhow::Result;
use lsp_types::Uri;

use super::{Phase, Session};
use crate::{
    lsp::{
        address,
        diagnostics::{diagnostics, diagnostics_of},
        snapshot::Snapshot,
        worker::Haste,
    },
    run::Options,
};

impl Session {
    /// The files are not what they were; what was asked about them has lost its sense.
    pub(super) fn changed(&mut self) -> Result<()> {
        self.next_state()?;
        self.whole = self.generation;
        Ok(())
    }

    /// Whether the file belongs to what is analysed anyway, so that only its text can be news.
    pub(super) fn is_looked_at(&self, uri: &Uri) -> bool {
        let folders = &self.client.folders;
        let path = address::path(uri).filter(|path| folders.iter().any(|it| path.starts_with(it)));
        self.asked.is_some() && path.is_some_and(|it| is_code(&it) && it.is_file())
    }

    /// Whether it is open code that stands in its file as it does in the editor.
    pub(super) fn is_saved(&self, uri: &Uri) -> bool {
        let path = address::path(uri).filter(|it| is_code(it));
        path.is_some_and(|path| {
            let open = self.documents.find(&path);
            open.is_some_and(|it| fs::read_to_string(&path).is_ok_and(|text| text == it.text()))
        })
    }

    /// Nothing has changed but what may follow from earlier changes.
    pub(super) fn look_again(&mut self) -> Result<()> {
        if self.snapshot.is_some() && self.asked.is_some_and(|it| it >= self.whole) {
            self.ask_worker(Haste::Later);
        }
        Ok(())
    }

    /// The text of an open file is not what it was.
    pub(super) fn typed(&mut self, uri: &Uri) -> Result<()> {
        self.next_state()?;
        match address::path(uri).filter(|it| self.documents.find(it).is_some()) {
            Some(path) => drop(self.edited.insert(path)),
            None => self.whole = self.generation,
        }
        Ok(())
    }

    fn next_state(&mut self) -> Result<()> {
        self.generation += 1;
        for it in std::mem::take(&mut self.waiting) {
            self.put_off(it)?;
        }
        Ok(())
    }

    /// Has the newest state of the files analysed, if it is not: at once what can be, and the rest by
    /// the worker.
    pub(in crate::lsp) fn analyse(&mut self) -> Result<()> {
        if self.phase != Phase::Open {
            return Ok(());
        }
        let edited = std::mem::take(&mut self.edited);
        let is_open = !edited.is_empty() || self.asked.is_none_or(|it| it < self.whole);
        if !is_open {
            return Ok(());
        }
        match self.snapshot.take() {
            Some(mut snapshot) if snapshot.generation >= self.whole => {
                let is_done = self.change(&mut snapshot, &edited);
                self.snapshot = Some(snapshot);
                match is_done {
                    true => self.show_edited(&edited)?,
                    false => self.whole = self.generation,
                }
                let haste = if is_done { Haste::Later } else { Haste::AtOnce };
                self.ask_worker(haste);
                self.answer_waiting()
            }
            snapshot => {
                self.snapshot = snapshot;
                // What is under way will do: what was typed since comes on top of it.
                if self.asked.is_none_or(|it| it < self.whole) {
                    self.ask_worker(Haste::AtOnce);
                }
                Ok(())
            }
        }
    }

    /// Takes the texts of `edited` into `snapshot`; whether that was possible.
    fn change(&self, snapshot: &mut Snapshot, edited: &BTreeSet<PathBuf>) -> bool {
        let documents = &self.documents;
        let mut texts = edited.iter().filter_map(|it| Some((it, documents.find(it)?.text())));
        let is_done = self.worker.quickly(|| texts.all(|(path, text)| snapshot.change(path, text)));
        if is_done {
            snapshot.generation = self.generation;
        }
        is_done
    }

    fn ask_worker(&mut self, haste: Haste) {
        let folders = &self.client.folders;
        let is_alone = |it: &&PathBuf| !folders.iter().any(|dir| it.starts_with(dir));
        let alone = self.documents.paths().filter(|it| is_alone(it) || !it.exists());
        let paths: Vec<PathBuf> = folders.iter().chain(alone).cloned().collect();
        let base = folders.first().map_or(Path::new("/"), PathBuf::as_path).to_owned();
        let overlay = Arc::new(self.documents.overlay());
        let options = Options { base, paths, overlay, ..Options::default() };
        self.asked = Some(self.generation);
        self.worker.analyse(self.generation, options, haste);
    }

    /// Shows what was found, and answers those who waited for it.
    pub(in crate::lsp) fn publish(&mut self, mut snapshot: Box<Snapshot>) -> Result<()> {
        if snapshot.generation < self.whole || self.phase != Phase::Open {
            return Ok(());
        }
        // What was typed meanwhile.
        let is_other = |(path, text): (&PathBuf, &str)| {
            let file = snapshot.file(path)?;
            (snapshot.source(file).text != text).then(|| path.clone())
        };
        let texts = self.documents.all().map(|(path, it)| (path, it.text()));
        let edited: BTreeSet<PathBuf> = texts.filter_map(is_other).collect();
        if !self.change(&mut snapshot, &edited) {
            self.whole = self.generation;
            return Ok(());
        }
        self.edited.clear();
        let mut found = diagnostics(&snapshot, &self.documents, self.client.encoding);
        let gone = self.shown.keys().chain(self.documents.paths());
        for path in gone.cloned().collect::<Vec<_>>() {
            found.entry(path).or_default();
        }
        self.snapshot = Some(snapshot);
        for (path, diagnostics) in found {
            self.show(path, diagnostics)?;
        }
        self.answer_waiting()?;
        self.have_asked_again()
    }

    /// Shows what was found in the files `paths`.
    fn show_edited(&mut self, paths: &BTreeSet<PathBuf>) -> Result<()> {
        let Some(snapshot) = &self.snapshot else { return Ok(()) };
        let (documents, encoding) = (&self.documents, self.client.encoding);
        let found = paths.iter().filter_map(|path| {
            let file = snapshot.file(path)?;
            Some((path.clone(), diagnostics_of(snapshot, documents, encoding, file)))
        });
        for (path, diagnostics) in found.collect::<Vec<_>>() {
            self.show(path, diagnostics)?;
        }
        Ok(())
    }
}

fn is_code(path: &Path) -> bool {
    path.extension().is_some_and(|it| it == "rs")
}
