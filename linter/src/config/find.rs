//! Which configuration speaks of which file.

use std::{
    collections::BTreeMap,
    io,
    path::{Path, PathBuf},
    sync::Arc,
};

use diag::TextRange;

use super::{
    Config, ConfigChoice, ConfigProblem,
    read::{Place, read},
};
use crate::{paths, read as file};

/// What a configuration is called.
pub(crate) const FILE_NAME: &str = "threadlint.toml";

/// The configurations that were met.
#[derive(Debug, Default)]
pub(crate) struct Configs {
    /// The one that holds for all files, if the user has chosen.
    chosen: Option<Arc<Config>>,
    none: Arc<Config>,
    /// By folder: the one that speaks of the files in it.
    by_dir: BTreeMap<PathBuf, Arc<Config>>,
    pub(crate) problems: Vec<ConfigProblem>,
}

impl Configs {
    /// Reads what `choice` names; `base` is the current folder.
    pub(crate) fn new(base: &Path, choice: &ConfigChoice) -> Configs {
        let mut configs = Configs::default();
        match choice {
            ConfigChoice::Nearest => {}
            ConfigChoice::Isolated => configs.chosen = Some(Arc::clone(&configs.none)),
            ConfigChoice::File(path) => {
                let path = paths::absolute(base, path);
                let config = match path.file_name().is_some_and(|it| it == "Cargo.toml") {
                    true => configs.load(&path, base, Place::Manifest),
                    false => configs.load(&path, base, Place::File),
                };
                if config.is_none() && configs.problems.is_empty() {
                    let message = "there is no configuration in this file".to_owned();
                    configs.problems.push(unreadable(&path, message));
                }
                configs.chosen = Some(config.unwrap_or_default());
            }
        }
        configs
    }

    /// The configuration for what lies in the folder `dir`.
    pub(crate) fn around(&mut self, dir: &Path) -> Arc<Config> {
        if let Some(chosen) = &self.chosen {
            return Arc::clone(chosen);
        }
        if let Some(known) = self.by_dir.get(dir) {
            return Arc::clone(known);
        }
        let res = match (self.own(dir), dir.parent()) {
            (Some(own), _) => own,
            // What lies outside of the repository is somebody else's.
            (None, Some(parent)) if !dir.join(".git").exists() => self.around(parent),
            _ => Arc::clone(&self.none),
        };
        self.by_dir.insert(dir.to_owned(), Arc::clone(&res));
        res
    }

    /// The configuration for the file `path`.
    pub(crate) fn of(&mut self, path: &Path) -> Arc<Config> {
        self.around(path.parent().unwrap_or(path))
    }

    /// Every configuration that was met, in a stable order; at least the one that says nothing.
    pub(crate) fn all(&self) -> Vec<Arc<Config>> {
        let met = self.by_dir.values().chain(&self.chosen).cloned();
        let met: BTreeMap<_, _> = met.map(|it| (it.path.clone(), it)).collect();
        match met.is_empty() {
            true => vec![Arc::clone(&self.none)],
            false => met.into_values().collect(),
        }
    }

    /// What stands in the folder `dir` itself.
    fn own(&mut self, dir: &Path) -> Option<Arc<Config>> {
        let path = dir.join(FILE_NAME);
        match path.is_file() {
            true => self.load(&path, dir, Place::File),
            false => self.load(&dir.join("Cargo.toml"), dir, Place::Manifest),
        }
    }

    fn load(&mut self, path: &Path, dir: &Path, place: Place) -> Option<Arc<Config>> {
        let text = match (file::text(path), place) {
            (Ok(text), _) => text,
            // Discovery has something to say about an unreadable manifest.
            (Err(_), Place::Manifest) => return None,
            (Err(error), Place::File) => {
                self.problems.push(unreadable(path, cause(&error)));
                return None;
            }
        };
        // Nearly no manifest has any, and looking closely takes time.
        if matches!(place, Place::Manifest) && !text.contains("threadlint") {
            return None;
        }
        let (config, problems) = read(path, dir, &text, place);
        self.problems.extend(problems);
        config.map(Arc::new)
    }
}

fn unreadable(path: &Path, message: String) -> ConfigProblem {
    ConfigProblem {
        path: path.to_owned(),
        text: String::new(),
        range: TextRange::default(),
        message,
        help: None,
    }
}

fn cause(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        _ => format!("the configuration cannot be read: {error}"),
    }
}
