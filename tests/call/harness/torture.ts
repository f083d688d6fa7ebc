import { domain } from "./addresses";

/** Lines of a message that an honest client could send, to be bent. */
const usual = [
  "Via: SIP/2.0/WSS t.invalid;branch=z9hG4bKtorture",
  "Max-Forwards: 69",
  `From: <sip:mallory@${domain}>;tag=1`,
  `To: <sip:100@${domain}>`,
  "Call-ID: torture",
  "CSeq: 1 OPTIONS",
  // What no log may tell of, however the message is broken.
  'Authorization: Digest username="mallory", response="0123456789abcdef"',
  "Content-Length: 0",
];

function bent(start: string, change: (lines: string[]) => string[] = (lines) => lines, body = ""): string {
  return `${[start, ...change([...usual])].join("\r\n")}\r\n\r\n${body}`;
}

const replace = (name: string, line: string) => (lines: string[]) =>
  lines.map((one) => (one.startsWith(`${name}:`) ? line : one));
const without = (name: string) => (lines: string[]) => lines.filter((one) => !one.startsWith(`${name}:`));
const plus = (line: string) => (lines: string[]) => [...lines, line];
const options = `OPTIONS sip:100@${domain} SIP/2.0`;

/**
 * Messages after the ideas of RFC 4475, Session Initiation Protocol Torture Test Messages; the numbers are its sections. Some
 * are valid and strange, most are broken: all that is asked of the edge is that it lives and serves the next request.
 */
export const torture: Readonly<Record<string, string>> = {
  "3.1.1.1 folded headers, odd case, compact forms": bent(options, (lines) => [
    ...lines,
    "sUBJECT :\r\n folded\r\n\t over lines",
    "k: 100rel",
    'NewFangledHeader:   newfangled value\r\n continued "quoted',
  ]),
  "3.1.1.2 wide range of valid characters": bent(
    `!interesting-Method0123456789_*+\`.%indeed'~ sip:1_unusual.URI~(to-be!sure)&isn't+it$/crazy?,/;;*:&it+has=1,weird!*pas$wo~d_too.(doesn't-it)@${domain} SIP/2.0`,
  ),
  "3.1.1.3 escaped nulls in the user": bent(`OPTIONS sip:null-%00-null@${domain} SIP/2.0`),
  "3.1.1.6 message with no end in sight": bent(options, plus(`X-Long: ${"a".repeat(20_000)}`)),
  "3.1.1.8 extra bytes after the body": bent(
    options,
    undefined,
    "extra bytes\r\nINVITE sip:x SIP/2.0\r\n\r\n",
  ),
  "3.1.2.1 a Via that breaks off": bent(options, replace("Via", "Via: SIP/2.0/WSS 192.0.2.15;;,;,,")),
  "3.1.2.2 Content-Length larger than the message": bent(
    options,
    replace("Content-Length", "Content-Length: 9999"),
  ),
  "3.1.2.3 negative Content-Length": bent(options, replace("Content-Length", "Content-Length: -999")),
  "3.1.2.4 numbers that overflow": bent(options, (lines) =>
    replace(
      "CSeq",
      "CSeq: 36893488147419103232 OPTIONS",
    )(replace("Max-Forwards", "Max-Forwards: 300")(lines)),
  ),
  "3.1.2.6 unterminated quoted string": bent(
    options,
    replace("To", `To: "Mr. J. User <sip:j.user@${domain}>`),
  ),
  "3.1.2.7 URI in angle brackets": bent(`OPTIONS <sip:100@${domain}> SIP/2.0`),
  "3.1.2.8 blanks in the URI": bent(`OPTIONS sip:100@${domain}; lr SIP/2.0`),
  "3.1.2.10 blanks at the end of the request line": bent(`${options}  `),
  "3.1.2.12 a date that is none": bent(options, plus("Date: Fri, 01 Jan 2010 16:00:00 EST")),
  "3.1.2.16 unknown version": bent(`OPTIONS sip:100@${domain} SIP/7.0`),
  "3.1.2.17 method that CSeq does not name": bent(options, replace("CSeq", "CSeq: 1 INVITE")),
  "3.2.1 no transaction id": bent(options, replace("Via", "Via: SIP/2.0/WSS t.invalid;branch=z9hG4bK")),
  "3.3.1 missing headers": bent(options, (lines) =>
    without("Call-ID")(without("From")(without("To")(lines))),
  ),
  "3.3.4 unknown scheme in the request URI": bent(
    "OPTIONS nobodyKnowsThisScheme:totallyopaquecontent SIP/2.0",
  ),
  "3.3.8 headers that may come once, twice": bent(options, (lines) => [...lines, ...usual]),
  "3.3.9 Content-Length twice": bent(options, plus("Content-Length: 5"), "There's no way to know how long"),
  "3.3.15 a response instead of a request": bent("SIP/2.0 4294967301 better not break the receiver"),
  "ids that would end a JSON string": bent(`SUBSCRIBE sip:100@${domain} SIP/2.0`, (lines) =>
    replace(
      "Call-ID",
      'Call-ID: a"b\\c\t{',
    )(replace("From", `From: <sip:mal"lo\\ry@${domain}>;tag=1`)(replace("CSeq", "CSeq: 1 SUBSCRIBE")(lines))),
  ),
  "not SIP at all": "GET / HTTP/1.1\r\nHost: x\r\n\r\n",
  "nothing but line ends": "\r\n\r\n\r\n\r\n",
  "no line end": "OPTIONS",
  "binary noise": Buffer.from(Array.from({ length: 2000 }, (_, index) => (index * 7919) % 256)).toString(
    "latin1",
  ),
};
