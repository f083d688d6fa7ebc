/** Ports that rules are configured with, as `22/tcp`; `22` alone is TCP. */

import type { Port } from "./traffic";

/** The ports that are readable; the configuration of a rule can't refuse the others. */
export const portsOf = (written: readonly string[]): Port[] =>
  written.flatMap((text) => {
    const [, port, protocol = "tcp"] = /^(\d{1,5})(?:\/(tcp|udp))?$/.exec(text.trim().toLowerCase()) ?? [];
    return port === undefined ? [] : [{ protocol, port: Number(port) }];
  });

export const describePort = ({ protocol, port }: Port): string => `${protocol} port ${port}`;
