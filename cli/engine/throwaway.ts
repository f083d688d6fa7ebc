import { randomBytes } from "node:crypto";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { constants, tmpdir } from "node:os";
import { join } from "node:path";
import { offlineEnvironment } from "../../toolchain/offline";
import { stateFile } from "./backend";
import { stopSignals } from "./interrupts";

/** A directory with an empty offline AWS and an empty backend, gone at the end. */
export interface Throwaway {
  root: string;
  env: Record<string, string>;
  dispose(): void;
}

export function makeThrowaway(): Throwaway {
  let root: string | undefined;
  const remove = () => {
    if (root) rmSync(root, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  const stopListening = atEarlyEnd(remove); // first: a signal may come at any moment
  root = mkdtempSync(join(tmpdir(), "cells-check-"));
  const { env } = offlineEnvironment({ root });
  const dispose = () => {
    stopListening();
    remove();
  };
  return { root, env, dispose };
}

/** Cleans up where a signal ends us before anything listens that would bring us to an orderly end. */
function atEarlyEnd(clean: () => void): () => void {
  const onSignal = (signal: NodeJS.Signals) => {
    if (process.listenerCount(signal) > 1) return;
    clean();
    process.exit(128 + constants.signals[signal]);
  };
  for (const signal of stopSignals) process.on(signal, onSignal);
  return () => {
    for (const signal of stopSignals) process.off(signal, onSignal);
  };
}

/** Makes stacks by writing the files that `pulumi stack init` would: an engine start for each is saved. */
export function makeStacks(throwaway: Throwaway, names: readonly string[]): void {
  const backend = { directory: join(throwaway.root, "state") };
  mkdirSync(join(stateFile(backend, "any"), ".."), { recursive: true });
  writeFileSync(join(backend.directory, ".pulumi", "meta.yaml"), "version: 1\n");
  for (const name of names) {
    const checkpoint = { stack: `organization/voip-cells/${name}`, latest: null };
    writeFileSync(stateFile(backend, name), JSON.stringify({ version: 3, checkpoint }));
  }
}

/** A key for the secrets of throw-away states, and what leads an engine to it. */
export interface ThrowawayKey {
  env: Record<string, string>;
  /** What goes into each stack file. */
  settings: { secretsprovider: string; encryptedkey: string };
  close(): void;
}

/**
 * Serves a random key the way a HashiCorp Vault on this machine would. The engine's other local choice, a passphrase,
 * takes a third of a second of computing in every engine start: right for secrets that last, not for ones that are gone
 * in a moment.
 */
export async function serveThrowawayKey(): Promise<ThrowawayKey> {
  const plaintext = randomBytes(32).toString("base64");
  const token = randomBytes(16).toString("hex");
  const server: Server = createServer((request, response) => {
    if (request.headers["x-vault-token"] !== token) response.statusCode = 403;
    response.setHeader("content-type", "application/json");
    response.setHeader("connection", "close"); // no idle connection that ends just as an engine uses it
    response.end(
      JSON.stringify(
        response.statusCode === 403 ? { errors: ["permission denied"] } : { data: { plaintext } },
      ),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    env: { VAULT_ADDR: `http://127.0.0.1:${port}`, VAULT_TOKEN: token },
    settings: {
      secretsprovider: "hashivault://throwaway",
      encryptedkey: Buffer.from("vault:v1:throwaway").toString("base64"),
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}
