import assert from "node:assert/strict";
import { type EdgeCheck, edgeChecks } from "../../../runtime/edge-values";
import { Cell } from "../harness/cell";
import { Edge } from "../harness/edge";
import { Unharmed, unsettledBytes } from "../harness/normal-call";
import { answerAttacks } from "./answer";
import { limits } from "./attack";
import { handshakeAttacks } from "./handshake";
import { identityAttacks } from "./identity";
import { limitAttacks } from "./limits";
import { networkAttacks } from "./network";
import { requestAttacks } from "./request";

const attacks = [
  ...handshakeAttacks,
  ...requestAttacks,
  ...identityAttacks,
  ...limitAttacks,
  ...networkAttacks,
  ...answerAttacks,
];

const firstOfUsers = edgeChecks.indexOf("credentials");
/** What anybody meets, and what only who names a user does: two files of tests, which run side by side. */
export const checksOfAnybody = edgeChecks.slice(0, firstOfUsers);
export const checksOfUsers = edgeChecks.slice(firstOfUsers);

/** Every attack on each of these checks: the edge stops it, and one without the check does not. Gives the cell of the tests. */
export function itStopsAttacksOn(checks: readonly EdgeCheck[]): () => Cell {
  let cell: Cell;
  let unharmed: Unharmed;
  const controls = new Map<EdgeCheck, Edge>();
  before(async () => {
    cell = await Cell.start({ browser: false, values: { limits } });
    unharmed = await Unharmed.of(cell);
  });
  afterEach(async function () {
    await cell.clean(this.currentTest);
    await unharmed.check(unsettledBytes);
  });
  after(async () => {
    await Promise.all([...controls.values()].map((control) => control.kill()));
    // What an attack leaves would have added up.
    await unharmed?.check().finally(() => cell?.stop());
  });

  /** An edge that leaves one check out. Two take turns, so that the next one starts while this one is attacked. */
  function startControl(check: EdgeCheck): Edge {
    const control = new Edge(1 + (checks.indexOf(check) % 2), cell.directory, {
      switches: [cell.switch.address],
      relays: [cell.relay.address],
      values: { limits, without: [check] },
    });
    controls.set(check, control);
    return control;
  }

  for (const [index, check] of checks.entries()) {
    describe(`stopped by ${check}`, () => {
      let control: Edge;
      before(async () => {
        // The last one has the address of the next; and one that started for tests which were left out, that of this one.
        await Promise.all([...controls].filter(([other]) => other !== check).map(([, left]) => left.kill()));
        control = controls.get(check) ?? startControl(check);
        const next = checks[index + 1];
        if (next) startControl(next);
        await control.healthy();
      });

      const mine = attacks.filter((one) => one.check === check);
      assert.notEqual(mine.length, 0, `no attack shows what ${check} is for`);
      for (const attack of mine) {
        it(attack.title, async () => {
          assert.equal(await attack.stopped(cell.edge, cell), true, "it is stopped");
          cell.switch.reset();
          assert.equal(await attack.stopped(control, cell), false, `without ${check} it comes through`);
        });
      }
    });
  }
  return () => cell;
}
