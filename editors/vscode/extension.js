// Starts `prlint lsp` for texts, Markdown and HTML. Everything else is the server's.
"use strict";

const vscode = require("vscode");
const { LanguageClient } = require("vscode-languageclient/node");

const LANGUAGES = ["plaintext", "markdown", "html"];
let client;

function settings() {
  const found = vscode.workspace.getConfiguration("prlint");
  return { command: found.get("command"), arguments: found.get("arguments"), include: found.get("include") };
}

function selector(include) {
  const files = LANGUAGES.map((language) => ({ scheme: "file", language, pattern: include }));
  return files.concat(LANGUAGES.map((language) => ({ scheme: "untitled", language })));
}

async function start() {
  const { command, arguments: extra, include } = settings();
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath;
  const server = { command, args: ["lsp", ...extra], options: { cwd: folder } };
  client = new LanguageClient("prlint", "prlint", server, { documentSelector: selector(include) });
  try {
    await client.start();
  } catch {
    client = undefined; // what went wrong stands in the output of the client
    vscode.window.showErrorMessage(
      `prlint could not be started as ‘${command}’. Install it with its extra (pipx install 'prlint[lsp]'), or set prlint.command.`
    );
  }
}

async function stop() {
  const running = client;
  client = undefined;
  await running?.stop();
}

async function restart() {
  await stop();
  await start();
}

async function activate(context) {
  context.subscriptions.push(
    vscode.commands.registerCommand("prlint.restart", restart),
    vscode.workspace.onDidChangeConfiguration((change) => (change.affectsConfiguration("prlint") ? restart() : undefined))
  );
  await start();
}

module.exports = { activate, deactivate: stop, selector };
