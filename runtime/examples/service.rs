//! A service with workers, a heartbeat and a graceful shutdown, restarted once.

#![expect(clippy::print_stdout, reason = "an example shows what it does")]

use std::{error::Error, sync::Arc, time::Duration};

use threadlint_runtime::{
    Counter, Event, Frozen, OnFull, Overrun, Scheduler, Service, Shutdown, StopToken, ThreadPool,
    Timing, ordered::Mutex,
};

/// Read once, at the start, and never changed.
static CONFIG: Frozen<Config> = Frozen::new();

#[derive(Debug)]
struct Config {
    n_workers: usize,
    heartbeat: Duration,
    grace: Duration,
}

#[derive(Default)]
struct State {
    served: Counter,
    last_client: Mutex<Option<usize>>,
}

/// Serves until it is asked to stop, and then ends in an orderly way.
fn serve(state: &Arc<State>, warm: &Event, stop: &StopToken) -> Result<(), Box<dyn Error>> {
    let config = CONFIG.read();
    let pool = ThreadPool::builder()
        .name("serve")
        .max_workers(config.n_workers)
        .queue_capacity(64)
        .on_full(OnFull::Block)
        .timing(Timing::All)
        .build()?;
    let timer = Scheduler::new("heartbeat")?;
    let beating = Arc::clone(state);
    timer.every(config.heartbeat, Overrun::Skip, move || {
        println!("heartbeat: {} served", beating.served.sum());
    });

    for client in 0.. {
        if stop.is_stopped() {
            break;
        }
        let state = Arc::clone(state);
        let request = move || {
            state.last_client.with(|it| *it = Some(client));
            state.served.increment();
        };
        pool.submit(request).map_err(|it| it.reason)?.detach();
        if client == 1000 {
            warm.set();
        }
    }

    // One that never looks at its token would be named here, and not waited for.
    pool.submit_with_stop(|stop| stop.wait())?.detach();
    match pool.shutdown(Shutdown::CancelPending, config.grace) {
        Ok(report) => println!("{report}"),
        Err(timeout) => println!("{timeout}"),
    }
    println!("{}\ntimer: {:?}", pool.stats(), timer.stats());
    Ok(())
}

fn main() -> Result<(), Box<dyn Error>> {
    let (heartbeat, grace) = (Duration::from_millis(20), Duration::from_secs(2));
    CONFIG.freeze(Config { n_workers: 2, heartbeat, grace })?;

    let (state, warm) = (Arc::new(State::default()), Arc::new(Event::new()));
    let (serving, warming) = (Arc::clone(&state), Arc::clone(&warm));
    let service = Service::new("service", move |stop| {
        if let Err(error) = serve(&serving, &warming, stop) {
            println!("the service failed: {error}");
        }
    });
    for run in 1..=2 {
        println!("--- run {run}");
        warm.clear();
        service.start()?;
        warm.wait();
        service.stop(Duration::from_secs(10))?;
    }
    println!("--- {} served in all", state.served.sum());
    Ok(())
}
