import { weChatPaths } from "../../platform/weChat/wire.js";
import type { AnswerFault } from "../EmulatorOptions.js";
import {
  type WeChatErrorFault,
  type WeChatFault,
  type WeChatFaultKind,
  type WeChatOtherFault,
  type WeChatPageFault,
  errorFaults,
  otherFaults,
  pageFaults,
} from "./WeChatFault.js";

const { stableToken, classicToken, ticket, code, refresh, userInfo } = weChatPaths;
const fetches = [stableToken, classicToken];
const withSecret = [...fetches, code];
const anywhere = Object.values(weChatPaths);

/** Where a refusal can happen. */
const where: Readonly<Record<WeChatErrorFault | "codeUsed", readonly string[]>> = {
  "-1": anywhere,
  "40001": [ticket],
  "40002": withSecret,
  "40013": withSecret,
  "40014": [ticket],
  "40029": [code],
  "40030": [refresh],
  "40125": withSecret,
  "40163": [code],
  "40164": [...fetches, ticket],
  "40243": withSecret,
  "41004": withSecret,
  "42001": [ticket],
  "42002": [refresh],
  "42003": [code],
  "42007": [refresh, userInfo],
  "45009": anywhere,
  "45011": anywhere,
  "48001": [ticket, userInfo],
  codeUsed: [code],
};

type Fault = AnswerFault | { kind: WeChatFaultKind };
/** What goes wrong with an answer of the API's. */
type ApiFault = AnswerFault | { kind: WeChatErrorFault };

interface Waiting {
  readonly fault: Fault;
  readonly path: string | undefined;
  times: number;
}

const isErrorFault = (kind: string): kind is WeChatErrorFault => errorFaults.some((one) => one === kind);
const isPageFault = (kind: string): kind is WeChatPageFault => pageFaults.some((one) => one === kind);

/** Whether a text is the name of something that can go wrong. */
export function isWeChatFaultKind(kind: unknown): kind is WeChatFaultKind {
  return [...errorFaults, ...pageFaults, ...otherFaults].some((one) => one === kind);
}

/** What is yet to go wrong. Each is for the first to which it can happen. */
export interface WeChatFaults {
  add: (...faults: readonly WeChatFault[]) => void;
  /** What goes wrong with an answer of the API's. */
  atApi: (path: string) => ApiFault | undefined;
  /** What goes wrong with an answer of WeChat Pay's. */
  atPay: (path: string) => AnswerFault | undefined;
  /** What is shown in place of the page that asks. */
  atPage: () => WeChatPageFault | undefined;
  /** Whether one of these is next, and which. */
  take: <Kind extends WeChatOtherFault>(...kinds: readonly Kind[]) => Kind | undefined;
}

export function createFaults(): WeChatFaults {
  const waiting: Waiting[] = [];

  function next<Found>(find: (one: Waiting) => Found | undefined): Found | undefined {
    for (const one of waiting) {
      const found = find(one);
      if (found === undefined) continue;
      one.times -= 1;
      if (one.times < 1) waiting.splice(waiting.indexOf(one), 1);
      return found;
    }
    return undefined;
  }

  function answerFault({ fault, path: only }: Waiting, path: string): AnswerFault | undefined {
    const { kind } = fault;
    const isAny = kind === "slow" || kind === "status" || kind === "badJson" || kind === "html";
    return isAny && (only ?? path) === path ? fault : undefined;
  }

  function apiFault(one: Waiting, path: string): ApiFault | undefined {
    const ofAny = answerFault(one, path);
    if (ofAny) return ofAny;
    const { kind } = one.fault;
    const only = one.path;
    const error = kind === "codeUsed" ? "40163" : kind;
    if (!isErrorFault(error)) return undefined;
    return (only === undefined ? where[error].includes(path) : only === path) ? { kind: error } : undefined;
  }

  return {
    add(...faults) {
      for (const one of faults) {
        const { times = 1, path, ...fault } = typeof one === "string" ? { kind: one } : one;
        waiting.push({ fault, path, times });
      }
    },
    atApi: (path) => next((one) => apiFault(one, path)),
    atPay: (path) => next((one) => answerFault(one, path)),
    atPage: () => next(({ fault: { kind } }) => (isPageFault(kind) ? kind : undefined)),
    take: (...kinds) => next(({ fault }) => kinds.find((kind) => kind === fault.kind)),
  };
}
