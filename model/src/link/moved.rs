//! Brings the places of one file's definitions up to date, after bodies in it have changed.

use diag::FileId;

use crate::{
    CrateInput, CrateKind, Symbol, Workspace,
    facts::FileFacts,
    link::{collect, defs::*, promises},
};

impl Program {
    /// Takes in the facts of a file whose items are the same as before, in the same order, but stand
    /// elsewhere: definitions keep their ids and what they were resolved to.
    pub(crate) fn move_items(&mut self, facts: FileFacts) {
        let file = facts.file;
        let mut alone = collected(facts);
        for (old, new) in self.funcs.iter_mut().filter(|it| it.file == file).zip(alone.funcs) {
            debug_assert_eq!(old.name, new.name, "the items are the same");
            old.range = new.range;
            old.full_range = new.full_range;
            old.attrs = new.attrs;
            old.facts = new.facts;
        }
        for (old, new) in self.adts.iter_mut().filter(|it| it.file == file).zip(alone.adts) {
            old.move_to(new);
        }
        for (old, new) in self.impls.iter_mut().filter(|it| it.file == file).zip(alone.impls) {
            old.range = new.range;
            old.generics = new.generics;
            old.written_self = new.written_self;
            old.written_trait = new.written_trait;
        }
        for (old, new) in self.statics.iter_mut().filter(|it| it.file == file).zip(alone.statics) {
            old.range = new.range;
            old.full_range = new.full_range;
            old.attrs = new.attrs;
            old.written = new.written;
        }
        let orders = self.order_attrs.iter_mut().filter(|it| it.1 == file);
        for (old, new) in orders.zip(alone.order_attrs) {
            old.2 = new.2;
        }
        if let Some(facts) = alone.files.pop() {
            self.files[file.0 as usize] = FileFacts { file, ..facts };
        }
        // Where nothing is promised, that has not changed with what stands in bodies.
        if !self.promises.is_nothing() {
            self.promises = promises::read_promises(self);
        }
    }
}

impl Adt {
    fn move_to(&mut self, new: Adt) {
        self.range = new.range;
        self.attrs = new.attrs;
        self.generics = new.generics;
        let fields = self.variants.iter_mut().flat_map(|it| &mut it.fields);
        let new = new.variants.into_iter().flat_map(|it| it.fields);
        for (old, new) in fields.zip(new) {
            old.range = new.range;
            old.attrs = new.attrs;
            old.written = new.written;
        }
    }
}

/// What a file defines by itself. Files that it declares as modules are not there.
fn collected(facts: FileFacts) -> Program {
    let root = FileId(0);
    let krate = CrateInput {
        name: Symbol::new(""),
        kind: CrateKind::Loose,
        edition: facts.edition,
        root,
        modules: Vec::new(),
        deps: Vec::new(),
    };
    collect::collect(Workspace {
        files: vec![FileFacts { file: root, ..facts }],
        crates: vec![krate],
        ..Workspace::default()
    })
}
