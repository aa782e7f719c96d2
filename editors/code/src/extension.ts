// Starts the language server of threadlint, and shows what the protocol has no words for.

import * as vscode from "vscode";
import { LanguageClient, type LanguageClientOptions, type ServerOptions } from "vscode-languageclient/node";

import { entries, type LockOrder } from "./order";

let client: LanguageClient | undefined;

export async function activate(context: vscode.ExtensionContext): Promise<void> {
  context.subscriptions.push(
    vscode.commands.registerCommand("threadlint.restart", restart),
    vscode.commands.registerCommand("threadlint.lockOrder", showLockOrder),
    vscode.workspace.onDidChangeConfiguration(async (change) => {
      if (change.affectsConfiguration("threadlint.path")) {
        await restart();
      }
    }),
  );
  await start();
}

export async function deactivate(): Promise<void> {
  await client?.stop();
}

async function start(): Promise<void> {
  const command = vscode.workspace.getConfiguration("threadlint").get("path", "threadlint");
  const server: ServerOptions = { command, args: ["lsp"] };
  const options: LanguageClientOptions = {
    documentSelector: [
      { scheme: "file", language: "rust" },
      { scheme: "file", pattern: "**/{threadlint,.threadlint}.toml" },
    ],
  };
  client = new LanguageClient("threadlint", "threadlint", server, options);
  try {
    await client.start();
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const text = `\`${command} lsp\` does not start: ${reason}. The setting \`threadlint.path\` names the program.`;
    void vscode.window.showErrorMessage(text);
  }
}

async function restart(): Promise<void> {
  const old = client;
  client = undefined;
  // A server that never came up cannot be stopped.
  await old?.stop().catch(() => undefined);
  await start();
}

async function showLockOrder(): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!client?.isRunning() || !editor) {
    return;
  }
  const { code2ProtocolConverter: toServer, protocol2CodeConverter: fromServer } = client;
  const params = toServer.asTextDocumentPositionParams(editor.document, editor.selection.active);
  const order = await client.sendRequest<LockOrder | null>("threadlint/lockOrder", params);
  if (!order) {
    void vscode.window.showInformationMessage("There is no lock at the cursor.");
    return;
  }
  const found = entries(order);
  if (found.length === 0) {
    void vscode.window.showInformationMessage(`\`${order.lock}\` is never taken together with another lock.`);
    return;
  }
  const chosen = await vscode.window.showQuickPick(found, { title: `Orders of ${order.lock}`, matchOnDetail: true });
  if (chosen?.location) {
    const { uri, range } = fromServer.asLocation(chosen.location);
    await vscode.window.showTextDocument(uri, { selection: range });
  }
}
