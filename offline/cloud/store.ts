/**
 * The cloud on disk, below one state directory:
 *
 *     resources/<region|global>/<service.Type>/<id>.json   one readable file a resource
 *     counters/<name>.json                                  numbers that are never given twice
 *     code/<sha256>                                         contents of files and archives
 *     journal/<token>.json                                  one change of several files, while it is being written
 *     lock, sealing-key
 *
 * Every change is a transaction under the lock. A single file is written by rename. Several files go through the journal: once
 * it has its name the change has happened, and whoever holds the lock next finishes the writing. So a process killed at any
 * moment leaves the whole change or none of it.
 */
import { createHash, randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Stored } from "../model/table";
import { decodeAssets, encodeAssets } from "./assets";
import { writeAtomically } from "./files";
import { Lock } from "./lock";
import { Seal } from "./seal";

/** As `Stored`, with what only the cloud itself needs to know. */
export interface Resource extends Stored {
  /** Tells it apart from others of its type and Region; mostly the id. */
  readonly key: string;
  /** How often its URN had been made when it was: stable ids are worked out from both. */
  readonly generation: number;
  /** The resource is gone from this time on (milliseconds since 1970). */
  readonly goneAt?: number;
  /** Reads that still don't find it (eventual consistency). */
  readonly hiddenReads?: number;
}

interface Write {
  readonly path: string;
  /** New content, or null for "remove". */
  readonly content: string | null;
}

export interface Transaction {
  put(resource: Resource): void;
  remove(resource: Resource): void;
  next(counter: string): number;
}

interface Cached {
  readonly stamp: string;
  readonly resource: Resource;
}

export class Store {
  readonly #directory: string;
  readonly #lock: Lock;
  readonly #seal: Seal;
  readonly #cache = new Map<string, Cached>();
  /** Writes of the running transaction by path: reads inside it see them. */
  #pending: Map<string, Write & { resource?: Resource }> | undefined;

  constructor(directory: string) {
    this.#directory = directory;
    for (const part of ["resources", "counters", "code", "journal"]) {
      mkdirSync(join(directory, part), { recursive: true });
    }
    this.#lock = new Lock(directory);
    this.#seal = new Seal(directory);
  }

  get directory(): string {
    return this.#directory;
  }

  get(type: string, key: string, region: string): Resource | undefined {
    return this.#read(this.#pathOf(type, key, region));
  }

  /** All resources of a type in a Region, or of every type or Region with `"*"`, sorted by id. */
  list(type: string, region: string): Resource[] {
    const paths = new Set(this.#files(type, region));
    for (const [path, { resource }] of this.#pending ?? []) {
      if (resource && matches(type, resource.type) && matches(region, resource.region)) paths.add(path);
    }
    return [...paths]
      .sort()
      .map((path) => this.#read(path))
      .filter((resource) => resource !== undefined);
  }

  #files(type: string, region: string): string[] {
    const root = join(this.#directory, "resources");
    const regions = region === "*" ? names(root) : [region];
    const folders = regions.flatMap((where) =>
      (type === "*" ? names(join(root, where)) : [slugOf(type)]).map((slug) => join(root, where, slug)),
    );
    return folders.flatMap((folder) =>
      names(folder)
        .filter((file) => file.endsWith(".json"))
        .map((file) => join(folder, file)),
    );
  }

  /** Runs synchronous work under the lock; its writes happen together when it returns, and not at all when it throws. */
  transact<T>(work: (transaction: Transaction) => T): Promise<T> {
    return this.#lock.hold(() => {
      this.#finishJournals();
      this.#pending = new Map();
      try {
        const result = work(this.#transaction(this.#pending));
        this.#commit([...this.#pending.values()]);
        return result;
      } finally {
        this.#pending = undefined;
      }
    });
  }

  #transaction(pending: Map<string, Write & { resource?: Resource }>): Transaction {
    return {
      put: (resource) => {
        const path = this.#pathOf(resource.type, resource.key, resource.region);
        pending.set(path, { path, content: this.#encode(resource), resource });
      },
      remove: (resource) => {
        const path = this.#pathOf(resource.type, resource.key, resource.region);
        pending.set(path, { path, content: null });
      },
      next: (counter) => {
        const path = join(this.#directory, "counters", `${digest(counter)}.json`);
        const text = pending.get(path)?.content ?? readIfThere(path);
        const value = text === undefined ? 1 : Number(JSON.parse(text).last) + 1;
        pending.set(path, { path, content: `${JSON.stringify({ counter, last: value })}\n` });
        return value;
      },
    };
  }

  #commit(writes: Write[]): void {
    if (writes.length > 1) {
      const journal = join(this.#directory, "journal", `${randomUUID()}.json`);
      writeAtomically(
        journal,
        JSON.stringify(writes.map((write) => ({ ...write, path: this.#relative(write.path) }))),
      );
      this.#apply(writes, false);
      rmSync(journal);
    } else {
      this.#apply(writes, true);
    }
  }

  #apply(writes: readonly Write[], durable: boolean): void {
    for (const { path, content } of writes) {
      if (content === null) {
        rmSync(path, { force: true });
        this.#cache.delete(path);
      } else {
        mkdirSync(dirname(path), { recursive: true });
        writeAtomically(path, content, durable);
      }
    }
  }

  /** A journal that is there while we hold the lock was left by a process that died in the middle. */
  #finishJournals(): void {
    for (const name of names(join(this.#directory, "journal"))) {
      const path = join(this.#directory, "journal", name);
      if (name.endsWith(".json")) {
        const writes: Write[] = JSON.parse(readFileSync(path, "utf8"));
        const there = writes.map((write) => ({ ...write, path: join(this.#directory, write.path) }));
        this.#apply(there, true);
      }
      rmSync(path);
    }
  }

  #read(path: string): Resource | undefined {
    const write = this.#pending?.get(path);
    const resource = write === undefined ? this.#readFile(path) : write.resource;
    if (resource?.goneAt === undefined || resource.goneAt > Date.now()) return resource;
    this.#pending?.set(path, { path, content: null });
    return undefined;
  }

  #readFile(path: string): Resource | undefined {
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats === undefined) return undefined;
    // every write is a rename, so a changed file has another inode
    const stamp = `${stats.ino}/${stats.mtimeMs}/${stats.size}`;
    const cached = this.#cache.get(path);
    if (cached?.stamp === stamp) return cached.resource;
    const text = readIfThere(path);
    if (text === undefined) return undefined;
    const resource = this.#decode(text, path);
    this.#cache.set(path, { stamp, resource });
    return resource;
  }

  #encode(resource: Resource): string {
    const { inputs, outputs, ...head } = resource;
    const sealed = {
      ...head,
      inputs: this.#seal.seal(encodeAssets(inputs), resource.secrets),
      outputs: this.#seal.seal(encodeAssets(outputs), resource.secrets),
    };
    return `${JSON.stringify(sealed, undefined, 2)}\n`;
  }

  #decode(text: string, path: string): Resource {
    try {
      return decodeAssets(this.#seal.open(JSON.parse(text))) as unknown as Resource;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      throw new Error(
        `${path} is not a readable resource of the offline cloud (${reason}): repair or remove the file`,
      );
    }
  }

  #pathOf(type: string, key: string, region: string): string {
    return join(this.#directory, "resources", region, slugOf(type), `${fileNameOf(key)}.json`);
  }

  #relative(path: string): string {
    return path.slice(this.#directory.length + 1);
  }
}

function matches(wanted: string, actual: string): boolean {
  return wanted === "*" || wanted === actual;
}

/** `aws:ec2/vpc:Vpc` is `ec2.Vpc`; `aws:index/x:X` is `index.X`. */
function slugOf(type: string): string {
  const [, path = "", name = ""] = type.split(":");
  return `${path.split("/")[0]}.${name}`;
}

/** Keys such as ARNs hold slashes and may be long; the readable part is kept and a digest keeps them apart. */
function fileNameOf(key: string): string {
  const plain = key.replace(/[^\w.-]+/g, "_");
  return plain === key && key.length <= 100 ? key : `${plain.slice(-80)}.${digest(key).slice(0, 12)}`;
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex").slice(0, 32);
}

function names(directory: string): string[] {
  try {
    return readdirSync(directory);
  } catch {
    return [];
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return undefined;
    throw error;
  }
}
