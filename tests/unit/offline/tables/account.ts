/** An offline AWS account of its own for a test, without an engine: checks, creates, updates, deletes and asks. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Aws } from "../../../../offline/behaviour/aws";
import { check } from "../../../../offline/behaviour/check";
import { diff } from "../../../../offline/behaviour/diff";
import { invoke } from "../../../../offline/behaviour/functions";
import { Resources, type State } from "../../../../offline/behaviour/resources";
import { liveOf } from "../../../../offline/behaviour/subjects";
import type { ResourceTable, ValueMap } from "../../../../offline/model/table";
import { openCloud } from "../../../../offline/open";

export const accountId = "123456789012";
export const region = "eu-central-1";

export interface Made {
  readonly table: ResourceTable;
  readonly urn: string;
  readonly id: string;
  /** Inputs as checked. */
  readonly inputs: ValueMap;
  /** The state. */
  readonly state: ValueMap;
}

export interface Invoked {
  readonly functionName: string;
  readonly payload: string;
}

export class Account {
  readonly invocations: Invoked[] = [];
  readonly #directory = mkdtempSync(join(tmpdir(), "offline-tables-"));
  readonly #aws: Aws;
  readonly #resources: Resources;
  #made = 0;

  /** `faults` as in the fault file: `{ seconds: { interfaceRelease: 1 } }`. */
  constructor(faults: object = {}) {
    const environment = {
      OFFLINE_AWS_STATE: this.#directory,
      OFFLINE_AWS_ACCOUNT: accountId,
      OFFLINE_AWS_FAULTS: JSON.stringify(faults),
    };
    this.#aws = {
      ...openCloud(environment).aws,
      configuration: {
        account: accountId,
        region,
        defaultTags: {},
        ignoreTags: { keys: [], keyPrefixes: [] },
      },
      invokeFunction: async ({ functionName, payload }) => {
        this.invocations.push({ functionName, payload });
        return `"answer ${this.invocations.length}"`;
      },
    };
    this.#resources = new Resources(this.#aws);
  }

  close(): void {
    rmSync(this.#directory, { recursive: true });
  }

  /** All that is wrong with inputs, as `path: reason`. */
  problems(type: string, inputs: ValueMap): string[] {
    return this.#check(this.#table(type), inputs, {}).problems.map(
      ({ path, reason }) => `${path}: ${reason}`,
    );
  }

  async create(type: string, inputs: ValueMap = {}, name = `thing${this.#made}`): Promise<Made> {
    const table = this.#table(type);
    this.#made += 1;
    const urn = `urn:pulumi:dev::test::${table.token}::${name}`;
    const checked = this.#check(table, inputs, {}, name);
    if (checked.problems.length > 0)
      throw new Error(checked.problems.map(({ path, reason }) => `${path}: ${reason}`).join("\n"));
    const created = await this.#resources.create(table, urn, { values: checked.inputs, secrets: [] });
    return this.#madeOf(table, urn, checked.inputs, created);
  }

  /** Names of the inputs that a change to these replaces for; empty for "in place" and for "no change". */
  replaces(made: Made, inputs: ValueMap): string[] {
    const news = this.#check(made.table, inputs, made.inputs).inputs;
    const { differences } = diff(made.table, made.inputs, news, made.state);
    return differences.filter(({ replace }) => replace).map(({ path }) => String(path[0]));
  }

  async update(made: Made, inputs: ValueMap): Promise<Made> {
    const news = this.#check(made.table, inputs, made.inputs).inputs;
    const olds = { values: made.state, secrets: [] };
    const updated = await this.#resources.update(made.table, made.urn, made.id, olds, {
      values: news,
      secrets: [],
    });
    return this.#madeOf(made.table, made.urn, news, { ...updated, id: made.id });
  }

  delete(made: Made): Promise<void> {
    return this.#resources.delete(made.table, made.urn, made.id, { values: made.state, secrets: [] });
  }

  async read(made: Made): Promise<ValueMap | undefined> {
    const known = { values: made.state, secrets: [] };
    const inputs = { values: made.inputs, secrets: [] };
    return (await this.#resources.read(made.table, made.urn, made.id, known, inputs))?.values;
  }

  async ask(token: string, args: ValueMap = {}): Promise<ValueMap> {
    const table = this.#aws.catalogue.function(token);
    const answer = await invoke(this.#aws, table, args);
    if ("problems" in answer) throw new Error(JSON.stringify(answer.problems));
    return answer.values;
  }

  /** Outputs of all resources of a type, whoever made them. */
  all(type: string): ValueMap[] {
    return this.#aws.store.list(type, "*").map(({ outputs }) => outputs);
  }

  live(made: Made): ValueMap | undefined {
    const resource = this.#aws.store.list(made.table.token, "*").find(({ id }) => id === made.id);
    return resource && liveOf(this.#aws, resource);
  }

  #table(type: string): ResourceTable {
    return this.#aws.catalogue.resource(type);
  }

  #check(table: ResourceTable, inputs: ValueMap, olds: ValueMap, name = "thing") {
    const urn = `urn:pulumi:dev::test::${table.token}::${name}`;
    const naming = { logicalName: name, urn, randomSeed: Buffer.from(`${this.#made}`.padStart(8, "0")) };
    return check(table, inputs, olds, naming, this.#aws.configuration);
  }

  #madeOf(table: ResourceTable, urn: string, inputs: ValueMap, { id, values }: State): Made {
    return { table, urn, inputs, id, state: values };
  }
}
