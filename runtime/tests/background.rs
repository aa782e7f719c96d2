//! Worker, service and scheduler.

use std::{
    panic::panic_any,
    sync::{
        Arc, Mutex,
        atomic::{AtomicUsize, Ordering},
        mpsc,
    },
    time::Duration,
};

use threadlint_runtime::{
    Event, OnFull, Overrun, Scheduler, Service, ServiceError, StopError, TaskError, ThreadPool,
    Worker,
};

const SOON: Duration = Duration::from_millis(1);
/// Only reached by a test that fails.
const HANG: Duration = Duration::from_secs(30);

fn worker<T: Send + 'static>(run: impl FnOnce() -> T + Send + 'static) -> Worker<T> {
    Worker::spawn("worker", |_| run()).expect("a thread can be started")
}

#[test]
fn worker_gives_its_result_or_its_panic() {
    assert_eq!(worker(|| 7).join().expect("no panic"), 7);
    let Err(TaskError::Panicked(panic)) = worker(|| panic!("no file")).join() else {
        unreachable!("it panics")
    };
    assert_eq!(panic.message(), "no file");
    let failed = worker(|| panic_any(1)).stop_and_join(HANG).expect_err("it panics");
    assert!(matches!(failed, StopError::Failed(_)));
}

#[test]
fn worker_that_does_not_listen_is_given_back() {
    let release = Arc::new(Event::new());
    let waiting = Arc::clone(&release);
    let deaf = worker(move || waiting.wait()).stop_and_join(SOON).expect_err("it is deaf");
    let StopError::TimedOut(deaf) = deaf else { unreachable!("it does not panic") };
    release.set();
    deaf.stop_and_join(HANG).expect("it ends now");
}

#[test]
fn dropping_a_worker_stops_it_and_waits() {
    let ended = Arc::new(Event::new());
    let telling = Arc::clone(&ended);
    let worker = Worker::spawn("worker", move |stop| {
        stop.wait();
        telling.set();
    });
    drop(worker.expect("a thread can be started"));
    assert!(ended.is_set());
}

#[test]
fn worker_that_is_dropped_by_itself_does_not_wait_for_itself() {
    let (give, take) = mpsc::channel::<Worker<()>>();
    let ended = Arc::new(Event::new());
    let telling = Arc::clone(&ended);
    let worker = worker(move || {
        drop(take.recv().expect("it is sent"));
        telling.set();
    });
    give.send(worker).expect("it waits for itself");
    assert!(ended.wait_timeout(HANG));
}

#[test]
fn service_starts_again_and_again() {
    let (running, runs) = mpsc::channel();
    let service = Service::new("service", move |stop| {
        running.send(stop.is_stopped()).expect("the test waits for it");
        stop.wait();
    });
    for _ in 0..20 {
        service.start().expect("it does not run");
        let stopped = runs.recv_timeout(HANG).expect("it runs");
        assert!(!stopped, "the stop of the last run does not reach the next");
        assert!(matches!(service.start(), Err(ServiceError::Running)));
        service.stop(HANG).expect("it listens");
    }
    service.stop(HANG).expect("there is nothing to do");
}

#[test]
fn service_reports_its_panic_and_can_be_started_again() {
    let (fails, failed) = (AtomicUsize::new(0), Arc::new(Event::new()));
    let telling = Arc::clone(&failed);
    let service = Service::new("service", move |_| {
        if fails.fetch_add(1, Ordering::Relaxed) == 0 {
            panic!("the first time");
        }
        telling.set();
    });
    service.start().expect("it does not run");
    assert!(matches!(service.stop(HANG), Err(ServiceError::Failed(_))));
    service.start().expect("it does not run");
    assert!(failed.wait_timeout(HANG));
}

fn scheduler() -> Scheduler {
    Scheduler::new("timer").expect("a thread can be started")
}

#[test]
fn scheduler_runs_jobs_in_the_order_of_their_times() {
    let (scheduler, ran) = (scheduler(), mpsc::channel());
    for delay in [30, 1, 15] {
        let ran = ran.0.clone();
        let job = move || ran.send(delay).expect("the test waits for it");
        scheduler.after(Duration::from_millis(delay), job);
    }
    let order: Vec<_> = (0..3).filter_map(|_| ran.1.recv_timeout(HANG).ok()).collect();
    assert_eq!(order, [1, 15, 30]);
}

#[test]
fn scheduler_repeats_until_cancelled_also_after_a_panic() {
    let (scheduler, (ran, runs)) = (scheduler(), mpsc::channel());
    let handle = scheduler.every(SOON, Overrun::CatchUp, move || {
        ran.send(()).ok();
        panic!("each time");
    });
    for _ in 0..3 {
        runs.recv_timeout(HANG).expect("it goes on");
    }
    assert!(handle.cancel());
    // The sender goes when the job goes, which cancelling has seen to, or the run under way will.
    while runs.recv_timeout(HANG).is_ok() {}
    assert_eq!(scheduler.stats().pending, 0);
    assert!(scheduler.stats().panicked >= 3);
}

#[test]
fn cancelled_job_does_not_run() {
    let scheduler = scheduler();
    let never = scheduler.after(Duration::MAX, || unreachable!("the clock does not go so far"));
    let late = scheduler.after(HANG, || unreachable!("it was cancelled"));
    assert!(late.cancel() && !late.cancel());
    drop(never);
    assert_eq!(scheduler.stats().pending, 0);
}

#[test]
fn scheduler_on_a_pool_goes_on_when_the_pool_rejects() {
    let pool = ThreadPool::builder().max_workers(1).queue_capacity(1).on_full(OnFull::Reject);
    let pool = Arc::new(pool.build().expect("threads can be started"));
    let release = Arc::new(Event::new());
    for _ in 0..2 {
        let waiting = Arc::clone(&release);
        while pool.stats().queue_depth > 0 {
            std::thread::yield_now();
        }
        pool.submit(move || waiting.wait()).expect("there is room").detach();
    }
    let scheduler = Scheduler::with_pool("timer", Arc::clone(&pool)).expect("threads");
    let (ran, runs) = mpsc::channel();
    scheduler.every(SOON, Overrun::Skip, move || {
        ran.send(()).ok();
    });
    while scheduler.stats().rejected == 0 {
        std::thread::yield_now();
    }
    assert_eq!(scheduler.stats().runs, 0);
    release.set();
    runs.recv_timeout(HANG).expect("it runs when there is room");
    drop(scheduler);
}

#[test]
fn scheduler_drops_what_is_left() {
    let kept = Arc::new(Mutex::new(0));
    let scheduler = scheduler();
    let inside = Arc::clone(&kept);
    scheduler.after(HANG, move || drop(inside));
    drop(scheduler);
    assert_eq!(Arc::strong_count(&kept), 1);
}
