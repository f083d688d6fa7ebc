import {
  Invitation,
  Inviter,
  Registerer,
  RegistererState,
  type Session,
  SessionState,
  UserAgent,
  Web,
} from "sip.js";
import { freshState, type Phone, type PhoneSettings, play, readStatistics } from "./phone.js";

const state = freshState();
let agent: UserAgent | undefined;
let session: Session | undefined;
let domain = "";
const audioOnly = { sessionDescriptionHandlerOptions: { constraints: { audio: true, video: false } } };

function connectionOf(current: Session | undefined): RTCPeerConnection | undefined {
  const handler = current?.sessionDescriptionHandler;
  return handler instanceof Web.SessionDescriptionHandler ? handler.peerConnection : undefined;
}

function follow(next: Session): void {
  session = next;
  state.call = "ringing";
  next.stateChange.addListener((value) => {
    if (value === SessionState.Established) {
      state.call = "up";
      const connection = connectionOf(next);
      if (connection) {
        play(connection);
      }
    } else if (value === SessionState.Terminated) {
      state.call = "ended";
    }
  });
}

function start(settings: PhoneSettings): void {
  domain = settings.domain;
  agent = new UserAgent({
    uri: UserAgent.makeURI(`sip:${settings.user}@${domain}`),
    transportOptions: { server: settings.server },
    authorizationUsername: settings.credential.username,
    authorizationPassword: settings.credential.password,
    logLevel: "error",
    delegate: {
      onInvite: (invitation: Invitation) => {
        follow(invitation);
        if (settings.answers !== false) {
          void invitation.accept(audioOnly);
        }
      },
    },
  });
  const registerer = new Registerer(agent, { expires: 300 });
  registerer.stateChange.addListener((value) => {
    state.registered = value === RegistererState.Registered;
  });
  agent.transport.onConnect = () => {
    state.connected = true;
    // After a reconnect the registerer still believes it is registered: ask again, and believe the answer only.
    void registerer.register({
      requestDelegate: {
        onAccept: () => {
          state.registered = true;
          state.registrations += 1;
        },
        onReject: ({ message }) => {
          state.refused = message.statusCode ?? -1;
        },
      },
    });
  };
  agent.transport.onDisconnect = () => {
    state.connected = false;
    state.registered = false;
    setTimeout(() => void agent?.reconnect().catch(() => undefined), 1000);
  };
  void agent.start();
}

function dial(user: string, video: boolean): void {
  const target = UserAgent.makeURI(`sip:${user}@${domain}`);
  if (agent && target) {
    const inviter = new Inviter(agent, target, {
      sessionDescriptionHandlerOptions: { constraints: { audio: true, video } },
    });
    follow(inviter);
    void inviter.invite({
      requestDelegate: {
        onReject: ({ message }) => {
          state.cause = String(message.statusCode);
        },
      },
    });
  }
}

function answer(): void {
  if (session instanceof Invitation) {
    void session.accept(audioOnly);
  }
}

function hangUp(): void {
  if (session?.state === SessionState.Established) {
    void session.bye();
  } else if (session instanceof Inviter) {
    void session.cancel();
  } else if (session instanceof Invitation) {
    void session.reject();
  }
}

/** Ends with the answer: SIP.js refuses a second re-INVITE while one is under way. */
function reinvite(sessionDescriptionHandlerOptions: object): Promise<void> {
  return new Promise((resolve, reject) => {
    const requestDelegate = {
      onAccept: () => resolve(),
      onReject: () => reject(new Error("the re-INVITE is refused")),
    };
    session?.invite({ sessionDescriptionHandlerOptions, requestDelegate }).catch(reject);
  });
}

const phone: Phone = {
  state,
  start,
  dial,
  answer,
  hangUp,
  hold: (on) => reinvite({ hold: on }),
  press: (digits) => {
    session?.sessionDescriptionHandler?.sendDtmf(digits);
  },
  restartIce: () => {
    void reinvite({ offerOptions: { iceRestart: true } });
  },
  statistics: () => readStatistics(connectionOf(session)),
};

window.phone = phone;
