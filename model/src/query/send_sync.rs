//! Whether hand-written impls of `Send` and `Sync` ask enough of their parameters.
//!
//! `unsafe impl<T> Sync for Queue<T> {}` is right or wrong by what `Queue` does with a `T`: what it
//! holds, what it lends through `&self`, what it takes in and hands out. All of that stands in the
//! headers of items, and no body is needed for it.

mod api;
mod bounds;
mod cells;
mod held;
mod library;
mod relief;
mod signature;

use diag::{Confidence, Span};

pub use self::cells::OpenCell;
pub(super) use self::library::Impls;
use self::{
    api::{Caller, Exposed, Interfaces, Way},
    bounds::Bounds,
    held::{Held, How},
    library::Library,
    signature::Flow,
};
use crate::{
    CrateKind, Model, Symbol, facts,
    link::{AdtId, ImplDef, ImplId, ParamId},
    ty::{Ty, TyKind},
};

/// One of the two traits that say which types may cross threads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Auto {
    Send,
    Sync,
}

impl Auto {
    /// The trait's name.
    pub fn as_str(self) -> &'static str {
        match self {
            Auto::Send => "Send",
            Auto::Sync => "Sync",
        }
    }
}

/// A type that is `Send` or `Sync` for arguments for which it must not be.
#[derive(Debug)]
pub struct WeakBound {
    pub adt: AdtId,
    /// The impl, or the type's name if the compiler makes it `Sync`.
    pub span: Span,
    pub in_test: bool,
    pub claim: Auto,
    /// Nobody wrote the impl.
    pub is_automatic: bool,
    /// Never empty; the surest first.
    pub missing: Vec<Missing>,
}

/// A bound that is not there.
#[derive(Clone, Debug)]
pub struct Missing {
    /// The parameter's name in the impl.
    pub param: Symbol,
    pub auto: Auto,
    pub why: Why,
    /// What shows it: a field, a method, the type's name.
    pub span: Span,
    pub confidence: Confidence,
}

/// Why a bound is needed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The field of this name has one.
    Owns(Symbol),
    /// The field of this name points to one.
    PointsTo(Symbol),
    /// The field of this name shares one with others.
    Shares(Symbol),
    /// The method lends out a reference.
    Lends(Symbol),
    LendsMut(Symbol),
    /// The method hands out a value.
    Gives(Symbol),
    /// The method takes in a value.
    Takes(Symbol),
    /// The method uses the field.
    Uses {
        method: Symbol,
        field: Symbol,
    },
    /// The public field of this name shows one.
    Shows(Symbol),
    /// The derived trait reads one.
    Derives(Symbol),
    /// It is a guard that derefs to one.
    Guards,
    /// Nothing shows it: one is held, and nothing is known to reach it.
    Nothing,
}

impl Model {
    fn library(&self) -> Library<'_> {
        let impls = self.tables.impls.get_or_init(|| Impls::new(&self.program));
        Library { program: &self.program, impls }
    }

    /// The types of the workspace that are `Send` or `Sync` for too many arguments.
    pub fn weak_bounds(&self) -> Vec<WeakBound> {
        let library = self.library();
        let mut judge = Judge { library: &library, interfaces: Interfaces::default() };
        let mut res = Vec::new();
        for (imp, idx) in self.program.impls.iter().zip(0..) {
            res.extend(self.asks_of(imp.file).then(|| judge.claim(ImplId(idx))).flatten());
        }
        for (adt, idx) in self.program.adts.iter().zip(0..) {
            res.extend(self.asks_of(adt.file).then(|| judge.guard(AdtId(idx))).flatten());
        }
        res
    }
}

struct Judge<'a, 'p> {
    library: &'a Library<'p>,
    interfaces: Interfaces<'p>,
}

/// What an impl demands of the type's parameters.
struct Asked {
    bounds: Bounds,
    /// The type's parameters, each with the impl's.
    params: Vec<(ParamId, ParamId)>,
}

impl Asked {
    fn demand(&self, param: ParamId, auto: Auto) -> bool {
        let inner = self.params.iter().find(|it| it.0 == param);
        inner.is_some_and(|it| self.bounds.demand(it.1, auto))
    }
}

/// What a claim asks of a parameter of the type.
struct Need {
    param: ParamId,
    auto: Auto,
    why: Why,
    span: Span,
    confidence: Confidence,
}

impl<'p> Judge<'_, 'p> {
    /// The impl, if it is a claim that asks too little.
    fn claim(&mut self, id: ImplId) -> Option<WeakBound> {
        let program = self.library.program;
        let imp = &program.impls[id.idx()];
        let claim = self.library.auto(imp.trait_ref.as_ref()?.id)?;
        let is_stub = program.crate_kind(imp.module) == CrateKind::Stub;
        let (adt, args) = imp.self_ty.as_adt()?;
        if is_stub || imp.is_negative || imp.params.is_empty() {
            return None;
        }
        if self.is_of_another_build(imp, adt) {
            return None;
        }
        let asked = Asked {
            bounds: self.library.impl_bounds(id),
            params: self.library.params_of(id),
        };
        let needs = match claim {
            Auto::Send => self.send_needs(adt, &asked),
            Auto::Sync => self.sync_needs(adt, &asked),
        };
        let missing = self.missing(&asked.bounds, adt, args, needs);
        let missing = self.relieved(id, adt, claim, missing);
        let module = &program.modules[imp.module.idx()];
        (!missing.is_empty()).then(|| WeakBound {
            adt,
            span: imp.range.in_file(imp.file),
            in_test: module.in_test,
            claim,
            is_automatic: false,
            missing,
        })
    }

    /// The name means one type in the build that the impl is for, and another one in this build.
    fn is_of_another_build(&self, imp: &ImplDef, adt: AdtId) -> bool {
        let program = self.library.program;
        let facts::Type::Path(path) = &imp.written_self else { return false };
        let name = path.segments.last().map(|it| it.name);
        let mut others = program.adts.iter();
        name != Some(program.adt(adt).name)
            && others.any(|it| Some(it.name) == name && it.module == imp.module)
    }

    fn send_needs(&mut self, adt: AdtId, asked: &Asked) -> Vec<Need> {
        let held = held::of_fields(self.library, adt, Auto::Send);
        let mut res: Vec<Need> = held
            .iter()
            .filter(|it| !matches!(it.how, How::Phantom | How::Named))
            .filter(|it| !self.is_relieved(adt, it, asked))
            .map(|it| self.held_need(adt, it))
            .collect();
        res.extend(self.arc_like_needs(adt, &held));
        res.extend(self.phantom_needs(adt, &held, asked));
        res.extend(self.hidden_needs(adt, &held));
        res
    }

    /// `Drain`: goes through a shared iterator, and owns what that leads to.
    fn drains(&self, adt: AdtId, param: ParamId, asked: &Asked) -> bool {
        let lang = &self.library.program.lang;
        let held = held::of_fields(self.library, adt, Auto::Send);
        asked.demand(param, Auto::Send)
            && self.library.implements(adt, lang.iterator)
            && held.iter().any(|it| it.param == param && it.how == How::Pointer)
    }

    fn held_need(&self, adt: AdtId, held: &Held<'p>) -> Need {
        let def = self.library.program.adt(adt);
        let (name, range) = held.field.map_or((def.name, def.range), |it| (it.name, it.range));
        let why = match held.how {
            How::Value | How::Cell | How::Phantom | How::Named => Why::Owns(name),
            How::Pointer => Why::PointsTo(name),
            How::Shared => Why::Shares(name),
        };
        let (param, auto) = (held.param, held.auto);
        Need {
            param,
            auto,
            why,
            span: range.in_file(def.file),
            confidence: Confidence::High,
        }
    }

    /// Whether the type uses what it holds in a way that asks for less.
    fn is_relieved(&self, adt: AdtId, held: &Held<'p>, asked: &Asked) -> bool {
        let lang = &self.library.program.lang;
        let is = |of| self.library.implements(adt, of);
        match held.how {
            // A guard uses its lock as a guard does: what others need of the lock need not hold.
            How::Shared if held.by_lock => {
                is(lang.deref) && (held.auto == Auto::Send) != is(lang.deref_mut)
            }
            // The only owner of what could be shared: `UniqueArc`.
            How::Shared => {
                held.auto == Auto::Sync
                    && !is(lang.clone)
                    && (is(lang.deref_mut) || self.drains(adt, held.param, asked))
            }
            // A pointer that stands for a `&T`.
            How::Pointer => {
                asked.demand(held.param, Auto::Sync)
                    && !is(lang.deref_mut)
                    && (!is(lang.drop) || is(lang.deref) && !is(lang.clone))
            }
            _ => false,
        }
    }

    /// Clones of a pointer share what it points to.
    fn arc_like_needs(&mut self, adt: AdtId, held: &[Held<'p>]) -> Vec<Need> {
        let program = self.library.program;
        let pointed =
            |param: ParamId| held.iter().any(|it| it.param == param && it.how == How::Pointer);
        if !self.library.is_copied(adt) || self.library.implements(adt, program.lang.deref_mut) {
            return Vec::new();
        }
        let exposed = self.interfaces.of(self.library, adt, Caller::Sharer);
        let lent = exposed.iter().filter(|it| it.auto == Auto::Sync && pointed(it.param));
        lent.map(|it| self.exposed_need(adt, it, Confidence::Medium)).collect()
    }

    /// Whoever shares a value that can be copied can have one to himself, and what copies lend to
    /// their owners is lent to several threads.
    fn copied_needs(&mut self, adt: AdtId, held: &[Held<'p>]) -> Vec<Need> {
        let lang = &self.library.program.lang;
        if !self.library.is_copied(adt) || self.library.implements(adt, lang.deref_mut) {
            return Vec::new();
        }
        let is_behind = |param: ParamId| {
            held.iter().all(|it| it.param != param || matches!(it.how, How::Pointer | How::Phantom))
        };
        let exposed = self.interfaces.of(self.library, adt, Caller::Owner);
        let lent = exposed.iter().filter(|it| it.auto == Auto::Sync && is_behind(it.param));
        lent.map(|it| self.exposed_need(adt, it, Confidence::Medium)).collect()
    }

    /// What the type does with parameters that no field holds: the data is somewhere else.
    fn phantom_needs(&mut self, adt: AdtId, held: &[Held<'p>], asked: &Asked) -> Vec<Need> {
        let is_held =
            |param: ParamId| held.iter().any(|it| it.param == param && it.how != How::Phantom);
        let exposed = self.interfaces.of(self.library, adt, Caller::Owner);
        // What is only lent may as well be somebody else's.
        let is_lent = |param: ParamId| {
            asked.demand(param, Auto::Sync)
                && exposed.iter().all(|it| it.param != param || it.auto == Auto::Sync)
        };
        let res = exposed.iter().filter(|it| !is_held(it.param) && !is_lent(it.param)).map(|it| {
            let mut need = self.exposed_need(adt, it, Confidence::Medium);
            need.auto = Auto::Send;
            need
        });
        res.collect()
    }

    /// Parameters in fields of types that are not known, if a constructor takes their values in.
    fn hidden_needs(&self, adt: AdtId, held: &[Held<'p>]) -> Vec<Need> {
        let def = self.library.program.adt(adt);
        let is_named = |param: ParamId| held.iter().any(|it| it.param == param);
        let hidden = def.params.iter().copied().filter(|it| !is_named(*it));
        let needs = hidden.filter_map(|param| {
            let maker = self.library.maker_from(adt, param)?;
            Some(Need {
                param,
                auto: Auto::Send,
                why: Why::Takes(maker.name),
                span: maker.range.in_file(maker.file),
                confidence: Confidence::Medium,
            })
        });
        needs.collect()
    }

    fn sync_needs(&mut self, adt: AdtId, asked: &Asked) -> Vec<Need> {
        let held = held::of_fields(self.library, adt, Auto::Sync);
        // What only the last owner of an `Arc` can do, those who share the only one cannot.
        let is_cloned = self.library.implements(adt, self.library.program.lang.clone);
        let is_structural = |it: &&Held<'p>| {
            it.how == How::Shared && !it.by_lock && (it.auto == Auto::Sync || is_cloned)
        };
        let mut res: Vec<Need> =
            held.iter().filter(is_structural).map(|it| self.held_need(adt, it)).collect();
        res.extend(self.copied_needs(adt, &held));
        let exposed = self.interfaces.of(self.library, adt, Caller::Sharer);
        for it in &exposed {
            let is_held = held.iter().any(|h| h.param == it.param && h.how != How::Phantom);
            let confidence = match it.way {
                Way::Uses(..) => Confidence::Medium,
                _ if is_held => Confidence::High,
                _ => Confidence::Medium,
            };
            res.push(self.exposed_need(adt, it, confidence));
        }
        for it in held.iter().filter(|it| matches!(it.how, How::Value | How::Cell)) {
            let is_free =
                ![Auto::Send, Auto::Sync].iter().any(|auto| asked.demand(it.param, *auto));
            if is_free && !res.iter().any(|need| need.param == it.param) {
                let mut need = self.held_need(adt, it);
                (need.why, need.auto, need.confidence) =
                    (Why::Nothing, Auto::Sync, Confidence::Low);
                res.push(need);
            }
        }
        res
    }

    fn exposed_need(&self, adt: AdtId, exposed: &Exposed<'p>, confidence: Confidence) -> Need {
        let def = self.library.program.adt(adt);
        let here = def.range.in_file(def.file);
        let (why, span) = match exposed.way {
            Way::Method(func, flow) => (flow.of(func.name), func.range.in_file(func.file)),
            Way::Field(field) => (Why::Shows(field.name), field.range.in_file(def.file)),
            Way::Derived(name) => (Why::Derives(name), here),
            Way::Uses(func, field) => {
                let why = Why::Uses { method: func.name, field: field.name };
                (why, func.range.in_file(func.file))
            }
            Way::Assoc(flow) => (flow.of(def.name), here),
        };
        Need {
            param: exposed.param,
            auto: exposed.auto,
            why,
            span,
            confidence,
        }
    }

    /// The needs that the impl's bounds do not meet, by the impl's own parameters.
    fn missing(&self, bounds: &Bounds, adt: AdtId, args: &[Ty], needs: Vec<Need>) -> Vec<Missing> {
        let program = self.library.program;
        let params = &program.adt(adt).params;
        let mut res: Vec<Missing> = Vec::new();
        for need in needs {
            let idx = params.iter().position(|it| *it == need.param);
            let Some(arg) = idx.and_then(|it| args.get(it)) else { continue };
            let demands = match arg.kind() {
                TyKind::Param(param) => vec![(*param, need.auto)],
                _ => {
                    let parts = held::of_type(self.library, arg, need.auto);
                    parts.iter().map(|it| (it.param, it.auto)).collect()
                }
            };
            for (param, auto) in demands {
                if bounds.demand(param, auto) {
                    continue;
                }
                let is_open = bounds.may_demand(param, auto);
                let confidence = if is_open { Confidence::Low } else { need.confidence };
                let param = program.params[param.idx()].name;
                res.push(Missing { param, auto, why: need.why, span: need.span, confidence });
            }
        }
        res.sort_by_key(|it| std::cmp::Reverse(it.confidence));
        let mut seen: Vec<(Symbol, Auto)> = Vec::new();
        res.retain(|it| {
            let key = (it.param, it.auto);
            !seen.contains(&key) && {
                seen.push(key);
                true
            }
        });
        res
    }

    /// A guard that the compiler makes `Sync` because the reference in it is: `&Lock<T>` is `Sync`
    /// for every `T: Send`, and the guard lends a `&T`.
    fn guard(&mut self, adt: AdtId) -> Option<WeakBound> {
        let program = self.library.program;
        let def = program.adt(adt);
        let is_claimed = self.library.auto_impl(adt, Auto::Sync).is_some();
        if self.library.is_stub(adt)
            || is_claimed
            || !self.library.is_reachable(adt)
            || !self.library.implements(adt, program.lang.deref)
        {
            return None;
        }
        let held = held::of_fields(self.library, adt, Auto::Sync);
        let exposed = self.interfaces.of(self.library, adt, Caller::Sharer);
        let missing = def.params.iter().find_map(|param| {
            let mut ways = held.iter().filter(|it| it.param == *param);
            let is_guard = ways.clone().next().is_some()
                && ways.all(|it| it.by_lock && it.auto == Auto::Send && it.how == How::Shared);
            let lends = exposed.iter().any(|it| {
                let lends = matches!(it.way, Way::Method(_, Flow::Lends));
                it.param == *param && it.auto == Auto::Sync && lends
            });
            let field = held.iter().find(|it| it.param == *param)?.field?;
            (lends && is_guard).then(|| Missing {
                param: program.params[param.idx()].name,
                auto: Auto::Sync,
                why: Why::Guards,
                span: field.range.in_file(def.file),
                confidence: Confidence::High,
            })
        })?;
        // A marker or pointer among the fields keeps the compiler from it.
        if self.library.is_barred(adt) {
            return None;
        }
        Some(WeakBound {
            adt,
            span: def.range.in_file(def.file),
            in_test: program.modules[def.module.idx()].in_test,
            claim: Auto::Sync,
            is_automatic: true,
            missing: vec![missing],
        })
    }
}

impl Flow {
    fn of(self, name: Symbol) -> Why {
        match self {
            Flow::Lends => Why::Lends(name),
            Flow::LendsMut => Why::LendsMut(name),
            Flow::Gives => Why::Gives(name),
            Flow::Takes => Why::Takes(name),
        }
    }
}
