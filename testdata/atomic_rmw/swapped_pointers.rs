//! Pointers that are swapped: no ordering tells that they are atomics.

use std::sync::Arc;

use arc_swap::ArcSwap;

#[derive(Clone)]
struct Settings {
    verbose: bool,
}

struct Server {
    settings: ArcSwap<Settings>,
}

impl Server {
    fn toggle(&self) {
        let mut settings = (*self.settings.load().clone()).clone();
        settings.verbose = !settings.verbose;
        self.settings.store(Arc::new(settings)); //~ atomic_rmw: what another thread writes to `Server.settings` between this load and store is lost
    }

    fn toggle_in_one_step(&self) {
        self.settings.rcu(|old| Settings { verbose: !old.verbose });
    }

    fn replace(&self, settings: Settings) {
        self.settings.store(Arc::new(settings));
    }
}
