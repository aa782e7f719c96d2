//! Finds a `static mut`.
//!
//! ## Why
//!
//! Every thread can reach it, and nothing keeps two of them from doing so at once. A race on it is
//! undefined behaviour: torn values, stale values, or code that the compiler has optimised away. From
//! edition 2024 on, references to it are rejected by the compiler.
//!
//! ## Example
//!
//! ```rust
//! static mut REQUESTS: u64 = 0;
//!
//! fn count() {
//!     unsafe { REQUESTS += 1 };
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! use std::sync::atomic::{AtomicU64, Ordering};
//!
//! static REQUESTS: AtomicU64 = AtomicU64::new(0);
//!
//! fn count() {
//!     REQUESTS.fetch_add(1, Ordering::Relaxed);
//! }
//! ```
//!
//! `Mutex`, `RwLock`, `OnceLock` and `LazyLock` can all stand in a plain `static`.
//!
//! For what is set once there is `threadlint_runtime::Frozen`, for counting
//! `threadlint_runtime::Counter`.
//!
//! ## Limits
//!
//! Statics that other languages or the linker see (`#[no_mangle]`, `#[link_section]`, `extern`), and
//! those of firmware for one core, are reported with low confidence; `#[thread_local]` ones not at
//! all, and neither is one of which only the address is taken, to make a number of it. Those that are
//! only written under a `Once` are left to `shared_lazy_init`.

use diag::{Confidence, Diagnostic};
use model::{
    Lazy, Model, Order, StaticAccess, StaticUse,
    facts::AttrArg,
    link::{ModuleId, StaticDef, StaticId},
    ty::{Prim, Ty, TyKind},
};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "shared_static_mut",
    group: Group::Shared,
    level: Level::Warn,
    confidence: Confidence::Certain,
    ids: &["CERT-CON43-C", "CWE-567"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere(
        "`threadlint_runtime::Frozen` is set once, `threadlint_runtime::Counter` counts",
    )),
    check,
};

/// More accesses than this are not labelled.
const MAX_LABELS: usize = 4;

/// Attributes by which something outside of the program's Rust code knows the static.
const FOREIGN: &[&str] = &["no_mangle", "export_name", "link_section", "used"];

/// Crates of programs that run on bare hardware, mostly with a single core.
const FIRMWARE: &[&str] = &[
    "avr_device",
    "avr_hal_generic",
    "cortex_m",
    "cortex_m_rt",
    "embassy_executor",
    "esp_hal",
    "msp430",
    "riscv",
    "riscv_rt",
];

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    let accesses = model.mutable_static_accesses();
    let is_ordered = |it: &Lazy| matches!(it.order, Order::Once(_));
    let ordered: Vec<StaticId> =
        model.lazy_statics().into_iter().filter(is_ordered).map(|it| it.id).collect();
    for (id, def) in model.own_statics() {
        let is_open = def.mutable && def.made_by.is_none() && !def.is_thread_local();
        if is_open && !ordered.contains(&id) {
            let uses = accesses.get(&id).map_or(&[][..], |it| it);
            let is_touched = |it: &&StaticAccess| it.kind != StaticUse::Address;
            let accesses: Vec<StaticAccess> = uses.iter().filter(is_touched).copied().collect();
            // Of a marker only the address counts, and nobody reads or writes it.
            if uses.is_empty() || !accesses.is_empty() {
                cx.report(diagnostic(model, def, &accesses), def.in_test);
            }
        }
    }
}

fn diagnostic(model: &Model, def: &StaticDef, accesses: &[StaticAccess]) -> Diagnostic {
    let name = def.name;
    let mut functions: Vec<String> =
        accesses.iter().map(|it| words::body_name(model, it.code)).collect();
    functions.dedup();
    functions.truncate(3);
    let message = match functions.is_empty() {
        true => format!("any thread can change `{name}` at any time"),
        false => format!("{} can race on `{name}`", all_of(&functions)),
    };
    let mut res = Diagnostic::new(def.range.in_file(def.file), message)
        .primary_text("shared by all threads, guarded by nothing")
        .confidence(confidence(model, def))
        .help(instead(&def.ty));
    for access in accesses.iter().take(MAX_LABELS) {
        let text = match access.kind {
            StaticUse::Read => "read here",
            StaticUse::Write => "written here",
            StaticUse::Borrow | StaticUse::Address => "used here",
        };
        res = res.label(access.span, text);
    }
    res
}

fn all_of(functions: &[String]) -> String {
    match functions {
        [one] => format!("two calls of {one}"),
        _ => words::list(functions),
    }
}

fn confidence(model: &Model, def: &StaticDef) -> Confidence {
    let is_foreign = FOREIGN.iter().any(|it| has_attr(def, it)) || def.is_foreign;
    match is_foreign || is_firmware(model, def.module) {
        true => Confidence::Low,
        false => Confidence::Certain,
    }
}

fn has_attr(def: &StaticDef, name: &str) -> bool {
    def.attrs.iter().any(|it| {
        // `#[unsafe(no_mangle)]`
        let is_wrapped = it.name == "unsafe"
            && it.args.iter().any(|it| matches!(it, AttrArg::Word(word) if *word == name));
        is_wrapped || it.name == name
    })
}

fn is_firmware(model: &Model, module: ModuleId) -> bool {
    let krate = model.program.modules[module.idx()].krate;
    let deps = &model.program.crates[krate.0 as usize].deps;
    deps.iter().any(|it| FIRMWARE.contains(&it.package.as_str()))
}

fn instead(ty: &Ty) -> String {
    let TyKind::Prim(prim) = ty.kind() else {
        return "`static` with a `Mutex` or `RwLock` inside, or `OnceLock` if it is set once"
            .to_owned();
    };
    let atomic = match prim {
        Prim::Bool => "AtomicBool",
        Prim::I8 => "AtomicI8",
        Prim::U8 => "AtomicU8",
        Prim::I16 => "AtomicI16",
        Prim::U16 => "AtomicU16",
        Prim::I32 => "AtomicI32",
        Prim::U32 => "AtomicU32",
        Prim::I64 => "AtomicI64",
        Prim::U64 => "AtomicU64",
        Prim::Isize => "AtomicIsize",
        Prim::Usize => "AtomicUsize",
        _ => return "`static` with a `Mutex` inside".to_owned(),
    };
    format!("`static` with an `{atomic}`: read with `load`, change with `store` or `fetch_add`")
}
