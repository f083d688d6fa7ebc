/** Rules, resources and a repository for the tests of exemptions and baselines. */

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { type ResourceRule, type StackRule, undecided, violation } from "../../policies/rule";
import { urnOf } from "./analyze";
import { RULE_TEXT } from "./rule-text";

/** Violated unless `good` is true; it waits for the update where `good` is "unknown". */
export const rule: ResourceRule = {
  ...RULE_TEXT,
  id: "thing-good",
  judge({ props: { good } }) {
    if (good === "unknown") return [undecided("good")];
    return good === true ? [] : [violation("`good` is not true.")];
  },
};
export const stackRule: StackRule = {
  ...RULE_TEXT,
  id: "things-good",
  judgeStack: (resources) =>
    resources
      .filter(({ type, props }) => type === "test:index:Thing" && props.good !== true)
      .map(({ urn }) => ({ urn, finding: violation("`good` is not true.") })),
};

export const bad = { type: "test:index:Thing", name: "bad", props: {} };
export const good = { ...bad, name: "good", props: { good: true } };
export const root = { type: "pulumi:pulumi:Stack", name: "test-dev", props: {} };

export const entry = {
  rule: "thing-good",
  resource: urnOf(bad),
  reason: "It goes in spring.",
  owner: "voice",
  ticket: "VOICE-7",
  expires: "2999-12-31",
};
export const yamlOf = (...entries: unknown[]): string => JSON.stringify(entries); // which is YAML too

/** A repository with a pack in `node_modules`. */
export class Repository {
  readonly root = mkdtempSync(path.join(tmpdir(), "adoption-"));
  readonly folder = path.join(this.root, "node_modules", "packs", "all");

  constructor() {
    for (const folder of [this.folder, path.join(this.root, "policies"), path.join(this.root, ".git")])
      mkdirSync(folder, { recursive: true });
  }

  write(file: string, content: string): this {
    writeFileSync(path.join(this.root, file), content);
    return this;
  }

  exempting = (...entries: object[]): this => this.write("policies/exemptions.yaml", yamlOf(...entries));
  knowing = (...findings: object[]): this =>
    this.write("policies/baseline.json", JSON.stringify({ findings }));
}

/** A repository for each test of a suite. */
export function useRepository(): () => Repository {
  let repository: Repository;
  beforeEach(() => {
    repository = new Repository();
  });
  afterEach(() => rmSync(repository.root, { recursive: true }));
  return () => repository;
}
