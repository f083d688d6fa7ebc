import assert from "node:assert/strict";
import type { BrowserPhone } from "./browser";
import type { SwitchCall } from "./switch-call";
import { until } from "./wait";

/** A second of audio. */
export const packets = 50;

/** Waits until both sides have heard a second more, and that it was no silence. */
export async function bothHear(phone: BrowserPhone, call: SwitchCall): Promise<void> {
  const browser = await phone.statistics();
  const before = { browser, switch: call.counts() };
  await until("both sides have heard a second more", async () => {
    const now = await phone.statistics();
    return (
      now.packetsReceived > before.browser.packetsReceived + packets &&
      call.counts().packets > before.switch.packets + packets
    );
  });
  const after = { browser: await phone.statistics(), switch: call.counts() };
  assert.ok(after.browser.energy > before.browser.energy, "the browser hears sound");
  assert.ok(after.switch.energy > before.switch.energy, "the switch hears sound");
}
