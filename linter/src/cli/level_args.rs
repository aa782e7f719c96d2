//! Options about rules, their levels and their confidence.

use anyhow::{Result, bail};
use clap::{ArgMatches, Args};
use diag::Confidence;
use rules::Level;

use super::options::{places, selector};
use crate::{date::is_day, settle::Levels};

/// Which rules run, and what becomes of their findings.
#[derive(Debug, Args)]
pub(crate) struct LevelArgs {
    /// Allow a rule or a group of rules
    #[arg(short = 'A', long, value_name = "NAME")]
    allow: Vec<String>,
    /// Warn of what a rule or a group of rules finds
    #[arg(short = 'W', long, value_name = "NAME")]
    warn: Vec<String>,
    /// Fail if a rule or a group of rules finds something
    #[arg(short = 'D', long, value_name = "NAME")]
    deny: Vec<String>,
    /// Run only these rules and groups
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    select: Vec<String>,
    /// Do not run these rules and groups
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    ignore: Vec<String>,
    /// Every rule, every confidence, hints too
    #[arg(long)]
    all: bool,
    /// Show hints
    #[arg(long)]
    hints: bool,
    /// How sure a finding must be to be shown [default: high]
    #[arg(long, value_name = "C", value_parser = ["low", "medium", "high", "certain"])]
    min_confidence: Option<String>,
    /// The day by which suppressions expire, as 2027-06-01 [default: today]
    #[arg(long, value_name = "DAY", hide = true)]
    today: Option<String>,
}

impl LevelArgs {
    /// What the options say about rules. `matches` know in which order they were given.
    pub(crate) fn levels(&self, matches: &ArgMatches) -> Result<Levels> {
        let groups = [
            ("allow", &self.allow, Level::Allow),
            ("warn", &self.warn, Level::Warn),
            ("deny", &self.deny, Level::Deny),
        ];
        let mut set = Vec::new();
        for (id, names, level) in groups {
            for (place, name) in places(matches, id).into_iter().zip(names) {
                set.push((place, (selector(name)?, level)));
            }
        }
        set.sort_by_key(|it| it.0);
        Ok(Levels {
            set: set.into_iter().map(|it| it.1).collect(),
            select: self.select.iter().map(|it| selector(it)).collect::<Result<_>>()?,
            ignore: self.ignore.iter().map(|it| selector(it)).collect::<Result<_>>()?,
            all: self.all,
            hints: self.all || self.hints,
            min_confidence: self.min_confidence(),
        })
    }

    /// The day of the run, if it is given.
    pub(crate) fn today(&self) -> Result<Option<String>> {
        match &self.today {
            Some(today) if !is_day(today) => bail!("`{today}` is no day; one is 2027-06-01"),
            today => Ok(today.clone()),
        }
    }

    fn min_confidence(&self) -> Option<Confidence> {
        match self.min_confidence.as_deref() {
            Some("low") => Some(Confidence::Low),
            Some("medium") => Some(Confidence::Medium),
            Some("high") => Some(Confidence::High),
            Some("certain") => Some(Confidence::Certain),
            _ => self.all.then_some(Confidence::Low),
        }
    }
}
