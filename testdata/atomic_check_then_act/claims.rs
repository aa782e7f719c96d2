//! Flags that are taken by whoever finds them free, and flags that say the same whoever sets them.

use std::{
    fs::File,
    io::{self, Write},
    panic::catch_unwind,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU32, Ordering},
    },
};

struct Engine {
    proposed: AtomicBool,
    registered: AtomicBool,
    enabled: AtomicBool,
    whole_is_locked: AtomicBool,
    file: File,
}

impl Engine {
    fn is_due(&self) -> bool {
        self.file.metadata().is_ok_and(|it| it.len() > 9)
    }

    fn sign(&self) -> Result<u64, io::Error> {
        Ok(self.file.metadata()?.len())
    }

    /// Two callers may each get a seal.
    fn seal(&self) -> Option<Vec<u64>> {
        if self.proposed.load(Ordering::SeqCst) {
            return None;
        }
        if self.is_due() {
            if let Ok(signature) = self.sign() {
                self.proposed.store(true, Ordering::SeqCst); //~ atomic_check_then_act(high): `Engine.proposed`
              //------------------------------------------- stored here, because of the check
                //~ help: `self.proposed.swap(true, ..)` stores and tells what was there
                return Some(vec![signature]);
            } else {
                eprintln!("no key");
            }
        }
        None
    }

    fn seal_once(&self) -> Option<Vec<u64>> {
        if self.proposed.load(Ordering::SeqCst) || !self.is_due() {
            return None;
        }
        let signature = self.sign().ok()?;
        (!self.proposed.swap(true, Ordering::SeqCst)).then(|| vec![signature])
    }

    fn register(&self, mut poll: &File) -> io::Result<()> {
        if self.registered.load(Ordering::SeqCst) {
            return Ok(());
        }
        if let Err(error) = poll.write_all(b"register") {
            eprintln!("{error}");
        }
        self.registered.store(true, Ordering::SeqCst); //~ atomic_check_then_act(high): `Engine.registered`
        Ok(())
    }

    fn unlock(&self) -> io::Result<()> {
        if self.whole_is_locked.load(Ordering::Acquire) {
            self.file.sync_all()?;
            self.whole_is_locked.store(false, Ordering::Release); //~ atomic_check_then_act(high): `Engine.whole_is_locked`
        }
        Ok(())
    }

    /// Whoever calls a listener that panics finds out the same.
    fn notify(&self, listener: fn()) {
        if !self.enabled.load(Ordering::Acquire) {
            return;
        }
        if let Err(_payload) = catch_unwind(listener) {
            self.enabled.store(false, Ordering::Release); //~ atomic_check_then_act(medium): `Engine.enabled`
            eprintln!("{:?}", self.sign());
        }
    }

    /// The flag is set again, whatever is found; the check only asserts.
    fn begin(&self) {
        assert!(!self.proposed.load(Ordering::SeqCst));
        self.proposed.store(true, Ordering::SeqCst); //~ atomic_check_then_act(medium): `Engine.proposed`
    }
}

struct Output {
    is_flushed: Arc<AtomicBool>,
    file: File,
}

impl Output {
    /// Who has the output has it alone, though the flag may be shown to others.
    fn flush(&mut self) -> io::Result<()> {
        if !self.is_flushed.load(Ordering::Acquire) {
            self.is_flushed.store(true, Ordering::Release); //~ atomic_check_then_act(medium): `Output.is_flushed`
            self.file.flush()?;
        }
        Ok(())
    }
}

impl Engine {
    /// Whoever else comes is not turned away.
    fn begin_with_work(&self) -> io::Result<()> {
        assert!(!self.proposed.load(Ordering::SeqCst));
        self.proposed.store(true, Ordering::SeqCst); //~ atomic_check_then_act(medium): `Engine.proposed`
        self.file.sync_all()
    }

    /// Waits until it is free, and sets it for another reason.
    fn work(&self) -> io::Result<()> {
        while self.proposed.load(Ordering::SeqCst) {
            std::thread::park();
        }
        self.file.sync_all()?;
        self.proposed.store(true, Ordering::SeqCst); //~ atomic_check_then_act(medium): `Engine.proposed`
        Ok(())
    }
}

static IS_UNSUPPORTED: AtomicBool = AtomicBool::new(false);

/// What the system cannot do it cannot do for anybody.
fn size(file: &File) -> Option<u64> {
    if IS_UNSUPPORTED.load(Ordering::Relaxed) {
        return None;
    }
    match file.metadata().map_err(|it| it.kind()) {
        Err(io::ErrorKind::Unsupported) => {
            IS_UNSUPPORTED.store(true, Ordering::Relaxed); //~ atomic_check_then_act(medium): `IS_UNSUPPORTED`
            None
        }
        result => result.ok().map(|it| it.len()),
    }
}

static IS_KNOWN: AtomicBool = AtomicBool::new(false);
static CORES: AtomicU32 = AtomicU32::new(0);

/// Whoever asks gets the same, and stores the same.
fn cores(count: fn() -> u32) -> u32 {
    if !IS_KNOWN.load(Ordering::Acquire) {
        let cores = count();
        CORES.store(cores, Ordering::Relaxed);
        IS_KNOWN.store(true, Ordering::Release); //~ atomic_check_then_act(medium): `IS_KNOWN`
        return cores;
    }
    CORES.load(Ordering::Relaxed)
}
