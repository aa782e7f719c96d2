//! Macro calls: known ones are read as what they are, those of the workspace are expanded.

mod args;
mod asserts;
mod expand;
mod futures;
mod select;

use diag::TextRange;
use model::{
    Symbol,
    facts::{Call, Callee, Operand, Value},
};
use syn::{Expr, Macro, Token, punctuated::Punctuated};

use self::args::{FormatArgs, LogArgs};
use super::{
    builder::Builder,
    dest::{Dest, Life},
    spans,
};

/// A macro call and what is wanted of it.
#[derive(Clone, Copy)]
struct MacroCall<'m> {
    mac: &'m Macro,
    name: Symbol,
    want: Option<Dest>,
    life: Life,
    range: TextRange,
    name_range: TextRange,
}

impl Builder<'_, '_> {
    pub(super) fn macro_call(&mut self, mac: &Macro, want: Option<Dest>, life: Life) -> Operand {
        let range = spans::macro_range(self.cx, mac);
        let Some(last) = mac.path.segments.last() else { return self.opaque(mac, want, life) };
        let name = self.cx.symbol(&last.ident);
        let name_range = self.cx.range(last.ident.span());
        let call = MacroCall { mac, name, want, life, range, name_range };
        match self.known_macro(call) {
            Some(operand) => operand,
            None => self.expand_expr(mac, want, life),
        }
    }

    /// Whether `known_macro` knows the name.
    fn is_known(&self, mac: &Macro) -> bool {
        let name = mac.path.segments.last().map(|it| self.cx.symbol(&it.ident));
        name.is_some_and(|it| KNOWN.contains(&it.as_str()))
    }

    /// None if the macro is not known, or its tokens are not what was expected.
    fn known_macro(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        match call.name.as_str() {
            // `println!` is a block with a statement in it: `{ _print(format_args!(..)); }`.
            "println" | "print" | "eprintln" | "eprint" | "format" | "anyhow" | "eyre" => {
                self.formatted(call, Own::Temps)
            }
            "format_args" | "write" | "writeln" | "concat_bytes" => {
                self.formatted(call, Own::Nothing)
            }
            "panic" | "todo" | "unimplemented" | "unreachable" => {
                let value = self.formatted(call, Own::Temps)?;
                self.unreachable(call.range);
                Some(value)
            }
            "bail" => self.bail(call),
            "assert" | "debug_assert" => self.assert(call),
            "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => {
                self.assert_eq(call)
            }
            "ensure" => self.ensure(call),
            "matches" => self.matches_macro(call),
            "vec" | "dbg" => self.vec(call),
            "pin" => self.pin(call),
            "try" => self.try_macro(call),
            "ready" => self.ready(call),
            "addr_of" | "addr_of_mut" => self.addr_of(call),
            "json" => self.json(call),
            "cfg_if" => self.cfg_if_expr(call),
            "join" | "try_join" => self.join(call),
            "select" | "select_biased" => self.select(call),
            "trace" | "debug" | "info" | "warn" | "error" | "log" | "event" | "span"
            | "trace_span" | "debug_span" | "info_span" | "warn_span" | "error_span" => {
                self.logged(call)
            }
            "stringify" | "concat" | "env" | "option_env" | "include_str" | "include_bytes"
            | "file" | "line" | "column" | "module_path" | "cfg" | "compile_error" | "asm"
            | "global_asm" | "offset_of" | "thread_local" | "lazy_static" | "macro_rules" => {
                Some(self.value(Value::Unknown, call.want, call.life, call.range))
            }
            _ => None,
        }
    }

    /// Macros that format: `println!("{} {x}", a)`.
    fn formatted(&mut self, call: MacroCall<'_>, own: Own) -> Option<Operand> {
        let args: FormatArgs = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        Some(match own {
            Own::Temps => self.in_temps(call.range, |it| it.format_call(call, &args)),
            Own::Nothing => self.format_call(call, &args),
        })
    }

    fn format_call(&mut self, call: MacroCall<'_>, args: &FormatArgs) -> Operand {
        // Of these only `format_args!` borrows for longer than the statement.
        let life = if call.name == "format_args" { call.life } else { Life::default() };
        let args = self.format_args(args, life);
        self.finish_call(call, args)
    }

    fn finish_call(&mut self, call: MacroCall<'_>, args: Vec<Operand>) -> Operand {
        let dest = call.want.unwrap_or_else(|| self.temp(call.life));
        let callee = Callee::Macro(call.name);
        let facts = Call { callee, args, name_range: call.name_range };
        self.call(dest, facts, call.range)
    }

    /// `vec![a, b]`, `vec![a; n]`: the elements move. `dbg!(a)` is its operand.
    fn vec(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let elems: Elements = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        let args = self.operands(elems.0.iter());
        Some(self.finish_call(call, args))
    }

    /// `info!(target: "x", key = ?value, "{}", arg)`.
    fn logged(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let args: LogArgs = call.mac.parse_body().ok()?;
        self.macro_op(call.name, call.range);
        Some(self.in_temps(call.range, |it| {
            let args = it.format_args(&args.0, Life::default());
            it.finish_call(call, args)
        }))
    }

    /// `addr_of!(place)`.
    fn addr_of(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        let expr: Expr = call.mac.parse_body().ok()?;
        let place = self.place(&expr, call.life.borrowed());
        let mutable = call.name == "addr_of_mut";
        Some(self.value(Value::RawRef { mutable, place }, call.want, call.life, call.range))
    }

    /// `json!({ "key": expr, "list": [a, b] })`: the expressions in it, as far as they are ones.
    fn json(&mut self, call: MacroCall<'_>) -> Option<Operand> {
        self.macro_op(call.name, call.range);
        let mut args = Vec::new();
        self.json_values(call.mac.tokens.clone(), &mut args);
        Some(self.finish_call(call, args))
    }

    fn json_values(&mut self, tokens: proc_macro2::TokenStream, args: &mut Vec<Operand>) {
        let Some(parts) = args::json_parts(tokens) else { return };
        for part in parts {
            match part {
                args::JsonPart::Inner(tokens) => self.json_values(tokens, args),
                args::JsonPart::Value(expr) => args.push(self.operand(&expr)),
            }
        }
    }
}

/// Whether what a macro makes has a temporary scope of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Own {
    Temps,
    Nothing,
}

/// `a, b, c` or `a; n`.
struct Elements(Vec<Expr>);

impl syn::parse::Parse for Elements {
    fn parse(input: syn::parse::ParseStream<'_>) -> syn::Result<Elements> {
        if input.is_empty() {
            return Ok(Elements(Vec::new()));
        }
        let first: Expr = input.parse()?;
        if input.parse::<Option<Token![;]>>()?.is_some() {
            return Ok(Elements(vec![first, input.parse()?]));
        }
        let mut elems = vec![first];
        if input.parse::<Option<Token![,]>>()?.is_some() {
            elems.extend(Punctuated::<Expr, Token![,]>::parse_terminated(input)?);
        }
        Ok(Elements(elems))
    }
}

/// All names that `known_macro` knows.
const KNOWN: [&str; 68] = [
    "addr_of",
    "addr_of_mut",
    "anyhow",
    "asm",
    "assert",
    "assert_eq",
    "assert_ne",
    "bail",
    "cfg",
    "cfg_if",
    "column",
    "compile_error",
    "concat",
    "concat_bytes",
    "dbg",
    "debug",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "debug_span",
    "ensure",
    "env",
    "eprint",
    "eprintln",
    "error",
    "error_span",
    "event",
    "eyre",
    "file",
    "format",
    "format_args",
    "global_asm",
    "include_bytes",
    "include_str",
    "info",
    "info_span",
    "join",
    "json",
    "lazy_static",
    "line",
    "log",
    "macro_rules",
    "matches",
    "module_path",
    "offset_of",
    "option_env",
    "panic",
    "pin",
    "print",
    "println",
    "ready",
    "select",
    "select_biased",
    "span",
    "stringify",
    "thread_local",
    "todo",
    "trace",
    "trace_span",
    "try",
    "try_join",
    "unimplemented",
    "unreachable",
    "vec",
    "warn",
    "warn_span",
    "write",
    "writeln",
];
