//! A body as text, for tests and for people.

use std::fmt::{self, Display, Formatter};

use model::facts::{
    AggregateKind, Body, Call, Callee, Index, Literal, LocalId, Op, OpKind, Operand, PathId, Place,
    PlaceBase, Projection, ScopeId, Terminator, Test, Value,
};

/// The graph in a compact form, one line an op. Scope ends name what the scope holds.
pub fn dump(body: &Body) -> String {
    Dump(body).to_string()
}

struct Dump<'b>(&'b Body);

impl Display for Dump<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        let params = (0..self.0.params).map(|it| self.local(LocalId(it)));
        writeln!(f, "{:?}({})", self.0.kind, params.collect::<Vec<_>>().join(", "))?;
        for (idx, block) in self.0.blocks.iter().enumerate() {
            writeln!(f, "b{idx}:")?;
            for op in &block.ops {
                writeln!(f, "    {}", self.op(op))?;
            }
            writeln!(f, "    {}", self.terminator(&block.terminator))?;
        }
        for (idx, nested) in self.0.nested.iter().enumerate() {
            let upvars = nested.upvars.iter().map(|it| {
                format!("{}{}", if it.by_value { "move " } else { "" }, self.base(it.base))
            });
            let upvars = upvars.collect::<Vec<_>>().join(", ");
            write!(f, "nested {idx} [{upvars}]: {}", Dump(nested))?;
        }
        Ok(())
    }
}

impl Dump<'_> {
    fn local(&self, id: LocalId) -> String {
        match self.0.locals[id.idx()].name {
            _ if id == self.0.result => "result".to_owned(),
            Some(name) => format!("{name}_{}", id.0),
            None => format!("_{}", id.0),
        }
    }

    fn scope(&self, scope: ScopeId) -> String {
        let locals = self.0.locals.iter().enumerate().rev();
        let held = locals.filter(|(_, it)| it.scope == scope);
        let held = held.map(|(idx, _)| LocalId(idx as u32)).filter(|it| *it != self.0.result);
        let held: Vec<String> = held.map(|it| self.local(it)).collect();
        format!("s{} [{}]", scope.0, held.join(" "))
    }

    fn path(&self, id: PathId) -> String {
        let names = self.0.paths[id.idx()].segments.iter().map(|it| it.name.as_str());
        names.collect::<Vec<_>>().join("::")
    }

    fn base(&self, base: PlaceBase) -> String {
        match base {
            PlaceBase::Local(local) => self.local(local),
            PlaceBase::Upvar(idx) => {
                let name = self.0.upvars.get(idx as usize).map_or("?", |it| it.name.as_str());
                format!("^{name}")
            }
            PlaceBase::Path(path) => self.path(path),
        }
    }

    fn place(&self, place: &Place) -> String {
        let mut text = self.base(place.base);
        for projection in &place.projections {
            match projection {
                Projection::Deref => text = format!("(*{text})"),
                Projection::Field(name) => text += &format!(".{name}"),
                Projection::Index(Index::Constant(value)) => text += &format!("[{value}]"),
                Projection::Index(Index::Local(it)) => text += &format!("[{}]", self.local(*it)),
                Projection::Index(Index::Other) => text += "[..]",
                Projection::Variant(path) => text += &format!("@{}", self.path(*path)),
                Projection::Element => text += "[?]",
            }
        }
        text
    }

    fn operand(&self, operand: &Operand) -> String {
        match operand {
            Operand::Place(place) => self.place(place),
            Operand::Literal(literal) => literal_text(literal),
        }
    }

    fn operands(&self, operands: &[Operand]) -> String {
        operands.iter().map(|it| self.operand(it)).collect::<Vec<_>>().join(", ")
    }

    fn value(&self, value: &Value) -> String {
        match value {
            Value::Use(it) => self.operand(it),
            Value::Ref { mutable: false, place } => format!("&{}", self.place(place)),
            Value::Ref { mutable: true, place } => format!("&mut {}", self.place(place)),
            Value::RawRef { place, .. } => format!("&raw {}", self.place(place)),
            Value::Aggregate { kind, fields, rest } => {
                let kind = match kind {
                    AggregateKind::Struct(path) => self.path(*path),
                    AggregateKind::Range(operator) => operator.to_string(),
                    kind => format!("{kind:?}"),
                };
                let fields =
                    fields.iter().map(|(name, it)| format!("{name}: {}", self.operand(it)));
                let rest = rest.iter().map(|it| format!("..{}", self.place(it)));
                format!("{kind} {{ {} }}", fields.chain(rest).collect::<Vec<_>>().join(", "))
            }
            Value::Closure { nested } => format!("closure {}", nested.0),
            Value::Unary { operator, operand } => format!("{operator:?} {}", self.operand(operand)),
            Value::Binary { operator, left, right } => {
                format!("{} {operator} {}", self.operand(left), self.operand(right))
            }
            Value::Cast { operand, .. } => format!("{} as _", self.operand(operand)),
            Value::Unknown => "unknown".to_owned(),
        }
    }

    fn call(&self, call: &Call) -> String {
        let args = self.operands(&call.args);
        match &call.callee {
            Callee::Path(path) => format!("{}({args})", self.path(*path)),
            Callee::Method { receiver, name, .. } => {
                format!("{}.{name}({args})", self.operand(receiver))
            }
            Callee::Value(value) => format!("({})({args})", self.operand(value)),
            Callee::Lang(lang) => format!("{lang:?}({args})"),
            Callee::Macro(name) => format!("{name}!({args})"),
        }
    }

    fn op(&self, op: &Op) -> String {
        match &op.kind {
            OpKind::Init { dest, value } => {
                format!("{} := {}", self.local(*dest), self.value(value))
            }
            OpKind::Bind { dest, source, mode } => {
                format!("{} <- {mode:?} {}", self.local(*dest), self.place(source))
            }
            OpKind::Assign { dest, value } => {
                format!("{} = {}", self.place(dest), self.value(value))
            }
            OpKind::AssignOp { dest, operator, value } => {
                format!("{} {operator}= {}", self.place(dest), self.operand(value))
            }
            OpKind::Call { dest, call } => {
                format!("{} := {}", self.local(*dest), self.call(call))
            }
            OpKind::Await { dest, future } => {
                format!("{} := await {}", self.local(*dest), self.operand(future))
            }
            OpKind::EndScope { scope } => format!("end {}", self.scope(*scope)),
            OpKind::Exit { from, to, cause } => {
                let to = to.map_or("all".to_owned(), |it| format!("s{}", it.0));
                format!("exit s{} to {to} by {cause:?}", from.0)
            }
            OpKind::Macro { name } => format!("macro {name}"),
        }
    }

    fn terminator(&self, terminator: &Terminator) -> String {
        match terminator {
            Terminator::Goto(block) => format!("goto b{}", block.0),
            Terminator::Switch { on, targets } => {
                let targets = targets.iter().map(|(test, block)| {
                    let test = match test {
                        Test::Variant(path) => self.path(*path),
                        Test::Bool(value) => value.to_string(),
                        Test::Literal(literal) => literal_text(literal),
                        test => format!("{test:?}"),
                    };
                    format!("{test} -> b{}", block.0)
                });
                let targets = targets.collect::<Vec<_>>().join(", ");
                format!("switch {} {{ {targets} }}", self.operand(on))
            }
            Terminator::Return => "return".to_owned(),
            Terminator::Unreachable => "unreachable".to_owned(),
        }
    }
}

fn literal_text(literal: &Literal) -> String {
    match literal {
        Literal::Int { value: Some(value), .. } => value.to_string(),
        Literal::Float { value, .. } => value.to_string(),
        Literal::Bool(value) => value.to_string(),
        Literal::Str(text) => format!("{text:?}"),
        Literal::Unit => "()".to_owned(),
        literal => format!("{literal:?}"),
    }
}
