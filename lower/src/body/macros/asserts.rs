//! Macros that branch: `assert!`, `matches!`, `ensure!`, `bail!`, `try!`, `ready!`.

use model::facts::{
    BlockId, Call, Callee, ExitCause, HeadKind, Lang, Literal, Operand, Terminator, Test, Value,
};
use syn::{
    Expr, Pat, Token,
    parse::{Parse, ParseStream},
};

use super::{MacroCall, args::FormatArgs};
use crate::body::{
    builder::Builder,
    condition::Construct,
    dest::{Dest, Life},
    matches::{Arm, ArmBody},
    pattern::{Pattern, PatternKind},
    spans,
};

/// `cond, "message {}", arg`.
struct Checked {
    condition: Expr,
    message: FormatArgs,
}

impl Parse for Checked {
    fn parse(input: ParseStream<'_>) -> syn::Result<Checked> {
        let condition = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok(Checked { condition, message: input.parse()? })
    }
}

/// `left, right, "message {}", arg`.
struct Compared {
    left: Expr,
    right: Expr,
    message: FormatArgs,
}

impl Parse for Compared {
    fn parse(input: ParseStream<'_>) -> syn::Result<Compared> {
        let left = input.parse()?;
        input.parse::<Token![,]>()?;
        let right = input.parse()?;
        input.parse::<Option<Token![,]>>()?;
        Ok(Compared { left, right, message: input.parse()? })
    }
}

/// `expr, pattern if guard`.
struct Matched {
    expr: Expr,
    pat: Pat,
    guard: Option<Expr>,
}

impl Parse for Matched {
    fn parse(input: ParseStream<'_>) -> syn::Result<Matched> {
        let expr = input.parse()?;
        input.parse::<Token![,]>()?;
        let pat = Pat::parse_multi_with_leading_vert(input)?;
        let guard = match input.parse::<Option<Token![if]>>()? {
            Some(_) => Some(input.parse()?),
            None => None,
        };
        input.parse::<Option<Token![,]>>()?;
        Ok(Matched { expr, pat, guard })
    }
}

impl Builder<'_, '_> {
    /// `assert!(cond, ..)` is `if !cond { panic!(..) }`.
    pub(super) fn assert(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let checked: Checked = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        let fail = self.new_block();
        self.check(&checked.condition, call, fail);
        let holds = self.frame.current;
        self.start(fail);
        self.panic(call, &checked.message);
        self.start(holds);
        Some(self.unit_of(call))
    }

    fn check(&mut self, condition: &Expr, call: MacroCall<'_>, fail: BlockId) {
        let construct = Construct { kind: HeadKind::IfLet, range: call.range };
        self.condition(condition, construct, fail);
    }

    fn panic(&mut self, call: MacroCall<'_>, message: &FormatArgs) {
        self.in_temps(call.range, |it| it.format_args(message, Life::default()));
        self.terminate(Terminator::Unreachable, call.range);
    }

    fn unit_of(&mut self, call: MacroCall<'_>) -> Operand {
        let unit = Operand::Literal(Literal::Unit);
        self.deliver(unit, call.want, call.range)
    }

    /// `assert_eq!(a, b)` is a `match (&a, &b) { .. }`: temporaries live on.
    pub(super) fn assert_eq(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let compared: Compared = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        let args = vec![self.operand(&compared.left), self.operand(&compared.right)];
        let value = self.finish_call(call, args);
        if !compared.message.args.is_empty() {
            let (holds, fail) = (self.new_block(), self.new_block());
            let targets = vec![(Test::Otherwise, holds), (Test::Otherwise, fail)];
            self.switch(value.clone(), targets, call.range);
            self.start(fail);
            self.panic(call, &compared.message);
            self.start(holds);
        }
        Some(value)
    }

    /// `ensure!(cond, ..)` is `if !cond { return Err(..) }`.
    pub(super) fn ensure(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let checked: Checked = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        let fail = self.new_block();
        self.check(&checked.condition, call, fail);
        let holds = self.frame.current;
        self.start(fail);
        self.return_error(call, &checked.message);
        self.start(holds);
        Some(self.unit_of(call))
    }

    /// `bail!(..)` is `return Err(..)`.
    pub(super) fn bail(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let message: FormatArgs = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        self.return_error(call, &message);
        self.start_unreachable();
        Some(match call.want {
            Some(dest) => self.never(dest, call.range),
            None => Operand::Literal(Literal::Unit),
        })
    }

    fn return_error(&mut self, call: MacroCall<'_>, message: &FormatArgs) {
        self.in_temps(call.range, |it| it.format_args(message, Life::default()));
        let result = Dest::Local(self.frame.body.result);
        self.init(result, Value::Unknown, call.range);
        self.leave_body(ExitCause::Return, call.range);
    }

    /// `matches!(expr, pattern)` is `match expr { pattern => true, _ => false }`.
    pub(super) fn matches_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let matched: Matched = call.mac.parse_body().ok()?;
        let head_range = spans::range(self.cx, &matched.expr);
        let place = self.in_head(HeadKind::Match, head_range, call.range, |it| {
            it.place(&matched.expr, Life::default())
        });
        let pattern = self.pattern(&matched.pat);
        let range = call.range;
        let wild = Pattern { kind: PatternKind::Wild, range };
        let arms = vec![
            Arm {
                pattern,
                guard: matched.guard.as_ref(),
                body: ArmBody::Bool(true),
                range,
            },
            Arm {
                pattern: wild,
                guard: None,
                body: ArmBody::Bool(false),
                range,
            },
        ];
        let dest = call.want.unwrap_or_else(|| self.temp(call.life));
        Some(self.arms(&place, arms, dest, None, range))
    }

    /// `try!(expr)` is `expr?`.
    pub(super) fn try_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        let operand = self.operand(&expr);
        let dest = call.want.unwrap_or_else(|| self.temp(call.life));
        let callee = Callee::Lang(Lang::Question);
        let args = vec![operand];
        let facts = Call { callee, args, name_range: call.name_range };
        let value = self.call(dest, facts, call.range);
        self.question_exit(value.clone(), call.range);
        Some(value)
    }

    /// `ready!(poll)` returns if the poll is pending.
    pub(super) fn ready(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        let operand = self.operand(&expr);
        let value = self.finish_call(call, vec![operand]);
        let (go_on, leave) = (self.new_block(), self.new_block());
        let targets = vec![(Test::Otherwise, go_on), (Test::Otherwise, leave)];
        self.switch(value.clone(), targets, call.range);
        self.start(leave);
        self.leave_body(ExitCause::Return, call.range);
        self.start(go_on);
        Some(value)
    }
}
