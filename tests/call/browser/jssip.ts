import * as JsSIP from "jssip";
import type { RTCSession } from "jssip/lib/RTCSession";
import { freshState, type Phone, type PhoneSettings, play, readStatistics } from "./phone";

const state = freshState();
let agent: JsSIP.UA | undefined;
let session: RTCSession | undefined;
let domain = "";
const audioOnly = { mediaConstraints: { audio: true, video: false } };

function follow(next: RTCSession): void {
  session = next;
  state.call = "ringing";
  state.cause = "";
  next.on("confirmed", () => {
    state.call = "up";
  });
  const over = (event: { cause: string }) => {
    state.call = "ended";
    state.cause = event.cause;
  };
  next.on("ended", over);
  next.on("failed", over);
  if (next.connection) {
    play(next.connection);
  } else {
    next.on("peerconnection", ({ peerconnection }: { peerconnection: RTCPeerConnection }) =>
      play(peerconnection),
    );
  }
}

function start(settings: PhoneSettings): void {
  domain = settings.domain;
  agent = new JsSIP.UA({
    sockets: [new JsSIP.WebSocketInterface(settings.server)],
    uri: `sip:${settings.user}@${domain}`,
    authorization_user: settings.credential.username,
    password: settings.credential.password,
    register_expires: 300,
    session_timers: false,
    connection_recovery_min_interval: 1,
    connection_recovery_max_interval: 2,
  });
  agent.on("connected", () => {
    state.connected = true;
  });
  agent.on("disconnected", () => {
    state.connected = false;
    state.registered = false;
  });
  agent.on("registered", () => {
    state.registered = true;
    state.registrations += 1;
  });
  agent.on("unregistered", () => {
    state.registered = false;
  });
  agent.on("registrationFailed", ({ response }) => {
    state.refused = response?.status_code ?? -1;
  });
  agent.on("newRTCSession", ({ originator, session: next }: { originator: string; session: RTCSession }) => {
    follow(next);
    if (originator === "remote" && settings.answers !== false) {
      next.answer(audioOnly);
    }
  });
  agent.start();
}

const phone: Phone = {
  state,
  start,
  dial: (user, video) => {
    agent?.call(`sip:${user}@${domain}`, { mediaConstraints: { audio: true, video } });
  },
  answer: () => session?.answer(audioOnly),
  hangUp: () => session?.terminate(),
  hold: (on) =>
    new Promise((resolve) => {
      if (on) {
        session?.hold({}, resolve);
      } else {
        session?.unhold({}, resolve);
      }
    }),
  press: (digits) => session?.sendDTMF(digits, { transportType: JsSIP.C.DTMF_TRANSPORT.RFC2833 } as never),
  restartIce: () => session?.renegotiate({ rtcOfferConstraints: { iceRestart: true } as never }),
  statistics: () => readStatistics(session?.connection),
};

window.phone = phone;
