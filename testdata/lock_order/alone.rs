//! Locks that nobody else can reach where they are taken.
//@ only

use std::{
    collections::BTreeMap,
    sync::{Arc, Mutex},
    thread,
};

// A private method of which each caller has the value to himself.

#[derive(Default)]
pub struct Transaction {
    tables: Mutex<BTreeMap<String, u32>>,
    pages: Mutex<Vec<u32>>,
}

impl Transaction {
    pub fn sizes(&self) -> (usize, usize) {
        let tables = self.tables.lock().unwrap();
        (tables.len(), self.pages.lock().unwrap().len())
    }

    pub fn commit(mut self) {
        self.finish();
    }

    fn finish(&mut self) {
        self.store(1);
        self.store(2);
    }

    fn store(&self, page: u32) {
        self.store_named("pages", page);
    }

    fn store_named(&self, name: &str, page: u32) {
        let mut pages = self.pages.lock().unwrap();
        pages.push(page);
        self.tables.lock().unwrap().insert(name.to_owned(), page);
    }
}

// The caller takes locks of its own as well.

#[derive(Default)]
pub struct Logged {
    tables: Mutex<BTreeMap<String, u32>>,
    pages: Mutex<Vec<u32>>,
    log: Mutex<Vec<String>>,
}

impl Logged {
    pub fn sizes(&self) -> (usize, usize) {
        let tables = self.tables.lock().unwrap();
        (tables.len(), self.pages.lock().unwrap().len())
    }

    pub fn commit(&mut self) {
        let mut log = self.log.lock().unwrap();
        log.push("commit".to_owned());
        self.store();
    }

    fn store(&self) {
        let mut pages = self.pages.lock().unwrap();
        pages.push(1);
        self.tables.lock().unwrap().insert("pages".to_owned(), 1);
    }
}

// One of the callers only borrows it.

#[derive(Default)]
pub struct Shared {
    tables: Mutex<BTreeMap<String, u32>>,
    pages: Mutex<Vec<u32>>,
}

impl Shared {
    pub fn sizes(&self) -> (usize, usize) {
        let tables = self.tables.lock().unwrap();
        (tables.len(), self.pages.lock().unwrap().len())
    }

    pub fn commit(&mut self) {
        self.store(1);
    }

    pub fn note(&self) {
        self.store(2);
    }

    fn store(&self, page: u32) {
        let mut pages = self.pages.lock().unwrap();
        pages.push(page);
        self.tables.lock().unwrap().insert("pages".to_owned(), page); //~ lock_order(high): `Shared.tables` is locked while `Shared.pages` is held
      //------------------ waits for `Shared.tables`
        //~ help: take `Shared.pages` before `Shared.tables` in `Shared::sizes`
        //~ help: `threadlint_runtime::ordered::Mutex` reports a second order at
    }
}

// One of the callers has its own, but behind a pointer that others have as well.

#[derive(Default)]
pub struct Pointed {
    tables: Arc<Mutex<BTreeMap<String, u32>>>,
    pages: Arc<Mutex<Vec<u32>>>,
}

impl Pointed {
    pub fn sizes(&self) -> (usize, usize) {
        let tables = self.tables.lock().unwrap();
        (tables.len(), self.pages.lock().unwrap().len())
    }

    pub fn commit(&mut self) {
        self.store(1);
    }

    fn store(&self, page: u32) {
        let mut pages = self.pages.lock().unwrap();
        pages.push(page);
        self.tables.lock().unwrap().insert("pages".to_owned(), page); //~ lock_order(high): `Pointed.tables` is locked while `Pointed.pages` is held
    }
}

// Passed on as a value, it can be called with anything.

#[derive(Default)]
pub struct Passed {
    tables: Mutex<BTreeMap<String, u32>>,
    pages: Mutex<Vec<u32>>,
}

impl Passed {
    pub fn sizes(&self) -> (usize, usize) {
        let tables = self.tables.lock().unwrap();
        (tables.len(), self.pages.lock().unwrap().len())
    }

    pub fn commit(&mut self) {
        self.store();
    }

    pub fn way(&self) -> fn(&Passed) {
        self.pages.lock().unwrap().clear();
        Passed::store
    }

    fn store(&self) {
        let mut pages = self.pages.lock().unwrap();
        pages.push(1);
        self.tables.lock().unwrap().insert("pages".to_owned(), 1); //~ lock_order(high): `Passed.tables` is locked while `Passed.pages` is held
    }
}

// What a function makes and gives back at last, hardly anybody can reach before.

pub struct Database(Arc<Inner>);

pub struct Inner {
    keyspaces: Mutex<Vec<String>>,
    journal: Mutex<Vec<u8>>,
}

impl Database {
    pub fn recover() -> Option<Self> {
        let inner = Inner { keyspaces: Mutex::default(), journal: Mutex::default() };
        let database = Self(Arc::new(inner));
        database.clear();
        {
            let mut keyspaces = database.0.keyspaces.lock().unwrap();
            keyspaces.push(String::new());
            database.0.journal.lock().unwrap().clear();
        }
        let worker = Self(database.0.clone());
        thread::spawn(move || worker.tick());
        Some(database)
    }

    fn clear(&self) {
        self.0.keyspaces.lock().unwrap().clear();
    }

    pub fn tick(&self) {
        let mut journal = self.0.journal.lock().unwrap();
        journal.push(self.0.keyspaces.lock().unwrap().len() as u8); //~ lock_order(medium): `Inner.keyspaces` is locked while `Inner.journal` is held
    }
}

// A thread that is started before can.

pub struct Started(Arc<InnerOfStarted>);

pub struct InnerOfStarted {
    keyspaces: Mutex<Vec<String>>,
    journal: Mutex<Vec<u8>>,
}

impl Started {
    pub fn recover() -> Option<Self> {
        let inner = InnerOfStarted { keyspaces: Mutex::default(), journal: Mutex::default() };
        let database = Self(Arc::new(inner));
        let worker = Self(database.0.clone());
        thread::spawn(move || worker.tick());
        {
            let mut keyspaces = database.0.keyspaces.lock().unwrap();
            keyspaces.push(String::new());
            database.0.journal.lock().unwrap().clear();
        }
        Some(database)
    }

    pub fn tick(&self) {
        let mut journal = self.0.journal.lock().unwrap();
        journal.push(self.0.keyspaces.lock().unwrap().len() as u8); //~ lock_order(high): `InnerOfStarted.keyspaces` is locked while `InnerOfStarted.journal` is held
    }
}

// What was found somewhere others have as well.

pub struct Found {
    inner: Arc<InnerOfFound>,
}

pub struct InnerOfFound {
    keyspaces: Mutex<Vec<String>>,
    journal: Mutex<Vec<u8>>,
}

impl Found {
    pub fn open(known: &Mutex<Vec<Arc<InnerOfFound>>>) -> Self {
        let inner = first(known);
        {
            let mut keyspaces = inner.keyspaces.lock().unwrap();
            keyspaces.push(String::new());
            inner.journal.lock().unwrap().clear();
        }
        Self { inner }
    }

    pub fn tick(&self) {
        let mut journal = self.inner.journal.lock().unwrap();
        journal.push(self.inner.keyspaces.lock().unwrap().len() as u8); //~ lock_order(high): `InnerOfFound.keyspaces` is locked while `InnerOfFound.journal` is held
    }
}

fn first(known: &Mutex<Vec<Arc<InnerOfFound>>>) -> Arc<InnerOfFound> {
    Arc::clone(&known.lock().unwrap()[0])
}

// Anybody may call what is public.

#[derive(Default)]
pub struct Open {
    tables: Mutex<BTreeMap<String, u32>>,
    pages: Mutex<Vec<u32>>,
}

impl Open {
    pub fn sizes(&self) -> (usize, usize) {
        let tables = self.tables.lock().unwrap();
        (tables.len(), self.pages.lock().unwrap().len())
    }

    pub fn commit(&mut self) {
        self.store(1);
    }

    pub fn store(&self, page: u32) {
        let mut pages = self.pages.lock().unwrap();
        pages.push(page);
        self.tables.lock().unwrap().insert("pages".to_owned(), page); //~ lock_order(high): `Open.tables` is locked while `Open.pages` is held
    }
}
