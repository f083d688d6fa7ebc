import assert from "node:assert/strict";
import services from "@pulumi/pulumi/proto/provider_grpc_pb";
import proto from "@pulumi/pulumi/proto/provider_pb";
import { awsxProvider } from "../../../offline/awsx/provider";
import type { ValueMap } from "../../../offline/model/value";
import { marshal, unmarshal } from "../../../offline/protocol/marshal";
import { type Listening, listen } from "../../../offline/protocol/serve";
import { type ProviderClient, providerClient } from "./support/clients";
import { type Recorded, recordingMonitor } from "./support/monitor";
import { readTrees, type TreeRow, type Variant } from "./support/trees";

const west = "urn:pulumi:dev::p::pulumi:providers:aws::west::1";

describe("awsx.ec2.Vpc", () => {
  let client: ProviderClient;
  let server: Listening;
  before(async () => {
    const service = services.ResourceProviderService as unknown as Parameters<typeof listen>[0];
    server = await listen(service, awsxProvider("3.9.0"));
    client = providerClient(server.port);
  });
  after(() => {
    client.close();
    server.close();
  });

  const trees = readTrees();
  it("has all recorded variants to compare with", () => {
    assert.equal(trees.filter((each) => each.error === undefined).length, 27);
    assert.equal(trees.filter((each) => each.error !== undefined).length, 14);
  });

  for (const variant of trees.filter((each) => each.error === undefined)) {
    it(`makes the recorded tree: ${variant.variant}`, async () => {
      const { recorded, response } = await construct(client, variant);
      const expected = variant.rows.map(withoutOuterParent);
      assert.deepEqual(recorded.rows.sort(byTypeAndName), [...expected].sort(byTypeAndName));
      assert.deepEqual(recorded.warnings, variant.warnings ?? []);
      assertLookup(recorded, variant);
      assertProvider(recorded, variant);
      const outputs = unmarshal(response.getState()).values;
      for (const [name, value] of Object.entries(variant.outputs ?? {}))
        assert.deepEqual(outputs[name], value, name);
    });
  }

  for (const variant of trees.filter((each) => each.error !== undefined)) {
    it(`refuses as recorded: ${variant.variant}`, async () => {
      const monitor = await recordingMonitor();
      await assert.rejects(client.construct(requestOf(variant, monitor.address)), { details: variant.error });
      assert.deepEqual(monitor.recorded.rows, []);
      assertLookup(monitor.recorded, variant);
      monitor.close();
    });
  }

  it("leaves id lists unknown as a whole in a preview", async () => {
    const variant = trees.find((each) => each.variant === "auto-single");
    assert.ok(variant);
    const { response } = await construct(client, variant, true);
    const { values } = unmarshal(response.getState());
    assert.equal(typeof values.privateSubnetIds, "symbol");
    assert.deepEqual(values.vpcEndpoints, []);
    const dependencies = response.getStatedependenciesMap().get("privateSubnetIds")?.getUrnsList() ?? [];
    assert.ok(dependencies.includes("urn:awsx:ec2:Vpc/cell"));
    assert.ok(dependencies.includes("urn:Subnet/cell-public-3"));
  });

  it("names every argument that it does not know", async () => {
    const variant: Variant = {
      variant: "x",
      args: { cidr: "10.0.0.0/16", subnetSpecs: [{ type: "Public", mask: 1 }] },
      rows: [],
    };
    await assert.rejects(
      client.construct(requestOf(variant, "127.0.0.1:1")),
      (error: { details: string }) => {
        assert.match(error.details, /cidr: 'cidr' is not an argument/);
        assert.match(error.details, /subnetSpecs\[0\]\.mask/);
        return true;
      },
    );
  });

  it("refuses every other component by name", async () => {
    const request = new proto.ConstructRequest();
    request.setType("awsx:lb:ApplicationLoadBalancer");
    await assert.rejects(client.construct(request), /awsx:lb:ApplicationLoadBalancer/);
  });

  it("hands protection and retention to all children", async () => {
    const variant = trees.find((each) => each.variant === "auto-none");
    assert.ok(variant);
    const monitor = await recordingMonitor();
    const request = requestOf(variant, monitor.address);
    request.setProtect(true);
    request.setRetainondelete(true);
    await client.construct(request);
    assert.ok(monitor.recorded.requests.every((each) => each.getProtect() && each.getRetainondelete()));
    monitor.close();
  });
});

async function construct(client: ProviderClient, variant: Variant, preview = false) {
  const monitor = await recordingMonitor(preview);
  const handshake = new proto.ProviderHandshakeRequest();
  handshake.setEngineAddress(monitor.address);
  await client.call("handshake", handshake);
  const response = await client.construct(requestOf(variant, monitor.address));
  monitor.close();
  return { recorded: monitor.recorded, response };
}

function requestOf(variant: Variant, monitor: string): proto.ConstructRequest {
  const request = new proto.ConstructRequest();
  request.setType("awsx:ec2:Vpc");
  request.setName("cell");
  request.setMonitorendpoint(monitor);
  request.setInputs(marshal(variant.args as ValueMap));
  const usesWest = variant.provider === "west" || variant.zoneLookup?.provider === "west";
  if (usesWest) request.getProvidersMap().set("aws", west);
  return request;
}

/** One recorded component stands in another one, which is no part of this provider. */
function withoutOuterParent([type, name, parent, inputs, dependencies]: TreeRow): TreeRow {
  return [type, name, type === "awsx:ec2:Vpc" ? null : parent, inputs, dependencies];
}

function byTypeAndName(a: TreeRow, b: TreeRow): number {
  return `${a[0]}/${a[1]}` < `${b[0]}/${b[1]}` ? -1 : 1;
}

function assertLookup(recorded: Recorded, { zoneLookup }: Variant): void {
  const provider = zoneLookup?.provider === "west" ? west : "";
  const version = provider === "" ? "7.43.0" : "";
  assert.deepEqual(
    recorded.lookups,
    zoneLookup === undefined ? [] : [{ args: zoneLookup.args, provider, version }],
  );
}

function assertProvider(recorded: Recorded, variant: Variant): void {
  for (const request of recorded.requests.filter((each) => each.getCustom())) {
    assert.equal(request.getProvider(), variant.provider === "west" ? west : "");
    assert.equal(request.getVersion(), variant.provider === "west" ? "" : "7.43.0");
  }
}
