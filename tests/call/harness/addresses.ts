/** Every host of the tests is an address of the one network namespace that they run in; nothing routes out of it. */
export const addresses = {
  proxy: "10.90.0.2",
  edges: ["10.90.0.11", "10.90.0.12", "10.90.0.13"],
  relays: ["10.90.0.21", "10.90.0.22"],
  switches: ["10.90.0.31", "10.90.0.32"],
  stranger: "10.90.0.66",
} as const;

export const domain = "sip.example.com";
export const pageHost = "app.example.com";
export const secrets = { current: "Y3VycmVudC1zZWNyZXQ=", previous: "cHJldmlvdXMtc2VjcmV0" } as const;
