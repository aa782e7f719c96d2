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

/// Whether the two can be seen not to hold both: `x` and `not(any(x, y))`.
pub(crate) fn exclude(a: &AttrArg, b: &AttrArg) -> bool {
    let part_excludes = |whole: &AttrArg, other: &AttrArg| match whole {
        AttrArg::List(name, args) if *name == "all" => args.iter().any(|it| exclude(it, other)),
        _ => false,
    };
    negates(a, b) || negates(b, a) || part_excludes(a, b) || part_excludes(b, a)
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
    let mut values = args.iter().map(eval);
    match name {
        "not" => values.next()?.map(|it| !it),
        "all" => {
            if values.clone().any(|it| it == Some(false)) {
                Some(false)
            } else {
                values.all(|it| it == Some(true)).then_some(true)
            }
        }
        "any" => {
            if values.clone().any(|it| it == Some(true)) {
                Some(true)
            } else {
                values.all(|it| it == Some(false)).then_some(false)
            }
        }
        _ => None,
    }
}
