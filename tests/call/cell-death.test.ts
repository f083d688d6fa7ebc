import { bothHear } from "./harness/audible";
import { Cell } from "./harness/cell";
import { testTiming } from "./harness/edge";
import { reappear, vanish } from "./harness/network";
import { until } from "./harness/wait";

/** The edge pings more often than the shortest idle time below, as it does in production. */
const values = { timing: { ...testTiming, keepaliveSeconds: 2 } };

/** A cell's hosts. */
interface Hosts {
  readonly edge: Cell["edge"];
  readonly relay: Cell["relay"];
  readonly switch: Cell["switch"];
}

const addressesOf = (hosts: Hosts) => Object.values(hosts).map(({ address }) => address);

async function kill(hosts: Hosts): Promise<void> {
  hosts.switch.mood = "dead";
  await Promise.all([hosts.edge.kill(), hosts.relay.kill()]);
}

const deaths = [
  { how: "its processes are killed", die: kill, front: {} },
  { how: "its network is down", die: (hosts: Hosts) => vanish(addressesOf(hosts)), front: {} },
  {
    // Sixty seconds in production; the front pings nobody, so the browser learns of it when that time is over.
    how: "its network is down, and the front leaves open connections to their idle time of 6 s",
    die: (hosts: Hosts) => vanish(addressesOf(hosts)),
    front: { endsSessions: false, idleSeconds: 6 },
  },
];

for (const { how, die, front } of deaths) {
  describe(`of two cells one dies: ${how}`, () => {
    let cells: Cell;
    let dying: Hosts;
    before(async () => {
      cells = await Cell.start({ edges: 2, relays: 2, switches: 2, cells: [[0], [1]], front, values });
      dying = { edge: cells.edge, relay: cells.relay, switch: cells.switch };
    });
    after(async () => {
      await reappear(addressesOf(dying)).catch(() => undefined);
      await cells?.stop();
    });

    it("the browser is registered and callable in the other", async function () {
      const phone = await cells.registeredPhone("alice");
      const before = (await phone.state()).registrations;

      const start = performance.now();
      const seconds = () => ((performance.now() - start) / 1000).toFixed(1);
      await die(dying);
      await phone.reaches(
        "the phone is registered in the other cell",
        (state) => state.registrations > before,
      );
      const registered = seconds();

      const [, edge] = cells.edges;
      const [, other] = cells.switches;
      const call = other?.place("alice", edge?.address ?? "");
      await phone.inCall();
      const inCall = seconds();
      if (call) {
        await until("the switch has the answer", () => call.state === "answered");
        await bothHear(phone, call);
        await call.hangUp();
      }
      await phone.idle();
      await cells.quiet();
      if (this.test) {
        this.test.title += ` (registered after ${registered} s, in a call after ${inCall} s)`;
      }
    });
  });
}
