/**
 * What the app hands to its response callback. The iOS library sends any JSON value as it is. The Android libraries
 * send text alone: a string goes as it is, anything else as the JSON text that the app's Java would make of it.
 */
export type NativeReply = string | number | boolean | object | null | undefined;

/** One call of the page, as the app's native code received it. */
export interface NativeCall {
  readonly method: string;
  /** `raw`, read as JSON. Text that is no JSON stays text; `undefined` where the page sent nothing. */
  readonly params: unknown;
  /** The parameters' own text: what `JSONObject.getString` gives on Android, the JSON of the value on iOS. */
  readonly raw: string | null;
  /** The app's response callback: may be called never, late, or again. Does nothing if the page asked for no reply. */
  readonly reply: (data: NativeReply) => void;
}

/** The app around the page: one library's injected script, and the native half that answers it. */
export interface NativeHost {
  readonly platform: "ios" | "android" | "android2022";
  /** Every call that reached native code, in order, handled or not. */
  readonly calls: readonly NativeCall[];
  /**
   * How often the page asked for the iOS script, by an iframe to `https://__bridge_loaded__`. On Android that is a
   * request which a real app would let out to the network.
   */
  readonly handshakes: number;
  /** The app's handler of a method. A method without one is never answered. */
  readonly handle: (method: string, handler: (call: NativeCall) => void) => void;
  /** Injects the script as the app does by itself: on the handshake (iOS), or once the page has loaded (Android). */
  readonly inject: () => void;
  /** Takes everything back: globals, iframes, timers, and whatever native code had under way. */
  readonly dispose: () => void;
}
