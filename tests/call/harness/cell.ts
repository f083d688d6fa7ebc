import { mkdtempSync, rmSync } from "node:fs";
import type { Server } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { issueCredential } from "../../../runtime/credentials";
import type { EdgeValues } from "../../../runtime/edge-values";
import { addresses, domain, secrets } from "./addresses";
import { BrowserPhone, type Library, servePages, startBrowser } from "./browser";
import { type Certificate, makeCertificate } from "./certificate";
import { Edge } from "./edge";
import { Proxy } from "./proxy";
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
}

const pagePort = 8000;

/** Everything that a call needs, on one machine: relays, switches, edges, the proxy, and a browser. */
export class Cell {
  readonly directory = mkdtempSync(join(tmpdir(), "cell-"));
  readonly relays: Relay[];
  readonly switches: Switch[];
  readonly edges: Edge[];
  private readonly certificate: Certificate;
  private proxy: Proxy | undefined;
  private pages: Server | undefined;
  private browser: Browser | undefined;
  private readonly phones: BrowserPhone[] = [];

  private constructor(private readonly options: CellOptions) {
    const count = (length: number) => Array.from({ length }, (_, index) => index);
    this.certificate = makeCertificate(this.directory);
    this.relays = count(options.relays ?? 1).map((index) => new Relay(index, this.directory));
    this.switches = count(options.switches ?? 1).map((index) => new Switch(index));
    const members = { switches: this.switches.map((one) => one.address), relays: this.relays.map((one) => one.address) };
    const sisters = options.cells ?? [count(options.edges ?? 1)];
    this.edges = count(options.edges ?? 1).map((index) => {
      const sister = sisters.find((cell) => cell.includes(index))?.find((other) => other !== index);
      const edge = { ...members, ...(sister === undefined ? {} : { sister }), ...(options.values ? { values: options.values } : {}) };
      return new Edge(index, this.directory, edge);
    });
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
    await Promise.all(this.relays.map((relay) => relay.ready()));
    await Promise.all(this.edges.map((edge) => edge.healthy()));
    if (this.options.browser === false) {
      return;
    }
    const cells = this.options.cells ?? [this.edges.map((edge) => edge.index)];
    this.pages = await servePages(pagePort);
    this.proxy = new Proxy(this.directory, this.certificate, {
      cells: cells.map((edges) => edges.map((index) => addresses.edges[index] ?? "")),
      pagePort,
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
  async registeredPhone(user: string, library: Library = "jssip"): Promise<BrowserPhone> {
    const phone = await this.phone(library);
    await phone.start({ user, credential: credential(user) });
    await phone.registered();
    return phone;
  }

  /** No relay holds a session any more. */
  async quiet(): Promise<void> {
    await until("no relay holds a session", async () => {
      const sessions = await Promise.all(this.relays.filter((relay) => relay.running).map((relay) => relay.sessions()));
      return sessions.every((count) => count === 0);
    });
  }

  /** Between tests: closes the pages, forgets the calls. */
  async clean(): Promise<void> {
    await Promise.all(this.phones.splice(0).map((phone) => phone.close()));
    for (const one of this.switches) {
      one.reset();
    }
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
    if (!process.env["CALL_KEEP"]) {
      rmSync(this.directory, { recursive: true, force: true });
    }
  }
}

export function credential(user: string, options: { secret?: string; lifetimeSeconds?: number; now?: number } = {}) {
  return issueCredential({ user, domain, secret: secrets.current, ...options });
}
