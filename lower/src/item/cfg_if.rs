//! `cfg_if!`: all branches that may be there.

use syn::{
    Attribute, Item, Token, braced,
    parse::{Parse, ParseStream, Result},
};

use crate::{
    attr::{is_cfg_false, is_cfg_true},
    cx::Cx,
};

/// The branches of `cfg_if!`.
pub(super) struct CfgIf {
    /// The last one may have no condition.
    branches: Vec<(Vec<Attribute>, Vec<Item>)>,
}

impl CfgIf {
    /// The items of the branches that a build for Linux may have.
    pub(super) fn possible_items(self, cx: &Cx<'_>) -> Vec<Item> {
        let mut items = Vec::new();
        for (condition, branch) in self.branches {
            if is_cfg_false(cx, &condition) {
                continue;
            }
            items.extend(branch);
            if is_cfg_true(cx, &condition) {
                break;
            }
        }
        items
    }
}

impl Parse for CfgIf {
    fn parse(input: ParseStream<'_>) -> Result<CfgIf> {
        let mut branches = Vec::new();
        loop {
            let condition = if input.parse::<Option<Token![if]>>()?.is_some() {
                input.call(Attribute::parse_outer)?
            } else {
                Vec::new()
            };
            let content;
            braced!(content in input);
            let mut items = Vec::new();
            while !content.is_empty() {
                items.push(content.parse()?);
            }
            branches.push((condition, items));
            if input.parse::<Option<Token![else]>>()?.is_none() {
                // More than that is a mistake, but what was read is there all the same.
                input.step(|cursor| {
                    let mut rest = *cursor;
                    while let Some((_, next)) = rest.token_tree() {
                        rest = next;
                    }
                    Ok(((), rest))
                })?;
                return Ok(CfgIf { branches });
            }
        }
    }
}
