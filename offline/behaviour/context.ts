/** The context that table functions see, over the store and, in a change, its transaction. */
import type { Resource, Transaction } from "../cloud/store";
import {
  Bag,
  type Cloud,
  type SideEffect,
  type Stored,
  type UpdateContext,
  type Value,
  type ValueMap,
} from "../model/table";
import { type Aws, fallbackRegion } from "./aws";
import { inputsOf } from "./inputs";
import { collectReferences, resolve } from "./references";
import { dnsSuffixOf, partitionOf } from "./regions";
import { type Alphabet, stableText, stableUuid } from "./stable";
import { fillTemplate } from "./template";

export interface Subject {
  /** Absent for functions. */
  readonly type?: string;
  readonly urn: string;
  /** `global` or a Region. */
  readonly place: string;
  readonly generation: number;
  readonly inputs: ValueMap;
  readonly outputs: ValueMap;
  readonly createdAtMillis: number;
  readonly transaction?: Transaction;
  /** Inputs that an update changes, and the state before it. */
  readonly changed?: ReadonlySet<string>;
  readonly before?: ValueMap;
  /** In `act`. */
  readonly mayInvoke?: boolean;
}

export class OperationContext implements UpdateContext {
  readonly account: string;
  readonly region: string;
  readonly partition: string;
  readonly dnsSuffix: string;
  readonly urn: string;
  readonly logicalName: string;
  readonly inputs: Bag;
  readonly outputs: Bag;
  readonly before: Bag;
  readonly nowMillis = Date.now();
  readonly createdAtMillis: number;
  readonly cloud: Cloud;
  readonly #aws: Aws;
  readonly #subject: Subject;
  readonly #seed: string;

  constructor(aws: Aws, subject: Subject) {
    const home = aws.configuration.region ?? fallbackRegion;
    this.#aws = aws;
    this.#subject = subject;
    this.account = aws.configuration.account;
    this.region = subject.place === "global" ? home : subject.place;
    this.partition = partitionOf(this.region);
    this.dnsSuffix = dnsSuffixOf(this.region);
    this.urn = subject.urn;
    this.logicalName = subject.urn.split("::").at(-1) ?? "";
    this.inputs = new Bag(subject.inputs);
    this.outputs = new Bag(subject.outputs);
    this.before = new Bag(subject.before ?? {});
    this.createdAtMillis = subject.createdAtMillis;
    this.cloud = new ContextCloud(aws, this.region, subject.transaction);
    this.#seed = `${this.account}\n${subject.urn}\n${subject.generation}`;
  }

  changed(input: string): boolean {
    return this.#subject.changed?.has(input) ?? false;
  }
  hex(length: number, label = ""): string {
    return this.#stable("hex", length, label);
  }
  digits(length: number, label = ""): string {
    return this.#stable("digits", length, label);
  }
  upper(length: number, label = ""): string {
    return this.#stable("upper", length, label);
  }
  mixed(length: number, label = ""): string {
    return this.#stable("mixed", length, label);
  }
  uuid(label = ""): string {
    return stableUuid(this.#seed, label);
  }
  #stable(alphabet: Alphabet, length: number, label: string): string {
    return stableText(this.#seed, alphabet, length, label);
  }

  target(input: string): Stored | undefined {
    return this.targets(input)[0];
  }

  targets(input: string): Stored[] {
    const table = this.#subject.type === undefined ? undefined : this.#aws.catalogue.find(this.#subject.type);
    const property = table && inputsOf(table)[input];
    const value = this.inputs.get(input);
    if (property === undefined || value === undefined) return [];
    return collectReferences({ [input]: property }, { [input]: value })
      .map((named) => resolve(this.#aws, named, this.region))
      .filter((resource) => resource !== undefined);
  }

  fill(template: string, extra?: { readonly [name: string]: Value }): string {
    return fillTemplate(this, template, extra);
  }

  seconds(setting: "deploy" | "interfaceRelease" | "instanceLaunch"): number {
    return this.#aws.calls.settings.seconds[setting];
  }

  invoke(functionName: string, payload: string): Promise<string> {
    if (!this.#subject.mayInvoke) throw new Error("a table can invoke functions in `act` only");
    return this.#aws.invokeFunction({ aws: this.#aws, region: this.region, functionName, payload });
  }
}

class ContextCloud implements Cloud {
  readonly #aws: Aws;
  readonly #region: string;
  readonly #transaction: Transaction | undefined;

  constructor(aws: Aws, region: string, transaction: Transaction | undefined) {
    this.#aws = aws;
    this.#region = region;
    this.#transaction = transaction;
  }

  get(type: string, id: string, region?: string): Stored | undefined {
    const table = this.#aws.catalogue.find(type);
    if (table?.key !== undefined || region === "*") return this.find(type, { id }, region)[0];
    const token = table?.token ?? type;
    const places = region === undefined ? [this.#region, "global"] : [region];
    return places.map((place) => this.#aws.store.get(token, id, place)).find((each) => each !== undefined);
  }

  find(type: string, where: ValueMap = {}, region?: string): Stored[] {
    const token = this.#aws.catalogue.canonical(type);
    const places = region === undefined ? [this.#region, "global"] : [region];
    return places.flatMap((place) => this.#aws.store.list(token, place)).filter((each) => fits(each, where));
  }

  put(resource: SideEffect): void {
    const region = resource.region ?? this.#region;
    this.#writes.put({
      ...resource,
      key: resource.id,
      generation: 0,
      region,
      type: this.#aws.catalogue.canonical(resource.type),
      account: this.#aws.configuration.account,
      inputs: {},
      outputs: { ...resource.outputs, region },
      createdAt: new Date().toISOString(),
      secrets: [],
    });
  }

  patch(resource: Stored, outputs: ValueMap): void {
    const current = resource as Resource;
    this.#writes.put({ ...current, outputs: { ...current.outputs, ...outputs } });
  }

  remove(resource: Stored): void {
    this.#writes.remove(resource as Resource);
  }

  removeAfter(resource: Stored, seconds: number): void {
    if (seconds <= 0) this.remove(resource);
    // no longer owned: the owner goes now and this one later
    else
      this.#writes.put({
        ...(resource as Resource),
        ownedBy: undefined,
        goneAt: Date.now() + seconds * 1000,
      } as Resource);
  }

  next(counter: string): number {
    return this.#writes.next(`table ${counter}`);
  }

  get #writes(): Transaction {
    if (this.#transaction === undefined) throw new Error("a table can change the cloud in hooks only");
    return this.#transaction;
  }
}

function fits(resource: Stored, where: ValueMap): boolean {
  return Object.entries(where).every(([name, wanted]) => {
    const actual = name === "id" ? resource.id : resource.outputs[name];
    return actual === wanted || (Array.isArray(actual) && actual.includes(wanted));
  });
}
