//! Guards that come from functions, statics and lazily made values.

use std::{
    any::Any,
    sync::{Arc, LazyLock, Mutex, MutexGuard, OnceLock, PoisonError},
};

static NAMES: LazyLock<Mutex<Vec<String>>> = LazyLock::new(|| Mutex::new(Vec::new()));
static IDS: OnceLock<Mutex<Vec<u32>>> = OnceLock::new();

struct Service {
    state: Mutex<Vec<u32>>,
    shared: Arc<Mutex<Vec<u32>>>,
}

impl Service {
    fn state(&self) -> MutexGuard<'_, Vec<u32>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
      //----------------- `Service.state` is locked again here
    }

    fn lock_of(&self) -> &Mutex<Vec<u32>> {
        &self.state
    }

    fn twice(&self) {
        let state = self.state();
                  //------------ `Service.state` is locked here, and held by `state`
        self.state().push(state.len() as u32);
      //------------ calls `Service::state`
      //^^^^^^^^^^^^ lock_double: `Service.state`
        //~ help: end the life of `state` before this call: `drop(state)`, or a
        //~ help: `threadlint_runtime::ordered::Mutex` reports this at run time
    }

    fn once_each_way(&self) {
        let state = self.lock_of().lock().unwrap();
        self.state().push(state.len() as u32); //~ lock_double: `Service.state`
    }

    fn through_an_arc(&self) {
        let shared = self.shared.clone();
        let first = shared.lock().unwrap();
        self.shared.lock().unwrap().push(first.len() as u32); //~ lock_double: `Service.shared`
        //~ help: end the life of `first` before the lock is taken again:
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

// What a function gives, its type argument says.

struct App {
    parts: Vec<Box<dyn Any + Send + Sync>>,
}

#[derive(Default)]
struct Jobs(Mutex<Vec<u32>>);

#[derive(Default)]
struct Users(Mutex<Vec<u32>>);

impl App {
    fn state<T: Any>(&self) -> &T {
        self.parts.iter().find_map(|it| it.downcast_ref::<T>()).expect("it is there")
    }
}

fn states(app: &App) {
    let jobs = app.state::<Jobs>().0.lock().unwrap();
    app.state::<Users>().0.lock().unwrap().extend(jobs.iter());
    // Another call may give another one, as far as we know.
    app.state::<Jobs>().0.lock().unwrap().clear(); //~ lock_order_instances(medium): two `Jobs.0` are held at once
}
