//! `(rule, reason = "..", until = "2027-06-01")`

use diag::TextRange;

/// What stands in the parentheses of a suppression.
#[derive(Debug, Default)]
pub(super) struct Arguments {
    /// In order, keys included.
    pub(super) all: Vec<Argument>,
    pub(super) has_reason: bool,
    /// A day, as `2027-06-01`.
    pub(super) until: Option<String>,
}

/// A name, or a key with its value.
#[derive(Debug)]
pub(super) struct Argument {
    pub(super) text: String,
    pub(super) range: TextRange,
    /// The key, if it has a value.
    pub(super) key: Option<String>,
}

impl Arguments {
    /// Reads what `words` begin with; `start` is where they stand in the file.
    pub(super) fn read(words: &str, start: u32) -> Arguments {
        let mut res = Arguments::default();
        for (argument, at) in split(words) {
            let at = start + at as u32;
            let range = TextRange::new(at, at + argument.len() as u32);
            let key = argument.split_once('=').map(|(key, value)| {
                let value = value.trim().trim_matches('"');
                match key.trim() {
                    "reason" => res.has_reason = !value.trim().is_empty(),
                    "until" => res.until = Some(value.to_owned()),
                    _ => {}
                }
                key.trim().to_owned()
            });
            res.all.push(Argument { text: argument.to_owned(), range, key });
        }
        res
    }

    /// The names of rules and groups.
    pub(super) fn names(&self) -> impl Iterator<Item = &Argument> {
        self.all.iter().filter(|it| it.key.is_none())
    }

    /// Whether its time is over.
    pub(super) fn is_expired(&self, today: &str) -> bool {
        self.until.as_deref().is_some_and(|until| until <= today)
    }

    /// What to take away so that the argument `idx` is gone.
    pub(super) fn removal(&self, idx: usize) -> TextRange {
        let own = self.all[idx].range;
        match (self.all.get(idx + 1), idx.checked_sub(1)) {
            (Some(next), _) => TextRange::new(own.start, next.range.start),
            (None, Some(before)) => TextRange::new(self.all[before].range.end, own.end),
            (None, None) => own,
        }
    }
}

/// How much of `text` the parentheses that it begins with take up.
pub(super) fn parenthesised(text: &str) -> Option<usize> {
    let mut in_text = false;
    let mut depth = 0;
    for (idx, letter) in text.char_indices() {
        match letter {
            '"' => in_text = !in_text,
            '(' if !in_text => depth += 1,
            ')' if !in_text => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return (idx > 0).then_some(idx + 1);
        }
    }
    None
}

/// The arguments of `(a, b = "c, d")`, which `words` begin with, and where they stand in it.
fn split(words: &str) -> Vec<(&str, usize)> {
    let open = words.len() - words.trim_start().len();
    if !words[open..].starts_with('(') {
        return Vec::new();
    }
    let mut res = Vec::new();
    let mut start = open + 1;
    let mut in_text = false;
    for (idx, letter) in words.char_indices().skip_while(|it| it.0 <= open) {
        match letter {
            '"' => in_text = !in_text,
            ',' | ')' if !in_text => {
                let argument = &words[start..idx];
                let at = start + argument.len() - argument.trim_start().len();
                res.push((argument.trim(), at));
                start = idx + 1;
                if letter == ')' {
                    break;
                }
            }
            _ => {}
        }
    }
    res.retain(|it| !it.0.is_empty());
    res
}

#[cfg(test)]
mod tests {
    use super::{parenthesised, split};

    #[test]
    fn arguments_may_hold_commas() {
        let check = |words: &str, expected: &[&str]| {
            let found = split(words);
            assert!(found.iter().all(|(text, at)| words[*at..].starts_with(text)), "{found:?}");
            assert_eq!(found.iter().map(|it| it.0).collect::<Vec<_>>(), expected);
        };
        check(" (a, b , c = \"d, (e)\") f", &["a", "b", "c = \"d, (e)\""]);
        check("()", &[]);
        check("", &[]);
        check("(a", &[]);
    }

    #[test]
    fn parentheses_end() {
        assert_eq!(parenthesised("(a, \")\") b"), Some(8));
        assert_eq!(parenthesised("((a) b"), None);
        assert_eq!(parenthesised("a"), None);
    }
}
