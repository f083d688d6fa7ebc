import assert from "node:assert/strict";
import { SipAccelerator, type SipAcceleratorArgs } from "../../../components/front-door/accelerator";
import { record, resolved } from "./support";

const accelerator = "aws:globalaccelerator/accelerator:Accelerator";
const build = (args: Partial<SipAcceleratorArgs> = {}) =>
  record(() => new SipAccelerator("sip", { dualStack: false, protect: false, ...args }));

describe("SipAccelerator", () => {
  it("has IPv4 addresses of AWS and no flow logs unless asked", async () => {
    const { one } = await build({ bringYourOwnAddresses: [] });
    assert.deepEqual(one(accelerator).inputs, { ipAddressType: "IPV4" });
  });

  it("takes IPv6, a company's own addresses and flow logs", async () => {
    const { one } = await build({
      dualStack: true,
      bringYourOwnAddresses: ["192.0.2.9"],
      flowLogBucket: "logs",
    });
    assert.deepEqual(one(accelerator).inputs, {
      ipAddressType: "DUAL_STACK",
      ipAddresses: ["192.0.2.9"],
      attributes: { flowLogsEnabled: true, flowLogsS3Bucket: "logs", flowLogsS3Prefix: "flow-logs" },
    });
  });

  it("listens on TCP 443 alone and keeps a client in one cell", async () => {
    const { one } = await build();
    const { acceleratorArn, ...listener } = one("aws:globalaccelerator/listener:Listener").inputs;
    assert.match(String(acceleratorArn), /:accelerator\/0a1b$/);
    assert.deepEqual(listener, {
      protocol: "TCP",
      portRanges: [{ fromPort: 443, toPort: 443 }],
      clientAffinity: "SOURCE_IP",
    });
  });

  it("protects the addresses, and only them", async () => {
    const { resources } = await build({ protect: true });
    const protectedTypes = resources.filter(({ protect }) => protect).map(({ type }) => type);
    assert.deepEqual(protectedTypes, [accelerator]);
  });

  it("gives all addresses out in one list", async () => {
    const { value } = await build({ dualStack: true });
    assert.deepEqual(await resolved(value.ipAddresses), [
      "192.0.2.1",
      "192.0.2.2",
      "2001:db8::1",
      "2001:db8::2",
    ]);
  });
});
