import type { HostEngine } from "../../testing/engine/engine.js";
import type { CallParams } from "../../testing/engine/script.js";
import { override } from "../override.js";
import { soon } from "../soon.js";
import type { Permission } from "./permission.js";
import { accessDenied, functionMissing } from "./replies.js";

type Answer = (reply: unknown) => void;

/** The app's end of `WeixinJSBridge`. */
export interface BridgeEnd {
  /** Tells the page of something, if it may hear of it. */
  emit: (event: string, told: object) => void;
  /** What is put on the page. */
  readonly bridge: object;
}

/** How long a bridge that is late takes, in ms. */
const late = 3000;

function copyOf(given: unknown): CallParams {
  // Through text, as the real one goes: what the page has stays as it is.
  const copy: unknown = typeof given === "object" && given !== null ? JSON.parse(JSON.stringify(given)) : {};
  return { ...Object(copy) } as CallParams;
}

function valueOf(response: unknown): unknown {
  try {
    return typeof response === "string" ? JSON.parse(response) : response;
  } catch {
    return response;
  }
}

/**
 * @param needs - whether the app has such a function, and lets no page use it unasked
 */
export function createBridgeEnd(
  engine: HostEngine,
  permission: Permission,
  needs: (method: string) => boolean,
): BridgeEnd {
  const listeners = new Map<string, Answer>();

  // By hand, pages leave out what they do not need.
  function invoke(name: unknown, ...rest: readonly unknown[]): void {
    const method = String(name);
    const answer = rest.find((one): one is Answer => typeof one === "function");
    const params = copyOf(rest[0]);
    const tell = (reply: object) => {
      soon(() => answer?.({ ...reply }));
    };
    const why = needs(method) ? permission.whyNot(method, params) : undefined;
    if (why) {
      console.warn(`simulator: WeChat denies "${method}": ${why}`);
      tell(accessDenied);
    } else if (method === "auth") {
      // A page has no such function: it is the simulator's own name for a navigation.
      tell(functionMissing);
    } else {
      const grant = method === "preVerifyJSAPI" ? permission.ask(params) : undefined;
      engine.bridge.callHandler?.(method, params, (response) => {
        const reply = valueOf(response);
        const { err_msg: said } = Object(reply) as { err_msg?: unknown };
        if (said === "preVerifyJSAPI:ok") grant?.();
        answer?.(reply);
      });
    }
  }

  return {
    emit(event, told) {
      if (permission.hears(event)) listeners.get(event)?.({ ...told });
    },
    bridge: {
      invoke,
      call: invoke,
      // The last one hears it.
      on(event: unknown, answer: unknown) {
        if (typeof answer === "function")
          listeners.set(String(event), (reply) => void Reflect.apply(answer, undefined, [reply]));
      },
    },
  };
}

/** Once the page's own scripts have run. */
function whenParsed(act: () => void): () => void {
  let active = true;
  const run = () => {
    soon(() => {
      if (active) act();
    });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", run);
  else run();
  return () => {
    active = false;
    document.removeEventListener("DOMContentLoaded", run);
  };
}

/**
 * Puts the bridge on the page, in the app's own time, and tells of it.
 *
 * @returns takes it off again
 */
export function installBridge(bridge: object, time: "prompt" | "late" | "never"): () => void {
  if (time === "never") return () => {};
  let undo = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  const put = () => {
    undo = override(window, "WeixinJSBridge", bridge);
    document.dispatchEvent(new Event("WeixinJSBridgeReady"));
  };
  const stop = whenParsed(() => {
    if (time === "late") timer = setTimeout(put, late);
    else put();
  });
  return () => {
    stop();
    clearTimeout(timer);
    undo();
  };
}
