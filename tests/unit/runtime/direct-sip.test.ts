import assert from "node:assert/strict";
import ipaddr from "ipaddr.js";
import { flows } from "../../../components/network/flows";
import { ports } from "../../../components/network/ports";
import { switchConfiguration, switchDefaults } from "../../../runtime/switch-configuration";
import { allElements, readXml } from "./xml";

const edgeNetworks = ["10.0.0.0/19", "10.0.64.0/19"];

const files = switchConfiguration({
  domain: "sip.example.com",
  sipPort: ports.sip,
  rtp: { from: 16_384, to: 32_767 },
  ...switchDefaults,
  edgeNetworks,
  menus: [],
});

const elementsOf = (file: string) => allElements(readXml(files[file] ?? "", file));

/** What FreeSWITCH's list of networks says of an address: the default, but for the nodes that hold it. */
function admits(list: string, address: string): boolean {
  const lists = elementsOf("autoload_configs/acl.conf.xml").filter(({ name }) => name === "list");
  const found = lists.find(({ attributes }) => attributes.name === list) ?? assert.fail(`no list ${list}`);
  const nodes = allElements(found).filter(({ name }) => name === "node");
  const holding = nodes.filter(({ attributes }) =>
    ipaddr.parse(address).match(ipaddr.parseCIDR(attributes.cidr ?? "")),
  );
  return (holding.at(-1)?.attributes.type ?? found.attributes.default) === "allow";
}

/** SIP that goes to a switch past the edge must fail twice: a packet filter drops it, and FreeSWITCH refuses it. */
describe("SIP straight to a switch", () => {
  it("passes no packet filter but from the edge, and no switch hears SIP from the internet or the load balancer", () => {
    const senders = flows
      .filter(({ to, fromPort, toPort }) => to === "switches" && fromPort <= ports.sip && ports.sip <= toPort)
      .map(({ from, protocol }) => `${from} ${protocol}`);
    assert.deepEqual(senders, ["edge udp"]);
    assert.deepEqual(
      flows.filter(({ from, to }) => to === "switches" && (from === "internet" || from === "loadBalancer")),
      [],
    );
  });

  it("is refused by the profile's list unless it comes out of the edges' networks", () => {
    const parameters = elementsOf("sip_profiles/edge.xml").filter(({ name }) => name === "param");
    const inbound = parameters.filter(({ attributes }) => attributes.name === "apply-inbound-acl");
    assert.equal(inbound.length, 1);
    const list = inbound[0]?.attributes.value ?? "";
    for (const address of ["203.0.113.5", "10.0.32.1", "10.1.0.1", "169.254.169.254", "127.0.0.1"]) {
      assert.equal(admits(list, address), false, address);
    }
    for (const address of ["10.0.0.17", "10.0.64.17"]) {
      assert.equal(admits(list, address), true, address);
    }
  });
});
