//! A reference to a temporary keeps its guard to the end of the block.

use std::{sync::Mutex, thread, time::Duration};

struct Settings {
    names: Vec<String>,
    retries: u32,
}

fn by_reference(settings: &Mutex<Settings>) -> usize {
    let names = &settings.lock().unwrap().names;
               //--------------- `settings` is locked here, and held as long as the reference to it
    thread::sleep(Duration::from_millis(1));
  //--------------------------------------- waits here
  //^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ guard_extended(certain): `settings` is held across a sleep
    //~ help: copy or clone the value instead of borrowing it, or bind the
    //~ help: `threadlint_runtime::ordered::Mutex::with` holds a lock for a
    names.len()
}

fn by_deref(settings: &Mutex<Settings>) -> u32 {
    let settings = &*settings.lock().unwrap();
    thread::sleep(Duration::from_millis(1)); //~ guard_extended: `settings`
    settings.retries
}

async fn at_an_await(settings: &Mutex<Settings>) {
    let names = &mut settings.lock().unwrap().names;
    let name = fetch().await; //~ guard_extended: `settings` is held across an await point
    //         ------------- suspends here
    names.push(name);
}

async fn fetch() -> String {
    String::new()
}

// What is fine.

fn by_copy(settings: &Mutex<Settings>) -> u32 {
    let retries = settings.lock().unwrap().retries;
    thread::sleep(Duration::from_millis(1));
    retries
}

fn in_a_block(settings: &Mutex<Settings>) -> usize {
    let len = {
        let names = &settings.lock().unwrap().names;
        names.len()
    };
    thread::sleep(Duration::from_millis(1));
    len
}

fn harmless(settings: &Mutex<Settings>) -> usize {
    let names = &settings.lock().unwrap().names;
    names.iter().filter(|it| it.is_empty()).count()
}
