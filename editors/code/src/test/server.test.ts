// The server, as the library that VS Code's client stands on meets it: what it answers is of the types
// that the extension counts on.

import assert from "node:assert/strict";
import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { after, before, test } from "node:test";
import { pathToFileURL } from "node:url";

import {
  CodeActionRequest,
  createProtocolConnection,
  DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification,
  ExitNotification,
  HoverRequest,
  InitializedNotification,
  InitializeRequest,
  InlayHintRequest,
  type MarkupContent,
  type ProtocolConnection,
  PublishDiagnosticsNotification,
  type PublishDiagnosticsParams,
  ShutdownRequest,
} from "vscode-languageserver-protocol/node";

import { entries, type LockOrder } from "../order";

const program = resolve(process.env.THREADLINT ?? "../../target/debug/threadlint");

const bank = `use std::sync::Mutex;

pub struct Bank {
    accounts: Mutex<Vec<i64>>,
    log: Mutex<Vec<String>>,
}

impl Bank {
    pub fn transfer(&self) {
        let accounts = self.accounts.lock().unwrap();
        self.log.lock().unwrap().push(accounts.len().to_string());
    }
}
`;

const folder = mkdtempSync(join(tmpdir(), "threadlint-"));
const uri = pathToFileURL(join(folder, "bank.rs")).toString();
const told: PublishDiagnosticsParams[] = [];
let heard: (() => void) | undefined;
let server: ChildProcess;
let connection: ProtocolConnection;

// What the server says of a version of the file.
async function diagnostics(version: number): Promise<PublishDiagnosticsParams> {
  for (;;) {
    const found = told.find((it) => it.uri === uri && it.version === version);
    if (found) {
      return found;
    }
    await new Promise<void>((resolve) => (heard = resolve));
  }
}

before(async () => {
  assert.ok(existsSync(program), `${program} is not there: build it, or name it in THREADLINT`);
  writeFileSync(join(folder, "bank.rs"), bank);
  server = spawn(program, ["lsp"], { stdio: ["pipe", "pipe", "inherit"] });
  assert.ok(server.stdin && server.stdout);
  connection = createProtocolConnection(server.stdout, server.stdin);
  connection.onNotification(PublishDiagnosticsNotification.type, (it) => {
    told.push(it);
    heard?.();
  });
  connection.listen();
  const greeting = await connection.sendRequest(InitializeRequest.type, {
    processId: process.pid,
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- the type wants it
    rootUri: null,
    capabilities: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
    workspaceFolders: [{ uri: pathToFileURL(folder).toString(), name: "bank" }],
  });
  assert.equal(greeting.serverInfo?.name, "threadlint");
  assert.equal(greeting.capabilities.hoverProvider, true);
  await connection.sendNotification(InitializedNotification.type, {});
  await connection.sendNotification(DidOpenTextDocumentNotification.type, {
    textDocument: { uri, languageId: "rust", version: 1, text: bank },
  });
});

after(async () => {
  await connection.sendRequest(ShutdownRequest.type);
  await connection.sendNotification(ExitNotification.type);
  const status = await new Promise((resolve) => server.once("exit", resolve));
  rmSync(folder, { recursive: true });
  assert.equal(status, 0);
});

void test("what is typed is found, and can be suppressed", async () => {
  assert.deepEqual((await diagnostics(1)).diagnostics, []);
  const start = { line: 10, character: 0 };
  await connection.sendNotification(DidChangeTextDocumentNotification.type, {
    textDocument: { uri, version: 2 },
    contentChanges: [{ range: { start, end: start }, text: "        self.accounts.lock().unwrap().clear();\n" }],
  });
  const found = (await diagnostics(2)).diagnostics;
  assert.deepEqual(found.map((it) => it.code), ["lock_double"]);
  const [double] = found;
  assert.ok(double);
  assert.ok(double.codeDescription?.href.endsWith("/docs/rules/lock_double.md"), double.codeDescription?.href);
  assert.ok(double.relatedInformation?.some((it) => it.location.range.start.line === 9));
  const actions = await connection.sendRequest(CodeActionRequest.type, {
    textDocument: { uri },
    range: double.range,
    context: { diagnostics: found },
  });
  const titles = (actions ?? []).map((it) => it.title);
  assert.ok(titles.includes("Suppress `lock_double` here"), titles.join(", "));
});

void test("a guard is shown, and the order of its lock", async () => {
  await diagnostics(2);
  const position = { line: 9, character: 15 };
  const hover = await connection.sendRequest(HoverRequest.type, { textDocument: { uri }, position });
  assert.match((hover?.contents as MarkupContent).value, /`Bank\.accounts` is held by `accounts`/);
  const hints = await connection.sendRequest(InlayHintRequest.type, {
    textDocument: { uri },
    range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
  });
  assert.ok(hints?.some((it) => it.label === "locks accounts" && it.position.line === 9));
  const order = await connection.sendRequest<LockOrder>("threadlint/lockOrder", { textDocument: { uri }, position });
  assert.deepEqual(entries(order).map((it) => it.label), ["Bank.accounts → Bank.log"]);
});
