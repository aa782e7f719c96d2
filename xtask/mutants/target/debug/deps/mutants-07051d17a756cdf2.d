/work/wt/perf/xtask/mutants/target/debug/deps/mutants-07051d17a756cdf2.d: src/main.rs src/build.rs src/find.rs src/judge.rs src/tree.rs src/into/judge.rs src/into/mutant.rs Cargo.toml

/work/wt/perf/xtask/mutants/target/debug/deps/libmutants-07051d17a756cdf2.rmeta: src/main.rs src/build.rs src/find.rs src/judge.rs src/tree.rs src/into/judge.rs src/into/mutant.rs Cargo.toml

src/main.rs:
src/build.rs:
src/find.rs:
src/judge.rs:
src/tree.rs:
src/into/judge.rs:
src/into/mutant.rs:
Cargo.toml:

# env-dep:CARGO_MANIFEST_DIR=/work/wt/perf/xtask/mutants
# env-dep:CLIPPY_ARGS=-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__
# env-dep:CLIPPY_CONF_DIR
