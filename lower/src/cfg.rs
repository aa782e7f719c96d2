//! The conditions of `cfg`, as far as they are known without building anything.

use model::facts::AttrArg;

/// Whether `cfg(..)` with these arguments fails in a debug build for Linux on x86_64, whatever
/// features are on and whether tests are built.
pub(crate) fn is_false(args: &[AttrArg]) -> bool {
    matches!(args, [arg] if eval(arg) == Some(false))
}

/// Whether `cfg(..)` with these arguments holds in such a build.
pub(crate) fn is_true(args: &[AttrArg]) -> bool {
    matches!(args, [arg] if eval(arg) == Some(true))
}

/// Of longer conditions nobody knows.
const MAX_PARTS: usize = 64;

/// Whether no build has both what is under all of `a` and what is under all of `b`.
pub(crate) fn are_exclusive(a: &[AttrArg], b: &[AttrArg]) -> bool {
    a.iter().any(|a| b.iter().any(|b| exclude(a, b)))
}

/// Whether the two can be seen not to hold both: `x` and `not(any(x, y))`.
fn exclude(a: &AttrArg, b: &AttrArg) -> bool {
    let (a, b) = (parts(a), parts(b));
    a.iter().any(|a| b.iter().any(|b| negates(a, b) || negates(b, a)))
}

/// The condition, and what has to hold for it.
fn parts(arg: &AttrArg) -> Vec<&AttrArg> {
    let mut parts = vec![arg];
    let mut n_seen = 0;
    while let Some(part) = parts.get(n_seen)
        && parts.len() < MAX_PARTS
    {
        if let AttrArg::List(name, args) = part
            && *name == "all"
        {
            parts.extend(args);
        }
        n_seen += 1;
    }
    parts
}

/// Whether `a` is `not(..)` of something that follows from `b`.
fn negates(a: &AttrArg, b: &AttrArg) -> bool {
    let AttrArg::List(not, negated) = a else { return false };
    if *not != "not" {
        return false;
    }
    negated.iter().any(|it| match it {
        _ if it == b => true,
        AttrArg::List(any, args) => *any == "any" && args.contains(b),
        _ => false,
    })
}

/// None if it depends on the build.
fn eval(arg: &AttrArg) -> Option<bool> {
    match arg {
        AttrArg::Word(name) => word(name.as_str()),
        AttrArg::Text(name, text) => text_option(name.as_str(), text),
        AttrArg::List(name, args) => list(name.as_str(), args),
        AttrArg::Order(_) | AttrArg::Literal(_) => None,
    }
}

fn word(name: &str) -> Option<bool> {
    match name {
        "unix" | "debug_assertions" | "overflow_checks" | "true" | "target_thread_local" => {
            Some(true)
        }
        "windows" | "loom" | "miri" | "kani" | "fuzzing" | "doc" | "doctest" | "docsrs"
        | "crossbeam_loom" | "rustdoc" | "false" => Some(false),
        _ => None,
    }
}

fn text_option(name: &str, text: &str) -> Option<bool> {
    let on = match name {
        "target_os" => "linux",
        "target_family" => "unix",
        "target_arch" => "x86_64",
        "target_pointer_width" => "64",
        "target_endian" => "little",
        "target_env" => "gnu",
        "target_vendor" => "unknown",
        "panic" => "unwind",
        "target_has_atomic" => {
            return Some(matches!(text, "8" | "16" | "32" | "64" | "ptr"));
        }
        _ => return None,
    };
    Some(text == on)
}

fn list(name: &str, args: &[AttrArg]) -> Option<bool> {
    match name {
        "not" => eval(args.first()?).map(|it| !it),
        "all" => decided(args, false),
        "any" => decided(args, true),
        _ => None,
    }
}

/// `decisive` if one of `args` is that, and the opposite if all are.
fn decided(args: &[AttrArg], decisive: bool) -> Option<bool> {
    let mut is_known = true;
    for arg in args {
        match eval(arg) {
            Some(value) if value == decisive => return Some(decisive),
            value => is_known &= value.is_some(),
        }
    }
    is_known.then_some(!decisive)
}
