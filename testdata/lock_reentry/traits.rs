//! Methods that are called through traits mean all implementations in the workspace.

use std::sync::Mutex;

struct Bus {
    devices: Mutex<Vec<Box<dyn Device>>>,
    names: Mutex<Vec<String>>,
}

trait Device {
    fn start(&self, bus: &Bus);
    fn name(&self) -> String;
}

struct Disk;
struct Screen;

impl Device for Disk {
    fn start(&self, bus: &Bus) {
        bus.names.lock().unwrap().push(self.name());
    }

    fn name(&self) -> String {
        "disk".to_owned()
    }
}

impl Device for Screen {
    fn start(&self, bus: &Bus) {
        drop(bus.devices.lock());
    }

    fn name(&self) -> String {
        "screen".to_owned()
    }
}

impl Bus {
    fn start_all(&self) {
        for device in self.devices.lock().unwrap().iter() {
        //            ------------------- `Bus.devices` is locked here, and held for the whole loop
            device.start(self); //~ lock_reentry(medium): `Screen::start` locks `Bus.devices`
        }
    }

    fn name_all(&self) {
        let devices = self.devices.lock().unwrap();
        let names: Vec<String> = devices.iter().map(|it| it.name()).collect();
        self.names.lock().unwrap().extend(names);
    }
}

/// A trait that everybody who has a counter gets.
trait Counted {
    fn counter(&self) -> &Mutex<u32>;

    fn bump(&self) {
        *self.counter().lock().unwrap() += 1;
    }
}

struct Door {
    opened: Mutex<u32>,
}

impl Counted for Door {
    fn counter(&self) -> &Mutex<u32> {
        &self.opened
    }
}

impl Door {
    fn open(&self) {
        let opened = self.opened.lock().unwrap();
        self.bump(); //~ FIXME(fn) lock_reentry: `Door.opened`
        drop(opened);
        self.bump();
    }
}

/// One impl for a type that is not the project's own.
trait ReadLocked<T> {
    fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R;
}

impl<T> ReadLocked<T> for Mutex<T> {
    fn with<R>(&self, f: impl FnOnce(&T) -> R) -> R {
        f(&self.lock().unwrap())
    }
}

fn nested(names: &Mutex<Vec<String>>) -> usize {
    let guard = names.lock().unwrap();
    guard.len() + names.with(|it| it.len()) //~ lock_reentry: `names`
}

fn apart(names: &Mutex<Vec<String>>) -> usize {
    names.with(|it| it.len()) + names.with(|it| it.capacity())
}
