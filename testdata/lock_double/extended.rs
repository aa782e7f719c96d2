//! `let x = &temporary;` keeps the temporary as long as the variable.

use std::sync::Mutex;

struct Settings {
    names: Vec<String>,
    retries: u32,
}

fn by_reference(settings: &Mutex<Settings>) -> usize {
    let names = &settings.lock().unwrap().names;
               //--------------- `settings` is locked here, and held as long as the reference to it
    names.len() + settings.lock().unwrap().names.len() //~ lock_double: `settings`
    //~ help: copy or clone the value instead of borrowing it, or bind the
}

fn by_mutable_reference(settings: &Mutex<Settings>) {
    let retries = &mut settings.lock().unwrap().retries;
    *retries += 1;
    settings.lock().unwrap().names.clear(); //~ lock_double: `settings`
}

fn by_ref_pattern(settings: &Mutex<Settings>) {
    let Settings { ref names, .. } = *settings.lock().unwrap();
    println!("{names:?}");
    settings.lock().unwrap().retries = 0; //~ lock_double: `settings`
}

fn by_copy(settings: &Mutex<Settings>) -> u32 {
    let retries = settings.lock().unwrap().retries;
    retries + settings.lock().unwrap().retries
}

fn by_argument(settings: &Mutex<Settings>) -> usize {
    // The reference is gone when the `let` ends: nothing is extended.
    let len = Some(&settings.lock().unwrap().names).map_or(0, |it| it.len());
    len + settings.lock().unwrap().names.len()
}

fn by_block(settings: &Mutex<Settings>) -> usize {
    let len = {
        let names = &settings.lock().unwrap().names;
        names.len()
    };
    len + settings.lock().unwrap().names.len()
}
