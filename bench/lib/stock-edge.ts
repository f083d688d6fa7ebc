import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { domain } from "../../tests/call/harness/addresses";
import { Daemon } from "../../tests/call/harness/daemon";
import { RawClient } from "../../tests/call/harness/raw-client";

export interface StockOptions {
  readonly address: string;
  readonly relay: string;
  readonly workers: number;
}

/** Debian's own kamailio.cfg with NAT traversal by RTPEngine, and the WebSocket handshake as its module's manual has it. */
export class StockEdge {
  readonly address: string;
  private readonly process: Daemon;

  constructor(directory: string, { address, relay, workers }: StockOptions) {
    this.address = address;
    const text = readFileSync("/etc/kamailio/kamailio.cfg", "utf8")
      .replace(
        "#!KAMAILIO",
        `#!KAMAILIO\n#!define WITH_NAT\n#!define WITH_RTPENGINE\nlisten=udp:${address}:5060\nlisten=tcp:${address}:8080\nalias=${domain}\ntcp_accept_no_cl=yes\n`,
      )
      .replace('"udp:127.0.0.1:2223"', `"udp:${relay}:2223"`)
      .replace(/^#* *children=.*$/m, `children=${workers}\ntcp_children=${workers}`)
      .replace("request_route {", `${modules}\nrequest_route {`);
    const file = join(directory, "stock.cfg");
    writeFileSync(file, `${text}\n${handshake}`);
    const command = [
      "kamailio",
      "-DD",
      "-E",
      "-f",
      file,
      "-Y",
      directory,
      "-w",
      directory,
      "-m",
      "512",
      "-M",
      "16",
    ];
    this.process = new Daemon("stock edge", join(directory, "stock.log"), command);
  }

  get group(): number {
    return this.process.pid;
  }

  async ready(): Promise<void> {
    await this.process.ready("takes a handshake", async () => {
      const client = await RawClient.open(this);
      client.close();
      return client.status === 101;
    });
  }

  async stop(): Promise<void> {
    await this.process.stop();
  }
}

const modules = `
loadmodule "xhttp.so"
loadmodule "websocket.so"
modparam("ctl", "binrpc", "unix:stock_ctl")
`;

const handshake = `
event_route[xhttp:request] {
	set_reply_close();
	set_reply_no_connect();
	if ($hdr(Upgrade) =~ "websocket" && $hdr(Connection) =~ "Upgrade" && $rm =~ "GET") {
		ws_handle_handshake();
		exit;
	}
	xhttp_reply("404", "Not Found", "", "");
}
`;
