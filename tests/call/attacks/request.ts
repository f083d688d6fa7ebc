import { addresses, domain } from "../harness/addresses";
import type { RequestOptions } from "../harness/raw-client";
import { request } from "../harness/raw-client";
import { type Attack, freshUser, offer, provenClient, refusedRequest } from "./attack";

const inside = addresses.switches[0];

const long = "x".repeat(300);
const twice = ["Via", "SIP/2.0/WSS twice.invalid;branch=z9hG4bKtwice"] as const;

/** Each part of a request that has a greatest length, beyond it. */
const tooLong: readonly (readonly [title: string, options: RequestOptions])[] = [
  ["a Call-ID of 300 bytes", { headers: [["Call-ID", long]] }],
  ["a User-Agent of 300 bytes", { headers: [["User-Agent", long]] }],
  ["a tag of 300 bytes", { headers: [["From", `<sip:mallory@${domain}>;tag=${long}`]] }],
  ["a caller of 330 bytes", { headers: [["From", `<sip:${long}mallory@${domain}>;tag=1`]] }],
  ["a callee of 330 bytes", { headers: [["To", `<sip:${long}mallory@${domain}>`]] }],
  ["a request URI of 600 bytes", { requestUri: `sip:${long}${long}@${domain}` }],
  ["a Contact of 900 bytes", { contact: `<sip:${long}${long}${long}@x.invalid>` }],
];

/** Requests that no honest client sends. */
export const requestAttacks: readonly Attack[] = [
  refusedRequest("methods", "a method that no browser needs", 405, "SUBSCRIBE"),
  refusedRequest("messageSize", "a message of 40 KB", 513, "OPTIONS", { body: "x".repeat(40_000) }),
  refusedRequest("scanners", "a scanner's User-Agent", 0, "OPTIONS", {
    headers: [["User-Agent", "friendly-scanner"]],
  }),
  refusedRequest("maxForwards", "a request out of hops", 483, "OPTIONS", {
    headers: [["Max-Forwards", "0"]],
  }),
  refusedRequest("syntax", "a CSeq of another method", 400, "OPTIONS", { headers: [["CSeq", "1 INVITE"]] }),
  ...tooLong.map(([title, options]) => refusedRequest("headerLengths", title, 400, "OPTIONS", options)),
  refusedRequest("singleHeaders", "a second Via", 400, "OPTIONS", {
    headers: [twice, twice],
  }),
  refusedRequest("singleHeaders", "a second Content-Type", 400, "OPTIONS", {
    headers: [["Content-Type", "text/plain"]],
    body: "v=0",
  }),
  refusedRequest("singleHeaders", "a second Contact, behind one that passes", 400, "REGISTER", {
    headers: [
      ["Contact", "<sip:mallory@x.invalid;transport=ws>"],
      ["Contact", `<sip:mallory@x.invalid;alias=${inside}~5060~1>`],
    ],
  }),
  refusedRequest("contacts", "a Contact that points into the network", 400, "REGISTER", {
    contact: `<sip:mallory@x.invalid;alias=${inside}~5060~1>`,
  }),
  refusedRequest("contacts", "the same with blanks, as a parameter of the header", 400, "REGISTER", {
    contact: `<sip:mallory@x.invalid;transport=ws>; received = "sip:${inside}:5060"`,
  }),
  refusedRequest("contacts", "the same in a Contact of the short form", 400, "REGISTER", {
    contact: "",
    headers: [["m", `<sip:mallory@x.invalid;alias=${inside}~5060~1>`]],
  }),
  refusedRequest("contacts", "a Contact with another scheme", 400, "REGISTER", { contact: "<tel:+100>" }),
  refusedRequest("contacts", "two Contacts in one header", 400, "REGISTER", {
    contact: `<sip:mallory@x.invalid;transport=ws>, <sip:mallory@${inside}>`,
  }),
  refusedRequest("ownRoutes", "a Path", 400, "REGISTER", { headers: [["Path", `<sip:${inside};lr>`]] }),
  refusedRequest("ownRoutes", "a Record-Route", 400, "INVITE", {
    headers: [["Record-Route", `<sip:${inside};lr>`]],
    body: offer,
  }),
  {
    title: "a Route in a new call, for the switch to follow",
    check: "ownRoutes",
    stopped: async (edge, cell) => {
      const user = freshUser();
      const client = await provenClient(edge, user);
      const headers = [["Route", `<sip:${addresses.stranger};lr>`]] as const;
      await client.outcome(request("INVITE", { user, headers, body: offer }));
      client.close();
      return !cell.switch.requests.some((one) => one.header("Route").includes(addresses.stranger));
    },
  },
];
