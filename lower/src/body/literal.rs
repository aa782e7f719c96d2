//! Literals and operators.

use model::{
    Symbol,
    facts::{Literal, Unary},
};
use syn::{BinOp, Lit, UnOp};

use super::builder::Builder;

impl Builder<'_, '_> {
    pub(super) fn literal(&self, lit: &Lit) -> Literal {
        let suffix = |text: &str| (!text.is_empty()).then(|| self.cx.intern(text));
        match lit {
            Lit::Str(it) => Literal::Str(it.value().into()),
            Lit::ByteStr(_) => Literal::ByteStr,
            Lit::CStr(_) => Literal::CStr,
            Lit::Byte(_) => Literal::Byte,
            Lit::Char(_) => Literal::Char,
            Lit::Int(it) => {
                Literal::Int { value: it.base10_parse().ok(), suffix: suffix(it.suffix()) }
            }
            Lit::Float(it) => Literal::Float {
                value: it.base10_parse().unwrap_or_default(),
                suffix: suffix(it.suffix()),
            },
            Lit::Bool(it) => Literal::Bool(it.value),
            _ => Literal::Unit,
        }
    }

    /// The symbol of a binary operator; that of a compound assignment without `=`.
    pub(super) fn operator(&self, operator: &BinOp) -> Symbol {
        self.cx.intern(match operator {
            BinOp::Add(_) | BinOp::AddAssign(_) => "+",
            BinOp::Sub(_) | BinOp::SubAssign(_) => "-",
            BinOp::Mul(_) | BinOp::MulAssign(_) => "*",
            BinOp::Div(_) | BinOp::DivAssign(_) => "/",
            BinOp::Rem(_) | BinOp::RemAssign(_) => "%",
            BinOp::BitXor(_) | BinOp::BitXorAssign(_) => "^",
            BinOp::BitAnd(_) | BinOp::BitAndAssign(_) => "&",
            BinOp::BitOr(_) | BinOp::BitOrAssign(_) => "|",
            BinOp::Shl(_) | BinOp::ShlAssign(_) => "<<",
            BinOp::Shr(_) | BinOp::ShrAssign(_) => ">>",
            BinOp::Eq(_) => "==",
            BinOp::Lt(_) => "<",
            BinOp::Le(_) => "<=",
            BinOp::Ne(_) => "!=",
            BinOp::Ge(_) => ">=",
            BinOp::Gt(_) => ">",
            BinOp::And(_) => "&&",
            BinOp::Or(_) => "||",
            _ => "?",
        })
    }
}

/// Whether the operator assigns: `+=`.
pub(super) fn is_assignment(operator: &BinOp) -> bool {
    matches!(
        operator,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}

/// `!` or `-`.
pub(super) fn unary(operator: &UnOp) -> Unary {
    match operator {
        UnOp::Not(_) => Unary::Not,
        _ => Unary::Neg,
    }
}
