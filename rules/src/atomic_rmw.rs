//! Finds a load of an atomic whose value, changed, is stored back in a second step.
//!
//! ## Why
//!
//! Each step is atomic, the two together are not. Another thread can write between the load and the
//! store; the store then puts an old value's successor over it, and the write is lost. Counters drift,
//! and two threads get the same ticket.
//!
//! ## Example
//!
//! ```rust
//! # use std::sync::atomic::{AtomicU64, Ordering};
//! static REQUESTS: AtomicU64 = AtomicU64::new(0);
//!
//! fn count() {
//!     REQUESTS.store(REQUESTS.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
//! }
//! ```
//!
//! ## Instead
//!
//! ```rust
//! # use std::sync::atomic::{AtomicU64, Ordering};
//! static REQUESTS: AtomicU64 = AtomicU64::new(0);
//!
//! fn count() {
//!     REQUESTS.fetch_add(1, Ordering::Relaxed);
//! }
//! ```
//!
//! `fetch_max`, `fetch_or` and the like are for other changes, `fetch_update` for any.
//!
//! A `threadlint_runtime::Counter` has no way to do it in two steps.
//!
//! ## Limits
//!
//! Not reported where nobody else can write: behind `&mut`, while an exclusive guard is held from the
//! load to the store, and in functions that are called under one only. That a single thread does all
//! the writing cannot be seen. Where the orderings say so (the load is `Relaxed` and the store
//! `Release`, as in a queue with one producer) the confidence is medium; it is low for a variable that
//! no other thread is given. What is not one expression has medium confidence, too, and is not shown
//! by a plain run: in published code most of that is a part of a queue, a cache or a lock with an order
//! of its own. Elements chosen by an index are not followed.

use diag::{Applicability, Confidence, Diagnostic, Edit, Suggestion};
use model::{
    Model, Sharing, Split, SplitKind, Symbol,
    facts::{Discard, Literal, LocalKind, Operand, Value},
    ty::{Prim, TyKind},
};

use crate::{Context, Cure, Group, Level, Rule, words};

pub(crate) static RULE: Rule = Rule {
    name: "atomic_rmw",
    group: Group::Atomic,
    level: Level::Warn,
    confidence: Confidence::High,
    ids: &["CERT-CON07-C", "CWE-362"],
    since: "0.1.0",
    cure: Some(Cure::Anywhere("`threadlint_runtime::Counter` has no way to do it in two steps")),
    check,
};

fn check(cx: &mut Context<'_>) {
    let model = cx.model;
    for split in model.splits() {
        if let SplitKind::Computed { one_writer } = split.kind {
            let confidence = match split.sharing {
                Sharing::Own => Confidence::Low,
                _ if one_writer => Confidence::Medium,
                _ if is_one_expression(model, &split) => Confidence::High,
                _ => Confidence::Medium,
            };
            let fetch = fetch(model, &split);
            let counts = fetch.as_ref().is_some_and(|it| it.adds);
            let diagnostic = diagnostic(model, &split, fetch, confidence);
            match counts {
                true => cx.report(diagnostic, model.in_test(split.code)),
                false => cx.report_bare(diagnostic, model.in_test(split.code)),
            }
        }
    }
}

/// `x.store(x.load(order) + 1, order)` means one step. What takes several statements is often a part
/// of something larger, which may have its own order: a queue, a cache, a lock by hand.
fn is_one_expression(model: &Model, split: &Split<'_>) -> bool {
    let is_within = split.store.range.contains(split.load.range);
    is_within && fetch(model, split).is_some()
}

fn diagnostic(
    model: &Model,
    split: &Split<'_>,
    fetch: Option<Fetch<'_>>,
    confidence: Confidence,
) -> Diagnostic {
    let name = words::atomic_name(model, &split.load.object);
    let message =
        format!("what another thread writes to {name} between this load and store is lost");
    let res = Diagnostic::new(model.span(split.code, split.store.range), message)
        .primary_text("stores what was computed from the old value")
        .label(model.span(split.code, split.load.range), "loaded here")
        .confidence(confidence);
    let res = match &fetch {
        Some(fetch) => res.help(format!("`{}` does it in one step", fetch.method)),
        None => res.help("`fetch_add`, `fetch_max` and the like change it in one step, `fetch_update` by any function"),
    };
    match fetch.and_then(|it| it.suggestion(model, split)) {
        Some(suggestion) => res.suggestion(suggestion),
        None => res,
    }
}

/// The one step that the two can be.
struct Fetch<'m> {
    method: Symbol,
    /// It counts upwards.
    adds: bool,
    /// The expression that computes the new value.
    range: diag::TextRange,
    by: &'m Operand,
}

/// For `x.store(x.load(order) + 1, order)`.
fn fetch<'m>(model: &'m Model, split: &Split<'m>) -> Option<Fetch<'m>> {
    let code = &model.bodies.codes[split.code.idx()];
    let local = split.store.values.first()?.local()?;
    let op = code.ops().find_map(|(_, op)| match &op.kind {
        model::facts::OpKind::Init { dest, value } if *dest == local => Some((op.range, value)),
        _ => None,
    });
    let (range, Value::Binary { operator, left, right }) = op? else { return None };
    let ty = &model.bodies.typed[split.code.idx()].locals[split.load.dest.idx()];
    let TyKind::Prim(prim) = ty.kind() else { return None };
    let method = model.in_one_step(&split.load, *operator)?;
    let is_float = matches!(prim, Prim::F32 | Prim::F64);
    let is_plain = left.local() == Some(split.load.dest)
        && left.place().is_some_and(|it| it.projections.is_empty());
    (is_plain && !is_float).then_some(Fetch { method, adds: *operator == "+", range, by: right })
}

impl Fetch<'_> {
    fn suggestion(&self, model: &Model, split: &Split<'_>) -> Option<Suggestion> {
        let (load, store) = (&split.load, &split.store);
        let is_direct = load.through.is_none() && store.through.is_none();
        let is_statement = matches!(
            model.local(split.code, store.dest).kind,
            LocalKind::Discarded { by: Discard::Statement }
        );
        let has_one_order = load.order().is_some() && load.order() == store.order();
        let is_inline = self.range.contains(load.range) && store.range.contains(self.range);
        if !(is_direct && is_statement && has_one_order && is_inline) {
            return None;
        }
        let by = match self.by {
            Operand::Literal(Literal::Int { value, suffix: None }) => (*value)?.to_string(),
            Operand::Literal(Literal::Bool(value)) => value.to_string(),
            Operand::Place(place) if place.projections.is_empty() => {
                let local = model.local(split.code, self.by.local()?);
                local.name.filter(|_| local.kind != LocalKind::Temp)?.to_string()
            }
            _ => return None,
        };
        let edit =
            |range, text: &str| Edit { span: model.span(split.code, range), text: text.to_owned() };
        Some(Suggestion {
            title: format!("change it in one step with `{}`", self.method),
            applicability: Applicability::MachineApplicable,
            edits: vec![edit(store.name_range, self.method.as_str()), edit(self.range, &by)],
        })
    }
}
