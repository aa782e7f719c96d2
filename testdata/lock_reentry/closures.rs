//! Functions that run a closure under a lock: `with_state(|state| ..)`.

use std::sync::Mutex;

#[derive(Default)]
struct State {
    names: Vec<String>,
    on_change: Vec<Box<dyn Fn(&Server) + Send>>,
}

struct Server {
    state: Mutex<State>,
    log: Mutex<Vec<String>>,
}

impl Server {
    fn with_state<R>(&self, f: impl FnOnce(&mut State) -> R) -> R {
        let mut state = self.state.lock().unwrap();
        f(&mut state)
      //------------- runs a closure in `Server::nested`
    }

    fn without_lock<R>(&self, f: impl FnOnce(&Server) -> R) -> R {
        self.state.lock().unwrap().names.clear();
        f(self)
    }

    fn count(&self) -> usize {
        self.state.lock().unwrap().names.len()
    }

    fn nested(&self) {
        self.with_state(|state| { //~ lock_reentry: `Server::count` locks `Server.state`, which `Server::with_state` holds in this call
            let count = self.count();
            state.names.truncate(count);
        });
    }

    fn callback(&self) {
        let state = self.state.lock().unwrap();
        for listener in &state.on_change {
            listener(self); //~ guard_across_callback: `Server.state`
        }
    }

    fn for_each(&self, mut f: impl FnMut(&str)) {
        f("first");
        f("last");
    }

    fn around_the_call(&self) {
        let log = self.log.lock().unwrap();
        self.for_each(|it| self.log.lock().unwrap().push(it.to_owned())); //~ lock_reentry: a closure in `Server::around_the_call` locks `Server.log`
        drop(log);
    }

    // What is fine.

    fn after_the_lock(&self) {
        let n_names = self.log.lock().unwrap().len();
        self.for_each(|it| self.log.lock().unwrap().push(format!("{it} of {n_names}")));
    }

    fn under_the_closure(&self) -> usize {
        self.with_state(|state| {
            self.log.lock().unwrap().push("counted".to_owned());
            state.names.len()
        })
    }

    fn after_the_lock(&self) -> usize {
        self.without_lock(|server| server.count())
    }

    fn later(&self) {
        let work = |server: &Server| server.count();
        let len = self.with_state(|state| state.names.len());
        assert_eq!(len, work(self));
    }
}

/// Hands on a closure that it was given, through another one.
fn run_once(run: impl FnOnce()) {
    let mut run = Some(run);
    let mut call = || {
        let run = run.take().unwrap();
        run();
    };
    call();
}

/// The closure takes the guard along, and drops it before it locks again.
fn took_the_guard_along(queue: &Mutex<Vec<u32>>) {
    let mut jobs = queue.lock().unwrap();
    run_once(|| {
        jobs.push(1);
        drop(jobs);
        queue.lock().unwrap().clear();
    });
}
