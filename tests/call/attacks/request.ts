import { addresses } from "../harness/addresses";
import { request } from "../harness/raw-client";
import { type Attack, freshUser, offer, provenClient, refusedRequest } from "./attack";

const inside = addresses.switches[0];

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
  refusedRequest("headerLengths", "a Call-ID of 300 bytes", 400, "OPTIONS", {
    headers: [["Call-ID", "c".repeat(300)]],
  }),
  refusedRequest("headerLengths", "a User-Agent of 300 bytes", 400, "OPTIONS", {
    headers: [["User-Agent", "u".repeat(300)]],
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
