/** Create, read, update and delete of any type, as its table says. */
import type { Resource, Transaction } from "../cloud/store";
import { Bag, Refusal, type ResourceTable, type ValueMap } from "../model/table";
import { UNKNOWN } from "../model/value";
import { type Aws, placeOf } from "./aws";
import { OperationContext, type Subject } from "./context";
import { checkReferences, Hidden } from "./existence";
import { checkQuotas, checkUnique } from "./limits";
import { inputsFrom, keepWriteOnly, splitImportId } from "./reading";
import { holdersOf } from "./references";
import {
  changedInputs,
  computeState,
  evaluate,
  previewState,
  secretsOf,
  stateOf,
  updatedState,
} from "./state";
import { operationOf, type Verb, wordResourceError } from "./wording";

export interface Properties {
  readonly values: ValueMap;
  readonly secrets: readonly string[];
}
export interface State extends Properties {
  readonly id: string;
}

/** What a create has before its transaction. */
interface Made {
  readonly generation: number;
  /** Results of `act`. */
  readonly outputs: ValueMap;
}

const kinds = { creating: "create", reading: "read", updating: "update", deleting: "delete" } as const;

export class Resources {
  readonly #aws: Aws;

  constructor(aws: Aws) {
    this.#aws = aws;
  }

  previewCreate(table: ResourceTable, urn: string, inputs: Properties): Properties {
    const values = previewState(table, inputs.values, (state) => this.#context(table, urn, state, state));
    return { values, secrets: secretsOf(table, inputs.secrets) };
  }

  create(table: ResourceTable, urn: string, inputs: Properties): Promise<State> {
    const place = placeOf(table.scope, inputs.values, this.#aws.configuration);
    return this.#call(table, "creating", urn, place, nameOf(inputs.values), async () => {
      const acted = table.act === undefined ? undefined : await this.#actFirst(table, urn, inputs.values);
      const resource = await this.#change((transaction) => {
        const made = acted ?? { generation: transaction.next(generationOf(urn)), outputs: {} };
        return this.#createNow(table, urn, inputs, made, transaction);
      });
      return { id: resource.id, values: resource.outputs, secrets: resource.secrets };
    });
  }

  async #actFirst(table: ResourceTable, urn: string, inputs: ValueMap): Promise<Made> {
    const generation = await this.#aws.store.transact((transaction) => transaction.next(generationOf(urn)));
    const state = stateOf(table, inputs);
    const context = this.#context(table, urn, state, state, { generation, mayInvoke: true });
    return { generation, outputs: (await table.act?.("create", context)) ?? {} };
  }

  #createNow(
    table: ResourceTable,
    urn: string,
    inputs: Properties,
    made: Made,
    transaction: Transaction,
  ): Resource {
    const place = placeOf(table.scope, inputs.values, this.#aws.configuration);
    const state = stateOf(table, inputs.values);
    const context = this.#context(table, urn, state, state, { generation: made.generation, transaction });
    checkReferences(this.#aws, table, state, context.region, transaction);
    const id = String(evaluate(table.id, context));
    state.id = id;
    computeState(table, state, context);
    Object.assign(state, made.outputs);
    checkUnique(this.#aws, table, context, place);
    checkQuotas(this.#aws, table, context, place);
    table.accept?.(context);
    const { id: _id, ...outputs } = state;
    const resource: Resource = {
      type: table.token,
      id,
      key: keyOf(table, id, outputs),
      region: place,
      account: this.#aws.configuration.account,
      createdBy: { urn, stack: urn.split("::")[0]?.split(":").at(-1) ?? "" },
      createdAt: new Date().toISOString(),
      generation: made.generation,
      hiddenReads: this.#hiddenReads(table, urn, place),
      inputs: inputs.values,
      outputs,
      secrets: secretsOf(table, inputs.secrets),
    };
    transaction.put(resource);
    table.onCreate?.(context);
    return resource;
  }

  /** What the cloud holds under an id, or `undefined`. `known` is empty for an import. */
  read(
    table: ResourceTable,
    urn: string,
    id: string,
    known: Properties,
    inputs: Properties,
  ): Promise<(State & { inputs: Properties }) | undefined> {
    const { bareId, region } = splitImportId(table, id);
    const place = placeOf(
      table.scope,
      { ...inputs.values, ...known.values, ...region },
      this.#aws.configuration,
    );
    return this.#call(table, "reading", urn, place, id, async () => {
      const resource =
        this.#find(table, bareId, known.values, place) ?? this.#findImported(table, bareId, place);
      if (resource === undefined) return undefined;
      const importing = Object.keys(known.values).length === 0;
      return {
        id: resource.id,
        values: keepWriteOnly(table, resource.outputs, known.values),
        secrets: [...new Set([...resource.secrets, ...known.secrets])],
        inputs: {
          values: inputsFrom(table, resource, inputs.values, importing),
          secrets: [...new Set([...resource.secrets, ...inputs.secrets])],
        },
      };
    });
  }

  previewUpdate(table: ResourceTable, olds: Properties, oldInputs: ValueMap, news: Properties): Properties {
    const changed = changedInputs(table, oldInputs, news.values);
    const values = updatedState(table, olds.values, news.values, changed, () => UNKNOWN);
    return { values, secrets: secretsOf(table, news.secrets) };
  }

  update(
    table: ResourceTable,
    urn: string,
    id: string,
    olds: Properties,
    news: Properties,
  ): Promise<Properties> {
    const place = placeOf(table.scope, olds.values, this.#aws.configuration);
    return this.#call(table, "updating", urn, place, id, async () => {
      const before = this.#find(table, id, olds.values, place);
      const state = stateOf(table, news.values);
      const subject = { generation: before?.generation ?? 0, mayInvoke: true };
      const acted = await table.act?.(
        "update",
        this.#context(table, urn, state, { ...olds.values, id }, subject),
      );
      return this.#change((transaction) =>
        this.#updateNow(table, urn, { id, olds, news, acted: acted ?? {} }, transaction),
      );
    });
  }

  #updateNow(
    table: ResourceTable,
    urn: string,
    request: { id: string; olds: Properties; news: Properties; acted: ValueMap },
    transaction: Transaction,
  ): Properties {
    const { id, olds, news } = request;
    const place = placeOf(table.scope, olds.values, this.#aws.configuration);
    const resource = this.#find(table, id, olds.values, place);
    if (resource === undefined) throw notFound(table, id);
    const changed = changedInputs(table, resource.inputs, news.values);
    const contextOf = (state: ValueMap) =>
      this.#context(table, urn, stateOf(table, news.values), state, {
        generation: resource.generation,
        createdAtMillis: Date.parse(resource.createdAt),
        transaction,
        changed,
        before: resource.outputs,
      });
    const outputs = updatedState(table, resource.outputs, news.values, changed, (state, output) =>
      evaluate(output.value, contextOf(Object.assign(state, { id }))),
    );
    Object.assign(outputs, request.acted, { id });
    const context = contextOf(outputs);
    checkReferences(this.#aws, table, pick(outputs, changed), context.region, transaction);
    checkUnique(this.#aws, table, context, place, resource.key);
    table.accept?.(context);
    const { id: _id, ...values } = outputs;
    const secrets = secretsOf(table, news.secrets);
    transaction.put({ ...resource, inputs: news.values, outputs: values, secrets });
    table.onUpdate?.(context);
    return { values, secrets };
  }

  async delete(table: ResourceTable, urn: string, id: string, olds: Properties): Promise<void> {
    const place = placeOf(table.scope, olds.values, this.#aws.configuration);
    await this.#call(table, "deleting", urn, place, id, async () => {
      const resource = this.#find(table, id, olds.values, place);
      if (resource === undefined) return;
      const context = this.#contextOf(table, resource, { mayInvoke: true });
      await table.act?.("delete", context);
      while (true) {
        const waitMillis = await this.#aws.store.transact((transaction) =>
          this.deleteNow(table, resource, transaction),
        );
        if (waitMillis === 0) return;
        await this.#aws.calls.sleep(waitMillis);
      }
    });
  }

  /** Deletes inside a transaction. Gives 0, or how long to wait for what holds it but is about to go by itself. */
  deleteNow(table: ResourceTable, resource: Resource, transaction: Transaction): number {
    const current = this.#aws.store.get(resource.type, resource.key, resource.region);
    if (current === undefined) return 0;
    const context = this.#contextOf(table, current, { transaction });
    const holders = holdersOf(this.#aws, table, current);
    if (holders.length > 0 && holders.every((holder) => holder.goneAt !== undefined)) {
      return Math.max(5, ...holders.map((holder) => (holder.goneAt ?? 0) - Date.now()));
    }
    const blocked = table.deletion?.blocked;
    if (holders.length > 0 && blocked !== undefined) {
      throw new Refusal(
        blocked.code,
        context.fill(blocked.message, { holders: holders.map((each) => each.id).join(", ") }),
      );
    }
    table.deletion?.accept?.(context);
    table.onDelete?.(context);
    this.#removeWithOwned(current, transaction);
    return 0;
  }

  #removeWithOwned(resource: Resource, transaction: Transaction): void {
    transaction.remove(resource);
    const place = resource.region === "global" ? "*" : resource.region;
    for (const owned of this.#aws.store.list("*", place)) {
      if (owned.ownedBy === resource.id) this.#removeWithOwned(owned, transaction);
    }
  }

  /** What is true of a resource by now, for lists. */
  live(resource: Resource): ValueMap | undefined {
    const table = this.#aws.catalogue.find(resource.type);
    return table?.live?.(this.#contextOf(table, resource, {}));
  }

  importId(resource: Resource): string {
    const table = this.#aws.catalogue.find(resource.type);
    return table?.importId === undefined
      ? resource.id
      : String(evaluate(table.importId, this.#contextOf(table, resource, {})));
  }

  #find(table: ResourceTable, id: string, olds: ValueMap, place: string): Resource | undefined {
    return this.#aws.store.get(table.token, keyOf(table, id, olds), place);
  }

  #findImported(table: ResourceTable, id: string, place: string): Resource | undefined {
    return this.#aws.store
      .list(table.token, place)
      .find((each) => each.id === id || this.importId(each) === id);
  }

  /** A change whose look-ups may not see yet what was just made: that is counted down and tried again. */
  async #change<T>(work: (transaction: Transaction) => T): Promise<T> {
    const result = await this.#aws.store.transact((transaction): { done: T } | Hidden => {
      try {
        return { done: work(transaction) };
      } catch (error) {
        if (error instanceof Hidden) return error;
        throw error;
      }
    });
    if (result instanceof Hidden) throw result.refusal;
    return result.done;
  }

  #hiddenReads(table: ResourceTable, urn: string, region: string): number | undefined {
    const call = this.#callOf(table, "creating", urn, region);
    return this.#aws.calls.hiddenReads(call);
  }

  #callOf(table: ResourceTable, verb: Verb, urn: string, region: string) {
    return {
      operation: operationOf(table, verb),
      kind: kinds[verb],
      type: table.token,
      region,
      name: urn.split("::").at(-1) ?? "",
      timing: table.timing,
    };
  }

  async #call<T>(
    table: ResourceTable,
    verb: Verb,
    urn: string,
    region: string,
    what: string,
    work: () => Promise<T>,
  ): Promise<T> {
    try {
      return await this.#aws.calls.make(this.#callOf(table, verb, urn, region), work);
    } catch (error) {
      throw wordResourceError(error, table, verb, what, region);
    }
  }

  #context(
    table: ResourceTable,
    urn: string,
    inputs: ValueMap,
    outputs: ValueMap,
    subject: Partial<Subject> = {},
  ): OperationContext {
    const place = placeOf(table.scope, inputs, this.#aws.configuration);
    // a copy: computed values are put into the state, and must not look as if the program had given them
    const common = { type: table.token, urn, place, generation: 0, createdAtMillis: Date.now() };
    return new OperationContext(this.#aws, { ...common, ...subject, inputs: { ...inputs }, outputs });
  }

  #contextOf(table: ResourceTable, resource: Resource, subject: Partial<Subject>): OperationContext {
    const outputs = { ...resource.outputs, id: resource.id };
    return new OperationContext(this.#aws, {
      type: table.token,
      urn: resource.createdBy?.urn ?? "",
      place: resource.region,
      generation: resource.generation,
      createdAtMillis: Date.parse(resource.createdAt),
      ...subject,
      inputs: resource.outputs,
      outputs,
    });
  }
}

function generationOf(urn: string): string {
  return `urn ${urn}`;
}

function nameOf(inputs: ValueMap): string {
  return new Bag(inputs).text("name") ?? "";
}

function keyOf(table: ResourceTable, id: string, values: ValueMap): string {
  const key = table.key === undefined ? undefined : values[table.key];
  return typeof key === "string" ? key : id;
}

function pick(values: ValueMap, names: ReadonlySet<string>): ValueMap {
  return Object.fromEntries(Object.entries(values).filter(([name]) => names.has(name)));
}

function notFound(table: ResourceTable, id: string): Refusal {
  return new Refusal("ResourceNotFound", `couldn't find ${table.title} (${id})`, 404);
}
