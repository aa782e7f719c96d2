//! The way from paths to a report.

use std::{
    mem,
    path::{Path, PathBuf},
    sync::Arc,
    time::Duration,
};

use diag::{Confidence, Diagnostic, FileId, Span, TextRange};
use model::{Model, Stage, facts::Edition};
use rayon::prelude::*;
use rules::{Finding, Rule};

use crate::{
    bodies::Bodies,
    builtin::{INTERNAL_ERROR, please_report},
    config::{Config, ConfigChoice, ConfigProblem, Configs},
    crates::crates,
    cuts,
    date::today,
    discover::{Discovery, Package},
    fix::Overlay,
    functions::Outline,
    guarded::guarded,
    paths::absolute,
    program::Program,
    progress::Progress,
    settle::{Levels, Scope, Settled, Verdict, settle},
    source_map::SourceMap,
    sources::Sources,
    stubs,
    trace::{self, TracedOrder},
};

/// What to analyse and what to say.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The current folder, which paths are relative to; itself absolute.
    pub base: PathBuf,
    pub paths: Vec<PathBuf>,
    /// Of files outside of any package.
    pub edition: Edition,
    pub levels: Levels,
    pub config: ConfigChoice,
    /// Texts that stand for what is on the disk.
    pub overlay: Arc<Overlay>,
    /// The day of the run, as `2027-06-01`; none is that of the clock.
    pub today: Option<String>,
    /// What runs of the program have seen.
    pub traced: Vec<TracedOrder>,
}

impl Options {
    /// The day of the run.
    pub(crate) fn day(&self) -> String {
        self.today.clone().unwrap_or_else(today)
    }

    /// The folder of what is looked at first.
    pub(crate) fn folder(&self) -> PathBuf {
        let first = self.paths.first().map_or(Path::new(""), PathBuf::as_path);
        let first = absolute(&self.base, first);
        match (first.is_dir(), first.parent()) {
            (false, Some(folder)) => folder.to_owned(),
            _ => first,
        }
    }
}

/// What a run has to say.
#[derive(Debug, Default)]
pub struct Report {
    pub findings: Vec<Settled>,
    pub totals: Totals,
    pub map: SourceMap,
    pub remarks: Remarks,
    pub(crate) configs: Vec<Arc<Config>>,
    /// By file: whether findings in it were asked for.
    reported: Vec<bool>,
    /// By file: whether it lies outside of the given folders.
    foreign: Vec<bool>,
    /// The folder that paths are relative to.
    pub(crate) base: PathBuf,
    pub(crate) packages: Vec<Package>,
    outlines: Vec<Outline>,
    /// Taking it apart takes long, which a process that ends can do without.
    #[expect(dead_code, reason = "it is only kept")]
    model: Option<Model>,
}

impl Report {
    /// Leaves it to the system to take back what the report holds.
    pub(crate) fn abandon(self) {
        mem::forget(self);
    }

    /// Whether findings in `file` were asked for.
    pub(crate) fn is_reported(&self, file: FileId) -> bool {
        self.reported.get(file.0 as usize) == Some(&true)
    }

    /// Whether `file` may be changed: what a module or a link only leads to is somebody else's.
    pub(crate) fn is_ours(&self, file: FileId) -> bool {
        self.is_reported(file) && self.foreign.get(file.0 as usize) == Some(&false)
    }

    /// Whether findings in the file that reports call `path` were asked for.
    pub(crate) fn looked_at(&self, path: &str) -> bool {
        let files = self.map.files.iter().zip(&self.reported);
        files.into_iter().any(|(file, is_reported)| *is_reported && file.path == path)
    }

    /// The name of the function that `span` lies in.
    pub(crate) fn function_at(&self, span: Span) -> Option<String> {
        self.outlines.get(span.file.0 as usize)?.function_at(span.start)
    }
}

/// What was read, and how long it took.
#[derive(Clone, Debug, Default)]
pub struct Totals {
    pub files: usize,
    pub lines: u64,
    pub bytes: u64,
    pub parse_failures: usize,
    pub suppressed: usize,
    pub elapsed: Duration,
}

/// What is said about the run itself, on standard error.
#[derive(Clone, Debug, Default)]
pub struct Remarks {
    pub notes: Vec<String>,
    /// What limits kept from being found.
    pub cuts: Vec<String>,
    /// Given paths where there is nothing.
    pub missing: Vec<PathBuf>,
    /// No Rust source was found.
    pub is_empty: bool,
    /// What is wrong with the configuration; nothing was looked at then.
    pub config_problems: Vec<ConfigProblem>,
}

/// The solved code, and what was found on the way.
#[derive(Debug, Default)]
pub struct Analysis {
    /// Its facts have gone into the model.
    pub program: Program,
    /// None if solving failed, which is then one of the findings.
    pub model: Option<Model>,
    pub findings: Vec<Finding>,
    pub remarks: Remarks,
    totals: Totals,
}

/// Runs `rules` over the code that `options` name.
pub fn run(options: &Options, rules: &[&'static Rule], progress: &Progress) -> Report {
    let analysis = analyse(options, progress);
    let verdict = analysis.verdict(options, rules, progress);
    let Analysis { program, model, mut remarks, totals, .. } = analysis;
    // Rules come to limits as well.
    remarks.cuts = cuts_of(model.as_ref());
    let totals = Totals {
        suppressed: verdict.suppressed,
        elapsed: progress.elapsed(),
        ..totals
    };
    Report {
        findings: verdict.findings,
        totals,
        configs: program.shared_configs(),
        reported: program.reported(),
        foreign: program.foreign,
        map: program.map,
        remarks,
        base: options.base.clone(),
        packages: program.packages,
        outlines: program.outlines,
        model,
    }
}

/// Reads, lowers, links and solves the code that `options` name.
pub fn analyse(options: &Options, progress: &Progress) -> Analysis {
    let (mut program, mut remarks) = load(options, progress);
    let totals = program.totals();
    let mut workspace = mem::take(&mut program.workspace);
    let base = absolute(&options.base, Path::new(""));
    let mut folders: Vec<PathBuf> = options.paths.iter().map(|it| absolute(&base, it)).collect();
    folders.push(base.clone());
    workspace.seen_orders = trace::orders(&options.traced, &base, &folders, &program.map);
    let bodies = Bodies::new(&program.map, &program.macros, progress);
    let begins = |stage| progress.begin(stage_name(stage));
    let model = guarded(|| Model::new(workspace, &bodies, &begins));
    let mut findings = bodies.into_findings();
    findings.append(&mut program.findings);
    let model = model.map_err(|panic| findings.push(failure(&program, "the analysis", &panic)));
    let unmatched = model.as_ref().map_or(0, |it: &Model| it.solution.seen.unmatched);
    if unmatched > 0 {
        let all = options.traced.len();
        let note = format!("{unmatched} of {all} lines of the trace are of no lock in this code");
        remarks.notes.push(note);
    }
    let model = model.ok();
    remarks.cuts = cuts_of(model.as_ref());
    Analysis { program, model, findings, remarks, totals }
}

/// Finds the code that `options` name, reads it and lowers it.
pub fn load(options: &Options, progress: &Progress) -> (Program, Remarks) {
    let base = &absolute(&options.base, Path::new(""));
    let mut configs = Configs::new(base, &options.config);
    progress.begin("discover");
    let mut discovery = Discovery::new(base, &options.paths, &options.overlay, &mut configs);
    let stubs = stubs::configured(base, &mut configs);
    if !configs.problems.is_empty() {
        let remarks = Remarks { config_problems: configs.problems, ..Remarks::default() };
        return (Program::default(), remarks);
    }
    progress.begin("lower");
    let mut sources =
        Sources::new(&discovery.files(options.edition), stubs, Arc::clone(&options.overlay));
    let drafts = crates(base, &mut discovery, &mut sources);
    let remarks = Remarks {
        notes: mem::take(&mut discovery.notes),
        missing: mem::take(&mut discovery.scope.missing),
        cuts: Vec::new(),
        is_empty: discovery.sources.is_empty(),
        config_problems: Vec::new(),
    };
    let mut program = Program::new(base, &discovery, sources, drafts, &mut configs);
    let is_reported = |it: &Package| discovery.scope.reports(&it.dir.join("Cargo.toml"));
    program.packages = mem::take(&mut discovery.packages);
    program.packages.retain(is_reported);
    (program, remarks)
}

fn cuts_of(model: Option<&Model>) -> Vec<String> {
    model.map_or_else(Vec::new, |it| cuts::told(&it.program.cuts))
}

fn stage_name(stage: Stage) -> &'static str {
    match stage {
        Stage::Link => "link",
        Stage::Load => "load",
        Stage::Origins => "origins",
        Stage::Solve => "solve",
    }
}

impl Analysis {
    /// What `rules` find, as it is to be reported.
    pub(crate) fn verdict(
        &self,
        options: &Options,
        rules: &[&'static Rule],
        progress: &Progress,
    ) -> Verdict {
        progress.begin("check");
        let mut findings = self.check(rules, &options.levels, progress);
        findings.extend(self.findings.iter().cloned());
        progress.begin("settle");
        settle(&self.program, Scope::All, findings, &options.levels, options.day())
    }

    /// Runs each of `rules`; one that fails does not keep the others from being heard.
    pub(crate) fn check(
        &self,
        rules: &[&'static Rule],
        levels: &Levels,
        progress: &Progress,
    ) -> Vec<Finding> {
        let Some(model) = &self.model else { return Vec::new() };
        let found = rules.par_iter().filter(|it| levels.runs(it, self.program.configs()));
        let wanted = found.filter(|_| !progress.is_outdated());
        let found = wanted.map(|rule| {
            guarded(|| rules::check(model, rule)).unwrap_or_else(|panic| {
                vec![failure(&self.program, &format!("the rule `{}`", rule.name), &panic)]
            })
        });
        found.collect::<Vec<_>>().concat()
    }
}

/// Such a failure has no place; the first file stands for the whole.
fn failure(program: &Program, what: &str, panic: &str) -> Finding {
    let file = program.source_files().find(|it| program.is_reported(*it)).unwrap_or(FileId(0));
    let span = TextRange::default().in_file(file);
    let message = format!("{what} failed, so what it would have found is missing: {panic}");
    let diagnostic =
        Diagnostic::new(span, message).confidence(Confidence::Certain).help(please_report());
    Finding { rule: &INTERNAL_ERROR, diagnostic, in_test: false }
}
