//! Known macros, and those of the workspace, are statements like any other.

use std::sync::Mutex;

struct Meter {
    ticks: Mutex<u64>, //~ shared_readonly_lock: `Meter.ticks`
}

macro_rules! larger {
    ($a:expr, $b:expr) => {
        if $a > $b { $a } else { $b }
    };
}

macro_rules! difference {
    ($a:expr, $b:expr) => {
        $a - $b
    };
}

fn printed(meter: &Meter) {
    println!("{} {}", meter.ticks.lock().unwrap(), meter.ticks.lock().unwrap()); //~ lock_same_statement: `Meter.ticks`
    //                                             ------------------ `Meter.ticks` is locked again here
    //~ help: take the value into a variable in a statement of its own: its
    //~ help: `threadlint_runtime::ordered::Mutex` reports this at run time
}

fn formatted(meter: &Meter) -> String {
    format!("{}{}", *meter.ticks.lock().unwrap(), *meter.ticks.lock().unwrap()) //~ lock_same_statement: `Meter.ticks`
}

fn listed(meter: &Meter) -> Vec<u64> {
    vec![*meter.ticks.lock().unwrap(), *meter.ticks.lock().unwrap()] //~ lock_same_statement: `Meter.ticks`
}

fn asserted(meter: &Meter) {
    assert_eq!(*meter.ticks.lock().unwrap(), *meter.ticks.lock().unwrap()); //~ lock_same_statement: `Meter.ticks`
}

fn expanded(meter: &Meter) -> u64 {
    difference!(*meter.ticks.lock().unwrap(), *meter.ticks.lock().unwrap()) //~ lock_same_statement: `Meter.ticks`
}

// What is fine.

fn asserted_alone(meter: &Meter) {
    assert!(*meter.ticks.lock().unwrap() > 0, "no ticks yet");
    debug_assert_eq!(*meter.ticks.lock().unwrap(), 1);
}

fn expanded_values(meter: &Meter) -> u64 {
    let (ticks, last) = (*meter.ticks.lock().unwrap(), 7);
    larger!(ticks, last)
}
