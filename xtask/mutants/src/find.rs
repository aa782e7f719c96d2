//! The mutants of a file: where something small can be changed, and the text that changes it when it
//! is asked to.
//!
//! All of them are in the text at once. `::diag::mutant::is(7)` is true in a run of number 7.

use proc_macro2::Span;
use syn::{
    Attribute, BinOp, Block, Expr, ExprBinary, ExprIf, ExprUnary, ImplItemFn, ItemConst, ItemFn,
    ItemImpl, ItemMod, ItemStatic, Pat, ReturnType, Signature, Stmt, Type, UnOp,
    spanned::Spanned,
    visit::{self, Visit},
};

/// A small change of the code.
#[derive(Clone, Debug)]
pub(crate) struct Mutant {
    pub(crate) id: u32,
    pub(crate) file: String,
    pub(crate) line: usize,
    pub(crate) function: String,
    pub(crate) what: String,
}

/// Text that is put in, or that takes the place of a token.
#[derive(Clone, Debug)]
pub(crate) struct Edit {
    /// The mutants that it is part of.
    pub(crate) ids: Vec<u32>,
    pub(crate) start: usize,
    pub(crate) end: usize,
    pub(crate) text: String,
    /// It closes what another one has opened.
    pub(crate) is_close: bool,
}

/// What is found in one file.
#[derive(Default)]
pub(crate) struct Found {
    pub(crate) mutants: Vec<Mutant>,
    pub(crate) edits: Vec<Edit>,
}

/// Finds the mutants of `text`, numbered from `next` on, without those of `left_out`.
pub(crate) fn find(file: &str, text: &str, next: &mut u32, left_out: &[u32]) -> syn::Result<Found> {
    let parsed = syn::parse_file(text)?;
    let found = Found::default();
    let mut finder = Finder {
        file,
        text,
        next,
        left_out,
        functions: Vec::new(),
        in_impl: String::new(),
        found,
    };
    finder.visit_file(&parsed);
    Ok(finder.found)
}

struct Finder<'a> {
    file: &'a str,
    text: &'a str,
    next: &'a mut u32,
    left_out: &'a [u32],
    functions: Vec<String>,
    in_impl: String,
    found: Found,
}

/// What stands before, instead of a token in, and after the code of a place.
struct Around {
    before: String,
    token: Option<(Span, String)>,
    after: String,
}

impl Finder<'_> {
    /// Notes mutants at `span` that are made together; `around` is told the number of the first.
    fn add(&mut self, span: Span, whats: &[String], around: impl FnOnce(u32) -> Around) {
        let Some(function) = self.functions.last().cloned() else { return };
        let first = *self.next;
        *self.next += whats.len() as u32;
        let ids: Vec<u32> = (first..*self.next).collect();
        if ids.iter().any(|it| self.left_out.contains(it)) {
            return;
        }
        for (id, what) in ids.iter().zip(whats) {
            self.found.mutants.push(Mutant {
                id: *id,
                file: self.file.to_owned(),
                line: span.start().line,
                function: function.clone(),
                what: what.clone(),
            });
        }
        let Around { before, token, after } = around(first);
        let range = span.byte_range();
        let edit =
            |start, end, text, is_close| Edit { ids: ids.clone(), start, end, text, is_close };
        self.found.edits.push(edit(range.start, range.start, before, false));
        if let Some((span, text)) = token {
            let range = span.byte_range();
            self.found.edits.push(edit(range.start, range.end, text, false));
        }
        self.found.edits.push(edit(range.end, range.end, after, true));
    }

    /// The code at `span`, on one line and not too long.
    fn code(&self, span: Span) -> String {
        let text = self.text.get(span.byte_range()).unwrap_or_default();
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        match text.char_indices().nth(60) {
            Some((end, _)) => format!("{}..", &text[..end]),
            None => text,
        }
    }

    /// A condition becomes true, or false.
    fn condition(&mut self, condition: &Expr) {
        let code = self.code(condition.span());
        let whats = [format!("`{code}` is true"), format!("`{code}` is false")];
        self.add(condition.span(), &whats, |id| Around {
            before: format!("::diag::mutant::condition({id}, ("),
            token: None,
            after: "))".to_owned(),
        });
    }

    fn function(&mut self, name: &str, signature: &Signature, block: &Block) {
        let values = match &signature.output {
            ReturnType::Default => vec!["()"],
            ReturnType::Type(_, ty) => values(ty),
        };
        let Some(first) = block.stmts.first() else { return };
        self.functions.push(name.to_owned());
        for value in values {
            // An empty span at the start of the body.
            let at = first.span().byte_range().start;
            let what = [format!("the result of `{name}` is `{value}`")];
            let before = self.found.edits.len();
            self.add(first.span(), &what, |id| Around {
                before: format!("if ::diag::mutant::is({id}) {{ return {value}; }} "),
                token: None,
                after: String::new(),
            });
            for edit in self.found.edits.iter_mut().skip(before) {
                (edit.start, edit.end) = (at, at);
            }
        }
    }

    /// A condition becomes the opposite.
    fn negated(&mut self, span: Span, what: String) {
        self.add(span, &[what], |id| Around {
            before: format!("(::diag::mutant::is({id}) != ("),
            token: None,
            after: "))".to_owned(),
        });
    }

    /// `&&` becomes `||`, or the other way round. What comes second is still asked only where the operator
    /// asks it: `comparison` says of the first whether that is so, and `value` stands before what is then known.
    fn chained(&mut self, it: &ExprBinary, other: &str, comparison: &str, value: &str) {
        let what = [self.replaced(it, other)];
        let is = "::diag::mutant::is";
        self.add(it.span(), &what, |id| Around {
            before: "(if (".to_owned(),
            token: Some((
                it.op.span(),
                format!(") {comparison} {is}({id}) {{ {value}{is}({id}) }} else {{"),
            )),
            after: "})".to_owned(),
        });
    }

    fn compared(&mut self, it: &ExprBinary, name: &str, whats: &[&str]) {
        let whats: Vec<String> = whats.iter().map(|what| self.replaced(it, what)).collect();
        self.add(it.span(), &whats, |id| Around {
            before: format!("::diag::mutant::{name}({id}, &("),
            token: Some((it.op.span(), "), &(".to_owned())),
            after: "))".to_owned(),
        });
    }

    fn computed(&mut self, it: &ExprBinary, name: &str, whats: &[&str]) {
        let whats: Vec<String> = whats.iter().map(|what| self.replaced(it, what)).collect();
        let reference = if name.ends_with("assign") { "&mut " } else { "" };
        self.add(it.span(), &whats, |id| Around {
            before: format!("::diag::mutant::{name}({id}, {reference}("),
            token: Some((it.op.span(), "), (".to_owned())),
            after: "))".to_owned(),
        });
    }

    fn replaced(&self, it: &ExprBinary, by: &str) -> String {
        let op = self.code(it.op.span());
        format!("`{op}` is `{by}` in `{}`", self.code(it.span()))
    }
}

impl<'ast> Visit<'ast> for Finder<'_> {
    fn visit_item_mod(&mut self, it: &'ast ItemMod) {
        if !is_test(&it.attrs) {
            visit::visit_item_mod(self, it);
        }
    }

    // What is computed when the program is built.
    fn visit_item_const(&mut self, _: &'ast ItemConst) {}
    fn visit_item_static(&mut self, _: &'ast ItemStatic) {}

    fn visit_item_impl(&mut self, it: &'ast ItemImpl) {
        let of = it.trait_.as_ref().and_then(|it| it.0.segments.last());
        if of.is_some_and(|it| ["Debug", "Display", "Default"].iter().any(|name| it.ident == name))
        {
            return;
        }
        let name = match &*it.self_ty {
            Type::Path(path) => path.path.segments.last().map(|it| format!("{}::", it.ident)),
            _ => None,
        };
        self.in_impl = name.unwrap_or_default();
        visit::visit_item_impl(self, it);
        self.in_impl.clear();
    }

    fn visit_item_fn(&mut self, it: &'ast ItemFn) {
        if it.sig.constness.is_some() || is_test(&it.attrs) || it.block.stmts.is_empty() {
            return;
        }
        self.function(&it.sig.ident.to_string(), &it.sig, &it.block);
        visit::visit_item_fn(self, it);
        self.functions.pop();
    }

    fn visit_impl_item_fn(&mut self, it: &'ast ImplItemFn) {
        if it.sig.constness.is_some() || it.block.stmts.is_empty() {
            return;
        }
        self.function(&format!("{}{}", self.in_impl, it.sig.ident), &it.sig, &it.block);
        visit::visit_impl_item_fn(self, it);
        self.functions.pop();
    }

    fn visit_expr_binary(&mut self, it: &'ast ExprBinary) {
        match it.op {
            BinOp::Eq(_) | BinOp::Ne(_) => {
                let other = if matches!(it.op, BinOp::Eq(_)) { "!=" } else { "==" };
                self.negated(it.span(), self.replaced(it, other));
            }
            // A chain with `let` in it has no other way to be read.
            BinOp::And(_) if !has_let(&it.left) && !has_let(&it.right) => {
                self.chained(it, "||", "==", "")
            }
            BinOp::Or(_) => self.chained(it, "&&", "!=", "!"),
            BinOp::Lt(_) => self.compared(it, "lt", &["==", ">", "<="]),
            BinOp::Gt(_) => self.compared(it, "gt", &["==", "<", ">="]),
            BinOp::Le(_) => self.compared(it, "le", &[">", "<"]),
            BinOp::Ge(_) => self.compared(it, "ge", &["<", ">"]),
            BinOp::Add(_) => self.computed(it, "add", &["-", "*"]),
            BinOp::Sub(_) => self.computed(it, "sub", &["+"]),
            BinOp::AddAssign(_) => self.computed(it, "add_assign", &["-=", "*="]),
            BinOp::BitOrAssign(_) => self.computed(it, "or_assign", &["&="]),
            _ => {}
        }
        visit::visit_expr_binary(self, it);
    }

    fn visit_expr_unary(&mut self, it: &'ast ExprUnary) {
        if matches!(it.op, UnOp::Not(_)) {
            self.negated(it.span(), format!("no `!` in `{}`", self.code(it.span())));
        }
        visit::visit_expr_unary(self, it);
    }

    fn visit_expr_if(&mut self, it: &'ast ExprIf) {
        if matches!(*it.cond, Expr::Call(_) | Expr::MethodCall(_) | Expr::Path(_) | Expr::Field(_))
        {
            self.condition(&it.cond);
        }
        visit::visit_expr_if(self, it);
    }

    fn visit_expr_match(&mut self, it: &'ast syn::ExprMatch) {
        let has_rest = it.arms.iter().any(|it| matches!(it.pat, Pat::Wild(_)));
        for arm in &it.arms {
            match &arm.pat {
                Pat::Guard(guard) if !has_let(&guard.guard) => self.condition(&guard.guard),
                Pat::Guard(_) | Pat::Wild(_) => {}
                pat if has_rest => {
                    let what = [format!("no arm `{}`", self.code(pat.span()))];
                    self.add(pat.span(), &what, |id| Around {
                        before: String::new(),
                        token: None,
                        after: format!(" if !::diag::mutant::is({id})"),
                    });
                }
                _ => {}
            }
        }
        visit::visit_expr_match(self, it);
    }

    fn visit_stmt(&mut self, it: &'ast Stmt) {
        if let Stmt::Expr(expr, Some(_)) = it
            && is_act(expr)
        {
            let what = [format!("no `{}`", self.code(it.span()))];
            self.add(it.span(), &what, |id| Around {
                before: format!("if !::diag::mutant::is({id}) {{ "),
                token: None,
                after: " }".to_owned(),
            });
        }
        visit::visit_stmt(self, it);
    }
}

/// Whether an expression is there for what it does.
fn is_act(expr: &Expr) -> bool {
    match expr {
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Assign(_) => true,
        Expr::Binary(it) => matches!(it.op, BinOp::AddAssign(_) | BinOp::BitOrAssign(_)),
        _ => false,
    }
}

fn has_let(expr: &Expr) -> bool {
    match expr {
        Expr::Let(_) => true,
        Expr::Binary(it) if matches!(it.op, BinOp::And(_)) => {
            has_let(&it.left) || has_let(&it.right)
        }
        _ => false,
    }
}

fn is_test(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|it| {
        it.path().is_ident("test")
            || it.path().is_ident("cfg")
                && it.parse_args::<syn::Ident>().is_ok_and(|it| it == "test")
    })
}

/// What a function may give back instead. What does not fit is found by the compiler.
fn values(ty: &Type) -> Vec<&'static str> {
    let Type::Path(path) = ty else {
        return match ty {
            Type::ImplTrait(_) => Vec::new(),
            _ => vec!["Default::default()"],
        };
    };
    let Some(last) = path.path.segments.last() else { return Vec::new() };
    match last.ident.to_string().as_str() {
        "bool" => vec!["true", "false"],
        "u8" | "u16" | "u32" | "u64" | "usize" => vec!["0", "1"],
        "Option" => vec!["None", "Some(Default::default())"],
        _ => vec!["Default::default()"],
    }
}
