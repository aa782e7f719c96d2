//! Macros of the workspace, and those that nobody knows.

use diag::TextRange;
use model::facts::{Literal, LocalKind, Operand, ScopeId, Value};
use proc_macro2::TokenStream;
use syn::{
    Attribute, Block, Expr, Ident, Macro, MacroDelimiter, Pat, Stmt, Token,
    parse::{Parse, ParseStream, Parser},
    punctuated::Punctuated,
    token::Brace,
};

use super::MacroCall;
use crate::{
    attr::is_cfg_false,
    body::{
        builder::Builder,
        dest::{Dest, Fresh, Life, local_of},
        names::Name,
        scope::last_char,
        spans,
    },
};

impl Builder<'_, '_> {
    /// A macro where an expression stands.
    pub(super) fn expand_expr(&mut self, mac: &Macro, want: Option<Dest>, life: Life) -> Operand {
        let Some((tokens, _level)) = self.cx.expand(mac) else {
            return self.opaque(mac, want, life);
        };
        let range = spans::macro_range(self.cx, mac);
        if let Ok(expr) = syn::parse2::<Expr>(tokens.clone()) {
            return self.expr(&expr, want, life);
        }
        match Block::parse_within.parse2(tokens) {
            Ok(stmts) => self.stmts_as_expr(&stmts, want, life, range),
            Err(_) => self.opaque(mac, want, life),
        }
    }

    /// Statements where an expression stands: a macro at the end of a block.
    fn stmts_as_expr(
        &mut self,
        stmts: &[Stmt],
        want: Option<Dest>,
        life: Life,
        range: TextRange,
    ) -> Operand {
        let dest = want.unwrap_or_else(|| self.temp(life));
        self.in_vars(range, |it, rest| it.stmts(stmts, Some(dest), life.extend, rest, range))
    }

    /// A macro where a statement stands. What it declares can be named in the rest of the block.
    pub(crate) fn stmt_macro(
        &mut self,
        mac: &Macro,
        end: Option<TextRange>,
        rest: &mut Vec<ScopeId>,
    ) {
        let range = spans::macro_range(self.cx, mac);
        let name = mac.path.segments.last().map(|it| self.cx.symbol(&it.ident));
        match name.map_or("", |it| it.as_str()) {
            "thread_local" | "lazy_static" | "macro_rules" => return,
            "cfg_if" => {
                if let Some(stmts) = self.cfg_if(mac.tokens.clone()) {
                    self.stmts(&stmts, None, None, rest, range);
                    return;
                }
            }
            "pin" if self.pin_stmt(mac, rest).is_some() => return,
            _ => {}
        }
        let end = end.unwrap_or_else(|| last_char(range));
        if self.is_known(mac) || !self.expand_stmts(mac, range, end, rest) {
            self.in_temps_until(range, end, |it| {
                let scope = it.frame.temps;
                it.macro_call(mac, Some(Dest::Ignore(scope)), Life::default());
            });
        }
    }

    /// False if that cannot be done.
    fn expand_stmts(
        &mut self,
        mac: &Macro,
        range: TextRange,
        end: TextRange,
        rest: &mut Vec<ScopeId>,
    ) -> bool {
        let Some((tokens, _level)) = self.cx.expand(mac) else { return false };
        let Ok(stmts) = Block::parse_within.parse2(tokens) else { return false };
        match &stmts[..] {
            [Stmt::Expr(expr, _)] if !matches!(expr, Expr::Macro(_)) => {
                self.expr_stmt(expr, range, end);
            }
            stmts => {
                self.stmts(stmts, None, None, rest, range);
            }
        }
        true
    }

    /// A macro that is not known: its arguments are most likely expressions that it borrows.
    pub(super) fn opaque(&mut self, mac: &Macro, want: Option<Dest>, life: Life) -> Operand {
        let range = spans::macro_range(self.cx, mac);
        self.cx.note_opaque_macro(range);
        if !matches!(mac.delimiter, MacroDelimiter::Brace(_)) {
            let parser = Punctuated::<Expr, Token![,]>::parse_terminated;
            if let Ok(args) = mac.parse_body_with(parser) {
                self.operands(args.iter());
            }
        }
        self.value(Value::Unknown, want, life, range)
    }

    /// `cfg_if!` where an expression stands.
    pub(super) fn cfg_if_expr(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let stmts = self.cfg_if(call.mac.tokens.clone())?;
        Some(self.stmts_as_expr(&stmts, call.want, call.life, call.range))
    }

    /// The statements of the first branch that is not definitely left out.
    fn cfg_if(&self, tokens: TokenStream) -> Option<Vec<Stmt>> {
        let branches: Branches = syn::parse2(tokens).ok()?;
        let taken = branches.0.into_iter().find(|it| !is_cfg_false(self.cx, &it.cfg));
        match taken {
            Some(branch) => Block::parse_within.parse2(branch.tokens).ok(),
            None => Some(Vec::new()),
        }
    }

    /// tokio's `pin!(future);` makes `future` a pinned reference to what it was; its
    /// `pin! { let x = future(); }` declares it too.
    fn pin_stmt(&mut self, mac: &Macro, rest: &mut Vec<ScopeId>) -> Option<()> {
        let range = spans::macro_range(self.cx, mac);
        if let Ok(idents) = mac.parse_body_with(Punctuated::<Ident, Token![,]>::parse_terminated) {
            for ident in &idents {
                self.pin_variable(ident);
            }
            return Some(());
        }
        let stmts = mac.parse_body_with(Block::parse_within).ok()?;
        if !stmts.iter().all(|it| matches!(it, Stmt::Local(_))) {
            return None;
        }
        self.stmts(&stmts, None, None, rest, range);
        for stmt in &stmts {
            if let Stmt::Local(local) = stmt
                && let Pat::Ident(it) = &local.pat
            {
                self.pin_variable(&it.ident);
            }
        }
        Some(())
    }

    /// `let mut x = x; let mut x = Pin::new(&mut x);`
    fn pin_variable(&mut self, ident: &Ident) {
        let range = self.cx.range(ident.span());
        let name = Name::new(self.cx.symbol(ident), range);
        let Some(place) = self.variable(name) else { return };
        let var = |it: &Self| {
            let scope = it.frame.vars;
            Dest::Fresh(Fresh { kind: LocalKind::Var, scope, name: Some((name, range)) })
        };
        let dest = var(self);
        let Operand::Place(moved) = self.init(dest, Value::Use(Operand::Place(place)), range)
        else {
            return;
        };
        let dest = var(self);
        let pinned = self.init(dest, Value::Ref { mutable: true, place: moved }, range);
        if let Some(local) = local_of(&pinned) {
            self.frame.names.push(name, local, false);
        }
    }

    /// `pin!(value)` is a `&mut` of a temporary that lives as that of `&mut value` does.
    pub(super) fn pin(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        let life = call.life.borrowed();
        // The value moves into the temporary, also if it is a variable's.
        let home = self.temp(life);
        let operand = self.expr(&expr, Some(home), Life::extending(call.life.extend));
        let place = self.place_of(operand, life, call.range);
        let value = Value::Ref { mutable: true, place };
        Some(self.value(value, call.want, call.life, call.range))
    }

    /// The value of what has none.
    pub(super) fn nothing(&self) -> Operand {
        Operand::Literal(Literal::Unit)
    }
}

/// `if #[cfg(a)] { .. } else if #[cfg(b)] { .. } else { .. }`.
struct Branches(Vec<Branch>);

struct Branch {
    cfg: Vec<Attribute>,
    tokens: TokenStream,
}

impl Parse for Branches {
    fn parse(input: ParseStream<'_>) -> syn::Result<Branches> {
        let mut branches = Vec::new();
        while !input.is_empty() {
            let has_condition = input.parse::<Option<Token![if]>>()?.is_some();
            let cfg = if has_condition { Attribute::parse_outer(input)? } else { Vec::new() };
            if !input.peek(Brace) {
                return Err(input.error("expected a block"));
            }
            let content;
            syn::braced!(content in input);
            branches.push(Branch { cfg, tokens: content.parse()? });
            input.parse::<Option<Token![else]>>()?;
        }
        Ok(Branches(branches))
    }
}
