//! Judgements of findings: somebody has read the code.

use std::{fs, path::Path};

use anyhow::{Context, Result, bail};

/// Whether a finding is right.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// What is said is so, and can do harm.
    True,
    /// What is said is not so, or cannot do harm.
    False,
    /// What is said is so; whether it ought to be changed is for its owners to say.
    Taste,
}

/// A judgement, with the reason in a sentence.
#[derive(Clone, Debug)]
pub(super) struct Judgement {
    pub(super) krate: String,
    pub(super) rule: String,
    pub(super) fingerprint: String,
    pub(super) verdict: Verdict,
}

/// Reads the list: crate, rule, place, fingerprint, verdict, sentence. That of hidden findings has
/// their level and confidence as well, as they were when they were judged.
pub(super) fn read(list: &Path) -> Result<Vec<Judgement>> {
    let text =
        fs::read_to_string(list).with_context(|| format!("cannot read `{}`", list.display()))?;
    text.lines().skip(1).map(parse).collect()
}

fn parse(line: &str) -> Result<Judgement> {
    let parts: Vec<&str> = line.split('\t').collect();
    let (krate, rule, fingerprint, verdict, sentence) = match parts[..] {
        [krate, rule, _, fingerprint, verdict, sentence]
        | [krate, rule, _, fingerprint, _, _, verdict, sentence] => {
            (krate, rule, fingerprint, verdict, sentence)
        }
        _ => bail!("a judgement has six columns, or eight: {line}"),
    };
    let verdict = match verdict {
        "true" => Verdict::True,
        "false" => Verdict::False,
        "taste" => Verdict::Taste,
        _ => bail!("`{verdict}` is neither true nor false nor taste: {line}"),
    };
    if sentence.trim().is_empty() {
        bail!("a judgement needs a sentence: {line}");
    }
    let [krate, rule, fingerprint] = [krate, rule, fingerprint].map(str::to_owned);
    Ok(Judgement { krate, rule, fingerprint, verdict })
}
