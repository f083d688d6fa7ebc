import { writeFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { addresses, domain } from "./addresses";
import type { Certificate } from "./certificate";
import { Daemon } from "./daemon";

export interface ProxyOptions {
  /** Edges that take connections; a later one only when no earlier group has a healthy edge, as a second cell would. */
  readonly cells: readonly (readonly string[])[];
  readonly pagePort: number;
  readonly front?: FrontBehaviour;
}

/** What the balancer does with open connections. */
export interface FrontBehaviour {
  /** End those to an edge that has become unhealthy; true when left out. */
  readonly endsSessions?: boolean;
  /** Seconds without a byte until one ends; the load balancer's 60 when left out. */
  readonly idleSeconds?: number;
}

const statusPort = 8404;

/** HAProxy in the place of accelerator and load balancer: ends TLS, appends X-Forwarded-For, follows /healthz. */
export class FrontProxy {
  readonly process: Daemon;

  constructor(directory: string, certificate: Certificate, options: ProxyOptions) {
    const file = join(directory, "haproxy.cfg");
    writeFileSync(file, configuration(certificate, options));
    this.process = new Daemon("proxy", join(directory, "haproxy.log"), ["haproxy", "-db", "-f", file]);
  }

  async ready(): Promise<void> {
    await this.process.ready("accepts on 443", () => accepts(addresses.proxy, 443));
  }

  /** Every edge has passed its latest check. Before the first one a server counts as up, and an edge that starts fails it. */
  async findsEdges(): Promise<void> {
    await this.process.ready("finds its edges healthy", async () => {
      const table = await (await fetch(`http://${addresses.proxy}:${statusPort}/;csv`)).text();
      const servers = table.split("\n").filter((line) => line.startsWith("edges,10."));
      return servers.length > 0 && servers.every((line) => line.includes(",L7OK,"));
    });
  }

  async stop(): Promise<void> {
    await this.process.stop("SIGKILL");
  }
}

function configuration(certificate: Certificate, { cells, pagePort, front = {} }: ProxyOptions): string {
  const { endsSessions = true, idleSeconds = 60 } = front;
  const onDown = endsSessions ? " on-marked-down shutdown-sessions" : "";
  const servers = cells.flatMap((edges, cell) =>
    edges.map((address) => {
      const backup = cell === 0 ? "" : " backup";
      return `  server ${address} ${address}:8080 check inter 500 downinter 100 fall 2 rise 1${onDown}${backup}`;
    }),
  );
  return `
global
  maxconn 2000
defaults
  mode http
  timeout connect 500
  timeout client 60s
  timeout server 60s
  timeout tunnel ${idleSeconds}s
  timeout http-request 5s
frontend tls
  bind ${addresses.proxy}:443 ssl crt ${certificate.bundle} alpn http/1.1
  option forwardfor
  use_backend edges if { hdr(host) -i ${domain} }
  default_backend page
backend edges
  balance roundrobin
  option httpchk
  http-check send meth GET uri /healthz ver HTTP/1.1 hdr Host ${domain} hdr Connection close
  option redispatch 1
  source ${addresses.proxy}
${servers.join("\n")}
backend page
  server page ${addresses.proxy}:${pagePort}
listen status
  bind ${addresses.proxy}:${statusPort}
  stats enable
  stats uri /
`;
}

function accepts(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    socket.on("connect", () => {
      socket.destroy();
      resolve(true);
    });
    socket.on("error", () => resolve(false));
  });
}
