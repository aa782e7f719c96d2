//! Closures that run at once, and those that run later or elsewhere.

use std::{
    sync::{Arc, Mutex, MutexGuard},
    thread,
};

struct Registry {
    names: Mutex<Vec<String>>,
    listeners: Mutex<Vec<Box<dyn Fn(&Registry) + Send>>>,
    history: Option<Mutex<Vec<String>>>,
}

fn in_place(registry: &Registry, first: Option<String>) {
    let mut names = registry.names.lock().unwrap();
    names.extend(first.map(|it| format!("{it} {}", registry.names.lock().unwrap().len()))); //~ lock_reentry: `Registry.names`
}

fn in_an_option(registry: &Registry) {
    let Some(history) = &registry.history else { return };
    let entries = history.lock().unwrap();
    registry.history.as_ref().map(|it| it.lock().unwrap().clear()); //~ lock_reentry: `Registry.history`
    drop(entries);
}

fn in_what_it_is_given(registry: &Registry) {
    let total = registry.names.lock().map(|names| names.len() + registry.names.lock().unwrap().len()); //~ lock_reentry: `Registry.names`
    println!("{}", total.unwrap_or(0));
}

fn called_at_once(registry: &Registry) -> usize {
    let names = registry.names.lock().unwrap();
    (|| registry.names.lock().unwrap().len())() + names.len() //~ lock_reentry: `Registry.names`
}

fn named_closure(registry: &Registry) -> usize {
    let count = || registry.names.lock().unwrap().len();
    let names = registry.names.lock().unwrap();
    names.len() + count() //~ lock_reentry: `Registry.names`
}

impl Registry {
    fn names(&self) -> MutexGuard<'_, Vec<String>> {
        self.names.lock().unwrap()
    }
}

fn accessor_within(registry: &Registry, new: &[String]) {
    new.iter().for_each(|it| {
        let mut names = registry.names();
        if !names.contains(it) {
            names.push(it.clone());
            registry.names().sort(); //~ lock_double: `Registry.names`
        }
    });
    new.iter().for_each(|it| registry.names().push(it.clone()));
}

fn on_scoped_threads(registry: &Registry) {
    let names = registry.names.lock().unwrap();
    thread::scope(|scope| { //~ guard_across_blocking: `Registry.names` is held across `scope`
        scope.spawn(|| println!("{}", registry.names.lock().unwrap().len()));
    });
    drop(names);
}

// What is fine.

fn on_another_thread(registry: &Arc<Registry>) {
    let names = registry.names.lock().unwrap();
    let shared = Arc::clone(registry);
    let worker = thread::spawn(move || shared.names.lock().unwrap().len());
    drop(names);
    worker.join().expect("the worker does not panic");
}

fn registered(registry: &Registry) {
    let names = registry.names.lock().unwrap();
    let listener = Box::new(|registry: &Registry| registry.names.lock().unwrap().clear());
    registry.listeners.lock().unwrap().push(listener);
    drop(names);
}

fn guard_in_a_closure(registry: &Registry) -> usize {
    let names = registry.names.lock().unwrap();
    let finish = move || names.len();
    finish()
}

fn guard_gone_with_its_closure(registry: &Registry) -> usize {
    let names = registry.names.lock().unwrap();
    let finish = move || {
        let names = names;
        names.len()
    };
    let len = finish();
    len + registry.names.lock().unwrap().len() //~ FIXME(fp) lock_double: `Registry.names`
}
