//! Guards that come from functions, statics and lazily made values.

use std::sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError};

static NAMES: LazyLock<Mutex<Vec<String>>> = LazyLock::new(|| Mutex::new(Vec::new()));
static IDS: OnceLock<Mutex<Vec<u32>>> = OnceLock::new();

struct Service {
    state: Mutex<Vec<u32>>,
    shared: Arc<Mutex<Vec<u32>>>,
}

impl Service {
    fn state(&self) -> MutexGuard<'_, Vec<u32>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn lock_of(&self) -> &Mutex<Vec<u32>> {
        &self.state
    }

    fn twice(&self) {
        let state = self.state();
                  //------------ `Service.state` is locked here, and held by `state`
        self.state().push(state.len() as u32);
      //^^^^^^^^^^^^ lock_double: `Service.state`
    }

    fn once_each_way(&self) {
        let state = self.lock_of().lock().unwrap();
        self.state().push(state.len() as u32); //~ lock_double: `Service.state`
    }

    fn through_an_arc(&self) {
        let shared = self.shared.clone();
        let first = shared.lock().unwrap();
        self.shared.lock().unwrap().push(first.len() as u32); //~ lock_double: `Service.shared`
    }

    fn one_after_the_other(&self) {
        self.state().push(1);
        self.state().push(2);
        let len = self.state().len();
        self.state().truncate(len);
    }
}

fn static_twice() {
    let names = NAMES.lock().unwrap();
    NAMES.lock().unwrap().push(format!("{}", names.len())); //~ lock_double: `NAMES`
}

fn static_once() {
    let len = NAMES.lock().unwrap().len();
    NAMES.lock().unwrap().push(format!("{len}"));
}

fn ids() -> &'static Mutex<Vec<u32>> {
    IDS.get_or_init(|| Mutex::new(Vec::new()))
}

fn lazy_twice() {
    let first = ids().lock().unwrap();
    ids().lock().unwrap().push(first.len() as u32); //~ lock_double: `IDS`
}

fn lazy_once() {
    ids().lock().unwrap().push(1);
    ids().lock().unwrap().push(2);
}
