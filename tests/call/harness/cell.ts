import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { issueCredential } from "../../../runtime/credentials";
import type { EdgeValues } from "../../../runtime/edge-values";
import { account, addTo, readLogs } from "./account";
import { addresses, domain, secrets } from "./addresses";
import { BrowserPhone, type Library, servePages, startBrowser } from "./browser";
import { type Certificate, makeCertificate } from "./certificate";
import { Edge, type EdgeOptions } from "./edge";
import { issuedPasswords, logMistakes } from "./logs";
import { type FrontBehaviour, FrontProxy } from "./proxy";
import { Relay } from "./relay";
import { Switch } from "./switch";
import { until } from "./wait";

export interface CellOptions {
  readonly edges?: number;
  readonly relays?: number;
  readonly switches?: number;
  readonly values?: Partial<EdgeValues>;
  /** Which edges make up which cell, for the proxy; all in one when left out. */
  readonly cells?: readonly (readonly number[])[];
  readonly browser?: boolean;
  readonly front?: FrontBehaviour;
}

const pagePort = 8000;

/** Everything that a call needs, on one machine: relays, switches, edges, the proxy, and a browser. */
export class Cell {
  readonly directory = mkdtempSync(join(tmpdir(), "cell-"));
  readonly relays: Relay[];
  readonly switches: Switch[];
  readonly edges: Edge[];
  private readonly certificate: Certificate;
  private proxy: FrontProxy | undefined;
  private pages: Server | undefined;
  private browser: Browser | undefined;
  private readonly phones: BrowserPhone[] = [];
  private logsBefore: ReturnType<typeof readLogs> = new Map();

  private constructor(private readonly options: CellOptions) {
    const count = (length: number) => Array.from({ length }, (_, index) => index);
    this.certificate = makeCertificate(this.directory);
    this.relays = count(options.relays ?? 1).map((index) => new Relay(index, this.directory));
    this.switches = count(options.switches ?? 1).map((index) => new Switch(index));
    this.edges = count(options.edges ?? 1).map(
      (index) => new Edge(index, this.directory, this.edgeOptions(index)),
    );
  }

  /** An edge knows its sisters, and the switches and relays of its own cell: cell n has the nth of each, a sole cell all. */
  private edgeOptions(index: number): EdgeOptions {
    const { cells = [], values } = this.options;
    const own = cells.findIndex((cell) => cell.includes(index));
    const mine = <T>(all: readonly T[]) => (cells.length > 1 ? all.slice(own, own + 1) : all);
    const sister = cells[own]?.find((other) => other !== index);
    return {
      switches: mine(this.switches).map((one) => one.address),
      relays: mine(this.relays).map((one) => one.address),
      ...(sister === undefined ? {} : { sister }),
      ...(values ? { values } : {}),
    };
  }

  static async start(options: CellOptions = {}): Promise<Cell> {
    const cell = new Cell(options);
    try {
      await cell.begin();
      return cell;
    } catch (error) {
      await cell.stop();
      throw error;
    }
  }

  private async begin(): Promise<void> {
    const daemons = [
      ...this.relays.map((relay) => relay.ready()),
      ...this.edges.map((edge) => edge.healthy()),
    ];
    await Promise.all(this.options.browser === false ? daemons : [...daemons, this.beginBrowser()]);
    await this.proxy?.findsEdges();
  }

  private async beginBrowser(): Promise<void> {
    const cells = this.options.cells ?? [this.edges.map((edge) => edge.index)];
    this.pages = await servePages(pagePort);
    this.proxy = new FrontProxy(this.directory, this.certificate, {
      cells: cells.map((edges) => edges.map((index) => addresses.edges[index] ?? "")),
      pagePort,
      ...(this.options.front ? { front: this.options.front } : {}),
    });
    await this.proxy.ready();
    this.browser = await startBrowser(this.certificate);
  }

  get edge(): Edge {
    return this.edges[0] as Edge;
  }

  get relay(): Relay {
    return this.relays[0] as Relay;
  }

  get switch(): Switch {
    return this.switches[0] as Switch;
  }

  /** A page with a phone in it, not started yet. */
  async phone(library: Library = "jssip"): Promise<BrowserPhone> {
    if (!this.browser) {
      throw new Error("this cell was started without a browser");
    }
    const phone = await BrowserPhone.open(this.browser, library);
    this.phones.push(phone);
    return phone;
  }

  /** A phone that is registered as `user`. */
  async registeredPhone(
    user: string,
    library: Library = "jssip",
    options: { readonly answers?: boolean } = {},
  ): Promise<BrowserPhone> {
    const phone = await this.phone(library);
    await phone.start({ user, credential: credential(user), ...options });
    await phone.registered();
    return phone;
  }

  /** The first final or ringing answer to a call from the switch to a user. */
  async callStatus(user: string, edge: Edge = this.edge): Promise<number> {
    const call = this.switch.place(user, edge.address);
    return until(`an answer to the call to ${user}`, () => (call.lastStatus >= 180 ? call.lastStatus : 0));
  }

  /** No relay holds a session any more. */
  async quiet(): Promise<void> {
    await until("no relay holds a session", async () => {
      const sessions = await Promise.all(
        this.relays.filter((relay) => relay.running).map((relay) => relay.sessions()),
      );
      return sessions.every((count) => count === 0);
    });
  }

  /** Between tests: closes the pages, forgets the calls, so that a failed test leaves nothing to the next, but for an account. */
  async clean(test?: Mocha.Test): Promise<void> {
    if (test?.err) {
      const calls = this.switches.flatMap((one) => [...one.calls.values()]);
      addTo(test.err, account(calls, this.logsBefore, readLogs(this.directory)));
    }
    await Promise.all(this.phones.splice(0).map((phone) => phone.close()));
    for (const one of this.switches) {
      one.reset();
    }
    await Promise.all(this.relays.filter((relay) => relay.running).map((relay) => relay.endAll()));
    this.logsBefore = readLogs(this.directory);
  }

  /** What its logs tell that they must not. */
  logMistakes(): string[] {
    return logMistakes(this.directory);
  }

  async stop(): Promise<void> {
    await this.browser?.close();
    await this.proxy?.stop();
    this.pages?.close();
    await Promise.all(this.edges.map((edge) => edge.kill()));
    await Promise.all(this.relays.map((relay) => relay.kill()));
    for (const one of this.switches) {
      one.close();
    }
    const mistakes = this.logMistakes();
    if (!process.env.CALL_KEEP) {
      rmSync(this.directory, { recursive: true, force: true });
    }
    assert.deepEqual(mistakes, [], "the logs of this cell");
  }
}

export function credential(
  user: string,
  options: { secret?: string; lifetimeSeconds?: number; now?: number } = {},
) {
  const issued = issueCredential({ user, domain, secret: secrets.current, ...options });
  issuedPasswords.add(issued.password);
  return issued;
}
