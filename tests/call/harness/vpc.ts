import { Host } from "./host";

/** Every host's way to all others; an address that each link of the router has. */
const gateway = "169.254.1.1";

/**
 * Hosts in network namespaces of their own, and a router between them that forwards everything to everybody, the internet included:
 * what does not arrive here, a packet filter has dropped.
 */
export class Vpc<Name extends string> {
  private constructor(
    private readonly router: Host,
    private readonly hosts: ReadonlyMap<Name, Host>,
  ) {}

  static async start<Name extends string>(
    wanted: Readonly<Record<Name, { readonly address: string }>>,
  ): Promise<Vpc<Name>> {
    const named = Object.entries<{ readonly address: string }>(wanted) as [Name, { address: string }][];
    const [router, ...hosts] = await Promise.all([
      Host.start(gateway),
      ...named.map(([, { address }]) => Host.start(address)),
    ]);
    const vpc = new Vpc(router, new Map(hosts.map((host, index) => [named[index]?.[0] as Name, host])));
    await vpc.connect();
    return vpc;
  }

  host(name: Name): Host {
    const host = this.hosts.get(name);
    if (!host) throw new Error(`no host ${name}`);
    return host;
  }

  stop(): void {
    for (const host of [this.router, ...this.hosts.values()]) host.stop();
  }

  private async connect(): Promise<void> {
    await this.router.run(["sh", "-ec", "echo 1 >/proc/sys/net/ipv4/ip_forward"]);
    await Promise.all([...this.hosts.values()].map((host, index) => this.link(host, `link${index}`)));
  }

  private async link(host: Host, link: string): Promise<void> {
    const batch = ["ip", "-batch", "-"];
    await this.router.run(
      batch,
      `link add ${link} type veth peer name eth0 netns ${host.pid}
address add ${gateway}/32 dev ${link}
link set ${link} up
route add ${host.address}/32 dev ${link}
`,
    );
    await host.run(
      batch,
      `link set lo up
address add ${host.address}/32 dev eth0
link set eth0 up
route add ${gateway}/32 dev eth0
route add default via ${gateway}
`,
    );
  }
}
