# The command alone: it reads the sources in /src and runs nothing.
FROM rust:1-slim AS build
WORKDIR /threadlint
COPY . .
RUN cargo install --locked --profile dist --path linter --root /out

FROM debian:stable-slim
COPY --from=build /out/bin/threadlint /out/bin/cargo-threadlint /usr/local/bin/
WORKDIR /src
USER nobody
ENTRYPOINT ["threadlint"]
CMD ["check", "."]
