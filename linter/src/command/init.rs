//! `threadlint init`: writes a commented configuration.

use std::{
    fs,
    io::{self, ErrorKind, Write},
};

use anyhow::{Context, Result, bail};
use rules::{Group, RULES};

use crate::{
    builtin::summary,
    cli::{InitArgs, Status},
    config::{FILE_NAME, schema},
};

pub(crate) fn init(args: &InitArgs) -> Result<Status> {
    let mut out = io::stdout().lock();
    if args.schema {
        write!(out, "{}", schema())?;
        return Ok(Status::Clean);
    }
    let path = args.folder.join(FILE_NAME);
    let file = fs::File::create_new(&path);
    let mut file = match file {
        Err(error) if error.kind() == ErrorKind::AlreadyExists => {
            bail!("`{}` exists already", path.display());
        }
        file => file.with_context(|| format!("cannot write `{}`", path.display()))?,
    };
    file.write_all(template().as_bytes()).context("cannot write the configuration")?;
    writeln!(out, "wrote {}", path.display())?;
    Ok(Status::Clean)
}

/// A configuration that says nothing, and shows what could be said.
fn template() -> String {
    format!("{HEAD}\n{}\n{TAIL}", levels())
}

const HEAD: &str = "\
# The configuration of threadlint. Everything here is optional.
# Paths are relative to this folder; patterns are those of .gitignore.

# How sure a finding must be to be shown: low, medium, high, certain.
# min-confidence = \"high\"

# Files and folders that are not looked at.
# exclude = [\"vendor/**\"]

# Descriptions of locks of your own, written like the files in threadlint's model/stubs.
# stubs = [\"lint/our_locks.rs\"]

# Findings that are not reported; `threadlint baseline` writes the file.
# baseline = \"threadlint-baseline.json\"
";

const TAIL: &str = "\
# Levels for test code. Without any, warnings become hints there and denials warnings.
[tests]
# sleep_sync = \"warn\"

# Levels for files that fit a pattern; the last one that fits wins.
# [paths.\"crates/legacy/**\"]
# lock_order = \"allow\"

# The order in which locks are taken, the outermost first.
# [[lock-order]]
# order = [\"Bank.accounts\", \"Bank.log\"]
";

/// Every group, and below it its rules.
fn levels() -> String {
    let mut res =
        "# Levels: allow, hint, warn, deny. A rule goes before its group.\n[rules]\n".to_owned();
    for group in Group::ALL {
        let rules: Vec<_> = RULES.iter().filter(|it| it.group == group).collect();
        if rules.is_empty() {
            continue;
        }
        res += &format!("\n# {} = \"warn\"\n", group.as_str());
        for rule in rules {
            res += &format!("# {} = \"{}\"  # {}\n", rule.name, rule.level.as_str(), summary(rule));
        }
    }
    res
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::template;
    use crate::config::problems_in;

    #[test]
    fn the_template_is_a_configuration_with_and_without_its_comments() {
        let open = |line: &str| match line.strip_prefix("# ") {
            Some(code) if code.starts_with('[') || code.contains(" = ") => code.to_owned(),
            _ => line.to_owned(),
        };
        let opened: Vec<String> = template().lines().map(open).collect();
        for text in [template(), opened.join("\n")] {
            let problems = problems_in(Path::new("/threadlint.toml"), &text);
            // The example names a file that is not there.
            let messages: Vec<_> = problems.iter().map(|it| it.message.as_str()).collect();
            let expected: &[&str] = match text.contains("\n# stubs") {
                true => &[],
                false => &["there is no file `lint/our_locks.rs`"],
            };
            assert_eq!(messages, expected, "{text}");
        }
    }
}
