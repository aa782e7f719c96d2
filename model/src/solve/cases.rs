//! What runs only if a parameter has a certain value: `None => self.state.read()`.

use rustc_hash::FxHashMap;

use crate::{
    facts::{
        Block, BlockId, Body, Literal, LocalId, OpKind, Operand, Place, PlaceBase, Terminator,
        Test, Unary, Value,
    },
    infer::{PathValue, Target},
    link::AdtId,
    solve::{flow::Analysis, moves::owned_local},
};

/// Which of its two values a parameter was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Given {
    /// `true`, or `Some(_)`.
    Yes,
    /// `false`, or `None`.
    No,
}

impl Given {
    fn other(self) -> Given {
        match self {
            Given::Yes => Given::No,
            Given::No => Given::Yes,
        }
    }

    fn of_bool(it: bool) -> Given {
        if it { Given::Yes } else { Given::No }
    }
}

/// A parameter was given this.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    pub param: u32,
    pub given: Given,
}

/// Each goes through the whole body for each of its ways: of more tests than this the first ones count.
const MAX_TESTS: usize = 16;

/// The blocks that run in one case only.
pub(super) fn cases(body: &Body) -> FxHashMap<BlockId, Case> {
    let mut res = FxHashMap::default();
    let tests = body.blocks.iter().enumerate().filter_map(|(idx, block)| {
        let Terminator::Switch { targets, .. } = &block.terminator else { return None };
        let (place, is_turned) = without_not(block, block.terminator.place()?);
        Some((idx, targets, constant_param(body, place)?, is_turned))
    });
    let mut ever = None;
    for (idx, targets, param, is_turned) in tests.take(MAX_TESTS) {
        let ever = ever.get_or_insert_with(|| reached(body, None));
        for (nth, (test, next)) in targets.iter().enumerate() {
            let of_test = |test: &Test| match test {
                Test::Bool(it) => Some(Given::of_bool(*it)),
                Test::Variant(path) => of_variant(body, *path),
                _ => None,
            };
            let value = match (test, nth) {
                // The one test before has failed.
                (Test::Otherwise, 1) => of_test(&targets[0].0).map(Given::other),
                _ => of_test(test),
            };
            let Some(value) = value else { continue };
            let value = if is_turned { value.other() } else { value };
            let others = reached(body, Some((BlockId(idx as u32), *next)));
            for at in (0..body.blocks.len()).filter(|it| ever[*it] && !others[*it]) {
                res.entry(BlockId(at as u32)).or_insert(Case { param: param.0, given: value });
            }
        }
    }
    res
}

/// What is asked at the end of a block, and whether a yes means no: `!place`.
pub(super) fn without_not<'b>(block: &'b Block, condition: &'b Place) -> (&'b Place, bool) {
    let mut res = (condition, false);
    for op in block.ops.iter().rev() {
        if let OpKind::Init { dest, value: Value::Unary { operator: Unary::Not, operand } } =
            &op.kind
            && owned_local(res.0) == Some(*dest)
            && let Some(place) = operand.place()
        {
            res = (place, !res.1);
        }
    }
    res
}

/// The parameter that `place` is, if nothing else is ever put into it.
fn constant_param(body: &Body, place: &Place) -> Option<LocalId> {
    let param = owned_local(place).filter(|it| it.0 < body.params)?;
    let is_set = |kind: &OpKind| match kind {
        OpKind::Assign { dest, .. } | OpKind::AssignOp { dest, .. } => {
            dest.base == PlaceBase::Local(param)
        }
        _ => false,
    };
    let mut ops = body.blocks.iter().flat_map(|it| &it.ops);
    (place.projections.is_empty() && !ops.any(|it| is_set(&it.kind))).then_some(param)
}

fn of_variant(body: &Body, path: crate::facts::PathId) -> Option<Given> {
    match body.paths[path.idx()].segments.last()?.name.as_str() {
        "Some" => Some(Given::Yes),
        "None" => Some(Given::No),
        _ => None,
    }
}

/// By block: whether the start leads there, if an edge is closed.
fn reached(body: &Body, closed: Option<(BlockId, BlockId)>) -> Vec<bool> {
    let mut seen = vec![false; body.blocks.len()];
    let mut open = vec![BlockId(0)];
    while let Some(block) = open.pop() {
        if std::mem::replace(&mut seen[block.idx()], true) {
            continue;
        }
        let nexts = body.blocks[block.idx()].terminator.successors();
        open.extend(nexts.filter(|it| Some((block, *it)) != closed));
    }
    seen
}

impl Analysis<'_> {
    /// The value of an argument, if that is written where it is passed: `Some(&state)`, `None`, `true`.
    pub(super) fn given(&self, operand: &Operand) -> Option<Given> {
        let place = match operand {
            Operand::Literal(Literal::Bool(it)) => return Some(Given::of_bool(*it)),
            Operand::Literal(_) => return None,
            Operand::Place(place) => place,
        };
        if let PlaceBase::Path(path) = place.base {
            return match self.typed.paths.get(&path) {
                Some(PathValue::Ctor(adt, variant)) => self.of_option(*adt, *variant),
                _ => None,
            };
        }
        let local = owned_local(place).filter(|_| place.projections.is_empty())?;
        // A variable may get another value.
        if self.code.body.locals[local.idx()].name.is_some() {
            return None;
        }
        match self.typed.calls.get(self.made_by.get(&local)?)? {
            Target::Ctor(adt, variant) => self.of_option(*adt, *variant),
            _ => None,
        }
    }

    fn of_option(&self, adt: AdtId, variant: u32) -> Option<Given> {
        let name = self.program.adt(adt).variants.get(variant as usize)?.name;
        let is_option = Some(adt) == self.program.lang.option;
        is_option.then(|| if name == "Some" { Given::Yes } else { Given::No })
    }
}
