//! Statics that are made when they are first needed.

use std::{
    collections::HashMap,
    ptr::{self, addr_of, addr_of_mut},
    sync::{Arc, LazyLock, Mutex, Once, OnceLock},
};

static mut CONFIG: Option<String> = None; //~ shared_static_mut: `config` and `greeting` can race on `CONFIG`
         //------ shared by all threads

fn config() -> &'static Option<String> {
    unsafe {
        if (*addr_of!(CONFIG)).is_none() {
                    //------ looked at here
            CONFIG = Some(String::from("default"));
          //------ made here, with nothing held
          //^^^^^^ shared_lazy_init(high): two threads in `config` can both find that `CONFIG` is not there
            //~ help: `LazyLock` makes a value once, and `OnceLock` takes one once;
            //~ help: `threadlint_runtime::Frozen` is set once and read without a lock
        }
        &*addr_of!(CONFIG)
    }
}

fn greeting() -> usize {
    unsafe { (*addr_of!(CONFIG)).as_ref().map_or(0, String::len) }
}

static mut NAMES: Option<HashMap<u32, String>> = None; //~ shared_static_mut: two calls of `names` can race on `NAMES`

fn names() -> &'static mut HashMap<u32, String> {
    unsafe { (*addr_of_mut!(NAMES)).get_or_insert_with(HashMap::new) } //~ shared_lazy_init(high): two threads in `names` can both find that `NAMES` is not there
}

static mut TABLE: *mut u32 = ptr::null_mut(); //~ shared_static_mut: two calls of `table` can race on `TABLE`

fn table() -> *mut u32 {
    unsafe {
        if TABLE.is_null() {
            TABLE = Box::into_raw(Box::new(7)); //~ shared_lazy_init(high): two threads in `table` can both find that `TABLE` is not there
        }
        TABLE
    }
}

static mut IS_SET_UP: bool = false; //~ shared_static_mut: two calls of `set_up` can race on `IS_SET_UP`

fn set_up() {
    unsafe {
        if !IS_SET_UP {
            IS_SET_UP = true; //~ shared_lazy_init(high): two threads in `set_up` can both find that `IS_SET_UP` is not there
            config();
        }
    }
}

struct Registry {
    threads: usize,
}

static mut THE_REGISTRY: Option<Arc<Registry>> = None;
//         ------------ made by hand when it is first needed
         //^^^^^^^^^^^^ shared_lazy_init(medium): `THE_REGISTRY` is made under `THE_REGISTRY_SET`, and each reader
static THE_REGISTRY_SET: Once = Once::new();

fn global_registry() -> Option<&'static Arc<Registry>> {
    set_global_registry(|| Ok(Arc::new(Registry { threads: 1 }))).ok().or_else(|| {
        let registry = unsafe { &*ptr::addr_of!(THE_REGISTRY) };
        registry.as_ref()
    })
}

fn set_global_registry<F>(registry: F) -> Result<&'static Arc<Registry>, String>
where
    F: FnOnce() -> Result<Arc<Registry>, String>,
{
    let mut result = Err(String::from("it is there already"));
    THE_REGISTRY_SET.call_once(|| {
        result = registry().map(|registry: Arc<Registry>| unsafe {
            ptr::addr_of_mut!(THE_REGISTRY).write(Some(registry));
                            //------------ written under `THE_REGISTRY_SET` only
            (*ptr::addr_of!(THE_REGISTRY)).as_ref().unwrap_unchecked()
        })
    });
    result
}

// What is fine.

static LAZY: LazyLock<String> = LazyLock::new(|| String::from("default"));
static ONCE: OnceLock<String> = OnceLock::new();

fn lazily() -> usize {
    LAZY.len() + ONCE.get_or_init(String::new).len()
}

/// That is a reset, and no making; `shared_static_mut` has told of it.
static mut LAST: Option<String> = None; //~ shared_static_mut: two calls of `forget` can race on `LAST`

fn forget() {
    unsafe {
        if (*addr_of!(LAST)).is_some() {
            LAST = None;
        }
    }
}

static mut IS_BEGUN: bool = false; //~ shared_static_mut: two calls of `begin` can race on `IS_BEGUN`

/// What must not be there is no question.
fn begin() {
    unsafe {
        assert!(!IS_BEGUN);
        IS_BEGUN = true;
    }
}

static LOCK: Mutex<()> = Mutex::new(());
static mut GUARDED: Option<u32> = None; //~ shared_static_mut: two calls of `guarded` can race on `GUARDED`

fn guarded() -> u32 {
    let _guard = LOCK.lock().unwrap();
    unsafe {
        if (*addr_of!(GUARDED)).is_none() {
            GUARDED = Some(1);
        }
        (*addr_of!(GUARDED)).unwrap_or(0)
    }
}
