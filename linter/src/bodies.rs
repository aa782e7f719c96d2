//! Lowers bodies when the model asks for them.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
};

use diag::{Confidence, Diagnostic, FileId, TextRange};
use lower::{Macros, Source, lower_body};
use model::{
    BodySource,
    facts::{
        Block, Body, BodyIdx, BodyKind, FileFacts, Local, LocalId, LocalKind, Scope, ScopeId,
        ScopeKind, Terminator,
    },
};
use rules::Finding;

use crate::{
    builtin::{INTERNAL_ERROR, please_report},
    guarded::guarded,
    progress::Progress,
    source_map::SourceMap,
};

/// The texts, from which bodies are made.
#[derive(Debug)]
pub(crate) struct Bodies<'p> {
    map: &'p SourceMap,
    macros: &'p Macros,
    progress: &'p Progress,
    /// The bodies whose lowering panicked.
    failed: Mutex<BTreeMap<(FileId, TextRange), String>>,
}

impl<'p> Bodies<'p> {
    /// The bodies of the files of `map`.
    pub(crate) fn new(
        map: &'p SourceMap,
        macros: &'p Macros,
        progress: &'p Progress,
    ) -> Bodies<'p> {
        Bodies { map, macros, progress, failed: Mutex::default() }
    }

    /// What went wrong.
    pub(crate) fn into_findings(self) -> Vec<Finding> {
        let failed = self.failed.into_inner().unwrap_or_else(PoisonError::into_inner);
        let finding = |((file, range), panic): ((FileId, TextRange), String)| {
            let start = TextRange::new(range.start, range.start);
            let message = format!("threadlint failed on this body and skipped it: {panic}");
            let diagnostic = Diagnostic::new(start.in_file(file), message)
                .confidence(Confidence::Certain)
                .help(please_report());
            Finding { rule: &INTERNAL_ERROR, diagnostic, in_test: false }
        };
        failed.into_iter().map(finding).collect()
    }
}

impl BodySource for Bodies<'_> {
    fn body(&self, facts: &FileFacts, body: BodyIdx) -> Body {
        // What nobody waits for is to end soon: there is nothing to solve in empty bodies.
        if self.progress.is_outdated() {
            return empty_body(facts.bodies[body.0 as usize].range);
        }
        let file = facts.file;
        let source = Source {
            file,
            text: &self.map.file(file).text,
            edition: facts.edition,
            macros: self.macros,
        };
        guarded(|| lower_body(source, facts, body)).unwrap_or_else(|panic| {
            let range = facts.bodies[body.0 as usize].range;
            let mut failed = self.failed.lock().unwrap_or_else(PoisonError::into_inner);
            failed.insert((file, range), panic);
            empty_body(range)
        })
    }
}

/// A body that does nothing.
fn empty_body(range: TextRange) -> Body {
    let scope = Scope { parent: None, kind: ScopeKind::Block, range };
    let result = Local {
        name: None,
        range,
        ty: None,
        kind: LocalKind::Result,
        scope: ScopeId(0),
        head: None,
    };
    let block = Block {
        ops: Vec::new(),
        terminator: Terminator::Unreachable,
        terminator_range: range,
        in_loop: None,
    };
    Body {
        kind: BodyKind::Fn,
        range,
        is_move: false,
        locals: vec![result],
        params: 0,
        result: LocalId(0),
        ret: None,
        upvars: Vec::new(),
        scopes: vec![scope],
        blocks: vec![block],
        loops: Vec::new(),
        heads: Vec::new(),
        paths: Vec::new(),
        nested: Vec::new(),
        opaque_macros: Vec::new(),
        is_cut: false,
    }
}
