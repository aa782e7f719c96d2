//! Facts as bytes, for what is lowered long before it is needed.

use super::FileFacts;

impl FileFacts {
    /// The facts as bytes, for the same version of the linter.
    pub fn to_bytes(&self) -> Vec<u8> {
        postcard::to_allocvec(self).expect("all facts can be written, and memory is there")
    }

    /// The facts that `to_bytes` has made `bytes` of; `None` if these are of something else.
    pub fn from_bytes(bytes: &[u8]) -> Option<FileFacts> {
        let mut facts: FileFacts = postcard::from_bytes(bytes).ok()?;
        // That order is another one in each process.
        for body in &mut facts.bodies {
            body.names.sort_unstable_by_key(|it| it.name.raw());
        }
        Some(facts)
    }
}
