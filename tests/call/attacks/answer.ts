import { addresses, domain } from "../harness/addresses";
import type { Cell } from "../harness/cell";
import type { Edge } from "../harness/edge";
import type { RawClient } from "../harness/raw-client";
import { SipMessage } from "../harness/sip-message";
import type { SwitchCall } from "../harness/switch-call";
import { until } from "../harness/wait";
import { type Attack, freshUser, offer, provenClient } from "./attack";
import { withStranger } from "./stranger";

type Headers = readonly (readonly [name: string, value: string])[];

/** A switch calls a user, who answers with `status` and these headers in place of those that an honest client would write. */
async function answerWith(
  edge: Edge,
  cell: Cell,
  status: number,
  headers: Headers,
): Promise<{ client: RawClient; call: SwitchCall }> {
  const user = freshUser();
  const client = await provenClient(edge, user);
  const call = cell.switch.place(user, edge.address);
  const invite = await until("the client rings", () =>
    client.received.find((one) => one.method === "INVITE"),
  );
  const copied = invite.headers.filter(([name]) => /^(via|from|call-id|cseq|record-route)$/i.test(name));
  const own: Headers = [
    ...copied,
    ["To", `${invite.header("To")};tag=1`],
    ["Contact", `<sip:${user}@x.invalid;transport=ws>`],
    ["Content-Type", "application/sdp"],
  ];
  const kept = own.filter(([name]) => !headers.some(([other]) => other === name));
  client.send(new SipMessage(`SIP/2.0 ${status} Answer`, [...kept, ...headers], offer));
  await until("the switch has the answer", () => call.lastStatus === status);
  return { client, call };
}

/** An answer that is to bring the switch, or the edge for it, to send its later requests to a host of the network. */
function misleading(check: Attack["check"], title: string, headers: Headers): Attack {
  return {
    title,
    check,
    stopped: (edge, cell) =>
      withStranger(async (_, arrived) => {
        const { client, call } = await answerWith(edge, cell, 200, headers);
        call.reinvite("sendonly");
        const refused = () => call.lastStatus === 481;
        const delivered = () => client.received.filter((one) => one.method === "INVITE").length > 1;
        // The ACK may be there already while the edge still asks the relay for the new INVITE.
        await until(
          "the edge has decided",
          () => arrived(call.callId, "INVITE") > 0 || refused() || delivered(),
        );
        client.close();
        return arrived(call.callId) === 0;
      }),
  };
}

const elsewhere = addresses.stranger;

/** Answers that no honest client gives. */
export const answerAttacks: readonly Attack[] = [
  {
    title: "headers that the switches would believe, in an answer",
    check: "headerFilter",
    stopped: async (edge, cell) => {
      const { client, call } = await answerWith(edge, cell, 486, [
        ["P-Asserted-Identity", `<sip:alice@${domain}>`],
        ["X-Anything", "1"],
      ]);
      client.close();
      const reply = call.replies.at(-1);
      return reply?.header("X-Anything") === "" && reply.header("P-Asserted-Identity") === "";
    },
  },
  misleading("ownRoutes", "a Record-Route in an answer, for the switch to follow", [
    ["Record-Route", `<sip:${elsewhere};lr>`],
  ]),
  misleading("routeTargets", "a Contact in an answer, with what only the edge writes", [
    ["Contact", `<sip:x@x.invalid;transport=ws;alias=${elsewhere}~5060~1>`],
  ]),
  misleading("routeTargets", "two Contacts in an answer, the first one elsewhere", [
    ["Contact", `<sip:x@${elsewhere}>, <sip:x@x.invalid;transport=ws>`],
  ]),
  {
    title: "an answer to nothing, for the edge to pass on",
    check: "askedReplies",
    stopped: (edge) =>
      withStranger(async (_, arrived) => {
        const user = freshUser();
        const client = await provenClient(edge, user);
        const headers: Headers = [
          ["Via", `SIP/2.0/WSS ${edge.address}:8080;branch=z9hG4bKnobody`],
          ["Via", `SIP/2.0/UDP ${elsewhere}:5060;branch=z9hG4bKelse`],
          ["From", `<sip:${user}@${domain}>;tag=1`],
          ["To", `<sip:100@${domain}>;tag=1`],
          ["Call-ID", user],
          ["CSeq", "1 INVITE"],
        ];
        client.send(new SipMessage("SIP/2.0 200 OK", headers));
        const refused = async () => /edge_refused\{reason="reply"\}/.test(await edge.metrics());
        await until("the edge has decided", async () => arrived(user) > 0 || (await refused()));
        client.close();
        return arrived(user) === 0;
      }),
  },
];
