//! Fetching many pages at once: each failure is reported with its input and stops nobody else.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::{error::Error, fmt, time::Duration};

use threadlint_runtime::{
    Semaphore, Shutdown, TaskError, ThreadPool, Timing, as_completed, testing::Random,
};

/// At most so many requests go to the server at a time, however many workers there are.
static CONNECTIONS: Semaphore = Semaphore::new(2);

#[derive(Debug)]
struct FetchError(&'static str);

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl Error for FetchError {}

/// Stands for a request: it takes a while, and some go wrong.
fn fetch(page: usize) -> Result<usize, FetchError> {
    let _connection = CONNECTIONS.acquire().expect("nobody closes it");
    let mut random = Random::part(7, page as u64);
    std::thread::sleep(Duration::from_micros(random.below(5000) as u64));
    match page {
        3 => Err(FetchError("not found")),
        5 => panic!("the answer makes no sense"),
        _ => Ok(1000 + random.below(9000)),
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let pool = ThreadPool::builder().name("fetch").max_workers(4).timing(Timing::All).build()?;
    let pages: Vec<usize> = (0..12).collect();
    let fetches = pages.iter().map(|&page| pool.submit(move || fetch(page)));
    let fetches: Vec<_> = fetches.collect::<Result<_, _>>().map_err(|it| it.reason)?;

    let mut n_bytes = 0;
    for (idx, fetched) in as_completed(fetches) {
        match fetched {
            Ok(Ok(size)) => n_bytes += size,
            Ok(Err(error)) => println!("page {}: {error}", pages[idx]),
            Err(TaskError::Panicked(panic)) => println!("page {}: {panic}", pages[idx]),
            Err(error) => println!("page {}: {error}", pages[idx]),
        }
    }
    println!("{n_bytes} bytes in all");

    let report = pool.shutdown(Shutdown::Drain, Duration::from_secs(5))?;
    println!("\n{report}\n{}", pool.stats());
    Ok(())
}
