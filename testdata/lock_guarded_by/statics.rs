//! Statics and parameters, locks without guards, and names that are not there.

use std::sync::Mutex;

static LOCK: Mutex<()> = Mutex::new(());

// threadlint: guarded_by(LOCK)
static mut REQUESTS: u64 = 0; //~ shared_static_mut: race

fn count() {
    let _guard = LOCK.lock().unwrap();
    unsafe { REQUESTS += 1 };
}

fn count_bare() {
    unsafe { REQUESTS += 1 }; //~ lock_guarded_by(certain): `REQUESTS` is touched without `LOCK`, which guards it
}

struct Device {
    bus: Mutex<()>,
}

// threadlint: requires(device.bus)
fn write(device: &Device, byte: u8) {
    send(byte);
}

fn send(_: u8) {}

fn writes(device: &Device) {
    let _guard = device.bus.lock().unwrap();
    write(device, 1);
}

fn writes_bare(device: &Device) {
    write(device, 1); //~ lock_guarded_by(certain): `write` is called without `Device.bus`, which it requires
}

impl Device {
    // threadlint: acquires(self.bus)
    fn begin(&self) {}

    // threadlint: releases(self.bus)
    fn end(&self) {}

    fn transfer(&self) {
        self.begin();
        write(self, 1);
        self.end();
    }

    fn transfer_late(&self) {
        self.begin();
        self.end();
        write(self, 1); //~ lock_guarded_by(certain): `write` is called without `Device.bus`
    }

    fn ends_only(&self) {
        self.end(); //~ lock_guarded_by(certain): `Device::end` is called without `Device.bus`
    }
}

struct Buffer {
    lock: Mutex<()>,
    // threadlint: guarded_by(look) //~ lock_guarded_by(certain): `Buffer` has no field `look`
    //~ help: name a field of the same value (`self.lock`), of a type
    bytes: Vec<u8>,
}
