import assert from "node:assert/strict";
import type { CloudResource } from "../../../cli/engine/cloud";
import type { Deployment, StateResource } from "../../../cli/engine/deployment";
import { withCommands } from "../../../cli/estate/orphan-commands";
import { adopted, placeOf } from "../../../cli/recovery/adopt";
import { findOrphans, interruptedCreates } from "../../../cli/recovery/orphans";
import { settled } from "../../../cli/recovery/recover";

const project = "urn:pulumi:dev-global::voip-cells::";
const bucketType = "aws:s3/bucket:Bucket";
const parentUrn = `${project}voip-cells:components:LogBucket::logs`;
const bucketUrn = `${project}voip-cells:components:LogBucket$${bucketType}::logs`;
const providerUrn = `${project}pulumi:providers:aws::aws`;

const state = (urn: string, type: string, more: Partial<StateResource> = {}): StateResource => ({
  urn,
  type,
  custom: true,
  ...more,
});
const standing = (urn: string | null, id: string, type = bucketType): CloudResource => ({
  type,
  id,
  arn: null,
  name: null,
  region: "eu-central-1",
  urn,
  stack: urn?.split(":")[2] ?? null,
  importId: id,
  live: null,
});

const parent = state(parentUrn, "voip-cells:components:LogBucket", { custom: false });
const provider = state(providerUrn, "pulumi:providers:aws", { id: "p1" });
const sibling = state(
  `${project}voip-cells:components:LogBucket$aws:s3/bucketPolicy:BucketPolicy::logs`,
  "aws:s3/bucketPolicy:BucketPolicy",
  {
    id: "policy",
    parent: parentUrn,
    provider: `${providerUrn}::p1`,
  },
);
const empty: Deployment = { resources: [parent, provider, sibling] };

describe("cells: what the cloud holds and no state knows", () => {
  it("is what no state has under that id, and not what AWS made by itself", () => {
    const known = state(bucketUrn, bucketType, { id: "logs-1" });
    const states = new Map([["dev-global", { resources: [known] }]]);
    const cloud = [
      standing(bucketUrn, "logs-1"),
      standing(bucketUrn, "logs-2"),
      standing(null, "default-group"),
    ];
    assert.deepEqual(
      findOrphans("dev", states, cloud).map(({ id, superseded }) => ({ id, superseded })),
      [{ id: "logs-2", superseded: true }],
    );
  });

  it("is of this environment only", () => {
    const other = standing(bucketUrn.replace("dev-global", "prod-global"), "logs-9");
    assert.deepEqual(findOrphans("dev", new Map(), [other]), []);
  });

  it("knows a resource by an older name of its type", () => {
    const aliased = state(bucketUrn, "aws:s3/bucketV2:BucketV2", { id: "logs-1" });
    assert.deepEqual(
      findOrphans("dev", new Map([["dev-global", { resources: [aliased] }]]), [
        standing(bucketUrn, "logs-1"),
      ]),
      [],
    );
  });

  it("is told apart from a create that the state still has as pending", () => {
    const pending = state(bucketUrn, bucketType);
    const deployment: Deployment = {
      ...empty,
      pending_operations: [{ type: "creating", resource: pending }],
    };
    const states = new Map([["dev-global", deployment]]);
    const cloud = [standing(bucketUrn, "logs-2")];
    assert.deepEqual(findOrphans("dev", states, cloud), []);
    const [create] = interruptedCreates(states, cloud);
    assert.equal(create?.made?.id, "logs-2");
    assert.equal(interruptedCreates(states, [])[0]?.made, undefined);
  });

  it("is taken up by the state when it was made, and forgotten when it was not", () => {
    const pending = state(bucketUrn, bucketType, { inputs: { bucket: "logs-2" } });
    const deployment: Deployment = {
      ...empty,
      pending_operations: [{ type: "creating", resource: pending }],
    };
    const made = { stack: "dev-global", resource: pending, made: standing(bucketUrn, "logs-2") };
    assert.deepEqual(settled(deployment, [made], []), {
      resources: [parent, provider, sibling, { ...pending, id: "logs-2" }],
      pending_operations: [],
    });
    assert.deepEqual(
      settled(deployment, [{ stack: "dev-global", resource: pending }], []).resources,
      empty.resources,
    );
  });
});

describe("cells: adopting an orphan", () => {
  const [orphan] = findOrphans("dev", new Map([["dev-global", empty]]), [standing(bucketUrn, "logs-2")]);
  assert.ok(orphan);

  const place = { parent, provider };

  it("puts it under its parent, with its siblings' provider, where the program will look for it", () => {
    assert.deepEqual(placeOf(orphan, empty), place);
    assert.deepEqual(adopted(orphan, place), {
      ...state(bucketUrn, bucketType, { id: "logs-2", parent: parentUrn, provider: `${providerUrn}::p1` }),
      inputs: { region: "eu-central-1" },
      outputs: { region: "eu-central-1" },
    });
  });

  it("takes the program's own provider where there is no sibling to tell", () => {
    const ofEngine = state(`${project}pulumi:providers:aws::default_7_43_0`, "pulumi:providers:aws", {
      id: "p0",
    });
    assert.deepEqual(placeOf(orphan, { resources: [parent, ofEngine, provider] }), place);
  });

  it("is refused when the state has another in its place, or has lost its parent", () => {
    assert.equal(placeOf({ ...orphan, superseded: true }, empty), undefined);
    assert.equal(placeOf(orphan, { resources: [provider, sibling] }), undefined);
  });

  it("comes as a command to type, beside the commands that get rid of it", () => {
    const { adopt, remove } = withCommands(orphan, empty, "eu-central-1", "npx cells up dev --offline");
    assert.equal(
      adopt,
      `pulumi import '${bucketType}' 'logs' 'logs-2' --parent parent='${parentUrn}' --provider provider='${providerUrn}' --stack dev-global --generate-code=false --yes`,
    );
    assert.deepEqual(remove, [
      `pulumi import '${bucketType}' 'logs-leftover' 'logs-2' --protect=false --stack dev-global --generate-code=false --yes`,
      "npx cells up dev --offline",
    ]);
  });

  it("names the Region in the command where the stack's own is another", () => {
    const commands = (region: string) => {
      const { adopt, remove } = withCommands({ ...orphan, region }, empty, "eu-central-1", "up");
      return [adopt, remove[0]].map((command) => /'(logs-2[^']*)'/.exec(command ?? "")?.[1]);
    };
    assert.deepEqual(commands("us-west-2"), ["logs-2@us-west-2", "logs-2@us-west-2"]);
    assert.deepEqual(commands("global"), ["logs-2", "logs-2"]);
  });
});
