import assert from "node:assert/strict";
import { addresses } from "./harness/addresses";
import { Cell, credential } from "./harness/cell";
import { RawClient, request } from "./harness/raw-client";
import { RtpStream } from "./harness/rtp-stream";
import { readAudio, writeAudio } from "./harness/sdp";
import { until } from "./harness/wait";

describe("a client that offers plain RTP", () => {
  let cell: Cell;
  before(async () => {
    cell = await Cell.start({ browser: false });
  });
  after(() => cell?.stop());

  it("gets plain RTP, with sound both ways", async () => {
    const client = await RawClient.open(cell.edge);
    const user = "desk";
    assert.equal(await client.prove(request("REGISTER", { user }), credential(user)), 200);
    const media = new RtpStream(addresses.stranger, 40_000);
    const ok = await client.answer(
      request("INVITE", { user, body: writeAudio(addresses.stranger, media.port, 1) }),
    );
    assert.ok(ok !== "closed" && ok.status === 200);
    const { address, port, rtcpPort, profile } = readAudio(ok.body);
    assert.equal(profile, "RTP/AVP");
    assert.equal(address, cell.relay.address);
    media.sendTo(address, port, rtcpPort);
    const call = await cell.switch.call();
    await until(
      "both sides hear",
      () => media.counts().packets > 50 && call.counts().packets > 50 && media.counts().energy > 0,
    );
    assert.ok(call.counts().energy > 0);
    media.close();
    client.close();
  });
});
