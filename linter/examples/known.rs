//! Prints what the model knows of the code in files or folders, for whoever works on it:
//! `cargo run --example known -- src/pool.rs`. The ops of each body with what its calls call, its
//! acquisitions, and what solving made of them.
#![allow(clippy::print_stdout, reason = "printing is what it is for")]

use std::env;

use diag::Span;
use model::{Acquisition, Code, CodeId, Conflict, Model, Target};
use threadlint::{Options, Progress, SourceMap, analyse};

fn main() {
    let options = Options {
        base: env::current_dir().expect("there is a current folder"),
        paths: env::args_os().skip(1).map(Into::into).collect(),
        ..Options::default()
    };
    let analysis = analyse(&options, &Progress::default());
    let Some(model) = &analysis.model else { return };
    let known = Known { model, map: &analysis.program.map };
    (0..model.bodies.codes.len() as u32).map(CodeId).for_each(|it| known.print_body(it));
    known.print_solution();
}

struct Known<'m> {
    model: &'m Model,
    map: &'m SourceMap,
}

impl Known<'_> {
    fn print_body(&self, id: CodeId) {
        let code = &self.model.bodies.codes[id.idx()];
        println!("{} ({:?}, {id:?})", self.model.function_path(id), code.body.kind);
        self.print_ops(id, code);
        for acquisition in &self.model.solution.flows[id.idx()].acquisitions {
            self.print_acquisition(code, acquisition);
        }
        println!();
    }

    fn print_ops(&self, id: CodeId, code: &Code) {
        let typed = &self.model.bodies.typed[id.idx()];
        for (pos, op) in code.ops() {
            println!("  {}:{} {:?}", pos.block.0, pos.op, op.kind);
            if let Some(target) = typed.calls.get(&pos) {
                println!("        calls {}", self.target(target));
            }
        }
        for (idx, block) in code.body.blocks.iter().enumerate() {
            println!("  {idx}: {:?}", block.terminator);
        }
    }

    fn target(&self, target: &Target) -> String {
        match target {
            Target::Func(it) => self.model.program.func_path(it.func),
            other => format!("{other:?}"),
        }
    }

    fn print_acquisition(&self, code: &Code, acquisition: &Acquisition) {
        let name = self.model.lock_name(&acquisition.object);
        let Acquisition { mode, how, source, .. } = acquisition;
        println!(
            "  {}: acquires {name} ({mode:?}, {how:?}, {source:?})",
            self.at(code.span(acquisition.range))
        );
        for release in &acquisition.releases {
            println!("    until {}: {}", self.at(code.span(release.range)), release.cause.as_str());
        }
    }

    fn print_solution(&self) {
        let solution = &self.model.solution;
        solution.conflicts.iter().for_each(|it| self.print_conflict("conflict", it));
        solution.siblings.iter().for_each(|it| self.print_conflict("siblings", it));
        for blocked in &solution.blocked {
            let at = self.at(self.model.span(blocked.code, blocked.range));
            println!(
                "blocked: {:?} in {} at {at}",
                blocked.kind,
                self.model.function_path(blocked.code)
            );
        }
        for edge in &solution.edges {
            let (from, to) =
                (self.model.taken_name(&edge.from.taking), self.model.taken_name(&edge.to.taking));
            println!("edge: {from} -> {to} in {}", self.model.function_path(edge.code));
        }
        for cycle in &solution.cycles {
            let names = cycle.edges.iter().map(|it| self.model.taken_name(&it.from.taking));
            println!("circle: {}", names.collect::<Vec<_>>().join(" -> "));
        }
    }

    fn print_conflict(&self, kind: &str, conflict: &Conflict) {
        let at = self.at(self.model.span(conflict.code, conflict.range));
        let weak = if conflict.is_weak { ", weak" } else { "" };
        println!("{kind}: in {} at {at}{weak}", self.model.function_path(conflict.code));
        for step in conflict.first.path.iter().chain(conflict.second.path.iter()) {
            println!("    {}", self.at(step.span));
        }
    }

    /// A span as people read it.
    fn at(&self, span: Span) -> String {
        let position = self.map.position(span.file, span.start);
        format!("{}:{}:{}", self.map.file(span.file).path, position.line, position.column)
    }
}
