/** Test files that run side by side have a network each: namespace.js lays out as many as there are. */
export const lane = Number(process.env.MOCHA_WORKER_ID ?? 0);

const host = (number: number): string => `10.90.${lane}.${number}`;

/** Every host of the tests is an address of the one network namespace that they run in; nothing routes out of it. */
export const addresses = {
  proxy: host(2),
  edges: [host(11), host(12), host(13)],
  relays: [host(21), host(22)],
  switches: [host(31), host(32)],
  stranger: host(66),
} as const;

/** Of ports on loopback, which the networks share, each takes ten. */
export const loopbackPort = (port: number): number => port + 10 * lane;

export const domain = "sip.example.com";
export const pageHost = "app.example.com";
export const secrets = { current: "Y3VycmVudC1zZWNyZXQ=", previous: "cHJldmlvdXMtc2VjcmV0" } as const;
