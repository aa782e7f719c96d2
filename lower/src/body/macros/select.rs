//! `select!` of tokio, futures and crossbeam.

use diag::TextRange;
use model::facts::{BlockId, Call, Callee, OpKind, Operand, ScopeId, ScopeKind, Terminator, Test};
use syn::{
    Expr, Ident, Pat, Token,
    parse::{Parse, ParseStream, discouraged::Speculative},
    token::{Brace, Paren},
};

use super::MacroCall;
use crate::body::{
    bind::Bound,
    builder::{Builder, whole},
    dest::{Dest, Life},
    pattern::Pattern,
    scope::last_char,
    spans,
};

/// The branches of a `select!`.
struct Branches(Vec<Branch>);

struct Branch {
    event: Event,
    handler: Option<Expr>,
}

/// What a branch waits for.
enum Event {
    /// `pat = future, if condition`.
    Future { pat: Pat, future: Box<Expr>, condition: Option<Box<Expr>> },
    /// `recv(receiver) -> pat`, `send(sender, value) -> pat`.
    Channel { name: Ident, args: Vec<Expr>, pat: Option<Pat> },
    /// `else`, `default`, `default(timeout)`, `complete`.
    Otherwise(Option<Expr>),
}

impl Parse for Branches {
    fn parse(input: ParseStream<'_>) -> syn::Result<Branches> {
        if input.peek(Ident) && input.peek2(Token![;]) {
            input.parse::<Ident>()?;
            input.parse::<Token![;]>()?;
        }
        let mut branches = Vec::new();
        while !input.is_empty() {
            branches.push(input.parse()?);
            input.parse::<Option<Token![,]>>()?;
        }
        Ok(Branches(branches))
    }
}

impl Parse for Branch {
    fn parse(input: ParseStream<'_>) -> syn::Result<Branch> {
        let event = input.parse()?;
        input.parse::<Token![=>]>()?;
        let handler = if input.peek(Brace) {
            Expr::parse_with_earlier_boundary_rule(input)?
        } else {
            input.parse()?
        };
        Ok(Branch { event, handler: Some(handler) })
    }
}

impl Parse for Event {
    fn parse(input: ParseStream<'_>) -> syn::Result<Event> {
        if input.parse::<Option<Token![else]>>()?.is_some() {
            return Ok(Event::Otherwise(None));
        }
        let ahead = input.fork();
        if let Ok(name) = ahead.parse::<Ident>()
            && (ahead.peek(Token![=>]) || ahead.peek(Paren))
            && let Ok(event) = channel_event(&ahead, name)
        {
            input.advance_to(&ahead);
            return Ok(event);
        }
        let pat = Pat::parse_multi_with_leading_vert(input)?;
        input.parse::<Token![=]>()?;
        let future = Box::new(input.parse()?);
        let mut condition = None;
        if input.peek(Token![,]) && input.peek2(Token![if]) {
            input.parse::<Token![,]>()?;
            input.parse::<Token![if]>()?;
            condition = Some(Box::new(input.parse()?));
        }
        Ok(Event::Future { pat, future, condition })
    }
}

fn channel_event(input: ParseStream<'_>, name: Ident) -> syn::Result<Event> {
    let mut args = Vec::new();
    if input.peek(Paren) {
        let content;
        syn::parenthesized!(content in input);
        let parsed = content.parse_terminated(Expr::parse, Token![,])?;
        args.extend(parsed);
    }
    let is_default = name == "default" || name == "complete";
    if !is_default && name != "recv" && name != "send" {
        return Err(input.error("expected `recv` or `send`"));
    }
    let pat = match input.parse::<Option<Token![->]>>()? {
        Some(_) => Some(Pat::parse_single(input)?),
        None => None,
    };
    if !input.peek(Token![=>]) {
        return Err(input.error("expected `=>`"));
    }
    Ok(match is_default {
        true => Event::Otherwise(args.pop()),
        false => Event::Channel { name, args, pat },
    })
}

/// What a branch has when one of them is to be chosen.
enum Ready {
    Future(Pattern, Operand),
    Channel(Option<Pattern>, Call),
    Otherwise,
}

impl Builder<'_, '_> {
    /// All futures are made; one of them is done first; all are dropped; its handler runs.
    pub(super) fn select(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let branches: Branches = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        let waits = !branches.0.iter().any(|it| matches!(it.event, Event::Otherwise(None)));
        let dest = call.want.unwrap_or_else(|| self.temp(call.life));
        let dest = self.fixed(dest, call.range);
        let around = self.frame.temps;
        let scope = self.push_scope(ScopeKind::Temporaries, call.range);
        self.frame.temps = scope;
        let ready: Vec<Ready> =
            branches.0.iter().map(|it| self.prepare(&it.event, waits, call)).collect();
        let ways: Vec<BlockId> = ready.iter().map(|_| self.new_block()).collect();
        if ways.is_empty() {
            self.terminate(Terminator::Unreachable, call.range);
        } else {
            let targets = ways.iter().map(|it| (Test::Any, *it)).collect();
            self.switch(self.nothing(), targets, call.range);
        }
        let join = self.new_block();
        for ((branch, ready), way) in branches.0.iter().zip(ready).zip(ways) {
            self.start(way);
            self.frame.scope = scope;
            self.frame.temps = scope;
            self.handle(branch, ready, dest, call.range, scope);
            self.goto(join, call.range);
        }
        self.frame.scope = scope;
        self.leave_scope(scope);
        self.frame.temps = around;
        self.start(join);
        Some(self.filled(dest))
    }

    fn prepare(&mut self, event: &Event, waits: bool, call: MacroCall<'_>) -> Ready {
        match event {
            Event::Future { pat, future, condition } => {
                if let Some(condition) = condition {
                    let range = spans::range(self.cx, condition);
                    self.in_temps(range, |it| it.operand(condition));
                }
                // The future is a temporary of the whole; what made it is not.
                let dest = self.temp(Life::default());
                let range = spans::range(self.cx, future);
                let future = match &**future {
                    Expr::Path(_) | Expr::Reference(_) => self.operand(future),
                    future => self.in_temps(range, |it| it.into(future, dest)),
                };
                Ready::Future(self.pattern(pat), future)
            }
            Event::Channel { name, args, pat } => {
                let mut operands = self.operands(args.iter());
                if operands.is_empty() {
                    return Ready::Otherwise;
                }
                let receiver = operands.remove(0);
                let method = match (waits, self.cx.symbol(name)) {
                    (true, name) => name,
                    (false, name) => self.cx.intern(&format!("try_{name}")),
                };
                let callee = Callee::Method { receiver, name: method, turbofish: Vec::new() };
                let name_range = self.cx.range(name.span());
                let facts = Call { callee, args: operands, name_range };
                Ready::Channel(pat.as_ref().map(|it| self.pattern(it)), facts)
            }
            Event::Otherwise(timeout) => {
                if let Some(timeout) = timeout {
                    self.operand(timeout);
                }
                let _ = call;
                Ready::Otherwise
            }
        }
    }

    fn handle(
        &mut self,
        branch: &Branch,
        ready: Ready,
        dest: Dest,
        range: TextRange,
        scope: ScopeId,
    ) {
        let n_names = self.frame.names.len();
        let handler_range = match &branch.handler {
            Some(handler) => spans::range(self.cx, handler),
            None => range,
        };
        // The value that is ready outlives the futures.
        self.leave_for_handler(scope);
        let bindings = self.push_bindings(handler_range);
        let bound = match ready {
            Ready::Future(pattern, future) => {
                let value = self.temp(Life::default());
                let value = self.local(value, pattern.range);
                self.push(OpKind::Await { dest: value, future }, pattern.range);
                Some((pattern, whole(value)))
            }
            Ready::Channel(pattern, call) => {
                let call_range = call.name_range;
                let value = self.temp(Life::default());
                let value = self.call(value, call, call_range);
                match (pattern, value) {
                    (Some(pattern), Operand::Place(place)) => Some((pattern, place)),
                    _ => None,
                }
            }
            Ready::Otherwise => None,
        };
        self.end_scope(scope, last_char(range));
        if let Some((pattern, place)) = bound {
            self.bind(&pattern, &place, Bound::default());
        }
        if let Some(handler) = &branch.handler {
            self.into(handler, dest);
        }
        self.end_scope(bindings.scope, last_char(handler_range));
        self.pop_bindings(bindings);
        self.frame.names.truncate(n_names);
    }

    /// The handler's scopes stand beside that of the futures.
    fn leave_for_handler(&mut self, scope: ScopeId) {
        let parent = self.frame.body.scopes[scope.idx()].parent;
        self.frame.scope = parent.unwrap_or(scope);
    }
}
