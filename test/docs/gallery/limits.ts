/** What a component cannot show, by why. What is not here must have a story. */
export type Limits = Readonly<Record<string, readonly string[]>>;

/** What a component's stories may lack. */
export interface ComponentLimits {
  readonly phases: Limits;
  readonly codes: Limits;
  readonly looks: Limits;
}

const paymentsAlone = {
  "a payment's alone": ["preparing", "prepared", "paying", "paid", "unconfirmed"],
};
const quiet = { "the button is idle again, and says nothing": ["aborted", "superseded"] };
const noServer = { "it asks no server of yours": ["network", "server"] };
const noState = { "only a consent carries a state": ["state_mismatch"] };
const noLook = {};

const signIn: ComponentLimits = {
  phases: {
    ...paymentsAlone,
    "a message's alone": ["sending"],
    "it is known how a sign-in ended": ["unknown", "handedOff"],
  },
  codes: quiet,
  looks: noLook,
};

/** For a component that is a `.vv-control`. */
export const controls: Readonly<Record<string, ComponentLimits>> = {
  AuthButton: signIn,
  LoginButton: signIn,
  PayButton: {
    phases: { "a payment has words of its own": ["pending", "sending", "success", "handedOff"] },
    codes: {
      ...noState,
      "a payment never joins another call, and has no signal": ["aborted", "superseded"],
      "it goes on to confirming, and the server is asked": ["left"],
    },
    looks: noLook,
  },
  ShareButton: {
    phases: {
      ...paymentsAlone,
      "your server has nothing to do with it": ["confirming", "sending"],
      "no host proves that a person shared": ["success", "unknown"],
    },
    codes: { ...quiet, ...noServer, ...noState },
    looks: noLook,
  },
  ContactButton: {
    phases: {
      ...paymentsAlone,
      "your server has nothing to do with it": ["confirming", "sending"],
      "no host tells whether anybody wrote": ["success", "unknown"],
    },
    codes: {
      ...quiet,
      ...noServer,
      ...noState,
      "nothing comes back of it": ["invalid_response", "left"],
    },
    looks: noLook,
  },
  SessionPicker: {
    phases: {
      ...paymentsAlone,
      "your server has nothing to do with it": ["confirming", "sending"],
      "a chat was picked or not": ["unknown", "handedOff"],
    },
    codes: { ...quiet, ...noServer, ...noState, "no link picks a chat": ["left", "not_opened"] },
    looks: noLook,
  },
  SendMessageButton: {
    phases: { ...paymentsAlone, "a message is sending then": ["confirming"], "the server tells": ["handedOff"] },
    codes: { ...quiet, "where a link would leave the page it is unavailable": ["left", "not_opened"] },
    looks: noLook,
  },
};

/** For a component that is a `.vv-card`: its words tell the code, so the table names the story. */
export interface CardLimits extends ComponentLimits {
  readonly stories: Readonly<Record<string, string>>;
}

export const cards: Readonly<Record<string, CardLimits>> = {
  HostGate: {
    phases: {},
    stories: { unavailable: "Unavailable", unsupported: "Unsupported", script_failed: "Failed" },
    codes: {
      "it calls nothing": [
        ...["aborted", "busy", "cancelled", "denied", "failed", "invalid", "invalid_response", "left", "network"],
        ...["not_opened", "server", "state_mismatch", "superseded", "timeout"],
      ],
    },
    looks: {
      "it is no button": ["Disabled"],
      "its words are the kit's; what the app says is its fallback": ["LongText"],
    },
  },
  OrderStatus: {
    phases: { "it is a skeleton then: Loading": ["preparing"] },
    stories: {
      cancelled: "Cancelled",
      denied: "Denied",
      failed: "Failed",
      invalid: "Invalid",
      invalid_response: "InvalidResponse",
      network: "NetworkError",
      not_opened: "NotOpened",
      server: "ServerError",
      timeout: "Timeout",
      unavailable: "Unavailable",
    },
    codes: {
      "only a consent carries a state": ["state_mismatch"],
      "a payment never joins another call, and has no signal": ["aborted", "superseded"],
      "it goes on to confirming, and the server is asked": ["left"],
      "told as any other failure: nothing was paid": ["busy", "script_failed", "unsupported"],
    },
    looks: { "it is no button": ["Disabled"] },
  },
};
