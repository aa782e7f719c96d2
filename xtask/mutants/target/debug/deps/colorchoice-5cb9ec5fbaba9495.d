/work/wt/perf/xtask/mutants/target/debug/deps/colorchoice-5cb9ec5fbaba9495.d: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/colorchoice-1.0.5/src/lib.rs

/work/wt/perf/xtask/mutants/target/debug/deps/libcolorchoice-5cb9ec5fbaba9495.rmeta: /root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/colorchoice-1.0.5/src/lib.rs

/root/.cargo/registry/src/index.crates.io-1949cf8c6b5b557f/colorchoice-1.0.5/src/lib.rs:
