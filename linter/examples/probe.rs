//! Debugging aid: prints what the model knows of single files.
#![allow(clippy::print_stdout, clippy::unwrap_used, reason = "a debugging aid")]
use diag::FileId;
use lower::{Macros, Source};
use model::{facts::*, *};
use std::time::Instant;
struct Src {
    texts: Vec<String>,
    editions: Vec<Edition>,
    macros: Macros,
}
impl BodySource for Src {
    fn body(&self, facts: &FileFacts, body: BodyIdx) -> Body {
        let i = facts.file.0 as usize;
        lower::lower_body(
            Source {
                file: facts.file,
                text: &self.texts[i],
                edition: self.editions[i],
                macros: &self.macros,
            },
            facts,
            body,
        )
    }
}
fn main() {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let verbose = std::env::var("V").is_ok();
    let ed = match std::env::var("ED").as_deref() {
        Ok("2024") => Edition::E2024,
        Ok("2018") => Edition::E2018,
        _ => Edition::E2021,
    };
    let mut src = Src { texts: vec![], editions: vec![], macros: Macros::default() };
    let mut names = vec![];
    for a in &args {
        src.texts.push(std::fs::read_to_string(a).unwrap());
        src.editions.push(ed);
        names.push(a.clone());
    }
    let n = args.len();
    for (name, text) in STUBS {
        src.texts.push(text.to_string());
        src.editions.push(Edition::E2021);
        names.push(name.to_string());
    }
    for i in 0..n {
        let t = src.texts[i].clone();
        src.macros.add_file(FileId(i as u32), &t);
    }
    let t0 = Instant::now();
    let files: Vec<FileFacts> = (0..src.texts.len())
        .map(|i| {
            lower::lower_file(Source {
                file: FileId(i as u32),
                text: &src.texts[i],
                edition: src.editions[i],
                macros: &src.macros,
            })
        })
        .collect();
    let t1 = Instant::now();
    for f in &files {
        for e in &f.errors {
            println!("ERR {} {}: {}", names[f.file.0 as usize], e.range.start, e.message);
        }
    }
    let crates = (0..files.len())
        .map(|i| CrateInput {
            name: Symbol::new(if i < n { "probe" } else { &names[i] }),
            kind: if i < n { CrateKind::Loose } else { CrateKind::Stub },
            edition: src.editions[i],
            root: FileId(i as u32),
            modules: vec![],
            deps: vec![],
        })
        .collect();
    let m = Model::new(Workspace { files, crates }, &src);
    let t2 = Instant::now();
    let line = |s: diag::Span| {
        let t = &src.texts[s.file.0 as usize];
        let l = t[..s.start as usize].matches('\n').count() + 1;
        format!(
            "{}:{}",
            l,
            t[s.start as usize..s.end as usize]
                .replace('\n', " ")
                .chars()
                .take(60)
                .collect::<String>()
        )
    };
    println!(
        "lower {:?} model {:?} codes {} of {}",
        t1 - t0,
        t2 - t1,
        m.bodies.codes.len(),
        m.bodies.total
    );
    for c in m.codes() {
        let code = &m.bodies.codes[c.idx()];
        println!("== {} {:?} {}", m.function_path(c), code.body.kind, c.0);
        if verbose {
            for (i, l) in code.body.locals.iter().enumerate() {
                println!(
                    "   _{i} {:?} {:?}: {}",
                    l.name,
                    l.kind,
                    show(&m, &m.bodies.typed[c.idx()].locals[i])
                );
            }
            for (p, op) in code.ops() {
                println!("   {}:{} {}", p.block.0, p.op, dbg(&format!("{:?}", op.kind)));
                if let Some(t) = m.bodies.typed[c.idx()].calls.get(&p) {
                    println!("       -> {}", target(&m, t));
                }
            }
            for (i, b) in code.body.blocks.iter().enumerate() {
                println!("   b{i}: {}", dbg(&format!("{:?}", b.terminator)));
            }
        }
        for a in &m.solution.flows[c.idx()].acquisitions {
            println!(
                "  acq {} {} {:?} {:?} lock={:?} src={:?} rel={:?}",
                line(code.span(a.range)),
                m.lock_name(&a.object),
                a.mode,
                a.how,
                a.lock.map(|l| l.kind),
                a.source,
                a.releases.iter().map(|r| (r.cause, line(code.span(r.range)))).collect::<Vec<_>>()
            );
        }
        if verbose {
            for e in &m.solution.flows[c.idx()].events {
                println!(
                    "  ev {} held={} {}",
                    line(code.span(e.range)),
                    e.held.len(),
                    dbg(&format!("{:?}", e.kind))
                );
            }
        }
    }
    for c in &m.solution.conflicts {
        println!(
            "CONFLICT in {} first {} second {} weak={} {:?}/{:?} path={}",
            m.function_path(c.code),
            line(c.first.path[0].span),
            line(m.span(c.code, c.range)),
            c.is_weak,
            c.first.mode,
            c.second.mode,
            c.second.path.iter().map(|s| line(s.span)).collect::<Vec<_>>().join(" > ")
        );
    }
    for c in &m.solution.siblings {
        println!(
            "SIBLING in {} first {} second {}",
            m.function_path(c.code),
            line(c.first.path[0].span),
            line(m.span(c.code, c.range))
        );
    }
    for b in &m.solution.blocked {
        println!(
            "BLOCKED {:?} in {} held {} at {}",
            b.kind,
            m.function_path(b.code),
            line(m.span(b.code, m.held(b.code, b.held).range)),
            line(b.path.last().unwrap().span)
        );
    }
    for c in &m.solution.edges {
        println!(
            "EDGE {} -> {} in {}",
            m.taken_name(&c.from.taking),
            m.taken_name(&c.to.taking),
            m.function_path(c.code)
        );
    }
    for c in &m.solution.cycles {
        println!(
            "CYCLE {} owner={} writer={} weak={}",
            c.edges.iter().map(|e| m.taken_name(&e.from.taking)).collect::<Vec<_>>().join(" -> "),
            c.same_owner,
            c.needs_writer,
            c.is_weak
        );
    }
}
fn dbg(s: &str) -> String {
    s.replace("TextRange ", "").replace("projections: []", "").chars().take(400).collect()
}
fn show(m: &Model, t: &ty::Ty) -> String {
    use ty::TyKind::*;
    match t.kind() {
        Adt(id, a) => format!(
            "{}<{}>",
            m.program.adt(*id).name,
            a.iter().map(|t| show(m, t)).collect::<Vec<_>>().join(",")
        ),
        Ref { inner, .. } => format!("&{}", show(m, inner)),
        Tuple(p) => format!("({})", p.iter().map(|t| show(m, t)).collect::<Vec<_>>().join(",")),
        Param(p) => m.program.params[p.idx()].name.to_string(),
        Prim(p) => p.name().to_string(),
        Unknown => "?".into(),
        k => format!("{k:?}").chars().take(80).collect(),
    }
}
fn target(m: &Model, t: &Target) -> String {
    match t {
        Target::Func(f) => format!(
            "{} dispatched={} takes={} derefs={}",
            m.program.func_path(f.func),
            f.dispatched,
            f.takes_receiver,
            f.derefs
        ),
        o => format!("{o:?}").chars().take(100).collect(),
    }
}
