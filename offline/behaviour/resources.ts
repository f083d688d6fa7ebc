/** Create, read, update and delete of any type, as its table says. */
import type { Resource, Transaction } from "../cloud/store";
import { Bag, type ResourceTable, type ValueMap } from "../model/table";
import { UNKNOWN } from "../model/value";
import { type Aws, placeOf } from "./aws";
import { createNow } from "./creation";
import { deleteNow } from "./deletion";
import { Hidden } from "./existence";
import { inputsFrom, keepWriteOnly, splitImportId } from "./reading";
import { changedInputs, type Properties, previewState, secretsOf, stateOf, updatedState } from "./state";
import { findStored } from "./stored";
import { contextOfNew, contextOfStored, importIdOf } from "./subjects";
import { updateNow } from "./updating";
import { operationOf, type Verb, wordResourceError } from "./wording";

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
    const values = previewState(table, inputs.values, (state) =>
      contextOfNew(this.#aws, table, urn, state, state),
    );
    return { values, secrets: secretsOf(table, inputs.secrets) };
  }

  create(table: ResourceTable, urn: string, inputs: Properties): Promise<State> {
    const place = placeOf(table.scope, inputs.values, this.#aws.configuration);
    return this.#call(table, "creating", urn, place, nameOf(inputs.values), async () => {
      const acted = table.act === undefined ? undefined : await this.#actFirst(table, urn, inputs.values);
      const resource = await this.#change((transaction) => {
        const made = acted ?? { generation: transaction.next(generationOf(urn)), outputs: {} };
        const hiddenReads = this.#hiddenReads(table, urn, place);
        return createNow(this.#aws, table, { urn, inputs, hiddenReads, ...made }, transaction);
      });
      return { id: resource.id, values: resource.outputs, secrets: resource.secrets };
    });
  }

  async #actFirst(table: ResourceTable, urn: string, inputs: ValueMap): Promise<Made> {
    const generation = await this.#aws.store.transact((transaction) => transaction.next(generationOf(urn)));
    const state = stateOf(table, inputs);
    const context = contextOfNew(this.#aws, table, urn, state, state, { generation, mayInvoke: true });
    return { generation, outputs: (await table.act?.("create", context)) ?? {} };
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
        findStored(this.#aws, table, bareId, known.values, place) ?? this.#findImported(table, bareId, place);
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
      const before = findStored(this.#aws, table, id, olds.values, place);
      const state = stateOf(table, news.values);
      const subject = { generation: before?.generation ?? 0, mayInvoke: true };
      const acted = await table.act?.(
        "update",
        contextOfNew(this.#aws, table, urn, state, { ...olds.values, id }, subject),
      );
      return this.#change((transaction) =>
        updateNow(this.#aws, table, { urn, id, olds, news, acted: acted ?? {} }, transaction),
      );
    });
  }

  async delete(table: ResourceTable, urn: string, id: string, olds: Properties): Promise<void> {
    const place = placeOf(table.scope, olds.values, this.#aws.configuration);
    await this.#call(table, "deleting", urn, place, id, async () => {
      const resource = findStored(this.#aws, table, id, olds.values, place);
      if (resource === undefined) return;
      const context = contextOfStored(this.#aws, table, resource, { mayInvoke: true });
      await table.act?.("delete", context);
      while (true) {
        const waitMillis = await this.#aws.store.transact((transaction) =>
          deleteNow(this.#aws, table, resource, transaction),
        );
        if (waitMillis === 0) return;
        await this.#aws.calls.sleep(waitMillis);
      }
    });
  }

  #findImported(table: ResourceTable, id: string, place: string): Resource | undefined {
    return this.#aws.store
      .list(table.token, place)
      .find((each) => each.id === id || importIdOf(this.#aws, each) === id);
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
}

function generationOf(urn: string): string {
  return `urn ${urn}`;
}

function nameOf(inputs: ValueMap): string {
  return new Bag(inputs).text("name") ?? "";
}
