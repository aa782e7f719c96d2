//! Runs the mutants.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::{BufRead, BufReader, Write},
    path::Path,
    process::{Child, Command, Stdio},
    sync::{
        Mutex,
        mpsc::{Receiver, channel},
    },
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};

use crate::{build::tests, find::Mutant, told, tree::Tree};

/// What becomes of a mutant.
pub(crate) enum Verdict {
    /// By a fixture, or another test.
    Caught(String),
    /// It runs far longer than the code does without it.
    TooLong,
    Missed,
    /// No fixture, or other test, comes to where it is, or it makes no difference there.
    Unreached,
}

impl Verdict {
    pub(crate) fn is_missed(&self) -> bool {
        matches!(self, Verdict::Missed | Verdict::Unreached)
    }

    /// As a row of outcomes has it.
    pub(crate) fn told(&self) -> String {
        match self {
            Verdict::Caught(by) => format!("caught\t{by}"),
            Verdict::TooLong => "too long\t".to_owned(),
            Verdict::Missed | Verdict::Unreached => format!("missed\t{}", self.remark()),
        }
    }

    /// What is told of those that are missed.
    pub(crate) fn remark(&self) -> &'static str {
        if matches!(self, Verdict::Unreached) { " (no fixture comes there)" } else { "" }
    }
}

/// Of memory, in kilobytes: some mutants collect without end.
const MEMORY: u32 = 6_000_000;

/// Of mutants for one judge, which has to run all fixtures once before it begins.
const LEAST: usize = 10;

/// How many times longer a mutant may run than none does.
const TIMES_LONGER: u32 = 5;

/// Tests besides the fixtures, and the sources whose mutants are tried on them.
const OTHERS: [(&str, &[&str]); 5] = [
    ("", &["-p", "threadlint", "--test", "held", "--test", "fate", "--test", "graph"]),
    ("model/src/solve/seen.rs", &["-p", "threadlint", "--test", "trace"]),
    ("model", &["-p", "threadlint-model", "--lib"]),
    ("lower", &["-p", "threadlint-lower", "--lib"]),
    ("rules", &["-p", "threadlint", "--test", "examples"]),
];

/// What was found out so far.
type Verdicts = BTreeMap<u32, Verdict>;

/// Tries mutants, several at a time. What no fixture notices is told at once.
pub(crate) fn judge(tree: &Tree, mutants: &[Mutant]) -> Result<Verdicts> {
    let program = tests(tree, &["-p", "threadlint", "--test", "judge"])?;
    let program = program.values().next().context("the judge is a test")?;
    if tree.batches().exists() {
        fs::remove_file(tree.batches())?;
    }
    fs::write(tree.outcomes(), "")?;
    let jobs = thread::available_parallelism().map_or(1, usize::from);
    let share = mutants.len().div_ceil(jobs).max(LEAST);
    let verdicts = Mutex::default();
    let one = |part| try_all(tree, program, part, &verdicts);
    thread::scope(|scope| {
        let threads: Vec<_> = mutants.chunks(share).map(|it| scope.spawn(|| one(it))).collect();
        let ends = threads.into_iter().map(|it| it.join().expect("it does not panic"));
        ends.collect::<Result<()>>()
    })?;
    let mut verdicts = verdicts.into_inner().expect("nobody panics");
    others(tree, mutants, &mut verdicts)?;
    Ok(verdicts)
}

/// Tries mutants one after the other.
fn try_all(
    tree: &Tree,
    program: &Path,
    mut left: &[Mutant],
    verdicts: &Mutex<Verdicts>,
) -> Result<()> {
    while !left.is_empty() {
        run(tree, program, left, verdicts)?;
        let known = verdicts.lock().expect("nobody panics");
        let at = left.iter().rposition(|it| known.contains_key(&it.id));
        left = &left[at.map_or(0, |it| it + 1)..];
    }
    Ok(())
}

/// The folder of fixtures that are about what is in a file.
fn folder(file: &str) -> &str {
    let rule = file.strip_prefix("rules/src/").unwrap_or_default();
    rule.split(['/', '.']).next().unwrap_or_default()
}

/// A run of the judge, up to a mutant that ends it.
fn run(tree: &Tree, program: &Path, mutants: &[Mutant], verdicts: &Mutex<Verdicts>) -> Result<()> {
    let wanted: Vec<String> =
        mutants.iter().map(|it| format!("{}={}", it.id, folder(&it.file))).collect();
    let mut child = limited(program)
        .args(["--nocapture", "--test-threads", "1"])
        .env("JUDGE", wanted.join(","))
        .env("JUDGE_BATCHES", tree.batches())
        .current_dir(tree.path.join("linter"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .context("cannot run the judge")?;
    let lines = lines(&mut child)?;
    let Ok(ready) = lines.recv_timeout(Duration::from_secs(1800)) else {
        bail!("without any mutant, fixtures are not as marked");
    };
    if ready != "ready" {
        bail!("the judge says `{ready}`");
    }
    let note = |id, verdict| note(&tree.outcomes(), verdicts, mutants, id, verdict);
    let mut limit = Duration::from_secs(60);
    let mut at: Option<u32> = None;
    loop {
        let Ok(line) = lines.recv_timeout(limit) else {
            // It has ended, or goes on for ever.
            let has_ended = child.try_wait()?.is_some();
            let _ = child.kill();
            child.wait()?;
            if let Some(id) = at {
                let ended = Verdict::Caught("the process ends".to_owned());
                note(id, if has_ended { ended } else { Verdict::TooLong })?;
            }
            return Ok(());
        };
        let (word, rest) = line.split_once(' ').unwrap_or((&line, ""));
        let (id, by) = rest.split_once(' ').unwrap_or((rest, ""));
        let id: u32 = id.parse().with_context(|| format!("the judge says `{line}`"))?;
        at = (word == "trying").then_some(id);
        match word {
            "trying" => limit = Duration::from_millis(by.parse()?),
            "caught" => note(id, Verdict::Caught(by.to_owned()))?,
            "unreached" => note(id, Verdict::Unreached)?,
            _ => note(id, Verdict::Missed)?,
        }
    }
}

/// Notes what became of a mutant, and tells of it if fixtures have not noticed.
fn note(
    outcomes: &Path,
    verdicts: &Mutex<Verdicts>,
    mutants: &[Mutant],
    id: u32,
    verdict: Verdict,
) -> Result<()> {
    let mut verdicts = verdicts.lock().expect("nobody panics");
    let is_missed = verdict.is_missed();
    if let (true, Some(it)) = (is_missed, mutants.iter().find(|it| it.id == id)) {
        progress(&format!("{}{}", told(it), verdict.remark()))?;
    }
    if let Some(it) = mutants.iter().find(|it| it.id == id) {
        // A run that is ended early has told so much.
        let mut rows = fs::OpenOptions::new().append(true).open(outcomes)?;
        writeln!(rows, "{}\t{}", told(it), verdict.told())?;
    }
    verdicts.insert(id, verdict);
    if verdicts.len().is_multiple_of(20) {
        let missed = verdicts.values().filter(|it| it.is_missed()).count();
        progress(&format!("{} tried, {missed} not noticed by fixtures", verdicts.len()))?;
    }
    Ok(())
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
fn others(tree: &Tree, mutants: &[Mutant], verdicts: &mut Verdicts) -> Result<()> {
    for (path, arguments) in OTHERS {
        let is_open = |it: &&Mutant| {
            verdicts.get(&it.id).is_some_and(Verdict::is_missed)
                && Path::new(&it.file).starts_with(path)
        };
        let mut open: Vec<u32> = mutants.iter().filter(is_open).map(|it| it.id).collect();
        if open.is_empty() {
            continue;
        }
        for (name, program) in tests(tree, arguments)? {
            let start = Instant::now();
            let notes = tree.path.with_file_name("reached");
            fs::write(&notes, "")?;
            if fails(tree, &program, 0, Duration::from_secs(1800))? != Some(false) {
                bail!("the test `{name}` fails without any mutant");
            }
            let limit = Duration::from_secs(10) + start.elapsed() * TIMES_LONGER;
            let text = fs::read_to_string(&notes)?;
            let reached: BTreeSet<u32> = text.lines().filter_map(|it| it.parse().ok()).collect();
            let (near, mut still): (Vec<u32>, Vec<u32>) =
                open.into_iter().partition(|it| reached.contains(it));
            progress(&format!("{} tried on the test `{name}`", near.len()))?;
            for id in near {
                match fails(tree, &program, id, limit)? {
                    Some(false) => {
                        verdicts.insert(id, Verdict::Missed);
                        still.push(id);
                    }
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
        .env("MUTANTS_REACHED", tree.path.with_file_name("reached"))
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
