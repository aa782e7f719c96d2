//! A function inside of another may have `fn` in its signature.

fn current_expiry() {
    fn never_ignore<'a, V>() -> Option<&'a mut fn(&V) -> bool> {
        None
    }
    let _: Option<&mut fn(&u32) -> bool> = never_ignore();
}
