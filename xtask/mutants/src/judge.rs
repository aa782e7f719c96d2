//! Runs the mutants.

use std::{
    collections::BTreeMap,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::mpsc::{Receiver, channel},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{build::tests, find::Mutant, tree::Tree};

/// What becomes of a mutant.
pub(crate) enum Verdict {
    /// By a fixture, or another test.
    Caught(String),
    /// It runs far longer than the code does without it.
    TooLong,
    Missed,
}

/// Of memory, in kilobytes: some mutants collect without end.
const MEMORY: u32 = 6_000_000;

/// How many times longer a mutant may run than none does.
const TIMES_LONGER: u32 = 5;

/// Tests besides the fixtures, and the sources whose mutants are tried on them.
const OTHERS: [(&str, &[&str]); 4] = [
    ("", &["-p", "threadlint", "--test", "held", "--test", "fate", "--test", "graph"]),
    ("model/src/solve/seen.rs", &["-p", "threadlint", "--test", "trace"]),
    ("model", &["-p", "threadlint-model", "--lib"]),
    ("lower", &["-p", "threadlint-lower", "--lib"]),
];

pub(crate) fn judge(tree: &Tree, mutants: &[Mutant]) -> Result<BTreeMap<u32, Verdict>> {
    let program = tests(tree, &["-p", "threadlint", "--test", "judge"])?;
    let program = program.values().next().context("the judge is a test")?;
    let mut verdicts = BTreeMap::new();
    let mut left: Vec<u32> = mutants.iter().map(|it| it.id).collect();
    while !left.is_empty() {
        run(tree, program, &left, &mut verdicts)?;
        let at = left.iter().rposition(|it| verdicts.contains_key(it));
        left.drain(..at.map_or(0, |it| it + 1));
    }
    others(tree, mutants, &mut verdicts)?;
    Ok(verdicts)
}

/// A run of the judge, up to a mutant that ends it.
fn run(
    tree: &Tree,
    program: &Path,
    ids: &[u32],
    verdicts: &mut BTreeMap<u32, Verdict>,
) -> Result<()> {
    let ids: Vec<String> = ids.iter().map(u32::to_string).collect();
    let mut child = limited(program)
        .args(["--nocapture", "--test-threads", "1"])
        .env("JUDGE", ids.join(","))
        .current_dir(tree.path.join("linter"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot run the judge")?;
    let lines = lines(&mut child)?;
    let start = Instant::now();
    // The first run of all fixtures tells how long they take.
    let Ok(ready) = lines.recv_timeout(Duration::from_secs(1800)) else {
        bail!("without any mutant, fixtures are not as marked");
    };
    if ready != "ready" {
        bail!("the judge says `{ready}`");
    }
    // For one folder of fixtures, of which there are sixty.
    let limit = Duration::from_secs(10) + start.elapsed() / 2;
    let mut at: Option<u32> = None;
    loop {
        let Ok(line) = lines.recv_timeout(limit) else {
            // It has ended, or goes on for ever.
            let has_ended = child.try_wait()?.is_some();
            let _ = child.kill();
            child.wait()?;
            if let Some(id) = at {
                let ended = Verdict::Caught("the process ends".to_owned());
                verdicts.insert(id, if has_ended { ended } else { Verdict::TooLong });
            }
            return Ok(());
        };
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let (id, by) = rest.split_once(' ').unwrap_or((rest, ""));
        let id: u32 = id.parse().with_context(|| format!("the judge says `{line}`"))?;
        match word {
            "trying" => at = Some(id),
            "caught" => drop(verdicts.insert(id, Verdict::Caught(by.to_owned()))),
            _ => drop(verdicts.insert(id, Verdict::Missed)),
        }
        if word != "trying" {
            at = None;
            if verdicts.len().is_multiple_of(20) {
                let missed = verdicts.values().filter(|it| matches!(it, Verdict::Missed)).count();
                progress(&format!("{} tried, {missed} not noticed by fixtures", verdicts.len()))?;
            }
        }
    }
}

/// A program that gets no more memory than it should need.
fn limited(program: &Path) -> Command {
    if !cfg!(unix) {
        return Command::new(program);
    }
    let mut shell = Command::new("sh");
    shell.args(["-c", &format!("ulimit -v {MEMORY} && exec \"$0\" \"$@\"")]).arg(program);
    shell
}

/// What the judge says, line by line.
fn lines(child: &mut Child) -> Result<Receiver<String>> {
    let out = child.stdout.take().context("its output is read")?;
    let (sender, receiver) = channel();
    thread::spawn(move || {
        for line in BufReader::new(out).lines().map_while(Result::ok) {
            // The harness may have begun the line.
            let Some((_, said)) = line.split_once("judge: ") else { continue };
            if sender.send(said.to_owned()).is_err() {
                return;
            }
        }
    });
    Ok(receiver)
}

/// Tries what no fixture has caught on other tests.
fn others(tree: &Tree, mutants: &[Mutant], verdicts: &mut BTreeMap<u32, Verdict>) -> Result<()> {
    for (path, arguments) in OTHERS {
        let is_open = |it: &&Mutant| {
            matches!(verdicts.get(&it.id), Some(Verdict::Missed))
                && Path::new(&it.file).starts_with(path)
        };
        let mut open: Vec<u32> = mutants.iter().filter(is_open).map(|it| it.id).collect();
        if open.is_empty() {
            continue;
        }
        for (name, program) in tests(tree, arguments)? {
            let start = Instant::now();
            if fails(tree, &program, 0, Duration::from_secs(1800))? != Some(false) {
                bail!("the test `{name}` fails without any mutant");
            }
            let limit = Duration::from_secs(10) + start.elapsed() * TIMES_LONGER;
            progress(&format!("{} tried on the test `{name}`", open.len()))?;
            let mut still = Vec::new();
            for id in open {
                match fails(tree, &program, id, limit)? {
                    Some(false) => still.push(id),
                    _ => drop(verdicts.insert(id, Verdict::Caught(format!("the test `{name}`")))),
                }
            }
            open = still;
        }
    }
    Ok(())
}

/// Whether a test fails with a mutant. None if it takes too long.
fn fails(tree: &Tree, program: &Path, id: u32, limit: Duration) -> Result<Option<bool>> {
    let mut child = limited(program)
        .env("MUTANT", id.to_string())
        .current_dir(tree.path.join("linter"))
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot run a test")?;
    let end = Instant::now() + limit;
    while Instant::now() < end {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(!status.success()));
        }
        thread::sleep(Duration::from_millis(20));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

fn progress(text: &str) -> Result<()> {
    writeln!(std::io::stderr(), "{text}")?;
    Ok(())
}
