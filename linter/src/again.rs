//! A run that goes on: where only bodies of one file have changed, that file is analysed again, by what
//! is known of all others.

use std::collections::BTreeSet;

use diag::{FileId, TextRange};
use lower::{Source, lower_file};
use model::{
    Model,
    facts::{BodyIdx, FileFacts, Item, ItemKind},
};
use rules::Rule;

use crate::{
    bodies::Bodies,
    functions::Outline,
    guarded::guarded,
    progress::Progress,
    run::{Analysis, Options},
    settle::{Scope, Settled, settle},
    source_map::SourceFile,
};

impl Analysis {
    /// Takes in that the text of `file` is `text` now, and gives what is to be reported there. None if
    /// more than bodies has changed; then nothing was taken in, and it needs a run of its own.
    ///
    /// What follows in other files from the change is left to the next run.
    pub(crate) fn again(
        &mut self,
        options: &Options,
        rules: &[&'static Rule],
        file: FileId,
        text: &str,
    ) -> Option<Vec<Settled>> {
        let facts = self.changed_facts(file, text)?;
        let mut model = self.model.take()?;
        let program = &mut self.program;
        if text.contains("macro_rules!") {
            program.macros.add_file(file, text);
        }
        let source = &mut program.map.files[file.0 as usize];
        *source = SourceFile::new(std::mem::take(&mut source.path), text.to_owned());
        program.outlines[file.0 as usize] = Outline::new(&facts.items);
        let progress = Progress::default();
        let bodies = Bodies::new(&program.map, &program.macros, &progress);
        // Half a change is worth nothing: the model is then gone, and the next run makes one.
        let model = guarded(|| {
            model.change_bodies(facts, &bodies);
            model.focus(Some(file));
            model
        });
        let failed = bodies.into_findings();
        self.model = model.ok();
        let mut findings = self.check(rules, &options.levels, &progress);
        findings.extend(failed);
        self.model.as_mut()?.focus(None);
        let verdict =
            settle(&self.program, Scope::File(file), findings, &options.levels, options.day());
        Some(verdict.findings)
    }

    /// The facts of `file` with the text `text`, if its items are what they were.
    fn changed_facts(&self, file: FileId, text: &str) -> Option<FileFacts> {
        let model = self.model.as_ref()?;
        if self.findings.iter().any(|it| it.diagnostic.primary.span.file == file) {
            return None;
        }
        let old = &model.program.files[file.0 as usize];
        let macros = &self.program.macros;
        let source = Source { file, text, edition: old.edition, macros };
        let new = guarded(|| lower_file(source)).ok()?;
        let old = Side {
            text: &self.program.map.file(file).text,
            facts: old,
            inner: with_inner_items(model, file),
        };
        let mut inner = BTreeSet::new();
        add_inner(&new.items, &mut inner);
        let is_same = old.has_items_of(&Side { text, facts: &new, inner });
        is_same.then_some(new)
    }
}

/// A file before or after the change.
struct Side<'f> {
    text: &'f str,
    facts: &'f FileFacts,
    /// Bodies that items stand in.
    inner: BTreeSet<BodyIdx>,
}

impl Side<'_> {
    /// Whether the texts differ only inside of bodies, and there no item is touched.
    fn has_items_of(&self, other: &Side<'_>) -> bool {
        let (old, new) = (&self.facts.bodies, &other.facts.bodies);
        if !self.facts.errors.is_empty() || !other.facts.errors.is_empty() || old.len() != new.len()
        {
            return false;
        }
        let inside = old.iter().zip(new).zip(0..).all(|((old, new), idx)| {
            let (old, new) = (self.slice(old.range), other.slice(new.range));
            let has_items = |side: &Side<'_>, text: &str| {
                side.inner.contains(&BodyIdx(idx)) || text.contains("macro_rules!")
            };
            old == new || !has_items(self, old) && !has_items(other, new)
        });
        inside && self.outside() == other.outside()
    }

    /// What stands around bodies.
    fn outside(&self) -> Vec<&str> {
        let written = self.facts.bodies.iter().filter(|it| it.tokens.is_none());
        let mut ranges: Vec<TextRange> = written.map(|it| it.range).collect();
        ranges.sort();
        let mut res = Vec::new();
        let mut end = 0;
        for range in ranges {
            if range.start >= end {
                res.push(self.slice(TextRange::new(end, range.start)));
            }
            end = end.max(range.end);
        }
        res.push(&self.text[end as usize..]);
        res
    }

    fn slice(&self, range: TextRange) -> &str {
        self.text.get(range.start as usize..range.end as usize).unwrap_or_default()
    }
}

/// The bodies of a linked file that items stand in.
fn with_inner_items(model: &Model, file: FileId) -> BTreeSet<BodyIdx> {
    let funcs = model.program.funcs.iter().filter(|it| it.file == file && it.scope != it.module);
    funcs.filter_map(|it| it.body).collect()
}

/// The same for a file whose items are still there.
fn add_inner(items: &[Item], out: &mut BTreeSet<BodyIdx>) {
    for item in items {
        match &item.kind {
            ItemKind::Module(Some(items)) | ItemKind::Extern { items, .. } => add_inner(items, out),
            ItemKind::Impl(it) => add_inner(&it.items, out),
            ItemKind::Trait(it) => add_inner(&it.items, out),
            ItemKind::Fn(function) if !function.inner_items.is_empty() => {
                out.extend(function.body);
                add_inner(&function.inner_items, out);
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use std::{
        path::{Path, PathBuf},
        sync::Arc,
    };

    use diag::FileId;
    use rules::RULES;

    use crate::{
        fix::Overlay,
        paths,
        progress::Progress,
        run::{Analysis, Options, analyse},
        settle::Settled,
    };

    fn options(overlay: Overlay) -> Options {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../testdata");
        let folder = Path::new(folder).canonicalize().expect("the fixtures");
        Options {
            base: folder.clone(),
            paths: vec![folder],
            overlay: Arc::new(overlay),
            today: Some("2026-01-01".to_owned()),
            ..Options::default()
        }
    }

    fn run(options: &Options) -> (Analysis, Vec<Settled>) {
        let progress = Progress::default();
        let analysis = analyse(options, &progress);
        let verdict = analysis.verdict(options, RULES, &progress);
        (analysis, verdict.findings)
    }

    /// The text with a statement more at the start of the first body that is a block.
    fn with_statement(analysis: &Analysis, file: FileId) -> Option<String> {
        let facts = &analysis.model.as_ref()?.program.files[file.0 as usize];
        let text = &analysis.program.map.file(file).text;
        let is_block = |start: u32| text[start as usize..].starts_with('{');
        let bodies = facts.bodies.iter().filter(|it| it.tokens.is_none());
        let body = bodies.map(|it| it.range).find(|it| is_block(it.start))?;
        let at = body.start as usize + 1;
        Some(format!("{}\n    let added = 1;\n{}", &text[..at], &text[at..]))
    }

    /// What is said of `file`, without what names other files.
    fn said(found: &[Settled], file: FileId) -> Vec<(u32, u32, &'static str, String)> {
        let of_file = found.iter().filter(|it| it.finding.diagnostic.primary.span.file == file);
        let said = |it: &Settled| {
            let shown = &it.finding.diagnostic;
            let span = shown.primary.span;
            (span.start, span.end, it.finding.rule.name, shown.message.clone())
        };
        of_file.map(said).collect()
    }

    #[test]
    fn a_changed_body_is_judged_as_in_a_run_of_its_own() {
        let usual = options(Overlay::default());
        let (mut analysis, _) = run(&usual);
        let files: Vec<FileId> = analysis.program.source_files().collect();
        let mut overlay = Overlay::default();
        let mut again = Vec::new();
        for file in files {
            let Some(text) = with_statement(&analysis, file) else { continue };
            let Some(found) = analysis.again(&usual, RULES, file, &text) else { continue };
            let name = &analysis.program.map.file(file).path;
            let path: PathBuf = paths::absolute(&usual.base, Path::new(name));
            overlay.insert(path, text);
            again.push((file, found));
        }
        assert!(again.len() > 60, "only {} files could go on", again.len());
        let (fresh, found) = run(&options(overlay));
        for (file, again) in again {
            let path = &fresh.program.map.file(file).path;
            assert_eq!(said(&again, file), said(&found, file), "{path}");
        }
    }
}
