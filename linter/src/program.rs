//! The files and crates of a run as the model takes them: numbered for good, stubs included.

use std::{collections::BTreeMap, path::Path, sync::Arc};

use diag::{Confidence, Diagnostic, FileId, TextRange};
use lower::Macros;
use model::{
    CrateInput, CrateKind, DeclaredLock, DeclaredOrder, Dependency, ModuleFile, Symbol, Workspace,
};
use rules::Finding;

use crate::{
    builtin::{INTERNAL_ERROR, SYNTAX_ERROR, please_report},
    config::{Config, Configs, OrderedLock},
    crates::Draft,
    discover::{Discovery, Package, Problem},
    functions::Outline,
    paths,
    run::Totals,
    settings::FileSettings,
    source_map::{SourceFile, SourceMap},
    sources::{LoweredFile, Sources},
    stubs::{self, Stub},
};

/// Everything that is known before the model is asked.
#[derive(Debug, Default)]
pub struct Program {
    pub map: SourceMap,
    /// Of the analysed files, then of the stubs.
    pub workspace: Workspace,
    pub(crate) outlines: Vec<Outline>,
    /// What discovery and lowering found.
    pub findings: Vec<Finding>,
    pub macros: Macros,
    /// The packages with findings that were asked for.
    pub(crate) packages: Vec<Package>,
    /// By file: whether findings in it were asked for.
    reported: Vec<bool>,
    /// By file: whether it lies outside of the given folders.
    pub(crate) foreign: Vec<bool>,
    /// By file: whether it is Rust source of the analysed code.
    sources: Vec<bool>,
    /// By file: whether it belongs to a test, bench or example.
    tests: Vec<bool>,
    /// By file: what the configuration says of it.
    settings: Vec<FileSettings>,
    configs: Vec<Arc<Config>>,
}

impl Program {
    /// Numbers the files by path and lowers the stubs.
    pub(crate) fn new(
        base: &Path,
        discovery: &Discovery,
        mut sources: Sources,
        drafts: Vec<Draft>,
        configs: &mut Configs,
    ) -> Program {
        let problems = std::mem::take(&mut sources.problems);
        let stubs = std::mem::take(&mut sources.stubs);
        let problems: Vec<&Problem> = discovery.problems.iter().chain(&problems).collect();
        for problem in &problems {
            sources.add_other(&problem.path);
        }
        let ordering = configs.all().into_iter().filter(|it| !it.orders.is_empty());
        ordering.filter_map(|it| it.path.clone()).for_each(|it| sources.add_other(&it));
        let mut program = Program::default();
        let ids = program.number(base, discovery, sources, &drafts, configs);
        program.configs = configs.all();
        program.add_orders(base);
        program.add_crates(drafts, &ids);
        program.mark_tests();
        program.add_problems(base, &problems);
        program.add_syntax_errors();
        if !program.map.files.is_empty() {
            program.add_stubs(stubs);
        }
        program
    }

    /// Puts the files in the order of their paths; returns the new id of each.
    fn number(
        &mut self,
        base: &Path,
        discovery: &Discovery,
        sources: Sources,
        drafts: &[Draft],
        configs: &mut Configs,
    ) -> Vec<FileId> {
        let mut files: Vec<_> = sources.files.into_iter().enumerate().collect();
        let reached = reached_from_reported(discovery, &files, drafts);
        let mut named: Vec<_> = files
            .drain(..)
            .map(|(old, file)| (paths::display(base, &file.path), old, file))
            .collect();
        named.sort_by(|a, b| a.0.cmp(&b.0));
        let mut ids = vec![FileId(0); named.len()];
        for (new, (name, old, mut file)) in named.into_iter().enumerate() {
            let id = FileId(new as u32);
            ids[old] = id;
            file.facts.file = id;
            let config = configs.of(&file.path);
            let is_outside = !discovery.scope.holds(&file.path);
            let is_asked_for = discovery.scope.reports(&file.path) || is_outside && reached[old];
            let is_excluded = config.excludes(&file.path, false)
                && !discovery.scope.names_excluded(&config, &file.path);
            self.reported.push(is_asked_for && !is_excluded);
            self.foreign.push(file.is_foreign || discovery.foreign.contains(&file.path));
            let fitting = config.tables_of(&file.path);
            self.settings.push(FileSettings { config, fitting });
            self.sources.push(file.is_source);
            self.outlines.push(Outline::new(&file.facts.items));
            self.workspace.files.push(file.facts);
            self.map.files.push(SourceFile::new(name, file.text));
        }
        self.macros = sources.macros;
        self.macros.renumber(|it| ids[it.0 as usize]);
        ids
    }

    fn add_crates(&mut self, drafts: Vec<Draft>, ids: &[FileId]) {
        self.workspace.crates.extend(drafts.into_iter().map(|draft| {
            let modules = draft.modules.into_iter();
            CrateInput {
                name: draft.name,
                kind: draft.kind,
                edition: draft.edition,
                root: ids[draft.root],
                modules: modules.map(|(path, file)| ModuleFile { path, file: ids[file] }).collect(),
                deps: draft.deps,
            }
        }));
    }

    fn mark_tests(&mut self) {
        self.tests = vec![false; self.workspace.files.len()];
        // The last one to write is the first crate, which a shared file belongs to.
        for krate in self.workspace.crates.iter().rev() {
            let is_test =
                matches!(krate.kind, CrateKind::Test | CrateKind::Bench | CrateKind::Example);
            for file in krate.modules.iter().map(|it| it.file).chain([krate.root]) {
                self.tests[file.0 as usize] = is_test;
            }
        }
    }

    /// Hands on the orders of locks that the configurations declare.
    fn add_orders(&mut self, base: &Path) {
        for config in &self.configs {
            let Some(path) = config.path.as_ref().filter(|_| !config.orders.is_empty()) else {
                continue;
            };
            let path = paths::display(base, path);
            let files = self.map.files.iter().zip(0..);
            let Some(file) = files.into_iter().find(|it| it.0.path == path).map(|it| it.1) else {
                continue;
            };
            self.workspace.declared_orders.extend(config.orders.iter().map(|order| {
                let lock = |it: &OrderedLock| DeclaredLock {
                    name: it.name.clone(),
                    span: it.range.in_file(FileId(file)),
                };
                DeclaredOrder { locks: order.iter().map(lock).collect() }
            }));
        }
    }

    fn add_problems(&mut self, base: &Path, problems: &[&Problem]) {
        let by_path: BTreeMap<&str, u32> =
            self.map.files.iter().zip(0..).map(|(file, idx)| (file.path.as_str(), idx)).collect();
        for problem in problems {
            let Some(&file) = by_path.get(paths::display(base, &problem.path).as_str()) else {
                continue;
            };
            let span = problem.range.in_file(FileId(file));
            let mut diagnostic =
                Diagnostic::new(span, &problem.message).confidence(Confidence::Certain);
            if problem.rule.name == INTERNAL_ERROR.name {
                diagnostic = diagnostic.help(please_report());
            }
            let in_test = self.is_test(FileId(file));
            self.findings.push(Finding { rule: problem.rule, diagnostic, in_test });
        }
    }

    /// One finding a file: what follows the first error is often its echo.
    fn add_syntax_errors(&mut self) {
        for facts in &self.workspace.files {
            let Some((first, others)) = facts.errors.split_first() else { continue };
            let message = format!("the file cannot be parsed here: {}", first.message);
            let path = &self.map.file(facts.file).path;
            let confidence = match is_material(path) {
                true => Confidence::Medium,
                false => Confidence::Certain,
            };
            let mut diagnostic = Diagnostic::new(first.range.in_file(facts.file), message)
                .confidence(confidence)
                .help("the items around it are analysed all the same");
            for error in others.iter().take(4) {
                let start = TextRange::new(error.range.start, error.range.start);
                diagnostic = diagnostic.label(start.in_file(facts.file), &error.message);
            }
            let in_test = self.is_test(facts.file);
            self.findings.push(Finding { rule: &SYNTAX_ERROR, diagnostic, in_test });
        }
    }

    /// Their crates come first: where the analysed code is the very library that a stub speaks of,
    /// what depends on it is served by the stub, which knows what locks are.
    fn add_stubs(&mut self, ready: Vec<Stub>) {
        let deps = self.workspace.crates.iter().flat_map(|it| &it.deps);
        let names = deps.map(|it| it.package.as_str()).collect();
        let mut crates = Vec::new();
        for mut stub in stubs::complete(ready, names) {
            let file = FileId(self.workspace.files.len() as u32);
            crates.push(stub_crate(&stub, file));
            stub.facts.file = file;
            self.workspace.files.push(stub.facts);
            self.map.files.push(SourceFile::new(stub.path, stub.text.into_owned()));
        }
        self.workspace.crates.splice(0..0, crates);
    }

    /// How much was read.
    pub(crate) fn totals(&self) -> Totals {
        let mut totals = Totals::default();
        for file in self.source_files() {
            let facts = &self.workspace.files[file.0 as usize];
            totals.files += 1;
            totals.lines += u64::from(facts.lines);
            totals.bytes += self.map.file(file).text.len() as u64;
            totals.parse_failures += usize::from(!facts.errors.is_empty());
        }
        totals
    }

    /// Whether findings in `file` were asked for. Stubs are nobody's question.
    pub fn is_reported(&self, file: FileId) -> bool {
        self.reported.get(file.0 as usize) == Some(&true)
    }

    /// Whether `file` belongs to a test, bench or example.
    pub(crate) fn is_test(&self, file: FileId) -> bool {
        self.tests[file.0 as usize]
    }

    /// By file: whether findings in it were asked for.
    pub(crate) fn reported(&self) -> Vec<bool> {
        self.reported.clone()
    }

    /// What the configuration says of the file of `finding`.
    pub(crate) fn settings_of(&self, finding: &Finding) -> &FileSettings {
        &self.settings[finding.diagnostic.primary.span.file.0 as usize]
    }

    /// Every configuration that speaks of some file.
    pub(crate) fn configs(&self) -> impl Iterator<Item = &Config> {
        self.configs.iter().map(|it| &**it)
    }

    /// The same, to be kept.
    pub(crate) fn shared_configs(&self) -> Vec<Arc<Config>> {
        self.configs.clone()
    }

    /// The Rust files of the analysed code.
    pub fn source_files(&self) -> impl Iterator<Item = FileId> {
        self.sources.iter().zip(0..).filter(|(is_source, _)| **is_source).map(|it| FileId(it.1))
    }
}

fn stub_crate(stub: &Stub, file: FileId) -> CrateInput {
    let names = stub.named.iter().map(|it| Symbol::new(it));
    CrateInput {
        name: Symbol::new(&stub.name),
        kind: CrateKind::Stub,
        edition: model::STUB_EDITION,
        root: file,
        modules: Vec::new(),
        deps: names.map(|name| Dependency { name, package: name }).collect(),
    }
}

/// By file: whether a crate that the user asked for holds it.
fn reached_from_reported(
    discovery: &Discovery,
    files: &[(usize, LoweredFile)],
    drafts: &[Draft],
) -> Vec<bool> {
    let mut res = vec![false; files.len()];
    for draft in drafts.iter().filter(|it| discovery.scope.reports(&files[it.root].1.path)) {
        for (_, file) in &draft.modules {
            res[*file] = true;
        }
    }
    res
}

/// Whether the path says that the file is there to be read by a test or to be filled in: broken
/// code is then what it is for.
fn is_material(path: &str) -> bool {
    const FOLDERS: &[&str] =
        &["testdata", "test_data", "test-data", "fixtures", "templates", "snapshots", "ui"];
    path.split('/').any(|it| FOLDERS.contains(&it))
}
