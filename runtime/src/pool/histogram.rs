//! Times in buckets whose width grows with the time.

use std::{
    sync::atomic::{AtomicU64, Ordering},
    time::Duration,
};

/// Buckets for each doubling: a bucket is at most a quarter wider than its lower bound.
const STEPS: u64 = 4;
const N_BUCKETS: usize = 62 * STEPS as usize + 4;

/// Written by one thread, read by any.
pub(crate) struct Histogram {
    buckets: [AtomicU64; N_BUCKETS],
    max: AtomicU64,
}

/// The times that some tasks took: so much or less for the given share of them.
///
/// Times are sorted into buckets, so that a percentile is up to a quarter too high, never too low.
///
/// ```
/// use threadlint_runtime::{Shutdown, ThreadPool, Timing};
///
/// let pool = ThreadPool::builder().max_workers(1).timing(Timing::All).build()?;
/// for _ in 0..10 {
///     pool.submit(|| ()).expect("it is not shut down").detach();
/// }
/// # pool.shutdown(Shutdown::Drain, std::time::Duration::MAX).expect("without a deadline");
/// let run = pool.stats().run;
/// assert_eq!(run.count, 10);
/// assert!(run.p50 <= run.p99 && run.p99 <= run.max);
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Latency {
    /// How many tasks were measured.
    pub count: u64,
    /// Half of them took so long at most.
    pub p50: Duration,
    /// 90 % of them took so long at most.
    pub p90: Duration,
    /// 99 % of them took so long at most.
    pub p99: Duration,
    /// 99.9 % of them took so long at most.
    pub p999: Duration,
    /// The longest time, exactly.
    pub max: Duration,
}

impl Histogram {
    pub(crate) fn new() -> Self {
        Self {
            buckets: [const { AtomicU64::new(0) }; N_BUCKETS],
            max: AtomicU64::new(0),
        }
    }

    /// Invariant: only the thread that owns the histogram records.
    pub(crate) fn record(&self, time: Duration) {
        let nanos = u64::try_from(time.as_nanos()).unwrap_or(u64::MAX);
        let bucket = &self.buckets[bucket_of(nanos)];
        bucket.store(bucket.load(Ordering::Relaxed) + 1, Ordering::Relaxed);
        if nanos > self.max.load(Ordering::Relaxed) {
            self.max.store(nanos, Ordering::Relaxed);
        }
    }

    pub(crate) fn summarise<'a>(histograms: impl IntoIterator<Item = &'a Self>) -> Latency {
        let (mut counts, mut max) = (vec![0; N_BUCKETS], 0);
        for histogram in histograms {
            for (count, bucket) in counts.iter_mut().zip(&histogram.buckets) {
                *count += bucket.load(Ordering::Relaxed);
            }
            max = max.max(histogram.max.load(Ordering::Relaxed));
        }
        let at = |permille| Duration::from_nanos(percentile(&counts, permille).min(max));
        Latency {
            count: counts.iter().sum(),
            p50: at(500),
            p90: at(900),
            p99: at(990),
            p999: at(999),
            max: Duration::from_nanos(max),
        }
    }
}

/// The upper bound of the bucket up to which so many of a thousand lie.
fn percentile(counts: &[u64], permille: u64) -> u64 {
    let total: u64 = counts.iter().sum();
    let wanted = (total * permille).div_ceil(1000).max(1);
    let mut seen = 0;
    let reached = counts.iter().position(|count| {
        seen += count;
        seen >= wanted
    });
    reached.map_or(0, upper_bound)
}

/// Below 4 a bucket for each number; above, `STEPS` buckets for each power of two.
fn bucket_of(nanos: u64) -> usize {
    if nanos < STEPS {
        return nanos as usize;
    }
    let doublings = u64::from(nanos.ilog2()) - 2;
    let step = (nanos >> doublings) - STEPS;
    (STEPS + doublings * STEPS + step) as usize
}

fn upper_bound(bucket: usize) -> u64 {
    let bucket = bucket as u64;
    if bucket < STEPS {
        return bucket;
    }
    let (doublings, step) = ((bucket - STEPS) / STEPS, (bucket - STEPS) % STEPS);
    ((STEPS + step + 1) << doublings).wrapping_sub(1)
}

#[cfg(test)]
mod tests {
    use super::{Histogram, N_BUCKETS, bucket_of, upper_bound};
    use std::time::Duration;

    #[test]
    fn buckets_cover_all_times_without_gaps() {
        assert_eq!(bucket_of(u64::MAX), N_BUCKETS - 1);
        assert_eq!(upper_bound(N_BUCKETS - 1), u64::MAX);
        for bucket in 0..N_BUCKETS - 1 {
            let bound = upper_bound(bucket);
            assert_eq!((bucket_of(bound), bucket_of(bound + 1)), (bucket, bucket + 1));
        }
    }

    #[test]
    fn percentiles_are_never_too_low_and_at_most_a_quarter_too_high() {
        let histogram = Histogram::new();
        (1..=1000).for_each(|it| histogram.record(Duration::from_nanos(it)));
        let latency = Histogram::summarise([&histogram]);
        for (found, exact) in [(latency.p50, 500), (latency.p90, 900), (latency.p99, 990)] {
            let found = found.as_nanos();
            assert!((exact..=exact + exact / 4).contains(&found), "{found} for {exact}");
        }
        assert_eq!((latency.count, latency.max.as_nanos()), (1000, 1000));
    }
}
