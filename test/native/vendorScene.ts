import { afterEach, beforeEach } from "vitest";
import { type PageTraces, watchPage } from "../contract/pageTraces.js";
import { type CaughtErrors, catchErrors, createAndroidHost, type NativeHost } from "./index.js";
import { page } from "./page.js";
import { removeVendorSdk, runVendorSdk, vendorApi } from "./vendorSdk.js";

/** What each test of the script's emulation gets anew. */
export interface VendorScene {
  readonly native: NativeHost | undefined;
  readonly errors: readonly string[];
  /** Runs the script in the page of this app. */
  readonly runIn: (host?: NativeHost) => void;
}

export function vendorScene(): VendorScene {
  let native: NativeHost | undefined;
  let caught: CaughtErrors;
  let traces: PageTraces;

  beforeEach(() => {
    traces = watchPage();
    caught = catchErrors();
  });

  afterEach(() => {
    native?.dispose();
    native = undefined;
    removeVendorSdk();
    delete page.WVJBCallbacks;
    traces.stop();
    caught.stop();
  });

  return {
    get native() {
      return native;
    },
    get errors() {
      return caught.errors;
    },
    runIn(host) {
      native = host;
      runVendorSdk();
    },
  };
}

/** An app whose bridge is up, and has been initialised by the page. */
export function initialised(): NativeHost {
  return createAndroidHost({ injected: "initialised" });
}

/** Registers for readiness. The array grows each time it comes. */
export function registered(): { readonly times: string[]; readonly threw: string | undefined } {
  const times: string[] = [];
  let threw: string | undefined;
  try {
    vendorApi().onReady(() => times.push("ready"));
  } catch (error) {
    threw = String(error);
  }
  return { times, threw };
}

/** Calls a method. The callbacks are noted as they come. */
export function callVendor(method = "post", options: object = {}): [string, unknown][] {
  const seen: [string, unknown][] = [];
  const note = (name: string) => (reply: unknown) => void seen.push([name, reply]);
  vendorApi().call(method, options, note("success"), note("error"), note("complete"));
  return seen;
}
