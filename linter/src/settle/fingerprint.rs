//! A name for a finding that survives edits elsewhere in its file.
//!
//! It is the FNV-1a hash (64 bits, sixteen hexadecimal digits) of the rule's name, the file's
//! path, the message without line numbers, the text of the line with its blanks made single, and
//! how many findings before this one in the file have all that in common.

use std::collections::BTreeMap;

use diag::Span;
use rules::Finding;

use crate::source_map::SourceMap;

/// Gives fingerprints to the findings of a run, which come in order.
#[derive(Debug, Default)]
pub(crate) struct Fingerprints {
    /// How often each hash without a count was met.
    counts: BTreeMap<u64, u32>,
}

impl Fingerprints {
    /// The fingerprint of the next finding.
    pub(crate) fn next(&mut self, map: &SourceMap, finding: &Finding) -> String {
        let span = finding.diagnostic.primary.span;
        let parts = [
            finding.rule.name,
            map.file(span.file).path.as_str(),
            &without_positions(&finding.diagnostic.message),
            &line_text(map, span),
        ];
        let hash = hashed(&parts);
        let count = self.counts.entry(hash).or_default();
        let res = fnv(hash, &count.to_le_bytes());
        *count += 1;
        format!("{res:016x}")
    }
}

/// A name for what is found and the line where it is, without the file and without a count.
pub(crate) fn content_hash(map: &SourceMap, finding: &Finding) -> u64 {
    let line = line_text(map, finding.diagnostic.primary.span);
    hashed(&[finding.rule.name, &without_positions(&finding.diagnostic.message), &line])
}

fn hashed(parts: &[&str]) -> u64 {
    parts.iter().fold(OFFSET_BASIS, |hash, part| {
        let separated = fnv(hash, part.as_bytes());
        fnv(separated, &[0])
    })
}

const OFFSET_BASIS: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

fn fnv(hash: u64, bytes: &[u8]) -> u64 {
    bytes.iter().fold(hash, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(PRIME))
}

/// The line on which the span begins, with single blanks.
fn line_text(map: &SourceMap, span: Span) -> String {
    let file = map.file(span.file);
    let line = file.slice(file.line_range(file.line_idx(span.start)));
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The message without the numbers of `src/bank.rs:31:19`.
fn without_positions(message: &str) -> String {
    let mut res = String::new();
    let mut rest = message;
    while let Some(colon) = rest.find(':') {
        res.push_str(&rest[..colon]);
        let after = &rest[colon + 1..];
        let number = after.len() - after.trim_start_matches(|it: char| it.is_ascii_digit()).len();
        if number == 0 {
            res.push(':');
        }
        rest = &after[number..];
    }
    res + rest
}

#[cfg(test)]
mod tests {
    use super::{OFFSET_BASIS, fnv, without_positions};

    #[test]
    fn hashes_as_fnv_does() {
        assert_eq!(fnv(OFFSET_BASIS, b"foobar"), 0x8594_4171_f739_67e8);
    }

    #[test]
    fn positions_do_not_count() {
        assert_eq!(without_positions("at a.rs:3:14: `A::b`"), "at a.rs: `A::b`");
    }
}
